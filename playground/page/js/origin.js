/** The line above a message: which command made it, or which message it answers. */

import { MESSAGE_MENU } from "./commands.js";
import { h, icon } from "./dom.js";
import { plainText } from "./markdown.js";
import { avatar } from "./people.js";

const COMMAND = 2;

/** Draw the line, or null for a message that just stands there. `room` is {state, goTo(id)}. */
export function origin(message, room) {
  const { interaction, interaction_metadata: metadata, message_reference: reference } = message;
  if (interaction?.name && (metadata?.type ?? COMMAND) === COMMAND) return used(interaction, room);
  return reference?.message_id ? answered(reference, message.referenced_message, room) : null;
}

function used({ name, user: account }, { state }) {
  const isOfMenu = state.commands.some((each) => each.type === MESSAGE_MENU && each.name === name);
  const user = state.person(account.id) ?? { id: account.id, name: account.username };
  return h(
    "p",
    { class: "origin" },
    icon("reply"),
    avatar(user),
    h("b", {}, user.name),
    " used ",
    h("span", { class: "origin-command" }, isOfMenu ? name : `/${name}`),
  );
}

/** Discord leaves the quoted message out where the client has it already. */
function answered({ message_id: id }, referenced, { state, goTo }) {
  const quoted = referenced ?? state.message(state.channelId, id);
  if (!quoted) return h("p", { class: "origin" }, icon("reply"), "Original message was deleted");
  const name = state.person(quoted.author.id)?.name ?? quoted.author.username;
  const [firstLine] = quoted.content.split("\n", 1);
  const words = plainText(firstLine, state) || "Click to see it";
  return h(
    "button",
    { class: "origin", type: "button", onclick: () => goTo(id) },
    icon("reply"),
    h("b", {}, name),
    h("span", { class: "origin-words" }, words),
  );
}
