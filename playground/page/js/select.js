/** A select menu of one or several options, in messages and in modals. */

import { fill, h, icon, uniqueId } from "./dom.js";
import { offered } from "./offered.js";
import { openBeside, roam } from "./popup.js";

/**
 * Make a select. `options` are {label, value, description, emoji, default}; `committed` is called
 * with the values when a choice is made (one), or when the list closes with another choice
 * (several).
 */
export class Select {
  element;
  values;
  #component;
  #options;
  #committed;
  #before = [];
  #button;
  #list;

  constructor({ component, options, name, committed = () => {} }) {
    this.#component = component;
    this.#options = options;
    this.#committed = committed;
    this.values = options.filter((option) => option.default).map(({ value }) => value);
    const listId = uniqueId("select");
    this.#button = h("button", {
      class: "select-button",
      type: "button",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-label": name ?? component.placeholder ?? "Make a selection",
      disabled: component.disabled,
      onclick: () => this.#open(),
      onkeydown: (event) => this.#buttonKey(event),
    });
    this.#list = h(
      "div",
      {
        class: "select-list",
        popover: "auto",
        role: "listbox",
        id: listId,
        "aria-multiselectable": String(this.isMultiple),
        onkeydown: (event) => this.#key(event),
        ontoggle: (event) => this.#toggled(event),
      },
      options.map((option) => this.#row(option)),
    );
    this.element = h("div", { class: "select" }, this.#button, this.#list);
    this.#draw();
  }

  get isMultiple() {
    return (this.#component.max_values ?? 1) > 1;
  }

  #row(option) {
    return h(
      "div",
      {
        class: "select-option",
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        "data-value": option.value,
        onclick: () => this.#toggle(option.value),
      },
      option.emoji?.name &&
        h("span", { class: "select-emoji", "aria-hidden": "true" }, option.emoji.name),
      h(
        "span",
        { class: "select-words" },
        option.label,
        option.description && h("small", {}, option.description),
      ),
      h("span", { class: "select-mark", "aria-hidden": "true" }),
    );
  }

  #open() {
    this.#before = this.values;
    this.#list.style.setProperty("width", `${this.#button.offsetWidth}px`);
    openBeside(this.#list, this.#button);
    (this.#list.querySelector("[aria-selected=true]") ?? this.#list.firstElementChild)?.focus();
  }

  #buttonKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.#open();
  }

  #key(event) {
    const rows = [...this.#list.children];
    if (roam(event, rows)) return;
    if (event.key === "Tab") this.#list.hidePopover();
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      document.activeElement.click();
    } else if (event.key.length === 1) {
      rows
        .find((row) => row.textContent.toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    }
  }

  #toggle(value) {
    if (!this.isMultiple) {
      const clears = this.#component.min_values === 0 && this.values.includes(value);
      this.values = clears ? [] : [value];
      this.#draw();
      this.#list.hidePopover();
      return;
    }
    const chosen = this.values.includes(value);
    if (!chosen && this.values.length >= this.#component.max_values) return;
    this.values = chosen ? this.values.filter((each) => each !== value) : [...this.values, value];
    this.#draw();
  }

  #toggled({ newState }) {
    this.#button.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "open") return;
    if (this.values.length < (this.#component.min_values ?? 1)) this.values = this.#before;
    this.#draw();
    const changed =
      this.values.length !== this.#before.length ||
      this.values.some((value) => !this.#before.includes(value));
    if (changed) this.#committed(this.values);
  }

  #draw() {
    const chosen = this.#options.filter(({ value }) => this.values.includes(value));
    for (const row of this.#list.children) {
      row.setAttribute("aria-selected", String(this.values.includes(row.dataset.value)));
    }
    const words = chosen
      .map(({ label, emoji }) => (emoji?.name ? `${emoji.name} ${label}` : label))
      .join(", ");
    fill(
      this.#button,
      h(
        "span",
        { class: words ? "" : "select-placeholder" },
        words || this.#component.placeholder || "Make a selection",
      ),
      icon("down"),
    );
  }
}

const STRINGS = 3;
const OFFERED = { 5: "user", 6: "role", 7: "mentionable", 8: "channel" };

/** What a select offers: its own options, or people, roles and channels. */
export function selectOptions(component, state) {
  if (component.type === STRINGS) return component.options;
  const initial = new Set((component.default_values ?? []).map(({ id }) => id));
  return offered(OFFERED[component.type], component, state).map(({ id, name, detail }) => ({
    label: name,
    value: id,
    description: detail,
    default: initial.has(id),
  }));
}

export const SELECTS = [STRINGS, ...Object.keys(OFFERED).map(Number)];
