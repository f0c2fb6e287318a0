/** One option of a command that takes a file, as a field in the composer. */

import { optionFrame } from "./field.js";
import { FileBox } from "./files.js";

/** The same to its form as a Field; it holds one file. */
export class FileField {
  element;
  input;
  #box;

  constructor(option, form) {
    this.option = option;
    this.#box = new FileBox({
      most: 1,
      limit: () => form.state.fileBytes,
      props: {
        "aria-label": option.name,
        "aria-description": option.description,
        "aria-required": String(Boolean(option.required)),
      },
      changed: () => form.changed(this),
    });
    this.input = this.#box.input;
    this.element = optionFrame(option, this.#box.element, {
      tag: "div",
      remove: () => form.removed(this),
    });
  }

  get typed() {
    return this.#box.files.map(({ name }) => name).join();
  }

  get hasRoom() {
    return this.#box.hasRoom;
  }

  /** Put a file in, in place of the one before. */
  take(file) {
    this.#box.add([file]);
  }

  /** {value: File}, or null while no file is chosen. */
  read() {
    const [file] = this.#box.files;
    return file ? { value: file } : null;
  }

  focus() {
    this.#box.focus();
  }
}
