/** One message as an element that can be brought up to date without being rebuilt. */

import { component } from "./components.js";
import { fill, h, icon } from "./dom.js";
import { embed, embeddedAddresses } from "./embeds.js";
import { attachments } from "./gallery.js";
import { markdown } from "./markdown.js";
import { appBadge, avatar } from "./people.js";
import { openMenu } from "./popup.js";
import { Refused } from "./socket.js";
import { messageTime } from "./time.js";

const COMMAND = 2;
const LOADING = 1 << 7;
const QUICK_EMOJI = ["⭐", "❌", "✉️"];

/**
 * Draws a message part by part and redraws only the parts whose data changed, so that an edit keeps
 * pictures, the focus and an open menu where they were. `room` is {state, session, lightbox, goTo(id)}.
 */
export class MessageView {
  element;
  message;
  #room;
  #drawn = new Map();
  #notice = h("p", { class: "message-failed", role: "alert" });

  constructor(message, room) {
    this.#room = room;
    const slots = ["origin", "face", "head", "body", "pictures", "embeds", "components", "reactions", "private"];
    this.#drawn = new Map(slots.map((name) => [name, { slot: h("div", { class: `message-${name}` }), key: "" }]));
    this.element = h("article", { class: "message", "data-message-id": message.id, "data-testid": "message" },
      [...this.#drawn.values()].map(({ slot }) => slot), this.#notice, this.#tools());
    this.update(message);
  }

  /** Show a newer state of the same message. */
  update(message) {
    this.message = message;
    const author = this.#author();
    this.element.setAttribute("aria-label", `${author.name}, ${new Date(message.timestamp).toLocaleTimeString()}`);
    this.element.classList.toggle("is-private", Boolean(message.private));
    this.element.classList.toggle("is-mine", (message.mentions ?? []).some(({ id }) => id === this.#room.state.me.id));
    const { reactions, embeds, attachments: files, components, content } = message;
    this.#part("origin", [message.interaction, message.message_reference, message.referenced_message?.content], () => this.#origin());
    this.#part("face", author, () => avatar(author));
    this.#part("head", [author, message.timestamp], () => [h("span", { class: "author" }, author.name), author.isBot && appBadge(), messageTime(message.timestamp)]);
    this.#part("body", [content, this.#isThinking()], () => this.#body());
    this.#part("pictures", [files, embeds], () => this.#pictures());
    this.#part("embeds", embeds, () => (embeds ?? []).map((card) => embed(card, message, this.#room)));
    this.#part("components", components, () => this.#components());
    this.#part("reactions", reactions, () => this.#reactions());
    this.#part("private", message.private, () => message.private && this.#privately());
  }

  #part(name, data, draw) {
    const part = this.#drawn.get(name);
    const key = JSON.stringify(data) ?? "";
    if (key === part.key) return;
    part.key = key;
    fill(part.slot, draw());
  }

  #author() {
    const { author } = this.message;
    return this.#room.state.person(author.id) ?? { id: author.id, name: author.global_name || author.username, isBot: author.bot };
  }

  #isThinking() {
    return this.message.state === "thinking" || Boolean((this.message.flags ?? 0) & LOADING);
  }

  #body() {
    if (this.#isThinking()) return h("p", { class: "thinking" }, `${this.#author().name} is thinking`, h("span", { class: "dots" }, h("i"), h("i"), h("i")));
    if (!this.message.content) return null;
    return h("div", { class: "markdown" }, markdown(this.message.content, this.#room.state));
  }

  /** The line above: which command made the message, or which message it answers. */
  #origin() {
    const { interaction, interaction_metadata: metadata, message_reference: reference, referenced_message: referenced } = this.message;
    if (interaction?.name && (metadata?.type ?? COMMAND) === COMMAND) {
      const user = this.#room.state.person(interaction.user.id) ?? { ...interaction.user, name: interaction.user.username };
      return h("p", { class: "origin" }, icon("reply"), avatar(user), h("b", {}, user.name), " used ", h("span", { class: "origin-command" }, `/${interaction.name}`));
    }
    if (!reference?.message_id) return null;
    const name = referenced ? (this.#room.state.person(referenced.author.id)?.name ?? referenced.author.username) : "A message";
    const words = referenced ? referenced.content || "Click to see it" : "that was deleted";
    return h("button", { class: "origin", type: "button", onclick: () => this.#room.goTo(reference.message_id) },
      icon("reply"), h("b", {}, name), h("span", { class: "origin-words" }, words.replace(/[*_~`|\\]/g, "")));
  }

  /** With Components V2 the layout says itself where each picture goes. */
  #pictures() {
    const usesLayout = ((this.message.flags ?? 0) & (1 << 15)) !== 0;
    if (usesLayout || !this.message.attachments?.length) return null;
    return attachments(this.message, embeddedAddresses(this.message), this.#room.lightbox);
  }

  #components() {
    const { state, lightbox } = this.#room;
    const room = { message: this.message, state, lightbox, press: (customId, values) => this.#press(customId, values) };
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
    return (this.message.reactions ?? []).map(({ emoji, count, me }) => h("button", {
      class: "reaction", type: "button", "aria-pressed": String(Boolean(me)), "aria-label": `${emoji.name}, ${count}`,
      onclick: () => this.#trying(this.#room.session.react(this.message, emoji.name, !me)),
    }, h("span", {}, emoji.name), h("span", {}, String(count))));
  }

  #privately() {
    return h("p", { class: "private-line" }, icon("eye"), "Only you can see this • ",
      h("button", { class: "text-button", type: "button", onclick: () => this.#remove() }, "Dismiss message"));
  }

  #remove() {
    return this.#trying(this.#room.session.remove(this.message));
  }

  #tools() {
    const more = h("button", {
      class: "icon-button message-more", type: "button", "aria-label": "Message menu", "aria-haspopup": "menu", "aria-expanded": "false",
      onclick: () => openMenu(more, "Message menu", this.#menuItems()),
    }, icon("more"));
    return h("div", { class: "message-tools" }, more);
  }

  #menuItems() {
    const { session, state } = this.#room;
    const isPrivate = Boolean(this.message.private);
    const own = new Set((this.message.reactions ?? []).filter(({ me }) => me).map(({ emoji }) => emoji.name));
    const react = QUICK_EMOJI.map((emoji) => ({
      label: own.has(emoji) ? `Take back ${emoji}` : `React with ${emoji}`,
      act: () => this.#trying(session.react(this.message, emoji, !own.has(emoji))),
    }));
    const copy = { label: "Copy text", act: () => navigator.clipboard.writeText(this.message.content) };
    const mayDelete = isPrivate || state.isTeacher || this.message.author.id === state.me.id;
    const remove = { label: isPrivate ? "Dismiss message" : "Delete message", danger: true, act: () => this.#remove() };
    return [...(isPrivate ? [] : react), ...(this.message.content ? [copy] : []), ...(mayDelete ? [remove] : [])];
  }
}
