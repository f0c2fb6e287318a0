"""Endpoints: messages of a channel and the reactions under them."""

from __future__ import annotations

from urllib.parse import unquote

from playground import cast, refusals, writing
from playground.checks.controls import is_emoji
from playground.message_payloads import message as message_object
from playground.message_payloads import readable
from playground.rest.call import Call
from playground.values import JSON, Channel, Message, MessageType, User

NONCE_SECONDS = 180
_MOST_LISTED = 100


def _check_may_write(call: Call) -> None:
    channel = call.channel
    if channel.is_dm and not call.world.accepts_private(channel.person_id):
        raise refusals.cannot_message_user()
    if not channel.bot_may_write:
        raise refusals.cannot_message_user() if channel.is_dm else refusals.missing_permissions()


def post(call: Call) -> JSON:
    """POST /channels/{channel_id}/messages."""
    channel, world, fields = call.channel, call.world, call.fields
    _check_may_write(call)
    if call.form.uploads and not channel.bot_may_attach:
        raise refusals.missing_permissions()
    repeated = _same_nonce(call, channel)
    if repeated is not None:
        return message_object(world, repeated)
    replies_to = _replies_to(fields.get("message_reference"), channel)
    blank = Message(
        id=world.ids.new(),
        channel_id=channel.id,
        author=world.bot,
        created=world.clock.now(),
        type=MessageType.REPLY if replies_to else MessageType.DEFAULT,
        replies_to=replies_to,
        nonce=fields.get("nonce"),
    )
    return message_object(world, world.post(writing.write(world, call.form, blank)))


def _same_nonce(call: Call, channel: Channel) -> Message | None:
    """With `enforce_nonce`, a nonce seen in the last minutes gives the message it made."""
    nonce = call.fields.get("nonce")
    if nonce is None or not call.fields.get("enforce_nonce"):
        return None
    for message in reversed(channel.messages.values()):
        if call.world.clock.now() - message.created > NONCE_SECONDS:
            return None
        if message.author.bot and str(message.nonce) == str(nonce):
            return message
    return None


def _replies_to(reference: JSON, channel: Channel) -> str | None:
    if reference is None:
        return None
    message_id = str(reference.get("message_id"))
    message = channel.messages.get(message_id)
    if message is not None and message.private_to is None:
        return message_id
    if reference.get("fail_if_not_exists", True):
        raise refusals.form_error("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return None


def history(call: Call) -> JSON:
    """GET /channels/{channel_id}/messages: newest first."""
    limit = _number(call, "limit", 50)
    if not 1 <= limit <= _MOST_LISTED:
        raise refusals.form_error("limit", "NUMBER_TYPE_MAX", "Must be between 1 and 100.")
    messages = [m for m in call.channel.messages.values() if m.private_to is None]
    if "around" in call.query:
        messages = _around(messages, _number(call, "around"), limit)
    elif "before" in call.query:
        before = _number(call, "before")
        messages = [m for m in messages if int(m.id) < before]
    elif "after" in call.query:
        after = _number(call, "after")
        messages = [m for m in messages if int(m.id) > after][:limit]
    return [readable(call.world, m) for m in reversed(messages[-limit:])]


def _around(messages: list[Message], message_id: int, limit: int) -> list[Message]:
    """Return the message of an id with as many older as newer ones, `limit` in all."""
    older = [m for m in messages if int(m.id) < message_id]
    rest = [m for m in messages if int(m.id) >= message_id]
    fewer = older[-(limit // 2) :] if limit > 1 else []
    return fewer + rest[: limit - len(fewer)]


def _number(call: Call, name: str, default: int = 0) -> int:
    value = call.query.get(name, str(default))
    if not value.isdigit():
        raise refusals.form_error(name, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
    return int(value)


def get(call: Call) -> JSON:
    """GET /channels/{channel_id}/messages/{message_id}."""
    return readable(call.world, call.message)


def edit(call: Call) -> JSON:
    """PATCH /channels/{channel_id}/messages/{message_id}: the bot's own only."""
    message = call.message
    if not message.author.bot:
        raise refusals.foreign_message()
    writing.rewrite(call.world, call.form, message)
    return message_object(call.world, message)


def delete(call: Call) -> None:
    """DELETE /channels/{channel_id}/messages/{message_id}: others' need a permission it lacks."""
    message = call.message
    if not message.author.bot:
        raise refusals.missing_permissions()
    call.world.delete(message)


def react(call: Call) -> None:
    """PUT .../reactions/{emoji}/@me."""
    message = call.message
    _check_may_write(call)
    call.world.react(message, call.world.bot, _emoji(call), on=True)


def unreact(call: Call) -> None:
    """DELETE .../reactions/{emoji}/@me."""
    call.world.react(call.message, call.world.bot, _emoji(call), on=False)


def unreact_other(call: Call) -> None:
    """DELETE .../reactions/{emoji}/{user_id}: needs MANAGE_MESSAGES for anybody else's."""
    user: User = call.world.user(call.params["user_id"])
    if not user.bot and not call.world.bot.permissions & cast.MANAGE_MESSAGES:
        raise refusals.missing_permissions()
    call.world.react(call.message, user, _emoji(call), on=False)


def _emoji(call: Call) -> str:
    emoji = unquote(call.params["emoji"])
    if not is_emoji(emoji):
        raise refusals.unknown_emoji()
    return emoji
