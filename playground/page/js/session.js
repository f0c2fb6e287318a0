/** What a person does: the verbs of the playground's protocol, and what becomes of interactions. */

import { wire } from "./files.js";
import { Refused } from "./socket.js";

const PERSON_KEY = "easel.person";
const CHANNEL_KEY = "easel.channel";
const KEPT_INTERACTIONS = 200;
const LOST = "The connection to the playground was lost.";

/**
 * Fires "modal" (detail: the event) and "interaction" (detail: {id, channelId, state, reason}).
 */
export class Session extends EventTarget {
  #socket;
  #state;
  #interactions = new Map();

  constructor(socket, state) {
    super();
    this.#socket = socket;
    this.#state = state;
    socket.addEventListener("open", () => this.enter(sessionStorage.getItem(PERSON_KEY)));
    socket.addEventListener("lost", () => this.#giveUpWaiting());
    socket.addEventListener("event", ({ detail }) => this.#hear(detail));
  }

  /** Become a person; a world that was restarted may not know them, then the first one. */
  async enter(personId) {
    const answer = await this.#enterAs(personId);
    this.#state.enter(answer);
    sessionStorage.setItem(PERSON_KEY, this.#state.me.id);
    const before = sessionStorage.getItem(CHANNEL_KEY);
    await this.visit(this.#state.findChannel(before) ? before : this.#state.channelId);
  }

  async #enterAs(personId) {
    if (!personId) return this.#socket.ask("enter");
    try {
      return await this.#socket.ask("enter", { as: personId });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.#socket.ask("enter");
    }
  }

  async visit(channelId) {
    sessionStorage.setItem(CHANNEL_KEY, channelId);
    this.#state.visit(channelId);
    if (this.#state.history(channelId)) return;
    const { messages } = await this.#socket.ask("history", { channel_id: channelId });
    this.#state.setHistory(channelId, messages);
  }

  async openPrivate() {
    const { channel_id: channelId } = await this.#socket.ask("open_dm");
    if (!this.#state.findChannel(channelId)) {
      const name = this.#state.bot.name;
      const channel = { id: channelId, name, topic: "", kind: "dm", person_id: this.#state.me.id };
      this.#state.apply({ event: "channel", channel });
    }
    await this.visit(channelId);
  }

  /** Run a command; resolves to the interaction's id once the playground took it. */
  async slash(command, options) {
    const channelId = this.#state.channelId;
    const fields = { channel_id: channelId, command, options: await wire(options) };
    const { interaction_id: id } = await this.#socket.ask("slash", fields);
    this.#note(id, { channelId, command });
    return id;
  }

  /** Run a command from a message's menu; resolves when the bot answered, rejects when not. */
  async runOn(message, command) {
    const fields = { channel_id: this.#state.channelId, message_id: message.id, command };
    const { interaction_id: id } = await this.#socket.ask("menu", fields);
    return this.#outcome(id);
  }

  async autocomplete(command, options, focused) {
    const fields = { channel_id: this.#state.channelId, command, options, focused };
    return (await this.#socket.ask("autocomplete", fields)).choices;
  }

  /** Press a button or choose in a select; resolves when the bot answered, rejects when not. */
  async click(message, customId, values) {
    const fields = { channel_id: this.#state.channelId, message_id: message.id };
    fields.custom_id = customId;
    if (values) fields.values = values;
    const { interaction_id: id } = await this.#socket.ask("click", fields);
    return this.#outcome(id);
  }

  /** Send a modal's fields; resolves when the bot answered, rejects when not. */
  async submit(interactionId, fields) {
    const filled = { interaction_id: interactionId, fields: await wire(fields) };
    const { interaction_id: id } = await this.#socket.ask("submit", filled);
    return this.#outcome(id);
  }

  dismissModal(interactionId) {
    return this.#socket.ask("dismiss", { interaction_id: interactionId });
  }

  async say(content, files) {
    const channelId = this.#state.channelId;
    return this.#socket.ask("say", { channel_id: channelId, content, files: await wire(files) });
  }

  acceptPrivate(accepted) {
    return this.#socket.ask("accept_private", { accepted });
  }

  react(message, emoji, on) {
    const fields = { channel_id: this.#state.channelId, message_id: message.id, emoji, on };
    return this.#socket.ask("react", fields);
  }

  remove(message) {
    const fields = { channel_id: this.#state.channelId, message_id: message.id };
    return this.#socket.ask("delete", fields);
  }

  #hear(event) {
    if (event.event === "modal") this.dispatchEvent(new CustomEvent("modal", { detail: event }));
    else if (event.event === "interaction") {
      const { interaction_id: id, channel_id: channelId, state, reason } = event;
      this.#note(id, { channelId, state, reason });
    } else this.#state.apply(event);
  }

  /** An event may come before the answer that names its interaction, so both end up here. */
  #note(id, news) {
    const interaction = { id, state: "pending", ...this.#interactions.get(id), ...news };
    this.#interactions.set(id, interaction);
    if (this.#interactions.size > KEPT_INTERACTIONS) {
      this.#interactions.delete(this.#interactions.keys().next().value);
    }
    this.dispatchEvent(new CustomEvent("interaction", { detail: interaction }));
  }

  #outcome(id) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const { state, reason } = this.#interactions.get(id) ?? { state: "pending" };
        if (state === "pending") return;
        this.removeEventListener("interaction", look);
        if (state === "answered") resolve();
        else reject(new Refused(reason || "The application did not respond"));
      };
      this.addEventListener("interaction", look);
      look();
    });
  }

  #giveUpWaiting() {
    for (const { id, state } of [...this.#interactions.values()]) {
      if (state === "pending") this.#note(id, { state: "failed", reason: LOST });
    }
  }
}
