"""The world's events as the gateway tells them to a bot, with the intents they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground import cast, events, message_payloads, payloads
from playground.sessions import Intent
from playground.values import JSON, Channel, Message
from playground.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A gateway event: its name, its data, the intents of which one is needed (none: everybody)."""

    kind: str
    data: JSON
    intents: Intent = Intent.NONE
    guild_id: str | None = None


def translate(world: World, event: events.Event) -> Dispatch | None:
    """Return what the bot hears of an event; None if it is none of its business."""
    translation = _TRANSLATIONS.get(type(event))
    return translation(world, event) if translation else None


def _where(channel: Channel) -> dict[str, JSON]:
    return {"channel_id": channel.id} | ({} if channel.is_dm else {"guild_id": cast.GUILD_ID})


def _about_message(
    world: World, said: Message, kind: str, group: tuple[Intent, Intent]
) -> Callable[[JSON], Dispatch] | None:
    """Return what makes the event of its data, or None if the bot may not know of the message."""
    channel = world.channel(said.channel_id)
    if said.private_to is not None or not channel.bot_may_see:
        return None

    def dispatch(data: JSON) -> Dispatch:
        return Dispatch(
            kind=kind,
            data=data,
            intents=group[1] if channel.is_dm else group[0],
            guild_id=None if channel.is_dm else cast.GUILD_ID,
        )

    return dispatch


_MESSAGES = (Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES)
_REACTIONS = (Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS)


def _posted(world: World, event: events.MessagePosted) -> Dispatch | None:
    made = _about_message(world, event.message, "MESSAGE_CREATE", _MESSAGES)
    return made and made(message_payloads.gateway_message(world, event.message))


def _edited(world: World, event: events.MessageEdited) -> Dispatch | None:
    made = _about_message(world, event.message, "MESSAGE_UPDATE", _MESSAGES)
    return made and made(message_payloads.gateway_message(world, event.message))


def _deleted(world: World, event: events.MessageDeleted) -> Dispatch | None:
    said = event.message
    made = _about_message(world, said, "MESSAGE_DELETE", _MESSAGES)
    return made and made({"id": said.id, **_where(world.channel(said.channel_id))})


def _reacted(world: World, event: events.Reacted) -> Dispatch | None:
    said = event.message
    channel = world.channel(said.channel_id)
    kind = "MESSAGE_REACTION_ADD" if event.on else "MESSAGE_REACTION_REMOVE"
    made = _about_message(world, said, kind, _REACTIONS)
    data = {
        "user_id": event.user.id,
        "message_id": said.id,
        "emoji": {"id": None, "name": event.emoji},
        "burst": False,
        "type": 0,
        **_where(channel),
    }
    if event.on:
        data["message_author_id"] = said.author.id
        if not channel.is_dm:
            data["member"] = payloads.member(world, event.user)
    return made and made(data)


def _interaction(world: World, event: events.InteractionStarted) -> Dispatch:
    channel = event.interaction.channel
    return Dispatch(
        kind="INTERACTION_CREATE",
        data=message_payloads.interaction(world, event.interaction),
        guild_id=None if channel.is_dm else cast.GUILD_ID,
    )


def _channel_changed(world: World, event: events.ChannelChanged) -> Dispatch | None:
    if event.channel.is_dm:
        return None
    data = payloads.channel_object(world, event.channel)
    return Dispatch(kind="CHANNEL_UPDATE", data=data, intents=Intent.GUILDS, guild_id=cast.GUILD_ID)


_TRANSLATIONS: dict[type, Callable[[World, JSON], Dispatch | None]] = {
    events.MessagePosted: _posted,
    events.MessageEdited: _edited,
    events.MessageDeleted: _deleted,
    events.Reacted: _reacted,
    events.InteractionStarted: _interaction,
    events.ChannelChanged: _channel_changed,
}
