/** The left side: the server's channels, private messages, what is unread. */

import { fill, h, icon, refill } from "./dom.js";

/** Keep the channel list, the title line and the page's title true. */
export function showChannels({ list, title, topic, notice, state, session }) {
  const draw = () => {
    if (!state.channel) return;
    const text = state.channels.filter(({ kind }) => kind === "text");
    const dms = state.channels.filter(({ kind }) => kind === "dm");
    refill(
      list,
      h("h2", {}, state.server.name),
      h(
        "ul",
        {},
        text.map((channel) => entry(channel, state, session)),
      ),
      h("h2", {}, "Private messages"),
      h(
        "ul",
        {},
        dms.map((channel) => entry(channel, state, session)),
        dms.length === 0 && h("li", {}, privateButton(state, session)),
      ),
      privacySwitch(state, session),
    );
    fill(title, icon(state.channel.kind === "dm" ? "at" : "hash"), state.channel.name);
    topic.textContent = state.channel.topic ?? "";
    notice.textContent = state.notice;
    const waiting = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
    const mark = waiting > 0 ? `(${waiting}) ` : "";
    document.title = `${mark}${state.channel.name} · Easel playground`;
  };
  for (const name of ["entered", "visited", "channels", "privacy"]) state.addEventListener(name, draw);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) state.read();
  });
}

function entry(channel, state, session) {
  const unread = state.unread.get(channel.id) ?? 0;
  const isHere = channel.id === state.channelId;
  return h(
    "li",
    {},
    h(
      "button",
      {
        class: unread > 0 ? "channel is-unread" : "channel",
        type: "button",
        "data-key": channel.kind === "dm" ? "dm" : channel.id,
        "aria-current": isHere ? "page" : null,
        onclick: () => session.visit(channel.id),
      },
      icon(channel.kind === "dm" ? "at" : "hash"),
      h("span", { class: "channel-name" }, channel.name),
      unread > 0 &&
        h("span", { class: "unread" }, String(unread), h("span", { class: "unseen" }, " unread")),
    ),
  );
}

function privateButton(state, session) {
  return h(
    "button",
    {
      class: "channel",
      type: "button",
      "data-key": "dm",
      onclick: () => session.openPrivate(),
    },
    icon("plus"),
    h("span", { class: "channel-name" }, `Write to ${state.bot.name}`),
  );
}

/** As in a person's privacy settings on Discord: the bot's attempts to write are refused then. */
function privacySwitch(state, session) {
  return h(
    "button",
    {
      class: "switch",
      type: "button",
      role: "switch",
      "data-key": "privacy",
      "aria-checked": String(state.acceptsPrivate),
      onclick: () => session.acceptPrivate(!state.acceptsPrivate),
    },
    h("span", { class: "switch-track", "aria-hidden": "true" }),
    h("span", {}, "Accept private messages"),
  );
}
