/** Commands on their way to the bot, and those it never answered; only their sender sees them. */

import { dots, h, icon } from "./dom.js";

/** Rows below the messages, one for each command that has no answer. */
export class Pending {
  element = h("div", { class: "pending", "data-testid": "pending" });
  #rows = new Map();

  constructor(state, session) {
    session.addEventListener("interaction", ({ detail }) => this.#follow(detail, state));
    state.addEventListener("visited", () => this.#onlyOf(state.channelId));
    state.addEventListener("entered", ({ detail }) => detail.isOther && this.#clear());
  }

  #follow({ id, command, channelId, state: progress, reason }, state) {
    if (!command) return;
    this.#remove(id);
    if (progress === "answered") return;
    if (progress === "pending") this.#forgetFailures();
    const row = progress === "failed" ? this.#failed(id, command, reason) : sending(command);
    row.dataset.channelId = channelId;
    this.#rows.set(id, row);
    this.element.append(row);
    this.#onlyOf(state.channelId);
  }

  #failed(id, command, reason) {
    return h(
      "div",
      { class: "pending-row is-failed", role: "alert" },
      icon("warn"),
      h(
        "div",
        {},
        h("p", {}, h("b", {}, `/${command}: `), reason || "The application did not respond"),
        h(
          "p",
          { class: "private-line" },
          icon("eye"),
          "Only you can see this • ",
          h(
            "button",
            { class: "text-button", type: "button", onclick: () => this.#remove(id) },
            "Dismiss",
          ),
        ),
      ),
    );
  }

  /** Whoever tries again has read why the last one failed. */
  #forgetFailures() {
    for (const [id, row] of [...this.#rows]) {
      if (row.classList.contains("is-failed")) this.#remove(id);
    }
  }

  #onlyOf(channelId) {
    for (const row of this.#rows.values()) row.hidden = row.dataset.channelId !== channelId;
  }

  #remove(id) {
    this.#rows.get(id)?.remove();
    this.#rows.delete(id);
  }

  #clear() {
    for (const id of [...this.#rows.keys()]) this.#remove(id);
  }
}

function sending(command) {
  return h("p", { class: "pending-row" }, `Sending /${command}`, dots());
}
