/** Whom and what one can choose from: people, roles and channels, as far as they are here. Pure. */

const TEXT_CHANNEL = 0;

/**
 * What a menu or an option of a kind ("user", "role", "mentionable", "channel") offers in the open
 * channel: [{id, name, detail}]. In a private channel there are its two people and nothing else.
 */
export function offered(kind, { channel_types: types = [] }, state) {
  const isPrivate = state.channel.kind === "dm";
  const people = [...(isPrivate ? [state.me] : state.people), state.bot];
  const roles = isPrivate ? [] : state.roles.map((role) => ({ ...role, detail: "role" }));
  const fits = !isPrivate && (types.length === 0 || types.includes(TEXT_CHANNEL));
  const channels = fits ? state.channels.filter(({ kind: each }) => each === "text") : [];
  return {
    user: people,
    role: roles,
    mentionable: [...people, ...roles],
    channel: channels,
  }[kind];
}
