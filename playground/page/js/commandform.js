/** A chosen command in the composer: its name, its options as fields, those still on offer. */

import { OPTION, readOptions } from "./commands.js";
import { fill, h, icon } from "./dom.js";
import { Field } from "./field.js";
import { FileField } from "./filefield.js";

/**
 * `owner` is the composer: {picker, state, complete(command, values, focused),
 * run(command, values, form), complain(sentence), leave(text)}.
 */
export class CommandForm {
  element;
  #owner;
  #command;
  #fields = new Map();
  #fieldArea = h("div", { class: "command-fields" });
  #offers = h("div", { class: "command-offers", role: "group", "aria-label": "More options" });
  #free;
  #send;

  constructor(command, owner) {
    this.#owner = owner;
    this.#command = command;
    // Where nothing is required one still types on: " part:" opens that option.
    this.#free = h("input", {
      class: "command-free",
      "aria-label": `Options of /${command.name}`,
      placeholder: "Enter runs it",
      autocomplete: "off",
      oninput: () => this.#typedFreely(),
    });
    this.#send = h(
      "button",
      { class: "send", type: "submit", "aria-label": `Run /${command.name}` },
      icon("send"),
    );
    this.element = h(
      "form",
      {
        class: "composer-box command",
        "aria-label": `/${command.name}`,
        "data-testid": "command",
        onsubmit: (event) => this.#submit(event),
        onkeydown: (event) => this.#key(event),
      },
      h(
        "div",
        { class: "command-line" },
        h("span", { class: "command-name", title: command.description }, `/${command.name}`),
        this.#fieldArea,
        !command.options.some(({ required }) => required) && this.#free,
        this.#offers,
      ),
      this.#send,
    );
    for (const option of command.options.filter(({ required }) => required)) this.#add(option);
    this.#drawOffers();
  }

  get picker() {
    return this.#owner.picker;
  }

  get state() {
    return this.#owner.state;
  }

  /** Fill fields from {name: text} and put the cursor where one would go on typing. */
  start(values) {
    for (const [name, text] of Object.entries(values)) this.#fieldFor(name).typed = text;
    this.focus();
  }

  focus() {
    const fields = [...this.#fields.values()];
    const next = fields.find((field) => field.typed === "") ?? fields.at(-1);
    (next ?? this.#free).focus();
  }

  /** A field asks for suggestions to what is typed in it. */
  async complete(option, typed) {
    const values = { ...this.#read().values, [option.name]: typed };
    return this.#owner.complete(this.#command, values, option.name);
  }

  /** A field changed: " aspect:" typed inside a text opens that option, as on Discord. */
  changed(field) {
    this.#owner.complain("");
    if (field.option.type === OPTION.ATTACHMENT || !field.typed.includes(":")) return;
    const open = this.#command.options.filter(
      ({ name }) => name === field.option.name || !this.#fields.get(name)?.typed,
    );
    const ordered = [field.option, ...open.filter((option) => option !== field.option)];
    const values = readOptions(field.typed, ordered);
    const names = Object.keys(values);
    const own = new RegExp(`^\\s*${field.option.name}:`, "i").test(field.typed);
    if (names.length < 2 && !own) return;
    for (const name of names) this.#fieldFor(name).typed = values[name];
    if (own && names.length === 1) field.typed = values[field.option.name];
    else this.#fields.get(names.at(-1)).focus();
  }

  removed(field) {
    this.#fields.delete(field.option.name);
    field.element.remove();
    this.#drawOffers();
    this.focus();
  }

  /** Put files that were dropped or pasted into the options that take one, empty ones first. */
  takeFiles(files) {
    for (const file of files) {
      const place = this.#placeForFile();
      if (!place) {
        this.#owner.complain(`/${this.#command.name} takes no more files.`);
        return;
      }
      place.take(file);
    }
    this.focus();
  }

  #placeForFile() {
    const open = [...this.#fields.values()].find(
      ({ option, hasRoom }) => option.type === OPTION.ATTACHMENT && hasRoom,
    );
    const next = this.#command.options.find(
      ({ name, type }) => type === OPTION.ATTACHMENT && !this.#fields.has(name),
    );
    return open ?? (next ? this.#add(next) : null);
  }

  #typedFreely() {
    this.#owner.complain("");
    const name = /^\s*(\S+):$/.exec(this.#free.value)?.[1].toLowerCase();
    if (!this.#command.options.some((option) => option.name === name)) return;
    this.#free.value = "";
    this.#fieldFor(name).focus();
  }

  #fieldFor(name) {
    return (
      this.#fields.get(name) ??
      this.#add(this.#command.options.find((option) => option.name === name))
    );
  }

  #add(option) {
    const Kind = option.type === OPTION.ATTACHMENT ? FileField : Field;
    const field = new Kind(option, this);
    this.#fields.set(option.name, field);
    this.#fieldArea.append(field.element);
    this.#drawOffers();
    return field;
  }

  #drawOffers() {
    const open = this.#command.options.filter(({ name }) => !this.#fields.has(name));
    fill(
      this.#offers,
      open.map((option) =>
        h(
          "button",
          {
            class: "offer",
            type: "button",
            title: option.description,
            "aria-label": `Add option ${option.name}`,
            onclick: () => this.#add(option).focus(),
          },
          icon("plus"),
          option.name,
        ),
      ),
    );
  }

  #key(event) {
    if (this.picker.takeKey(event) || event.isComposing) return;
    if (event.key === "Escape") this.#owner.leave(this.#asText());
    else if (event.key === "Enter" && event.target.matches("input, textarea")) {
      event.preventDefault();
      this.element.requestSubmit();
    } else if (
      event.key === "Backspace" &&
      event.target.matches("input, textarea") &&
      !event.target.value
    ) {
      event.preventDefault();
      const field = [...this.#fields.values()].find(({ input }) => input === event.target);
      if (field && !field.option.required) this.removed(field);
      else this.#owner.leave(this.#asText());
    }
  }

  /** The command as it would be typed, so that leaving the form loses nothing; files do not go. */
  #asText() {
    const filled = [...this.#fields.values()].filter(
      ({ option, typed }) => typed !== "" && option.type !== OPTION.ATTACHMENT,
    );
    return [
      `/${this.#command.name}`,
      ...filled.map(({ option, typed }) => `${option.name}:${typed}`),
    ].join(" ");
  }

  #read() {
    const values = {};
    let problem = null;
    for (const [name, field] of this.#fields) {
      const read = field.read();
      if (read && "value" in read) values[name] = read.value;
      else if (read) problem ??= { field, sentence: read.problem };
      else if (field.option.required)
        problem ??= {
          field,
          sentence: `${name} is needed: ${field.option.description.replace(/\.$/, "")}.`,
        };
    }
    const words = this.#free.value.trim();
    if (words) problem ??= { field: this.#free, sentence: `“${words}” belongs to no option.` };
    return { values, problem };
  }

  #submit(event) {
    event.preventDefault();
    const { values, problem } = this.#read();
    if (problem) {
      problem.field.focus();
      this.#owner.complain(problem.sentence);
      return;
    }
    this.picker.close();
    this.#owner.run(this.#command, values, this);
  }
}
