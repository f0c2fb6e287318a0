/** What can be done to a message: the bot's commands, reactions, copying its text, removing it. */

import { isOfferedIn, MESSAGE_MENU } from "./commands.js";
import { h, icon } from "./dom.js";
import { openMenu } from "./popup.js";

const QUICK_EMOJI = ["⭐", "❌", "✉️"];

/**
 * The button with the menu. `view` has the message as it is now, run(command), react(emoji, on) and
 * remove().
 */
export function menuButton(view, state) {
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
  return h("div", { class: "message-tools" }, button);
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
  const mine = (view.message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => emoji.name);
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
