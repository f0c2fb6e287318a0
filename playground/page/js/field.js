/** One option of a command, as a field in the composer. */

import { choicesOf, OPTION, readValue } from "./commands.js";
import { h, icon } from "./dom.js";

const DEBOUNCE_MS = 250;
const NUMERIC = { [OPTION.INTEGER]: "numeric", [OPTION.NUMBER]: "decimal" };

/**
 * A labelled text field; with choices or autocomplete the picker opens under its keys.
 * `form` is its owner: {picker, state, complete(option, typed), changed(field), removed(field)}.
 */
export class Field {
  element;
  input;
  #form;
  #choices;
  #chosen = null;
  #timer = 0;
  #asked = 0;

  constructor(option, form) {
    this.option = option;
    this.#form = form;
    this.#choices = choicesOf(option, form.state);
    this.input = this.#makeInput();
    const isLong = option.type === OPTION.STRING && !this.#choices && !option.autocomplete;
    this.element = optionFrame(option, this.input, { isLong, remove: () => form.removed(this) });
  }

  get typed() {
    return this.input.value;
  }

  set typed(text) {
    this.#chosen = null;
    this.input.value = text;
  }

  /** {value}, {problem: one sentence}, or null while nothing is typed. */
  read() {
    if (this.typed.trim() === "") return null;
    if (this.#chosen?.name === this.typed) return { value: this.#chosen.value };
    return readValue(this.option, this.typed, this.#choices);
  }

  focus() {
    this.input.focus();
    this.input.setSelectionRange(this.typed.length, this.typed.length);
  }

  #makeInput() {
    const { name, description, type } = this.option;
    const offers = this.#choices || this.option.autocomplete;
    return h("textarea", {
      class: "option-input",
      rows: "1",
      "aria-label": name,
      "aria-description": description,
      placeholder: offers ? "Choose…" : description,
      inputmode: NUMERIC[type],
      spellcheck: type === OPTION.STRING && !offers ? "true" : "false",
      autocomplete: "off",
      role: offers ? "combobox" : null,
      "aria-expanded": offers ? "false" : null,
      "aria-autocomplete": offers ? "list" : null,
      "aria-required": Boolean(this.option.required),
      oninput: () => this.#edited(),
      onfocus: () => this.#offer(),
      onblur: () => this.#form.picker.close(),
    });
  }

  #edited() {
    this.#chosen = null;
    if (this.typed.includes("\n")) this.input.value = this.typed.replace(/\s*\n\s*/g, " ");
    this.#form.changed(this);
    if (document.activeElement === this.input) this.#offer();
  }

  #offer() {
    clearTimeout(this.#timer);
    if (this.#choices) this.#show(this.#filtered());
    else if (this.option.autocomplete) {
      this.#timer = setTimeout(() => this.#complete(), this.typed === "" ? 0 : DEBOUNCE_MS);
    }
  }

  /** Until something is typed that is not a choice itself, the whole list stands open. */
  #filtered() {
    const typed = this.typed.trim().toLowerCase();
    const exact = this.#choices.find(({ name }) => name.toLowerCase() === typed);
    if (exact) return [exact];
    return this.#choices.filter(({ name }) => name.toLowerCase().includes(typed));
  }

  async #complete() {
    this.#asked += 1;
    const turn = this.#asked;
    const choices = await this.#form.complete(this.option, this.typed);
    if (turn === this.#asked && document.activeElement === this.input) this.#show(choices);
  }

  #show(choices) {
    const { name, description } = this.option;
    this.#form.picker.show({
      input: this.input,
      title: `${name}: ${description}`,
      empty: this.#choices
        ? `${name}: nothing in the list is like that`
        : `${name}: ${description}`,
      items: choices.map((choice) => ({ title: choice.name, value: choice.value })),
      choose: ({ title, value }) => this.#take({ name: title, value }),
    });
  }

  #take(choice) {
    this.#chosen = choice;
    this.input.value = choice.name;
    this.#form.picker.close();
    this.#form.changed(this);
  }
}

/** An option's name with its control; one that is not required can be taken away again. */
export function optionFrame(option, control, { isLong = false, tag = "label", remove }) {
  const button = h(
    "button",
    {
      class: "option-remove",
      type: "button",
      "aria-label": `Remove ${option.name}`,
      onclick: remove,
    },
    icon("close"),
  );
  return h(
    "div",
    { class: isLong ? "option is-long" : "option", "data-option": option.name },
    h(tag, { class: "option-label" }, h("span", { class: "option-name" }, option.name), control),
    !option.required && button,
  );
}
