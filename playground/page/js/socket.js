/** One WebSocket to the playground: questions, answers, events, and coming back after a loss. */

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8000;
const ANSWER_WAIT_MS = 15000;

/** What the playground said no to, or that it could not be reached; `message` is for people. */
export class Refused extends Error {}

/**
 * Fires "open", "lost" (detail: ms until the next try) and "event" (detail: what the playground
 * sent).
 */
export class Socket extends EventTarget {
  #address;
  #socket = null;
  #asked = new Map();
  #lastId = 0;
  #wait = FIRST_WAIT_MS;
  #timer = 0;

  constructor(address) {
    super();
    this.#address = address;
  }

  /** Connect now, whether or not a later try is already planned. */
  connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#wait = FIRST_WAIT_MS;
      this.dispatchEvent(new Event("open"));
    });
    socket.addEventListener("message", (frame) => this.#receive(JSON.parse(frame.data)));
    socket.addEventListener("close", () => {
      if (socket === this.#socket) this.#lose();
    });
  }

  /** Ask for one thing; resolves to the answer's fields, rejects with Refused. */
  ask(verb, fields = {}) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(
        new Refused("The playground is not answering. The page is trying again."),
      );
    }
    this.#lastId += 1;
    const id = this.#lastId;
    this.#socket.send(JSON.stringify({ ...fields, id, do: verb }));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#asked.delete(id);
        reject(new Refused("The playground did not answer in time."));
      }, ANSWER_WAIT_MS);
      this.#asked.set(id, { resolve, reject, timer });
    });
  }

  #receive(frame) {
    if (!("re" in frame)) {
      this.dispatchEvent(new CustomEvent("event", { detail: frame }));
      return;
    }
    const question = this.#asked.get(frame.re);
    if (!question) return;
    this.#asked.delete(frame.re);
    clearTimeout(question.timer);
    if (frame.ok) question.resolve(frame);
    else question.reject(new Refused(frame.error));
  }

  #lose() {
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(new Refused("The connection to the playground was lost."));
    }
    this.#asked.clear();
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => this.connect(), wait);
    this.dispatchEvent(new CustomEvent("lost", { detail: wait }));
  }
}
