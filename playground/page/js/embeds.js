/** A bot's cards: the coloured bar, title, words, fields and pictures of an embed. */

import { h } from "./dom.js";
import { localAddress, tiles } from "./gallery.js";
import { markdown } from "./markdown.js";
import { messageTime } from "./time.js";

/** Draw one embed of a message. */
export function embed(card, message, { state, lightbox }) {
  const image = localAddress(card.image?.url, message);
  const thumbnail = localAddress(card.thumbnail?.url, message);
  const element = h(
    "div",
    { class: "embed", "data-testid": "embed" },
    h(
      "div",
      { class: "embed-words" },
      card.author?.name &&
        h("p", { class: "embed-author" }, outward(card.author.url, card.author.name)),
      card.title &&
        h("p", { class: "embed-title" }, outward(card.url, markdown(card.title, state))),
      card.description && h("div", { class: "markdown" }, markdown(card.description, state)),
      card.fields?.length > 0 &&
        h(
          "dl",
          { class: "embed-fields" },
          card.fields.map((field) => embedField(field, state)),
        ),
    ),
    thumbnail && h("img", { class: "embed-thumbnail", src: thumbnail, alt: "" }),
    image &&
      tiles([{ ...card.image, url: image, alt: card.image.description || "Picture" }], lightbox),
    (card.footer?.text || card.timestamp) &&
      h(
        "p",
        { class: "embed-footer" },
        card.footer?.text,
        card.footer?.text && card.timestamp && " · ",
        card.timestamp && messageTime(card.timestamp),
      ),
  );
  if (card.color != null) element.style.setProperty("--bar", colour(card.color));
  return element;
}

/** The addresses of the attachments that the embeds show, so that they are not shown twice. */
export function embeddedAddresses(message) {
  const pictures = (message.embeds ?? []).flatMap(({ image, thumbnail }) => [image, thumbnail]);
  return new Set(pictures.map((picture) => localAddress(picture?.url, message)).filter(Boolean));
}

/** Discord's colours are whole numbers: 0xRRGGBB. */
export function colour(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

function embedField({ name, value, inline }, state) {
  return h(
    "div",
    { class: inline ? "embed-field is-inline" : "embed-field" },
    h("dt", {}, markdown(name, state)),
    h("dd", { class: "markdown" }, markdown(value, state)),
  );
}

function outward(url, words) {
  if (!/^https?:\/\//.test(url ?? "")) return words;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words);
}
