/** Files that a person hands in: with a command, in a form, beside a message. */

import { fill, h, icon, uniqueId } from "./dom.js";
import { useDropping } from "./dropping.js";
import { fileSize } from "./gallery.js";
import { Refused } from "./socket.js";

/** Files as the protocol takes them, their names and bytes in base64, wherever they are in `value`. */
export async function wire(value) {
  if (value instanceof File) return { name: value.name, data: await base64(value) };
  if (Array.isArray(value)) return Promise.all(value.map(wire));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(async ([key, each]) => [key, await wire(each)]);
  return Object.fromEntries(await Promise.all(entries));
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
    reader.onerror = () => reject(new Refused(`${file.name} can no longer be read.`));
    reader.readAsDataURL(file);
  });
}

/**
 * A place for files: chosen, dropped or pasted, shown small, taken out again by a button or by
 * Backspace. `list` shows them, `pick` lets one choose, `problem` says what does not fit; `element`
 * is all three together.
 */
export class FileBox {
  files = [];
  input;
  list = h("ul", { class: "chosen-files" });
  pick;
  problem = h("p", { class: "chosen-problem", role: "alert" });
  element;
  #most;
  #limit;
  #changed;
  #words = h("span");

  /** At most `most` files of at most `limit()` bytes each; `props` are the input's. */
  constructor({ most, limit, props = {}, changed = () => {} }) {
    this.#most = most;
    this.#limit = limit;
    this.#changed = changed;
    const id = props.id ?? uniqueId("files");
    this.input = h("input", {
      ...props,
      id,
      class: "file-input",
      type: "file",
      multiple: most > 1,
      onchange: () => this.#choose(),
      onkeydown: (event) => this.#key(event),
    });
    this.pick = h("label", { class: "file-pick", for: id }, this.input, icon("plus"), this.#words);
    this.element = h(
      "div",
      {
        class: "file-box",
        "data-testid": "file-box",
      },
      this.list,
      this.pick,
      this.problem,
    );
    useDropping(this.element, (files) => this.add(files));
    this.#draw();
  }

  get hasRoom() {
    return this.files.length < this.#most;
  }

  /** Take files as far as they fit; a single place gets the newest. Says what does not fit. */
  add(files) {
    const limit = this.#limit();
    const large = files.find(({ size }) => size > limit);
    const fitting = files.filter(({ size }) => size <= limit);
    const all = this.#most === 1 ? fitting.slice(-1) : [...this.files, ...fitting];
    if (all.length > 0) this.files = all.slice(0, this.#most);
    this.#draw();
    if (large) this.#complain(`${large.name} is too large: a file has at most ${limit / 1024 ** 2} MB.`);
    else if (all.length > this.#most) this.#complain(`Not more than ${this.#most} files.`);
    this.#changed();
  }

  clear() {
    this.files = [];
    this.#draw();
  }

  focus() {
    this.input.focus();
  }

  #choose() {
    this.add([...this.input.files]);
    this.input.value = ""; // so that the same file can be chosen again
  }

  #key(event) {
    const opens = event.key === "Enter" && this.files.length === 0;
    const removes = ["Backspace", "Delete"].includes(event.key) && this.files.length > 0;
    if (!opens && !removes) return;
    event.preventDefault();
    event.stopPropagation();
    if (opens) this.input.click();
    else this.#remove(this.files.at(-1));
  }

  #remove(file) {
    this.files = this.files.filter((each) => each !== file);
    this.#draw();
    this.focus();
    this.#changed();
  }

  #complain(sentence) {
    this.problem.textContent = sentence;
  }

  #draw() {
    this.#complain("");
    fill(
      this.list,
      this.files.map((file) => this.#row(file)),
    );
    const isSingle = this.#most === 1;
    if (this.files.length === 0) this.#words.textContent = isSingle ? "Add a file" : "Add files";
    else this.#words.textContent = isSingle ? "Change" : "Add more";
    this.pick.hidden = !isSingle && !this.hasRoom;
  }

  #row(file) {
    return h(
      "li",
      { class: "chosen-file" },
      face(file),
      h("span", { class: "chosen-words" }, h("b", {}, file.name), h("small", {}, fileSize(file.size))),
      h(
        "button",
        {
          class: "option-remove",
          type: "button",
          "aria-label": `Remove ${file.name}`,
          onclick: () => this.#remove(file),
        },
        icon("close"),
      ),
    );
  }
}

function face(file) {
  if (!/^image\/(png|jpeg|gif|webp|avif)$/.test(file.type)) return icon("file");
  const address = URL.createObjectURL(file);
  const drop = () => URL.revokeObjectURL(address);
  return h("img", { class: "chosen-face", src: address, alt: "", onload: drop, onerror: drop });
}
