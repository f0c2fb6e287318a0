"""A person's connection to the playground: what they may see, told as it happens."""

from __future__ import annotations

import asyncio
import json
from asyncio import Transport
from collections.abc import Callable

from aiohttp import web

from playground import cast, commands, events, message_payloads, payloads
from playground.values import JSON, Channel, ChannelKind, InteractionType, Message, User
from playground.world import NOTICE, World

FRAMES_WAITING = 2000


class Seat:
    """One websocket, on which one person at a time is present.

    With `only_mine` it hears only of messages that this person wrote, caused or got: for benches,
    where fifty people would otherwise each be told what all the others did.
    """

    def __init__(
        self, world: World, ws: web.WebSocketResponse, transport: Transport | None
    ) -> None:
        self.person: User | None = None
        self.only_mine = False
        self._world = world
        self._ws = ws
        self._transport = transport
        self._frames: asyncio.Queue[str] = asyncio.Queue(FRAMES_WAITING)

    def send(self, frame: str) -> None:
        """Send a frame after those before. A reader that is far behind is disconnected."""
        try:
            self._frames.put_nowait(frame)
        except asyncio.QueueFull:
            if self._transport is not None:
                self._transport.close()

    async def write(self) -> None:
        """Write frames until the connection is gone."""
        while not self._ws.closed:
            frame = await self._frames.get()
            try:
                await self._ws.send_str(frame)
            except ConnectionError:
                return

    def may_see(self, channel: Channel) -> bool:
        """Say if a channel is one of the server's or this person's own."""
        return self.person is not None and channel.person_id in (None, self.person.id)

    def wants(self, message: Message) -> bool:
        """Say if this person is to hear of a message."""
        if self.person is None or not message.is_shown_to(self.person):
            return False
        channel = self._world.channel(message.channel_id)
        if not self.may_see(channel):
            return False
        return not self.only_mine or channel.is_dm or _belongs_to(message, self.person)


def _belongs_to(message: Message, person: User) -> bool:
    causer = message.origin.user if message.origin else message.author
    return causer.id == person.id or any(user.id == person.id for user in message.mentions)


class SeatBook:
    """All seats, and the world's events sent to those who may know of them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._seats: set[Seat] = set()
        world.listen(self._on_event)

    def add(self, seat: Seat) -> None:
        """Tell a seat of everything from now on."""
        self._seats.add(seat)

    def remove(self, seat: Seat) -> None:
        """Tell a seat nothing more."""
        self._seats.discard(seat)

    def _on_event(self, event: events.Event) -> None:
        match event:
            case events.MessagePosted(message=message):
                self._tell_message("message", message)
            case events.MessageEdited(message=message) | events.Reacted(message=message):
                self._tell_message("message_update", message)
            case events.MessageDeleted(message=message):
                gone = {"channel_id": message.channel_id, "message_id": message.id}
                self._tell({"event": "message_delete", **gone}, lambda seat: seat.wants(message))
            case events.CommandsChanged():
                for seat in self._seats:
                    shown = visible_commands(self._world, seat.person)
                    seat.send(json.dumps({"event": "commands", "commands": shown}))
            case events.BotCameOrWent(online=online):
                self._tell({"event": "bot", "online": online}, lambda seat: True)
            case events.PrivacyChanged(person=person, accepted=accepted):
                frame = {"event": "privacy", "accepted": accepted}
                self._tell(frame, lambda seat: seat.person == person)
            case events.ChannelOpened(channel=channel):
                shown = channel_state(self._world, channel)
                self._tell({"event": "channel", "channel": shown}, lambda s: s.may_see(channel))
            case _:
                self._tell_interaction(event)

    def _tell_message(self, kind: str, message: Message) -> None:
        wanted = [seat for seat in self._seats if seat.wants(message)]
        shared: str | None = None
        for seat in wanted:
            if message.reactions:  # "me" differs from person to person
                seat.send(_message_frame(self._world, kind, message, seat.person))
                continue
            shared = shared or _message_frame(self._world, kind, message, None)
            seat.send(shared)

    def _tell_interaction(self, event: events.Event) -> None:
        match event:
            case events.InteractionStarted(interaction=begun):
                reason = None
            case events.InteractionMoved(interaction=begun, reason=reason):
                pass
            case events.ModalOpened(interaction=begun):
                frame = {"event": "modal", "interaction_id": begun.id, "modal": begun.modal}
                return self._tell(frame, lambda seat: seat.person == begun.user)
            case _:
                return None
        if begun.type is InteractionType.AUTOCOMPLETE:
            return None
        about = {"interaction_id": begun.id, "channel_id": begun.channel.id, "state": begun.stage}
        frame = {"event": "interaction", **about, **({"reason": reason} if reason else {})}
        return self._tell(frame, lambda seat: seat.person == begun.user)

    def _tell(self, frame: JSON, to: Callable[[Seat], bool]) -> None:
        text = json.dumps(frame)
        for seat in self._seats:
            if to(seat):
                seat.send(text)


def _message_frame(world: World, kind: str, message: Message, viewer: User | None) -> str:
    shown = message_state(world, message, viewer)
    return json.dumps({"event": kind, "channel_id": message.channel_id, "message": shown})


def message_state(world: World, message: Message, viewer: User | None) -> JSON:
    """Return a message as the page knows it: Discord's object and what the page adds to it."""
    shown = message_payloads.message(world, message, viewer=viewer)
    if message.private_to is not None:
        shown["private"] = True
    if message.thinking:
        shown["state"] = "thinking"
    if message.origin is not None and "interaction" not in shown:
        user = shown["interaction_metadata"]["user"]
        shown["interaction"] = {"id": message.origin.id, "name": message.origin.name, "user": user}
    return shown


def channel_state(world: World, channel: Channel) -> JSON:
    """Return a channel as the page knows it."""
    dm = {"person_id": channel.person_id} if channel.kind is ChannelKind.DM else {}
    name = world.bot.name if channel.is_dm else channel.name
    about = {"id": channel.id, "name": name, "topic": channel.topic, "kind": channel.kind}
    return {**about, **dm}


def visible_commands(world: World, person: User | None) -> list[JSON]:
    """Return the commands that a person is shown in the server."""
    everything = world.commands.everything()
    if person is None:
        return []
    return [
        commands.localised(each, person.locale)
        for each in everything
        if commands.may_use(each, person)
    ]


def state(world: World, person: User) -> JSON:
    """Return everything a page needs to begin."""
    return {
        "me": _person_state(person),
        "people": [_person_state(somebody) for somebody in world.people.values()],
        "server": {"id": cast.GUILD_ID, "name": cast.GUILD_NAME},
        "channels": [channel_state(world, c) for c in world.visible_channels(person)],
        "roles": [{"id": role["id"], "name": role["name"]} for role in payloads.roles()],
        "commands": visible_commands(world, person),
        "bot": {"id": world.bot.id, "name": world.bot.name, "online": world.bot_is_online},
        "accepts_private": world.accepts_private(person.id),
        "file_bytes": message_payloads.ATTACHMENT_BYTES,
        "notice": NOTICE,
    }


def _person_state(person: User) -> JSON:
    role = "teacher" if person.permissions & cast.MANAGE_GUILD else "student"
    return {"id": person.id, "name": person.name, "role": role, "colour": person.colour}
