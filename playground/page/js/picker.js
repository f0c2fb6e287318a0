/** The list above the composer: commands or an option's choices, driven from the text field. */

import { fill, h, uniqueId } from "./dom.js";

/**
 * A listbox whose keys are pressed in a text field (ARIA's combobox pattern). An item is
 * {title, detail, tag, value}; the owner decides what choosing one means.
 */
export class Picker {
  element;
  #title = h("p", { class: "picker-title" });
  #list = h("ul", { class: "picker-list", role: "listbox", id: uniqueId("picker") });
  #items = [];
  #active = 0;
  #input = null;
  #choose = null;
  #skipExact = true;

  constructor() {
    this.element = h(
      "div",
      { class: "picker", hidden: true, "data-testid": "picker" },
      this.#title,
      this.#list,
    );
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /**
   * Show `items` for `input`; with none, `empty` is said instead. With `skipExact` an item typed in
   * full needs no choosing: Enter and Tab are the field's again.
   */
  show({ input, title, items, empty, choose, skipExact = true }) {
    if (this.#input !== input) this.close();
    this.#input = input;
    this.#choose = choose;
    this.#skipExact = skipExact;
    this.#items = items;
    this.#title.textContent = items.length > 0 ? title : empty;
    this.#list.setAttribute("aria-label", title);
    fill(
      this.#list,
      items.map((item, index) => this.#row(item, index)),
    );
    this.element.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", this.#list.id);
    this.#activate(0);
  }

  close() {
    if (!this.#input) return;
    this.element.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#input = null;
    this.#items = [];
  }

  /** Take a key pressed in the field; true when it was the list's. */
  takeKey(event) {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === "Escape") this.close();
    else if (this.#items.length === 0) return false;
    else if (event.key === "ArrowDown") this.#activate(this.#active + 1);
    else if (event.key === "ArrowUp") this.#activate(this.#active - 1);
    else if (event.key === "Enter" || event.key === "Tab") return this.#accept(event);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #accept(event) {
    const item = this.#items[this.#active];
    const exact = item.title.toLowerCase() === this.#input.value.trim().toLowerCase();
    if (event.shiftKey || (exact && this.#skipExact)) {
      this.close();
      return false;
    }
    event.preventDefault();
    this.#choose(item);
    return true;
  }

  #row(item, index) {
    return h(
      "li",
      {
        class: "picker-item",
        role: "option",
        id: `${this.#list.id}-${index}`,
        "aria-selected": "false",
        onpointerdown: (event) => event.preventDefault(), // the field keeps the focus
        onpointermove: () => this.#activate(index, false),
        onclick: () => this.#choose(item),
      },
      h("span", { class: "picker-name" }, item.title),
      item.detail && h("span", { class: "picker-detail" }, item.detail),
      item.tag && h("span", { class: "picker-tag" }, item.tag),
    );
  }

  #activate(index, scroll = true) {
    if (this.#items.length === 0) return;
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = (index + this.#items.length) % this.#items.length;
    const row = this.#list.children[this.#active];
    row.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", row.id);
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }
}
