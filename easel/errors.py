"""Everything that can go wrong, as one tree; errors carry facts, `cogs/ui/words.py` has the words.

    EaselError
    ├── Refusal                 the person's wish can't be granted; nothing is drawn or charged
    │   ├── EmptyPrompt
    │   ├── PromptTooLong       limit, length
    │   ├── BadParameter        name, value, reason, nearest
    │   ├── NotInPolicy         what, wanted, allowed
    │   ├── DisallowedWords     hits
    │   ├── LineFull            waiting, limit
    │   ├── QuotaReached        used, asked, limit
    │   ├── NotAllowed          needs
    │   ├── Vanished            what
    │   ├── ActionRestricted    action, reason
    │   ├── BadPolicy           field, reason
    │   ├── JobRestricted       reason
    │   └── Closing             the bot is stopping
    ├── EngineError             the engine did not draw; `retries` says whether to ask again
    │   ├── ContentRefused      categories
    │   ├── RateLimited         retry_after (s)
    │   ├── OutOfMoney
    │   ├── BadCredentials
    │   ├── RequestRefused      parameter, message
    │   ├── EngineUnreachable
    │   ├── EngineTimeout       seconds
    │   └── BadAnswer           what
    ├── PictureError            what came is not a picture that may be kept
    │   ├── NotAPicture
    │   ├── BrokenPicture       reason
    │   └── WrongSize           size, limit
    ├── StorageError            the disk or the database said no
    │   └── DiskFull
    ├── Undelivered             Discord would not take the message
    │   ├── ChannelForbidden
    │   ├── MessageGone
    │   └── TooLargeToPost
    ├── Stopped                 by; somebody stopped the order while it was under way
    ├── Unexpected              reference; a bug: the log has the traceback under the reference
    └── StartError              the settings or the machine do not let the bot start

Every class can be written to a record and read back (`to_record`, `from_record`), so that a
failure survives a restart with its facts.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from easel.model import Hit


@dataclass(eq=False)
class EaselError(Exception):
    """The root of everything that Easel raises on purpose."""

    def __str__(self) -> str:
        facts = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{type(self).__name__}({facts})"


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
class NotInPolicy(Refusal):
    """The server's policy does not allow the wanted aspect, model or quality."""

    what: str
    wanted: str
    allowed: tuple[str, ...]


@dataclass(eq=False)
class DisallowedWords(Refusal):
    """The prompt names what the server's policy does not draw."""

    hits: tuple[Hit, ...]


@dataclass(eq=False)
class LineFull(Refusal):
    """The person already has as many orders waiting as one person may."""

    waiting: int
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
class JobRestricted(Refusal):
    """An order that this person can't stop.

    `reason` is "foreign" (another's), "finished", "stopped" (already), "none" (there is no order
    under way) or "unknown" (the message shows no order).
    """

    reason: str


@dataclass(eq=False)
class Closing(Refusal):
    """The bot is stopping and takes no new orders."""


@dataclass(eq=False)
class EngineError(EaselError):
    """The engine did not draw."""


@dataclass(eq=False)
class ContentRefused(EngineError):
    """The provider's own moderation said no; `categories` as far as it told. Never retried."""

    categories: tuple[str, ...] = ()


@dataclass(eq=False)
class RateLimited(EngineError):
    """Too many requests; `retry_after` in seconds when the provider said it."""

    retry_after: float | None = None


@dataclass(eq=False)
class OutOfMoney(EngineError):
    """The provider's account has no credit or has met a spending limit."""

    code: str = ""


@dataclass(eq=False)
class BadCredentials(EngineError):
    """The key is wrong or may not use this model."""

    message: str = ""


@dataclass(eq=False)
class RequestRefused(EngineError):
    """The provider rejects a parameter that we sent; asking again would not help."""

    parameter: str | None = None
    message: str = ""


@dataclass(eq=False)
class EngineUnreachable(EngineError):
    """No connection, a cut answer, or a 5xx."""

    message: str = ""


@dataclass(eq=False)
class EngineTimeout(EngineError):
    """No answer within `seconds`."""

    seconds: float = 0.0


@dataclass(eq=False)
class BadAnswer(EngineError):
    """An answer of 200 that holds no picture: HTML, no data, no JSON."""

    what: str = ""


@dataclass(eq=False)
class PictureError(EaselError):
    """What came is not a picture that may be kept."""


@dataclass(eq=False)
class NotAPicture(PictureError):
    """The bytes are no PNG, JPEG or WebP."""


@dataclass(eq=False)
class BrokenPicture(PictureError):
    """The picture is cut or damaged."""

    reason: str = ""


@dataclass(eq=False)
class WrongSize(PictureError):
    """Too small, too large or far from the ratio that was asked; `size` is width x height."""

    size: str
    limit: str


@dataclass(eq=False)
class StorageError(EaselError):
    """The disk or the database said no."""

    message: str = ""


@dataclass(eq=False)
class DiskFull(StorageError):
    """No space left to keep a picture."""


@dataclass(eq=False)
class Undelivered(EaselError):
    """Discord would not take the message."""

    message: str = ""


@dataclass(eq=False)
class ChannelForbidden(Undelivered):
    """The bot may not write in that channel (50013, 50001)."""


@dataclass(eq=False)
class MessageGone(Undelivered):
    """The message was deleted (10008)."""


@dataclass(eq=False)
class TooLargeToPost(Undelivered):
    """The pictures are over the server's upload limit (413, 40005)."""


@dataclass(eq=False)
class Stopped(EaselError):
    """Somebody stopped the order; `by` is their name. What was drawn until then is kept."""

    by: str = ""


@dataclass(eq=False)
class Unexpected(EaselError):
    """A bug; the log has its traceback under `reference`, which the person is given."""

    reference: str


@dataclass(eq=False)
class StartError(EaselError):
    """The bot can't start; the message is one whole sentence for the person at the console."""

    message: str

    def __str__(self) -> str:
        return self.message


def every_class() -> tuple[type[EaselError], ...]:
    """Return every class of the tree above, parents before children; no module's private ones."""

    def below(root: type[EaselError]) -> list[type[EaselError]]:
        found = [root]
        for child in root.__subclasses__():
            if child.__module__ == __name__:
                found += below(child)
        return found

    return tuple(below(EaselError))


def to_record(error: EaselError) -> dict[str, Any]:
    """Return `error` as a dict of plain JSON values, to be read by `from_record`."""
    return {"error": type(error).__name__, "facts": asdict(error)}


def from_record(record: dict[str, Any]) -> EaselError:
    """Return the error that `to_record` wrote. Raises KeyError for an unknown class."""
    kind = {each.__name__: each for each in every_class()}[record["error"]]
    facts = dict(record["facts"])
    for name, value in facts.items():
        if name == "hits":
            facts[name] = tuple(Hit(**hit) for hit in value)
        elif isinstance(value, list):
            facts[name] = tuple(value)
    return kind(**facts)
