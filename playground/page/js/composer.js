/** The box at the bottom: ordinary messages, and commands once a slash is typed. */

import { CommandForm } from "./commandform.js";
import { flatten, isOfferedIn, matching, OPTION, readLine } from "./commands.js";
import { fill, h, icon } from "./dom.js";
import { FileBox } from "./files.js";
import { Picker } from "./picker.js";
import { Refused } from "./socket.js";

/** Owns #composer; `fill(text)` puts a message or a command's full text into it. */
export class Composer {
  picker = new Picker();
  #session;
  #host = h("div", { class: "composer-host" });
  #alert = h("p", { class: "composer-error", role: "alert", "data-testid": "composer-error" });
  #input;
  #textForm;
  #commandForm = null;
  #files;

  constructor(element, state, session) {
    this.state = state;
    this.#session = session;
    this.#input = h("textarea", {
      class: "composer-input",
      rows: "1",
      "aria-label": "Message",
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      autocomplete: "off",
      maxlength: "2000",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.picker.close(),
    });
    const props = { "aria-label": "Add files" };
    this.#files = new FileBox({ most: 10, limit: () => state.fileBytes, props });
    this.#textForm = h(
      "form",
      { class: "composer-box is-text", onsubmit: (event) => this.#say(event) },
      this.#files.list,
      this.#files.problem,
      this.#files.pick,
      this.#input,
      h("button", { class: "send", type: "submit", "aria-label": "Send message" }, icon("send")),
    );
    element.append(this.picker.element, this.#alert, this.#host);
    fill(this.#host, this.#textForm);
    state.addEventListener("entered", ({ detail }) => {
      if (detail.isOther) this.leave(this.#input.value, false);
    });
    state.addEventListener("visited", () => this.#nameChannel());
    state.addEventListener("commands", () => {
      if (state.channel) this.#nameChannel();
      if (this.picker.isOpen) this.#typed();
    });
  }

  /** Let what is typed next go into the box. */
  focus() {
    if (this.#textForm.isConnected) this.#input.focus();
    else this.#commandForm.focus();
  }

  /** Put a text into the box as if it had been typed, and the cursor behind it. */
  fill(text) {
    this.leave(text);
    this.#typed();
  }

  /** Take files that were dropped or pasted: into the command's options, or beside the message. */
  takeFiles(files) {
    if (this.#textForm.isConnected) {
      this.#files.add(files);
      this.#input.focus();
    } else this.#commandForm.takeFiles(files);
  }

  /** Say in one sentence why something was not sent; an empty one takes it back. */
  complain(sentence) {
    if (sentence) this.picker.close(); // which may just be saying the same
    if (this.#alert.textContent !== sentence) this.#alert.textContent = sentence;
  }

  /** Back to an ordinary message, with this text in the box. */
  leave(text, focus = true) {
    this.complain("");
    this.picker.close();
    this.#input.value = text;
    fill(this.#host, this.#textForm);
    if (focus) this.#input.focus();
    if (text.startsWith("/") && focus) this.#offerCommands();
  }

  async complete(command, values, focused) {
    try {
      return await this.#session.autocomplete(command.name, values, focused);
    } catch (error) {
      this.#explain(error);
      return [];
    }
  }

  /** The box is free at once, for whoever types on; a refused command comes back into it. */
  async run(command, values, form) {
    this.leave("");
    try {
      await this.#session.slash(command.name, values);
    } catch (error) {
      if (this.#isEmpty) {
        this.#commandForm = form;
        fill(this.#host, form.element);
        form.focus();
      }
      this.#explain(error);
    }
  }

  get #isEmpty() {
    return this.#textForm.isConnected && this.#input.value === "";
  }

  #explain(error) {
    if (!(error instanceof Refused)) throw error;
    this.complain(error.message);
  }

  #nameChannel() {
    const { kind, name } = this.state.channel;
    const hint = this.#commands.length > 0 ? " or type /" : "";
    this.#input.placeholder = `Message ${kind === "dm" ? "" : "#"}${name}${hint}`;
  }

  get #commands() {
    const { commands, channel } = this.state;
    return flatten(commands.filter((command) => isOfferedIn(command, channel)));
  }

  #typed() {
    this.complain("");
    const line = readLine(this.#input.value, this.#commands);
    if (line) this.#begin(line.command, line.values);
    else this.#offerCommands();
  }

  #begin(command, values = {}) {
    this.picker.close();
    this.#commandForm = new CommandForm(command, this);
    fill(this.#host, this.#commandForm.element);
    this.#commandForm.start(values);
    const { files } = this.#files;
    if (files.length > 0 && command.options.some(({ type }) => type === OPTION.ATTACHMENT)) {
      this.#files.clear();
      this.#commandForm.takeFiles(files);
    }
  }

  #offerCommands() {
    const text = this.#input.value;
    if (!text.startsWith("/") || text.includes("\n")) {
      this.picker.close();
      return;
    }
    const commands = this.#commands;
    const found = matching(commands, text.slice(1));
    this.picker.show({
      input: this.#input,
      title: "Commands",
      empty: this.#whyNone(commands, text),
      items: found.map((command) => ({
        title: `/${command.name}`,
        detail: command.description,
        tag: optionNames(command),
        command,
      })),
      choose: ({ command }) => this.#begin(command),
      skipExact: false,
    });
  }

  #whyNone(commands, text) {
    if (commands.length > 0) return `There is no command ${text.trim()} that you may use here.`;
    if (this.state.bot?.online) return "The bot has no commands that you may use here.";
    return "The bot is not running yet, so it has no commands.";
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.picker.takeKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#textForm.requestSubmit();
    }
  }

  async #say(event) {
    event.preventDefault();
    const text = this.#input.value;
    const { files } = this.#files;
    if (text.trim() === "" && files.length === 0) return;
    if (text.startsWith("/") && !text.includes("\n")) {
      const line = readLine(`${text} `, this.#commands);
      if (line) this.#begin(line.command, line.values);
      else this.complain(this.#whyNone(this.#commands, text));
      return;
    }
    this.#input.value = "";
    this.#files.clear();
    try {
      await this.#session.say(text, files);
    } catch (error) {
      if (this.#isEmpty) {
        this.#input.value = text;
        this.#files.add(files);
      }
      this.#explain(error);
    }
  }
}

function optionNames(command) {
  return command.options
    .filter(({ required }) => required)
    .map(({ name }) => name)
    .join(" ");
}
