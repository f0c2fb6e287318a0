/** The bot's modals: a dialog with fields, held open until the bot has taken the answers. */

import { fill, h } from "./dom.js";
import { useDropping } from "./dropping.js";
import { control } from "./fields.js";
import { markdown } from "./markdown.js";
import { avatar } from "./people.js";
import { Refused } from "./socket.js";

const ACTION_ROW = 1;
const TEXT_DISPLAY = 10;
const LABEL = 18;

/** Shows one modal at a time; a newer one takes the place of an older one. */
export class Modal {
  #state;
  #session;
  #dialog;
  #interactionId = null;
  #controls = [];
  #alert = h("p", { class: "modal-error", role: "alert", "data-testid": "modal-error" });
  #submit = h("button", { class: "button is-primary", type: "submit" });

  constructor(parent, state, session) {
    this.#state = state;
    this.#session = session;
    this.#dialog = h("dialog", {
      class: "modal",
      "aria-labelledby": "modal-title",
      "data-testid": "modal",
      oncancel: (event) => {
        event.preventDefault();
        this.#cancel();
      },
    });
    parent.append(this.#dialog);
    useDropping(this.#dialog, (files) => this.#controls.find((each) => each.take)?.take(files));
    session.addEventListener("modal", ({ detail }) => this.#open(detail));
    state.addEventListener("entered", ({ detail }) => detail.isOther && this.#close());
  }

  async #open({ interaction_id: interactionId, modal }) {
    if (this.#interactionId) await this.#cancel();
    this.#interactionId = interactionId;
    this.#controls = [];
    const fields = modal.components.flatMap((part) => this.#draw(part));
    this.#complain("");
    this.#busy(false);
    const cancel = h(
      "button",
      { class: "button is-plain", type: "button", onclick: () => this.#cancel() },
      "Cancel",
    );
    fill(
      this.#dialog,
      h(
        "form",
        { class: "modal-form", novalidate: true, onsubmit: (event) => this.#send(event) },
        h(
          "header",
          {},
          avatar(this.#state.person(this.#state.bot.id)),
          h("h2", { id: "modal-title" }, modal.title),
        ),
        h("div", { class: "modal-fields" }, fields),
        this.#alert,
        h("footer", {}, cancel, this.#submit),
      ),
    );
    this.#dialog.showModal();
    this.#controls[0]?.focus();
  }

  #draw(part) {
    if (part.type === ACTION_ROW) return part.components.flatMap((child) => this.#draw(child));
    if (part.type === TEXT_DISPLAY)
      return [h("div", { class: "markdown" }, markdown(part.content, this.#state))];
    const inner = part.type === LABEL ? part.component : part;
    const made = control(inner, {
      label: part.label,
      description: part.description,
      state: this.#state,
    });
    if (!made)
      return [
        h(
          "p",
          { class: "md-subtext" },
          `(a field of type ${inner.type}, which the playground does not have)`,
        ),
      ];
    this.#controls.push(made);
    return [made.element];
  }

  async #send(event) {
    event.preventDefault();
    const wrong = this.#controls.find((each) => each.problem());
    if (wrong) {
      this.#complain(wrong.problem());
      wrong.focus();
      return;
    }
    const interactionId = this.#interactionId;
    this.#complain("");
    this.#busy(true);
    try {
      await this.#session.submit(
        interactionId,
        Object.fromEntries(this.#controls.map((each) => [each.customId, each.read()])),
      );
      if (this.#interactionId === interactionId) this.#close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#complain(error.message);
    } finally {
      this.#busy(false);
    }
  }

  async #cancel() {
    const interactionId = this.#interactionId;
    this.#close();
    await this.#session.dismissModal(interactionId);
  }

  #close() {
    this.#interactionId = null;
    this.#dialog.close();
  }

  #complain(sentence) {
    this.#alert.textContent = sentence;
  }

  #busy(isBusy) {
    this.#submit.disabled = isBusy;
    this.#submit.textContent = isBusy ? "Sending…" : "Submit";
  }
}
