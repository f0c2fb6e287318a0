/** What an empty channel says: where one is, and one thing to try. */

import { isOfferedIn } from "./commands.js";
import { h } from "./dom.js";

const EXAMPLE = {
  command: "imagine",
  text: "/imagine prompt:Dog next to the Eiffel Tower in early morning sunlight",
};

/** Draw the empty channel; `suggest(text)` puts an example into the composer. */
export function welcome(state, suggest) {
  const { channel, bot } = state;
  const isPrivate = channel.kind === "dm";
  return h(
    "section",
    { class: "welcome", "data-testid": "welcome" },
    h("img", { src: "/page/icon.svg", alt: "", width: "72", height: "72" }),
    h("h2", {}, isPrivate ? `You and ${bot.name}` : `Welcome to #${channel.name}`),
    h(
      "p",
      {},
      isPrivate
        ? `What ${bot.name} sends here is for you alone.`
        : channel.topic || "Nothing has been said here yet.",
    ),
    bot.online
      ? example(state, suggest)
      : h("p", { class: "welcome-hint" }, "Commands appear as soon as the bot runs."),
  );
}

function example(state, suggest) {
  const offered = state.commands.filter((command) => isOfferedIn(command, state.channel));
  if (offered.length === 0) {
    return h("p", { class: "welcome-hint" }, "Commands work in the server's channels.");
  }
  if (!offered.some(({ name }) => name === EXAMPLE.command)) {
    return h(
      "p",
      { class: "welcome-hint" },
      "Type ",
      h("kbd", {}, "/"),
      " below to see what the bot can do.",
    );
  }
  return [
    h(
      "p",
      { class: "welcome-hint" },
      "Type ",
      h("kbd", {}, "/"),
      " below, or start with this one:",
    ),
    h(
      "button",
      { class: "example", type: "button", onclick: () => suggest(EXAMPLE.text) },
      h("code", {}, EXAMPLE.text),
    ),
  ];
}
