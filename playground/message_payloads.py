"""Messages and interactions as the JSON objects of Discord's API v10."""

from __future__ import annotations

import copy

from playground import cast, media, payloads
from playground.clock import iso
from playground.values import (
    JSON,
    Channel,
    Interaction,
    InteractionType,
    Message,
    MessageType,
    Origin,
    User,
)
from playground.world import World

ATTACHMENT_BYTES = 10 * 1024 * 1024
_FILE = 13
_OWNERS_IN_GUILD = {"0": cast.GUILD_ID}
_OWNERS_IN_DM = {"0": "0"}


def message(world: World, said: Message, *, viewer: User | None = None) -> JSON:
    """Return a message object as `viewer` (by default the bot) sees it."""
    channel = world.channel(said.channel_id)
    hidden = media.hidden_names(said)
    shown: dict[str, JSON] = {
        "id": said.id,
        "channel_id": said.channel_id,
        "type": int(said.type),
        "author": payloads.user(said.author),
        "content": said.content,
        "timestamp": iso(said.created),
        "edited_timestamp": iso(said.edited) if said.edited else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [payloads.user(user) for user in said.mentions],
        "mention_roles": [],
        "attachments": [
            media.attachment_object(world, attachment)
            for attachment in said.attachments
            if attachment.filename not in hidden
        ],
        "embeds": _embeds(world, said),
        "components": _components(world, said),
        "pinned": False,
        "flags": said.flags,
    }
    if said.nonce is not None:
        shown["nonce"] = said.nonce
    if said.reactions:
        shown["reactions"] = _reactions(said, viewer or world.bot)
    if said.author.bot:
        shown["application_id"] = cast.APPLICATION_ID
    if said.origin is not None:
        shown |= _made_by(said.origin, channel)
    if said.replies_to is not None:
        shown |= _reply(world, said, channel)
    return shown


def _embeds(world: World, said: Message) -> list[JSON]:
    shown = copy.deepcopy(said.embeds)
    resolve = media.resolver(world, said)
    for _, slot, key in media.embed_slots(shown):
        resolved = resolve(slot[key])
        if key == "url":
            resolved.pop("attachment_id", None)
            slot.update(resolved)
        else:
            slot.update(icon_url=resolved["url"], proxy_icon_url=resolved["proxy_url"])
    return shown


def _components(world: World, said: Message) -> list[JSON]:
    shown = copy.deepcopy(said.components)
    resolve = media.resolver(world, said)
    for place, (_, slot) in enumerate(media.media_slots(shown), start=1):
        slot.update(resolve(slot["url"]), id=str(int(said.id) + place))
    for _, component in media.walk(shown):
        if component["type"] == _FILE:
            named = media.attachment_at(said, component["file"].get("attachment_id"))
            component |= {"name": named.filename, "size": named.size} if named else {}
    return shown


def _reactions(said: Message, viewer: User) -> list[JSON]:
    return [
        {
            "emoji": {"id": None, "name": emoji},
            "count": len(people),
            "count_details": {"burst": 0, "normal": len(people)},
            "burst_colors": [],
            "me_burst": False,
            "me": viewer.id in people,
        }
        for emoji, people in said.reactions.items()
    ]


def _made_by(origin: Origin, channel: Channel) -> dict[str, JSON]:
    made: dict[str, JSON] = {
        "webhook_id": cast.APPLICATION_ID,
        "interaction_metadata": _metadata(origin, channel),
    }
    if origin.type is InteractionType.COMMAND:
        made["interaction"] = {
            "id": origin.id,
            "type": int(origin.type),
            "name": origin.name,
            "user": payloads.user(origin.user),
        }
    return made


def _metadata(origin: Origin, channel: Channel) -> JSON:
    shown: dict[str, JSON] = {
        "id": origin.id,
        "type": int(origin.type),
        "user": payloads.user(origin.user),
        "authorizing_integration_owners": owners(channel),
    }
    if origin.original_id:
        shown["original_response_message_id"] = origin.original_id
    if origin.type is InteractionType.COMPONENT:
        shown["interacted_message_id"] = origin.clicked_message_id
    if origin.trigger is not None:
        shown["triggering_interaction_metadata"] = _metadata(origin.trigger, channel)
    return shown


def _reply(world: World, said: Message, channel: Channel) -> dict[str, JSON]:
    to = {"type": 0, "channel_id": said.channel_id, "message_id": said.replies_to}
    if not channel.is_dm:
        to["guild_id"] = cast.GUILD_ID
    answer: dict[str, JSON] = {"message_reference": to}
    if said.type is MessageType.REPLY:
        original = channel.messages.get(said.replies_to or "")
        answer["referenced_message"] = original and _without_reply(world, original)
    return answer


def _without_reply(world: World, said: Message) -> JSON:
    shown = message(world, said)
    shown.pop("referenced_message", None)
    return shown


def readable(world: World, said: Message) -> JSON:
    """Return a message as the bot may read it.

    Without the privileged intent for message content, which no fresh application has, what people
    write is empty, except in private and where they mention the bot.
    """
    shown = message(world, said)
    if said.author.bot or world.channel(said.channel_id).is_dm or world.bot in said.mentions:
        return shown
    return shown | {"content": "", "embeds": [], "attachments": [], "components": []}


def gateway_message(world: World, said: Message) -> JSON:
    """Return a message as a gateway event carries it: with its server and its author's member."""
    shown = readable(world, said)
    if not world.channel(said.channel_id).is_dm:
        shown["guild_id"] = cast.GUILD_ID
        if said.origin is None:
            shown["member"] = payloads.bare_member(world, said.author)
    return shown


def owners(channel: Channel) -> dict[str, str]:
    """Return who installed the app where this happens: the server, or "0" for the bot's own DM."""
    return _OWNERS_IN_DM if channel.is_dm else _OWNERS_IN_GUILD


def interaction(world: World, begun: Interaction) -> JSON:
    """Return an interaction as the gateway's INTERACTION_CREATE carries it."""
    channel = begun.channel
    shown: dict[str, JSON] = {
        "id": begun.id,
        "application_id": cast.APPLICATION_ID,
        "type": int(begun.type),
        "token": begun.token,
        "version": 1,
        "data": begun.data,
        "channel_id": channel.id,
        "channel": payloads.channel_object(world, channel),
        "app_permissions": payloads.bot_permissions(world, channel),
        "locale": begun.user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(channel),
        "context": 1 if channel.is_dm else 0,
        "attachment_size_limit": ATTACHMENT_BYTES,
    }
    if channel.is_dm:
        shown["user"] = payloads.user(begun.user)
    else:
        permissions = {"permissions": str(begun.user.permissions)}
        shown["member"] = {**payloads.member(world, begun.user), **permissions}
        shown["guild_id"] = cast.GUILD_ID
        shown["guild"] = {"id": cast.GUILD_ID, "locale": world.locale, "features": []}
        shown["guild_locale"] = world.locale
    clicked = channel.messages.get(begun.message_id or "")
    if clicked is not None:
        shown["message"] = message(world, clicked)
    return shown


def callback_response(world: World, begun: Interaction, kind: int) -> JSON:
    """Return what answering an interaction gives back when `with_response` is asked for."""
    about: dict[str, JSON] = {"id": begun.id, "type": int(begun.type)}
    made = begun.channel.messages.get(begun.original_id or "")
    if made is None:
        return {"interaction": about}
    about |= {
        "response_message_id": made.id,
        "response_message_loading": made.thinking,
        "response_message_ephemeral": made.private_to is not None,
    }
    if kind not in (4, 7):
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": kind, "message": message(world, made)}}
