"""What the playground's world is made of: people, channels, messages, attachments, interactions.

Ids are Discord snowflakes as strings; times are seconds since 1970 on the world's clock; embeds and
components are kept as the JSON that the bot sent, because Discord hands them back in that form.
"""

from __future__ import annotations

from asyncio import TimerHandle
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

JSON = Any
"""A decoded JSON value. Only this server's edges look into one."""


class MessageFlag(IntEnum):
    """The message flags that this world knows (Discord's reference, "Message Flags")."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


class MessageType(IntEnum):
    DEFAULT = 0
    REPLY = 19
    COMMAND = 20


class InteractionType(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class ChannelKind(StrEnum):
    TEXT = "text"
    DM = "dm"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """An account: a person of the class or the bot. `permissions` are those in the server.

    `locale` is the language that the person's Discord is set to.
    """

    id: str
    username: str
    name: str
    colour: str = "#5865f2"
    bot: bool = False
    permissions: int = 0
    role_ids: tuple[str, ...] = ()
    locale: str = "en-US"


@dataclass(slots=True)
class Content:
    """The bytes of a file; emptied when they are forgotten."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An uploaded file; width and height in pixels when it is a picture that could be read."""

    id: str
    channel_id: str
    filename: str
    title: str | None
    description: str | None
    content_type: str
    size: int
    content: Content
    width: int | None = None
    height: int | None = None
    ephemeral: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The interaction that made a message, as the message remembers it."""

    id: str
    type: InteractionType
    user: User
    name: str = ""
    clicked_message_id: str | None = None
    original_id: str | None = None
    trigger: Origin | None = None


@dataclass(slots=True, kw_only=True)
class Message:
    """One message. `private_to` names the only person who sees an ephemeral one.

    A private message that was `dismissed` is out of that person's sight; the bot can't tell.
    """

    id: str
    channel_id: str
    author: User
    created: float
    type: MessageType = MessageType.DEFAULT
    content: str = ""
    embeds: list[JSON] = field(default_factory=list)
    components: list[JSON] = field(default_factory=list)
    attachments: tuple[Attachment, ...] = ()
    flags: int = 0
    edited: float | None = None
    private_to: str | None = None
    dismissed: bool = False
    origin: Origin | None = None
    replies_to: str | None = None
    mentions: tuple[User, ...] = ()
    reactions: dict[str, list[str]] = field(default_factory=dict)
    nonce: str | int | None = None

    @property
    def thinking(self) -> bool:
        return bool(self.flags & MessageFlag.LOADING)

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & MessageFlag.COMPONENTS_V2)

    def is_shown_to(self, person: User) -> bool:
        """Say if this person sees the message, given that they see its channel."""
        return self.private_to in (None, person.id) and not self.dismissed


@dataclass(slots=True, kw_only=True)
class Channel:
    """A text channel of the server, or the private channel between the bot and one person."""

    id: str
    name: str
    topic: str = ""
    kind: ChannelKind = ChannelKind.TEXT
    person_id: str | None = None
    position: int = 0
    bot_may_see: bool = True
    bot_may_write: bool = True
    bot_may_attach: bool = True
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def is_dm(self) -> bool:
        return self.kind is ChannelKind.DM


class Stage(StrEnum):
    """How far the first answer to an interaction has come."""

    PENDING = "pending"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class Interaction:
    """One thing a person did to the bot: a command, a click, a modal, a keystroke of a choice."""

    id: str
    token: str
    type: InteractionType
    user: User
    channel: Channel
    created: float
    data: JSON
    name: str = ""
    message_id: str | None = None
    trigger: Origin | None = None
    stage: Stage = Stage.PENDING
    original_id: str | None = None
    message_ids: set[str] = field(default_factory=set)
    modal: JSON = None
    files: tuple[Attachment, ...] = ()
    timer: TimerHandle | None = None

    @property
    def origin(self) -> Origin:
        """Return what a message made by this interaction remembers of it."""
        return Origin(
            id=self.id,
            type=self.type,
            user=self.user,
            name=self.name,
            clicked_message_id=self.message_id,
            trigger=self.trigger,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it arrived in a request: `files[index]`."""

    index: int
    filename: str
    content_type: str
    data: bytes
