/** What can be done to a message: the bot's commands, reactions, copying its text, removing it. */

import { isOfferedIn, MESSAGE_MENU } from "./commands.js";
import { h, icon } from "./dom.js";
import { emojiName, openEmojiPicker, QUICK_EMOJI } from "./emojipicker.js";
import { openMenu } from "./popup.js";

/**
 * The buttons that show on a message under the pointer: reactions, and the menu. `view` has the message as it is now, run(command), react(emoji, on) and
 * remove().
 */
export function messageTools(view, state) {
  const button = h(
    "button",
    {
      class: "icon-button message-more",
      type: "button",
      "aria-label": "Message menu",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMenu(button, "Message menu", items(view, state)),
    },
    icon("more"),
  );
  return h("div", { class: "message-tools" }, !view.message.private && reactButtons(view), button);
}

function reactButtons(view) {
  const more = h(
    "button",
    {
      class: "icon-button message-react",
      type: "button",
      "aria-label": "Add a reaction",
      "aria-haspopup": "menu",
      onclick: () => openEmojiPicker(more, (emoji) => view.react(emoji, true)),
    },
    icon("smile"),
  );
  const quick = QUICK_EMOJI.map((emoji) =>
    h(
      "button",
      {
        class: "icon-button message-quick",
        type: "button",
        title: emojiName(emoji),
        "aria-label": `Quick reaction: ${emojiName(emoji)}`,
        onclick: () => view.react(emoji, !myEmoji(view).includes(emoji)),
      },
      emoji,
    ),
  );
  return [quick, more];
}

function myEmoji(view) {
  return (view.message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => emoji.name);
}

function items(view, state) {
  const { message } = view;
  const mayDelete = message.private || state.isTeacher || message.author.id === state.me.id;
  return [
    ...(message.private ? [] : reactions(view)),
    ...appCommands(view, state),
    ...(message.content ? [{ label: "Copy text", act: () => copy(message.content) }] : []),
    ...(mayDelete ? [removal(view)] : []),
  ];
}

function reactions(view) {
  const mine = myEmoji(view);
  return QUICK_EMOJI.map((emoji) => {
    const isOn = mine.includes(emoji);
    return {
      label: isOn ? `Take back ${emoji}` : `React with ${emoji}`,
      act: () => view.react(emoji, !isOn),
    };
  });
}

function appCommands(view, state) {
  return state.commands
    .filter((command) => command.type === MESSAGE_MENU && isOfferedIn(command, state.channel))
    .map(({ name }) => ({ label: name, detail: state.bot.name, act: () => view.run(name) }));
}

function copy(text) {
  return navigator.clipboard.writeText(text);
}

function removal(view) {
  const label = view.message.private ? "Dismiss message" : "Delete message";
  return { label, danger: true, act: () => view.remove() };
}
