/** The channel's messages in a column that stays at the newest only while it is there already. */

import { fill, h, icon } from "./dom.js";
import { MessageView } from "./message.js";
import { Pending } from "./pending.js";
import { welcome } from "./welcome.js";

const NEAR_PX = 40;
const GROUP_MS = 7 * 60 * 1000;

/** Owns the log, its scroller and the button that jumps to the newest message. */
export class Messages {
  #views = new Map();
  #column = h("div", { class: "message-column" });
  #pending;
  #isAtEnd = true;
  #missed = 0;

  constructor({ scroller, log, jump, state, session, lightbox, suggest }) {
    Object.assign(this, { scroller, jump, state, suggest });
    this.room = { state, session, lightbox, goTo: (id) => this.goTo(id) };
    this.#pending = new Pending(state, session);
    this.log = log;
    log.append(this.#column, this.#pending.element);
    jump.addEventListener("click", () => this.#toEnd());
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Pictures and edits change the height without a scroll; whoever was at the end stays there.
    const grown = new ResizeObserver(() => this.#isAtEnd && this.#toEnd());
    grown.observe(log);
    grown.observe(scroller);
    state.addEventListener("visited", () => this.#rebuild());
    for (const name of ["commands", "bot"]) state.addEventListener(name, () => this.#drawWelcome());
    state.addEventListener(
      "history",
      ({ detail }) => detail.channelId === state.channelId && this.#rebuild(),
    );
    state.addEventListener(
      "message",
      ({ detail }) => detail.channelId === state.channelId && this.#keep(detail.messageId),
    );
    state.addEventListener(
      "gone",
      ({ detail }) => detail.channelId === state.channelId && this.#drop(detail.messageId),
    );
  }

  /** Show a message of the open channel and mark it for a moment; false if it is not there. */
  goTo(messageId) {
    const element = this.#views.get(messageId)?.element;
    if (!element) return false;
    this.#isAtEnd = false; // else the next picture that loads would scroll back to the end
    element.scrollIntoView({ block: "center" });
    element.classList.remove("is-found");
    requestAnimationFrame(() => element.classList.add("is-found"));
    return true;
  }

  #rebuild() {
    const history = this.state.history();
    this.log.setAttribute("aria-busy", "true");
    this.#views = new Map(
      (history ?? []).map((message) => [message.id, new MessageView(message, this.room)]),
    );
    fill(
      this.#column,
      [...this.#views.values()].map(({ element }) => element),
    );
    this.#drawWelcome();
    this.#group();
    this.#toEnd();
    this.log.setAttribute("aria-busy", "false");
  }

  #keep(messageId) {
    const message = this.state.message(this.state.channelId, messageId);
    const view = this.#views.get(messageId);
    if (view) view.update(message);
    else this.#insert(message);
    this.#group();
    if (this.#isAtEnd) this.#toEnd();
  }

  #insert(message) {
    const view = new MessageView(message, this.room);
    this.#views.set(message.id, view);
    const history = this.state.history();
    const next = history[history.findIndex(({ id }) => id === message.id) + 1];
    this.#column.insertBefore(view.element, this.#views.get(next?.id)?.element ?? null);
    this.#drawWelcome();
    if (this.#isMine(message)) this.#toEnd();
    else if (!this.#isAtEnd) this.#missed += 1;
    this.#drawJump();
  }

  /** What I said, ordered or am told alone is shown at once, wherever I had scrolled to. */
  #isMine({ author, interaction, interaction_metadata: metadata, private: isPrivate }) {
    const who = [author.id, interaction?.user?.id, metadata?.user?.id];
    return Boolean(isPrivate) || who.includes(this.state.me.id);
  }

  #drop(messageId) {
    const { element } = this.#views.get(messageId);
    const next = element.nextElementSibling ?? element.previousElementSibling;
    if (element.contains(document.activeElement)) next?.querySelector("button")?.focus();
    element.remove();
    this.#views.delete(messageId);
    this.#drawWelcome();
    this.#group();
  }

  /** Someone who goes on within a few minutes is not introduced again. */
  #group() {
    let before = null;
    for (const element of this.#column.querySelectorAll(":scope > article")) {
      const { message } = this.#views.get(element.dataset.messageId);
      const follows =
        before?.author.id === message.author.id &&
        !message.message_reference?.message_id &&
        !message.interaction?.name &&
        Boolean(before.private) === Boolean(message.private) &&
        new Date(message.timestamp) - new Date(before.timestamp) < GROUP_MS;
      element.classList.toggle("is-grouped", follows);
      before = message;
    }
  }

  #drawWelcome() {
    this.#column.querySelector(".welcome")?.remove();
    if (this.state.history()?.length === 0) this.#column.prepend(welcome(this.state, this.suggest));
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#drawJump();
  }

  #toEnd() {
    this.#isAtEnd = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#drawJump();
  }

  #drawJump() {
    if (this.#isAtEnd) this.#missed = 0;
    this.jump.hidden = this.#isAtEnd;
    const words = this.#missed === 1 ? "1 new message" : `${this.#missed} new messages`;
    fill(this.jump, this.#missed > 0 ? `${words} · ` : "", "Jump to newest", icon("down"));
  }
}
