"""The playground's world: one server, its people, what they said. It lives in memory only.

Bounded on purpose: each channel keeps its newest messages and forgets the older ones together with
their attachments.
"""

from __future__ import annotations

from collections.abc import Iterator

from playground import cast, refusals
from playground.clock import Clock, Snowflakes
from playground.commands import CommandBook
from playground.events import (
    BotCameOrWent,
    ChannelChanged,
    ChannelOpened,
    Event,
    Listener,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    PrivacyChanged,
    Reacted,
)
from playground.files import FileStore
from playground.interactions import InteractionBook
from playground.values import Attachment, Channel, ChannelKind, Message, User

MESSAGES_PER_CHANNEL = 500
REACTIONS_PER_MESSAGE = 20
NOTICE = (
    "This is a playground on this computer, not Discord. It keeps everything in memory: "
    f"the newest {MESSAGES_PER_CHANNEL} messages of a channel, until it is stopped."
)


class World:
    """Everything there is, and the one place where it changes. Changes are told to listeners."""

    def __init__(self, *, students: int = 6) -> None:
        self.clock = Clock()
        self.ids = Snowflakes(self.clock)
        self.began = self.clock.now()
        self.bot = cast.bot()
        self.people = {person.id: person for person in cast.people(students)}
        self.channels = {channel.id: channel for channel in cast.channels()}
        self.commands = CommandBook(self.ids)
        self.interactions = InteractionBook(self)
        self.files = FileStore()
        self.locale = "en-US"
        self.bot_is_online = False
        self.base_url = ""
        self._unreachable: set[str] = set()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Call `listener` no more."""
        self._listeners.remove(listener)

    def tell(self, event: Event) -> None:
        """Let every listener know of an event."""
        for listener in tuple(self._listeners):
            listener(event)

    def user(self, user_id: str) -> User:
        """Return a person or the bot; Refused (10013) for anybody else."""
        if user_id == self.bot.id:
            return self.bot
        try:
            return self.people[user_id]
        except KeyError:
            raise refusals.unknown_user() from None

    def members(self) -> Iterator[User]:
        """Yield everybody in the server, the bot first."""
        yield self.bot
        yield from self.people.values()

    def channel(self, channel_id: str) -> Channel:
        """Return a channel; Refused (10003) if there is none."""
        try:
            return self.channels[channel_id]
        except KeyError:
            raise refusals.unknown_channel() from None

    def visible_channels(self, person: User) -> list[Channel]:
        """Return the channels of the server and this person's own private one."""
        return [c for c in self.channels.values() if not c.is_dm or c.person_id == person.id]

    def open_dm(self, person: User) -> Channel:
        """Return the private channel between the bot and a person, made when first wanted."""
        for channel in self.channels.values():
            if channel.person_id == person.id:
                return channel
        channel = Channel(
            id=self.ids.new(), name=person.name, kind=ChannelKind.DM, person_id=person.id
        )
        self.channels[channel.id] = channel
        self.tell(ChannelOpened(channel=channel))
        return channel

    def accept_private(self, person: User, *, accepted: bool) -> None:
        """Let a person get private messages of the bot or not, as their privacy settings would."""
        (self._unreachable.discard if accepted else self._unreachable.add)(person.id)
        self.tell(PrivacyChanged(person=person, accepted=accepted))

    def accepts_private(self, person_id: str | None) -> bool:
        """Say if the bot can write to a person in private."""
        return person_id not in self._unreachable

    def permit(self, channel_id: str, *, write: bool, see: bool, attach: bool) -> None:
        """Let the bot write in a channel, with files or without, or only see it, or neither."""
        channel = self.channel(channel_id)
        channel.bot_may_see = see
        channel.bot_may_write = see and write
        channel.bot_may_attach = attach
        self.tell(ChannelChanged(channel=channel))

    def set_bot_online(self, online: bool) -> None:
        """Note that the bot's gateway session came or went."""
        if online != self.bot_is_online:
            self.bot_is_online = online
            self.tell(BotCameOrWent(online=online))

    def message(self, channel_id: str, message_id: str) -> Message:
        """Return a message; Refused (10008) if it is not there or not any more."""
        try:
            return self.channel(channel_id).messages[message_id]
        except KeyError:
            raise refusals.unknown_message() from None

    def post(self, message: Message) -> Message:
        """Put a new message into its channel, forget the oldest if there are too many."""
        messages = self.channel(message.channel_id).messages
        messages[message.id] = message
        self.files.keep(*message.attachments)
        while len(messages) > MESSAGES_PER_CHANNEL:
            self.files.forget(*messages.pop(next(iter(messages))).attachments)
        self.tell(MessagePosted(message=message))
        return message

    def edited(self, message: Message, *, previous: tuple[Attachment, ...]) -> None:
        """Announce a changed message and drop the attachments that it no longer has."""
        kept = {attachment.id for attachment in message.attachments}
        self.files.forget(*(old for old in previous if old.id not in kept))
        self.files.keep(*message.attachments)
        self.tell(MessageEdited(message=message))

    def delete(self, message: Message) -> None:
        """Take a message away with everything attached to it."""
        self.channel(message.channel_id).messages.pop(message.id, None)
        self.files.forget(*message.attachments)
        self.tell(MessageDeleted(message=message))

    def dismiss(self, message: Message) -> None:
        """Take a private message out of its reader's sight; the bot can still change it."""
        self.tell(MessageDeleted(message=message))
        message.dismissed = True

    def react(self, message: Message, user: User, emoji: str, *, on: bool) -> None:
        """Add or take away one person's reaction. More than 20 kinds are Refused (30010)."""
        people = message.reactions.get(emoji, [])
        if on == (user.id in people):
            return
        if on:
            if emoji not in message.reactions and len(message.reactions) >= REACTIONS_PER_MESSAGE:
                raise refusals.Refused(400, 30010, "Maximum number of reactions reached (20)")
            message.reactions[emoji] = [*people, user.id]
        else:
            left = [person for person in people if person != user.id]
            message.reactions[emoji] = left
            if not left:
                del message.reactions[emoji]
        self.tell(Reacted(message=message, user=user, emoji=emoji, on=on))
