"""What happens in the world, told to whoever listens: the bot's gateway and the people's pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.values import JSON, Channel, Interaction, Message, User


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePosted:
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited:
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted:
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """Somebody added (`on`) or took away a reaction."""

    message: Message
    user: User
    emoji: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionStarted:
    interaction: Interaction


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionMoved:
    """An interaction was answered, or failed for `reason`."""

    interaction: Interaction
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesOffered:
    """The bot's choices for a person who is typing an option."""

    interaction: Interaction
    choices: list[JSON]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalOpened:
    interaction: Interaction


@dataclass(frozen=True, slots=True)
class CommandsChanged:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOpened:
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChanged:
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyChanged:
    """A person accepts private messages of the bot from now on, or does not."""

    person: User
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BotCameOrWent:
    online: bool


Event = (
    MessagePosted
    | MessageEdited
    | MessageDeleted
    | Reacted
    | InteractionStarted
    | InteractionMoved
    | ChoicesOffered
    | ModalOpened
    | CommandsChanged
    | ChannelOpened
    | ChannelChanged
    | BotCameOrWent
    | PrivacyChanged
)
Listener = Callable[[Event], None]
