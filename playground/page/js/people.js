/** Faces and names: avatars, the list of people, and the control that says who you are. */

import { fill, h, icon, refill } from "./dom.js";
import { openMenu } from "./popup.js";

const COLOURS = [
  "#b3432f",
  "#8a5a00",
  "#2e7d4f",
  "#1f7a8c",
  "#3b5bb5",
  "#7a4bb0",
  "#a83a77",
  "#5c6b2f",
];

/** A round picture made of initials, in the person's own colour; the bot gets the easel. */
export function avatar(person) {
  if (person.isBot) return h("img", { class: "avatar", src: "/page/icon.svg", alt: "" });
  const words = person.name.trim().split(/\s+/);
  const initials = words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();
  const face = h("span", { class: "avatar", "aria-hidden": "true" }, initials);
  face.style.setProperty("--face", colourOf(person));
  return face;
}

function colourOf({ id, colour }) {
  if (typeof colour === "number") return `#${colour.toString(16).padStart(6, "0")}`;
  return colour || COLOURS[Number(BigInt(id) % BigInt(COLOURS.length))];
}

/** The small sign beside the bot's name. */
export function appBadge() {
  return h("span", { class: "app-badge" }, "APP");
}

/** Keep the list of people on the right and the "You are" button true. */
export function showPeople({ list, button, state, session }) {
  const draw = () => {
    refill(list, memberGroups(state, session));
    fill(
      button,
      avatar(state.me),
      h("span", { class: "you-are-words" }, h("small", {}, "You are: "), h("b", {}, state.me.name)),
      icon("down"),
    );
    button.setAttribute("aria-label", `You are: ${state.me.name}. Be someone else`);
  };
  button.addEventListener("click", () =>
    openMenu(
      button,
      "Be someone else",
      state.people.map((person) => ({
        label: person.name,
        detail: person.role,
        picture: avatar(person),
        checked: person.id === state.me.id,
        act: () => session.enter(person.id),
      })),
    ),
  );
  state.addEventListener("entered", draw);
  state.addEventListener("bot", draw);
}

function memberGroups(state, session) {
  const groups = [
    ["Teachers", "teacher"],
    ["Students", "student"],
  ];
  const sections = groups.map(([title, role]) => {
    const people = state.people.filter((person) => person.role === role);
    return h(
      "section",
      { "aria-label": title },
      h("h2", {}, title),
      people.map((person) => member(person, state, session)),
    );
  });
  const bot = h(
    "div",
    { class: state.bot.online ? "member" : "member is-offline" },
    avatar({ ...state.bot, isBot: true }),
    h(
      "span",
      { class: "member-name" },
      state.bot.name,
      " ",
      appBadge(),
      h("small", {}, state.bot.online ? "online" : "not running"),
    ),
  );
  return [
    h("h2", { class: "drawer-title" }, "Who is here"),
    sections,
    h("section", { "aria-label": "Apps" }, h("h2", {}, "Apps"), bot),
    h(
      "p",
      { class: "notice" },
      "Click a name to be that person. Another tab can be someone else at the same time.",
    ),
  ];
}

function member(person, state, session) {
  const isMe = person.id === state.me.id;
  return h(
    "button",
    {
      class: "member",
      type: "button",
      "data-key": person.id,
      "aria-pressed": String(isMe),
      "aria-label": isMe ? `${person.name} (you)` : `Be ${person.name}`,
      onclick: () => session.enter(person.id),
    },
    avatar(person),
    h("span", { class: "member-name" }, person.name, isMe && h("small", {}, "you")),
  );
}
