"""What the bot's answer to an interaction does: a message, an update, choices, a form."""

from __future__ import annotations

from dataclasses import replace

from playground import layout, refusals, writing
from playground.checks import answers as checks
from playground.values import (
    Interaction,
    InteractionType,
    Message,
    MessageFlag,
    MessageType,
)
from playground.world import World
from playground.writing import Form

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


def answer(world: World, interaction: Interaction, kind: int, form: Form) -> None:
    """Carry out the first answer to an interaction. Raises Refused and changes nothing."""
    checks.check_kind(interaction, kind)
    if kind in (MESSAGE, DEFERRED_MESSAGE):
        _first_message(world, interaction, form, thinking=kind == DEFERRED_MESSAGE)
    elif kind in (DEFERRED_UPDATE, UPDATE):
        _update(world, interaction, form, now=kind == UPDATE)
    elif kind == CHOICES:
        checks.check_choices(interaction, form.fields)
        world.interactions.offer(interaction, form.fields["choices"])
    else:
        checks.check_modal(form.fields)
        modal = {key: form.fields[key] for key in ("custom_id", "title")}
        modal["components"] = layout.numbered(form.fields["components"])
        world.interactions.open_modal(interaction, modal)


def follow_up(world: World, interaction: Interaction, form: Form) -> Message:
    """Post another message, or fill the one that is still "thinking" (Discord's old behaviour)."""
    original = interaction.channel.messages.get(interaction.original_id or "")
    if original is not None and original.thinking:
        writing.rewrite(world, form, original)
        return original
    draft = _blank(world, interaction, form, original_id=interaction.original_id)
    message = world.post(writing.write(world, form, draft))
    interaction.message_ids.add(message.id)
    return message


def message_of(interaction: Interaction, message_id: str) -> Message:
    """Return a message that this interaction's token may touch; Refused (10008) otherwise."""
    wanted = interaction.original_id if message_id == "@original" else message_id
    message = interaction.channel.messages.get(wanted or "")
    if message is None or message.id not in interaction.message_ids:
        raise refusals.unknown_message()
    return message


def _first_message(world: World, interaction: Interaction, form: Form, *, thinking: bool) -> None:
    blank = _blank(world, interaction, form)
    if thinking:
        checks.check_deferral(form.fields)
        message = replace(blank, flags=blank.flags | MessageFlag.LOADING)
    else:
        message = writing.write(world, form, blank)
    interaction.original_id = message.id
    interaction.message_ids.add(message.id)
    world.interactions.answered(interaction)
    world.post(message)


def _update(world: World, interaction: Interaction, form: Form, *, now: bool) -> None:
    clicked = interaction.channel.messages.get(interaction.message_id or "")
    if clicked is None:
        raise refusals.unknown_message()
    if now:
        writing.rewrite(world, form, clicked)
    interaction.original_id = clicked.id
    interaction.message_ids.add(clicked.id)
    world.interactions.answered(interaction)


def _blank(
    world: World, interaction: Interaction, form: Form, *, original_id: str | None = None
) -> Message:
    private = bool((form.fields.get("flags") or 0) & MessageFlag.EPHEMERAL)
    is_command = interaction.type is InteractionType.COMMAND and original_id is None
    replies_to = original_id or interaction.message_id
    kind = MessageType.REPLY if replies_to else MessageType.DEFAULT
    return Message(
        id=world.ids.new(),
        channel_id=interaction.channel.id,
        author=world.bot,
        created=world.clock.now(),
        type=MessageType.COMMAND if is_command else kind,
        flags=int(MessageFlag.EPHEMERAL) if private else 0,
        private_to=interaction.user.id if private else None,
        origin=replace(interaction.origin, original_id=original_id),
        replies_to=replies_to,
    )
