"""What goes wrong after an order was accepted, or before the bot has started."""

from __future__ import annotations

from dataclasses import dataclass

from easel.errors.root import EaselError


@dataclass(eq=False)
class EngineError(EaselError):
    """The engine did not draw."""


@dataclass(eq=False)
class ContentRefused(EngineError):
    """The provider's own moderation said no; `categories` as far as it told. Never retried."""

    categories: tuple[str, ...] = ()


@dataclass(eq=False)
class RateLimited(EngineError):
    """Too many requests; `retry_after` (s) and pictures `per_minute` where the provider said so."""

    retry_after: float | None = None
    per_minute: int | None = None


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
    """No connection, a 5xx, or an answer that was cut when it had `begun`."""

    message: str = ""
    begun: bool = False


@dataclass(eq=False)
class EngineTimeout(EngineError):
    """No answer within `seconds`."""

    seconds: float = 0.0


@dataclass(eq=False)
class EngineDown(EngineError):
    """The engine could not be asked for the `minutes` that an order waits; `trouble` is why."""

    trouble: str = ""
    minutes: float = 0.0


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
class PrivateClosed(ChannelForbidden):
    """The person takes no private messages from the bot (50007)."""


@dataclass(eq=False)
class MessageGone(Undelivered):
    """The message was deleted (10008)."""


@dataclass(eq=False)
class TooLargeToPost(Undelivered):
    """The pictures are over the server's upload limit (413, 40005)."""


@dataclass(eq=False)
class Flagged(EaselError):
    """Moderation found what is not shown to a class; `what` is "words", "reference" or "picture".

    `categories` are the service's own names.
    """

    what: str
    categories: tuple[str, ...] = ()


@dataclass(eq=False)
class Held(EaselError):
    """Moderation could not be asked, so a teacher decides; `what` as in Flagged."""

    what: str


@dataclass(eq=False)
class KeptBack(EaselError):
    """A teacher has decided that it is not drawn, or not shown."""


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


class AlreadyRunning(StartError):
    """Another process has the database; the message says which and what to do."""
