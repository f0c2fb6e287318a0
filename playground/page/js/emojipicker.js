/** A few emoji to react with: those that the bot understands first. */

import { h } from "./dom.js";
import { openBeside, roam } from "./popup.js";

/** What the bot understands: a favourite, away with it, send it to me. */
export const QUICK_EMOJI = ["⭐", "❌", "✉️"];

const NAMES = {
  "⭐": "star",
  "❌": "cross mark",
  "✉️": "envelope",
  "👍": "thumbs up",
  "👎": "thumbs down",
  "❤️": "red heart",
  "😂": "tears of joy",
  "😍": "heart eyes",
  "😮": "astonished",
  "😢": "crying",
  "🤔": "thinking",
  "🎉": "party popper",
  "👏": "clapping hands",
  "🙌": "raising hands",
  "🔥": "fire",
  "💯": "hundred points",
  "👀": "eyes",
  "✅": "check mark",
  "❓": "question mark",
  "🎨": "palette",
  "🖼️": "framed picture",
  "🌈": "rainbow",
  "🐶": "dog",
  "🚀": "rocket",
};

/** What an emoji is called, for those who hear it. */
export function emojiName(emoji) {
  return NAMES[emoji] ?? emoji;
}

/** Open the picker at `anchor`; `choose(emoji)` is called once, or never on Escape. */
export function openEmojiPicker(anchor, choose) {
  const menu = h("div", {
    class: "menu emoji-picker",
    popover: "auto",
    role: "menu",
    "aria-label": "Reactions",
    onkeydown: (event) => {
      if (event.key === "Tab") menu.hidePopover();
      else roam(event, [...menu.children]);
    },
    ontoggle: ({ newState }) => newState === "closed" && menu.remove(),
  });
  menu.append(
    ...Object.entries(NAMES).map(([emoji, name]) =>
      h(
        "button",
        {
          class: "emoji-choice",
          type: "button",
          role: "menuitem",
          tabindex: "-1",
          title: name,
          "aria-label": `React with ${name}`,
          onclick: () => {
            menu.hidePopover();
            choose(emoji);
          },
        },
        emoji,
      ),
    ),
  );
  anchor.after(menu);
  openBeside(menu, anchor);
  menu.firstElementChild.focus();
}
