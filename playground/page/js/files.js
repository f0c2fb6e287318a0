/** Files that a person hands in: an option of a command, a field of a modal. */

import { h } from "./dom.js";
import { optionFrame } from "./field.js";

/** A file as the playground takes it: its name and its bytes in base64. */
export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, data: reader.result.split(",")[1] ?? "" });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** A file input that has read what was chosen by the time it is asked. */
export class FileInput {
  input;
  files = [];

  constructor(props) {
    this.input = h("input", { ...props, type: "file", onchange: () => this.#read() });
  }

  async #read() {
    this.files = await Promise.all([...this.input.files].map(readFile));
  }
}

/** One option of a command that takes a file; the same to its form as a Field. */
export class FileField {
  element;
  input;
  #chosen;

  constructor(option, form) {
    this.option = option;
    const { name, description } = option;
    this.#chosen = new FileInput({
      class: "option-file",
      "aria-label": name,
      "aria-description": description,
      "aria-required": Boolean(option.required),
    });
    this.input = this.#chosen.input;
    this.element = optionFrame(this, false, () => form.removed(this));
  }

  get typed() {
    return this.input.value;
  }

  /** {value: {name, data}}, or null while no file is chosen. */
  read() {
    const [file] = this.#chosen.files;
    return file ? { value: file } : null;
  }

  focus() {
    this.input.focus();
  }
}
