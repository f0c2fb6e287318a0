/** Links to messages: https://discord.com/channels/server/channel/message goes there on this page. */

const ADDRESS =
  /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?\/?$/;

/** What an address points at, {channelId, messageId}, or null if it is none of Discord's. */
export function placeOf(address) {
  const found = ADDRESS.exec(address);
  return found && { channelId: found[1], messageId: found[2] ?? null };
}

/** Follow such links of the page here; `complain(sentence)` says what is not here any more. */
export function useJumps({ state, session, messages, complain }) {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const place = link && placeOf(link.href);
    if (!place || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { channelId, messageId } = place;
    if (!state.findChannel(channelId)) {
      complain("That channel is not one of yours.");
      return;
    }
    if (channelId !== state.channelId) await session.visit(channelId);
    if (messageId && !messages.goTo(messageId)) complain("That message is not here any more.");
  });
}
