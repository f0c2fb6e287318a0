/** What the page knows of the playground's world, as values; it draws nothing and asks nothing. */

/**
 * Fires "entered" (detail: {isOther}, false after a reconnect), "visited", "history", "message" and
 * "gone" (detail: {channelId, messageId}), and "channels", "commands", "bot" and "privacy" when the
 * thing of that name changed.
 */
export class State extends EventTarget {
  me = null;
  people = [];
  server = null;
  channels = [];
  commands = [];
  roles = [];
  bot = null;
  acceptsPrivate = true;
  fileBytes = 0;
  notice = "";
  channelId = null;
  unread = new Map();
  #histories = new Map();

  get channel() {
    return this.findChannel(this.channelId);
  }

  get isTeacher() {
    return this.me?.role === "teacher";
  }

  /** Everyone who can speak, by id: people and the bot, with a colour and a name. */
  person(id) {
    if (this.bot?.id === id) return { ...this.bot, isBot: true };
    return this.people.find((person) => person.id === id) ?? null;
  }

  findChannel(id) {
    return this.channels.find((channel) => channel.id === id) ?? null;
  }

  /** The loaded messages of a channel, oldest first; null while it has not been loaded. */
  history(channelId = this.channelId) {
    const history = this.#histories.get(channelId);
    return history ? [...history.values()].sort(byAge) : null;
  }

  message(channelId, messageId) {
    return this.#histories.get(channelId)?.get(messageId) ?? null;
  }

  /** Take over what `enter` answered: another person sees another world, so histories go. */
  enter(answer) {
    const { people, server, channels, commands, roles, bot, notice } = answer;
    this.acceptsPrivate = answer.accepts_private;
    this.fileBytes = answer.file_bytes;
    const id = typeof answer.me === "string" ? answer.me : answer.me.id;
    const me = people.find((person) => person.id === id);
    const isOther = this.me?.id !== me.id;
    if (isOther) this.unread.clear();
    Object.assign(this, { me, people, server, channels, commands, roles, bot, notice });
    this.#histories.clear();
    if (!this.channel) this.channelId = channels[0]?.id ?? null;
    this.#fire("entered", { isOther });
  }

  visit(channelId) {
    this.channelId = channelId;
    this.unread.delete(channelId);
    this.#fire("visited");
  }

  /** The open channel was seen: the page is in front again. */
  read() {
    if (this.unread.delete(this.channelId)) this.#fire("channels");
  }

  setHistory(channelId, messages) {
    this.#histories.set(channelId, new Map(messages.map((message) => [message.id, message])));
    this.#fire("history", { channelId });
  }

  /** Take over one event of the playground; those about interactions are the session's. */
  apply(event) {
    if (event.event === "message") this.#arrive(event);
    else if (event.event === "message_update") this.#keep(event.channel_id, event.message);
    else if (event.event === "message_delete") this.#drop(event.channel_id, event.message_id);
    else if (event.event === "commands") {
      this.commands = event.commands;
      this.#fire("commands");
    } else if (event.event === "bot") {
      this.bot = { ...this.bot, online: event.online };
      this.#fire("bot");
    } else if (event.event === "privacy") {
      this.acceptsPrivate = event.accepted;
      this.#fire("privacy");
    } else if (event.event === "channel") this.#addChannel(event.channel);
  }

  #arrive({ channel_id: channelId, message }) {
    this.#keep(channelId, message);
    const seen = channelId === this.channelId && !document.hidden;
    if (seen || message.author.id === this.me.id) return;
    this.unread.set(channelId, (this.unread.get(channelId) ?? 0) + 1);
    this.#fire("channels");
  }

  #keep(channelId, message) {
    const history = this.#histories.get(channelId);
    if (!history) return;
    history.set(message.id, message);
    this.#fire("message", { channelId, messageId: message.id });
  }

  #drop(channelId, messageId) {
    if (this.#histories.get(channelId)?.delete(messageId)) {
      this.#fire("gone", { channelId, messageId });
    }
  }

  #addChannel(channel) {
    if (this.findChannel(channel.id)) return;
    this.channels = [...this.channels, channel];
    this.#fire("channels");
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Snowflakes count up, so the longer one is younger, and of equal length the greater one. */
function byAge(a, b) {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
