/** One message as an element that can be brought up to date without being rebuilt. */

import { component } from "./components.js";
import { dots, h, icon, refill } from "./dom.js";
import { embed, embeddedAddresses } from "./embeds.js";
import { attachments } from "./gallery.js";
import { markdown } from "./markdown.js";
import { messageTools } from "./messagemenu.js";
import { origin } from "./origin.js";
import { appBadge, avatar } from "./people.js";
import { Refused } from "./socket.js";
import { messageTime } from "./time.js";

const LOADING = 1 << 7;
const USES_LAYOUT = 1 << 15;
const PARTS = "origin face head body pictures embeds components reactions private".split(" ");

/**
 * Draws a message part by part and redraws only the parts whose data changed, so that an edit
 * keeps pictures, the focus and an open menu where they were.
 * `room` is {state, session, lightbox, goTo(id)}.
 */
export class MessageView {
  element;
  message;
  #room;
  #parts = new Map();
  #notice = h("p", { class: "message-failed", role: "alert" });

  constructor(message, room) {
    this.message = message;
    this.#room = room;
    for (const name of PARTS) {
      this.#parts.set(name, { slot: h("div", { class: `message-${name}` }), key: "" });
    }
    this.element = h(
      "article",
      { class: "message", "data-message-id": message.id, "data-testid": "message" },
      [...this.#parts.values()].map(({ slot }) => slot),
      this.#notice,
      messageTools(this, room.state),
    );
    this.update(message);
  }

  /** Show a newer state of the same message. */
  update(message) {
    this.message = message;
    const { author, data } = this.#facts();
    const mentions = message.mentions ?? [];
    const classes = this.element.classList;
    this.element.setAttribute("aria-label", `Message of ${author.name}`);
    classes.toggle("is-private", Boolean(message.private));
    classes.toggle(
      "is-mine",
      mentions.some(({ id }) => id === this.#room.state.me.id),
    );
    this.#part("origin", data.origin, () => origin(message, this.#room));
    this.#part("face", author, () => avatar(author));
    this.#part("head", data.head, () => this.#head(author));
    this.#part("body", data.body, () => this.#body(author));
    this.#part("pictures", data.pictures, () => this.#pictures());
    this.#part("embeds", message.embeds, () => this.#embeds());
    this.#part("components", message.components, () => this.#components());
    this.#part("reactions", message.reactions, () => this.#reactions());
    this.#part("private", message.private, () => message.private && this.#privately());
  }

  /** Add a reaction or take it back. */
  react(emoji, on) {
    return this.#trying(this.#room.session.react(this.message, emoji, on));
  }

  /** Run a command of the bot's on this message. */
  run(command) {
    return this.#trying(this.#room.session.runOn(this.message, command));
  }

  /** Delete the message; a private one is dismissed. */
  remove() {
    return this.#trying(this.#room.session.remove(this.message));
  }

  /** The author as shown, and for each part the data that it is drawn from. */
  #facts() {
    const { message } = this;
    const account = message.author;
    const author = this.#room.state.person(account.id) ?? {
      id: account.id,
      name: account.global_name || account.username,
      isBot: account.bot,
    };
    const { interaction, message_reference: reference, referenced_message: referenced } = message;
    const data = {
      origin: [interaction, reference, referenced?.content],
      head: [author, message.timestamp],
      body: [message.content, this.#isThinking()],
      pictures: [message.attachments, message.embeds],
    };
    return { author, data };
  }

  /** Draw a part anew if its data changed. */
  #part(name, data, draw) {
    const part = this.#parts.get(name);
    const key = JSON.stringify(data) ?? "";
    if (key === part.key) return;
    part.key = key;
    refill(part.slot, draw());
  }

  #isThinking() {
    return this.message.state === "thinking" || Boolean((this.message.flags ?? 0) & LOADING);
  }

  #head(author) {
    const name = h("span", { class: "author" }, author.name);
    return [name, author.isBot && appBadge(), messageTime(this.message.timestamp)];
  }

  #body(author) {
    if (this.#isThinking()) {
      return h("p", { class: "thinking" }, `${author.name} is thinking`, dots());
    }
    if (!this.message.content) return null;
    return h("div", { class: "markdown" }, markdown(this.message.content, this.#room.state));
  }

  #embeds() {
    return (this.message.embeds ?? []).map((card) => embed(card, this.message, this.#room));
  }

  /** With Components V2 the layout says itself where each picture goes. */
  #pictures() {
    const usesLayout = Boolean((this.message.flags ?? 0) & USES_LAYOUT);
    if (usesLayout || !this.message.attachments?.length) return null;
    return attachments(this.message, embeddedAddresses(this.message), this.#room.lightbox);
  }

  #components() {
    const { state, lightbox } = this.#room;
    const room = {
      message: this.message,
      state,
      lightbox,
      press: (customId, values) => this.#press(customId, values),
    };
    return (this.message.components ?? []).map((part) => component(part, room));
  }

  async #press(customId, values) {
    this.#notice.textContent = "";
    await this.#trying(this.#room.session.click(this.message, customId, values));
  }

  /** Say below the message why the playground or the bot did not do it. */
  async #trying(attempt) {
    try {
      await attempt;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#notice.textContent = error.message;
    }
  }

  #reactions() {
    return (this.message.reactions ?? []).map(({ emoji, count, me }) =>
      h(
        "button",
        {
          class: "reaction",
          type: "button",
          "data-key": emoji.name,
          "aria-pressed": String(Boolean(me)),
          "aria-label": `${emoji.name}, ${count}`,
          onclick: () => this.react(emoji.name, !me),
        },
        h("span", {}, emoji.name),
        h("span", {}, String(count)),
      ),
    );
  }

  #privately() {
    return h(
      "p",
      { class: "private-line" },
      icon("eye"),
      "Only you can see this • ",
      h(
        "button",
        { class: "text-button", type: "button", onclick: () => this.remove() },
        "Dismiss message",
      ),
    );
  }
}
