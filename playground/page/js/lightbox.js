/** Pictures large, one at a time, over the page. */

import { h, icon } from "./dom.js";

/** A dialog: arrows go round a message's pictures, Escape and a click beside them close it. */
export class Lightbox {
  #image = h("img", { class: "lightbox-image", alt: "" });
  #caption = h("p", { class: "lightbox-caption", "aria-live": "polite" });
  #original = h(
    "a",
    { class: "lightbox-original", target: "_blank", rel: "noopener noreferrer" },
    icon("out"),
    "Open original",
  );
  #arrows = [this.#arrow("left", "Previous picture", -1), this.#arrow("right", "Next picture", 1)];
  #close = h(
    "button",
    {
      class: "icon-button lightbox-close",
      type: "button",
      "aria-label": "Close",
      onclick: () => this.#dialog.close(),
    },
    icon("close"),
  );
  #dialog;
  #pictures = [];
  #index = 0;

  constructor(parent) {
    const stage = h(
      "div",
      { class: "lightbox-stage" },
      this.#arrows[0],
      this.#image,
      this.#arrows[1],
    );
    this.#dialog = h(
      "dialog",
      {
        class: "lightbox",
        "aria-label": "Picture",
        "data-testid": "lightbox",
        onkeydown: (event) => this.#key(event),
        onclick: ({ target }) =>
          (target === this.#dialog || target === stage) && this.#dialog.close(),
      },
      stage,
      h("footer", { class: "lightbox-foot" }, this.#caption, this.#original),
      this.#close,
    );
    parent.append(this.#dialog);
  }

  /** Open the picture at `index` of [{url, alt}]. */
  open(pictures, index) {
    this.#pictures = pictures;
    for (const arrow of this.#arrows) arrow.hidden = pictures.length < 2;
    this.#show(index);
    this.#dialog.showModal();
    this.#close.focus();
  }

  #arrow(name, label, step) {
    return h(
      "button",
      {
        class: `icon-button lightbox-${name}`,
        type: "button",
        "aria-label": label,
        onclick: () => this.#show(this.#index + step),
      },
      icon(name),
    );
  }

  #show(index) {
    this.#index = (index + this.#pictures.length) % this.#pictures.length;
    const { url, alt } = this.#pictures[this.#index];
    this.#image.src = url;
    this.#image.alt = alt;
    this.#original.href = url;
    const place =
      this.#pictures.length > 1 ? `${this.#index + 1} of ${this.#pictures.length} · ` : "";
    this.#caption.textContent = place + alt;
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#show(this.#index + step);
  }
}
