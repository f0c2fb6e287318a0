"""Wishes that can't be granted as they are; nothing was drawn or charged."""

from __future__ import annotations

from dataclasses import dataclass

from easel.errors.root import EaselError
from easel.model import Hit


@dataclass(eq=False)
class Refusal(EaselError):
    """A wish that can't be granted as it is; nothing was drawn or charged."""


@dataclass(eq=False)
class EmptyPrompt(Refusal):
    """There are no words to draw from."""


@dataclass(eq=False)
class PromptTooLong(Refusal):
    """The text is over a limit, in characters."""

    length: int
    limit: int


@dataclass(eq=False)
class BadParameter(Refusal):
    """A `--name value` that can't be used. `name` has its dashes; `nearest` is a suggestion."""

    name: str
    value: str
    reason: str
    nearest: str | None = None


@dataclass(eq=False)
class BadLink(Refusal):
    """A reference picture that can't be had: its address, and why in one sentence."""

    url: str
    reason: str


@dataclass(eq=False)
class ReferencesOff(Refusal):
    """The server's policy lets no pictures from outside in."""


@dataclass(eq=False)
class NotInPolicy(Refusal):
    """The server's policy does not allow the wanted aspect, model or quality.

    `note_id` is its line in the class's log, empty where it can't be ordered from its card.
    """

    what: str
    wanted: str
    allowed: tuple[str, ...]
    note_id: str = ""


@dataclass(eq=False)
class ListedWords(Refusal):
    """The prompt has something of the server's list in it.

    `note_id` is its line in the class's log, empty where it was not noted; `reworded` is a text
    that would pass, empty for none; `is_order` says that it can be ordered from its card.
    """

    hits: tuple[Hit, ...]
    note_id: str = ""
    reworded: str = ""
    is_order: bool = False


@dataclass(eq=False)
class DisallowedWords(ListedWords):
    """The prompt names what the server's policy does not draw."""


@dataclass(eq=False)
class DidYouMean(ListedWords):
    """The prompt may name what the policy does not draw, or may be a slip of the finger."""


@dataclass(eq=False)
class AppealsOpen(Refusal):
    """The person has asked the teacher about `limit` prompts that are not answered yet."""

    limit: int


@dataclass(eq=False)
class LineFull(Refusal):
    """With `asked` more, the person has more unfinished orders than one person may."""

    waiting: int
    limit: int
    asked: int = 1


@dataclass(eq=False)
class TooFast(Refusal):
    """The person sends more than a class can take; `seconds` until the next one is taken."""

    seconds: int
    limit: int


@dataclass(eq=False)
class QuotaReached(Refusal):
    """The person's pictures of the last 24 hours and those asked for exceed the quota."""

    used: int
    asked: int
    limit: int


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person may not do this; `needs` names the permission."""

    needs: str


@dataclass(eq=False)
class Vanished(Refusal):
    """What a button or command points at is gone: an order, a picture or a policy version."""

    what: str


@dataclass(eq=False)
class ActionRestricted(Refusal):
    """A button has nothing to do with this picture: which button, and why in one sentence."""

    action: str
    reason: str


@dataclass(eq=False)
class BadPolicy(Refusal):
    """A policy that can't be saved: which field, and why."""

    field: str
    reason: str


@dataclass(eq=False)
class BadPreference(Refusal):
    """A preference that can't be saved: which, and why in one sentence."""

    name: str
    reason: str


@dataclass(eq=False)
class NotOffered(Refusal):
    """The engine in use can't do this: what, and why in one sentence."""

    what: str
    reason: str


@dataclass(eq=False)
class JobRestricted(Refusal):
    """An order that this person can't stop, show or take away, or whose buttons they can't press.

    `reason` is "foreign" (another's), "clicks" (only its person's and the teacher's clicks count
    here), "remove" (another's message), "finished", "unfinished", "stopped" (already), "taken" (an
    offer that was ordered before), "none" (there is no order under way), "unknown" (the message
    shows no order to be stopped) or "unshown" (it shows no order at all).
    """

    reason: str


@dataclass(eq=False)
class Closing(Refusal):
    """The bot is stopping and takes no new orders."""


@dataclass(eq=False)
class Blocked(Refusal):
    """A teacher has blocked the person: until when (whole seconds since 1970), and why."""

    until: int
    reason: str


@dataclass(eq=False)
class MessagePending(Refusal):
    """A teacher's message is to be acknowledged first: its text, and who wrote it."""

    message: str
    author: str


@dataclass(eq=False)
class MayNeedHelp(Refusal):
    """The words are those of somebody who may need help; `helpline` is the school's text."""

    helpline: str


@dataclass(eq=False)
class OffTheme(Refusal):
    """The channel has a theme, and these of its words are missing in the prompt."""

    missing: tuple[str, ...]


@dataclass(eq=False)
class OutsideAssignment(Refusal):
    """The channel's assignment is not open: from when on it is, or since when no more.

    Both are whole seconds since 1970; one of them is None.
    """

    title: str
    starts: int | None = None
    ended: int | None = None
