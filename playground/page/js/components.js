/** What a message has besides text: buttons, selects, and the layout parts of Components V2. */

import { dots, h, icon } from "./dom.js";
import { colour } from "./embeds.js";
import { fileCard, localAddress, tiles } from "./gallery.js";
import { markdown } from "./markdown.js";
import { Select, SELECTS, selectOptions } from "./select.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };
const LINK = 5;

const DRAWN = {
  1: row,
  2: button,
  9: section,
  10: words,
  11: thumbnail,
  12: gallery,
  13: file,
  14: separator,
  17: container,
  ...Object.fromEntries(SELECTS.map((type) => [type, select])),
};

/**
 * Draw a component of `room.message`. The room is {message, state, lightbox,
 * press(customId, values)}; press resolves when the bot has answered.
 */
export function component(part, room) {
  const draw = DRAWN[part.type];
  if (draw) return draw(part, room);
  return h(
    "p",
    { class: "md-subtext" },
    `(a component of type ${part.type}, which the playground does not draw)`,
  );
}

function row(part, room) {
  return h(
    "div",
    { class: "row" },
    part.components.map((child) => component(child, room)),
  );
}

function button(part, room) {
  const label = [
    part.emoji && h("span", { class: "button-emoji" }, part.emoji.name),
    part.label && h("span", {}, part.label),
  ];
  if (part.style === LINK) {
    const props = {
      class: "button is-secondary",
      href: /^https?:\/\//.test(part.url) ? part.url : null,
    };
    return h("a", { ...props, target: "_blank", rel: "noopener noreferrer" }, label, icon("out"));
  }
  const element = h(
    "button",
    {
      class: `button is-${STYLES[part.style] ?? "secondary"}`,
      type: "button",
      disabled: part.disabled,
      "data-key": part.custom_id,
      onclick: () => whileBusy(element, () => room.press(part.custom_id)),
    },
    label,
    dots(),
  );
  return element;
}

/** Keep a control busy until the bot has answered; a second click meanwhile does nothing. */
async function whileBusy(element, act) {
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  try {
    await act();
  } finally {
    element.removeAttribute("aria-busy");
  }
}

function select(part, room) {
  const menu = new Select({
    component: part,
    options: selectOptions(part, room.state),
    committed: (values) => whileBusy(menu.element, () => room.press(part.custom_id, values)),
  });
  return menu.element;
}

function section(part, room) {
  return h(
    "div",
    { class: "section" },
    h(
      "div",
      { class: "section-words" },
      part.components.map((child) => component(child, room)),
    ),
    component(part.accessory, room),
  );
}

function words(part, room) {
  return h("div", { class: "markdown" }, markdown(part.content, room.state));
}

function asPicture({ media, description, spoiler }, message) {
  const { width, height } = media;
  return {
    url: localAddress(media.url, message),
    width,
    height,
    alt: description || "Picture",
    spoiler,
  };
}

function thumbnail(part, { message, lightbox }) {
  const picture = tiles([asPicture(part, message)], lightbox);
  picture.classList.add("thumbnail");
  return picture;
}

function gallery(part, { message, lightbox }) {
  return tiles(
    part.items.map((item) => asPicture(item, message)),
    lightbox,
  );
}

function file(part, { message }) {
  const { url } = part.file;
  const { name = url.split("/").at(-1).split("?")[0], size = 0 } = part;
  return fileCard({ url: localAddress(url, message) ?? url, filename: name, size });
}

function separator({ divider = true, spacing = 1 }) {
  return h("hr", { class: `separator space-${spacing}${divider ? "" : " is-plain"}` });
}

function container(part, room) {
  const element = h(
    "div",
    { class: part.spoiler ? "container is-spoiler" : "container" },
    part.components.map((child) => component(child, room)),
  );
  if (part.accent_color != null) element.style.setProperty("--bar", colour(part.accent_color));
  if (part.spoiler)
    element.addEventListener("click", () => element.classList.remove("is-spoiler"), { once: true });
  return element;
}
