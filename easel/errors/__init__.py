"""Everything that can go wrong, as one tree; errors carry facts, `cogs/ui/words.py` has the words.

    EaselError
    ├── Refusal                 the person's wish can't be granted; nothing is drawn or charged
    │   ├── EmptyPrompt
    │   ├── PromptTooLong       limit, length
    │   ├── BadParameter        name, value, reason, nearest
    │   ├── BadLink             url, reason
    │   ├── ReferencesOff
    │   ├── NotInPolicy         what, wanted, allowed, note_id
    │   ├── ListedWords         hits, note_id, reworded, is_order
    │   │   ├── DisallowedWords
    │   │   └── DidYouMean
    │   ├── AppealsOpen         limit
    │   ├── OffTheme            missing
    │   ├── OutsideAssignment   title, starts, ended
    │   ├── LineFull            waiting, limit, asked
    │   ├── TooFast             seconds, limit
    │   ├── QuotaReached        used, asked, limit
    │   ├── Blocked             until, reason
    │   ├── MessagePending      message, author
    │   ├── MayNeedHelp         helpline
    │   ├── NotAllowed          needs
    │   ├── Vanished            what
    │   ├── ActionRestricted    action, reason
    │   ├── BadPolicy           field, reason
    │   ├── BadPreference       name, reason
    │   ├── NotOffered          what, reason
    │   ├── JobRestricted       reason
    │   └── Closing             the bot is stopping
    ├── EngineError             the engine did not draw; `retries` says whether to ask again
    │   ├── ContentRefused      categories
    │   ├── RateLimited         retry_after (s), per_minute
    │   ├── OutOfMoney
    │   ├── BadCredentials
    │   ├── RequestRefused      parameter, message
    │   ├── EngineUnreachable   begun
    │   ├── EngineTimeout       seconds
    │   ├── EngineDown          trouble, minutes
    │   └── BadAnswer           what
    ├── PictureError            what came is not a picture that may be kept
    │   ├── NotAPicture
    │   ├── BrokenPicture       reason
    │   └── WrongSize           size, limit
    ├── StorageError            the disk or the database said no
    │   └── DiskFull
    ├── Undelivered             Discord would not take the message
    │   ├── ChannelForbidden
    │   │   └── PrivateClosed
    │   ├── MessageGone
    │   └── TooLargeToPost
    ├── Flagged                 what, categories; moderation found what is not shown
    ├── Held                    what; moderation could not be asked, a teacher decides
    ├── KeptBack                a teacher has decided against it
    ├── Stopped                 by; somebody stopped the order while it was under way
    ├── Unexpected              reference; a bug: the log has the traceback under the reference
    └── StartError              the settings or the machine do not let the bot start
        └── AlreadyRunning

Every class can be written to a record and read back (`to_record`, `from_record`), so that a
failure survives a restart with its facts.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from easel.errors.failures import (
    AlreadyRunning,
    BadAnswer,
    BadCredentials,
    BrokenPicture,
    ChannelForbidden,
    ContentRefused,
    DiskFull,
    EngineDown,
    EngineError,
    EngineTimeout,
    EngineUnreachable,
    Flagged,
    Held,
    KeptBack,
    MessageGone,
    NotAPicture,
    OutOfMoney,
    PictureError,
    PrivateClosed,
    RateLimited,
    RequestRefused,
    StartError,
    Stopped,
    StorageError,
    TooLargeToPost,
    Undelivered,
    Unexpected,
    WrongSize,
)
from easel.errors.refusals import (
    ActionRestricted,
    AppealsOpen,
    BadLink,
    BadParameter,
    BadPolicy,
    BadPreference,
    Blocked,
    Closing,
    DidYouMean,
    DisallowedWords,
    EmptyPrompt,
    JobRestricted,
    LineFull,
    ListedWords,
    MayNeedHelp,
    MessagePending,
    NotAllowed,
    NotInPolicy,
    NotOffered,
    OffTheme,
    OutsideAssignment,
    PromptTooLong,
    QuotaReached,
    ReferencesOff,
    Refusal,
    TooFast,
    Vanished,
)
from easel.errors.root import EaselError
from easel.model import Hit

__all__ = [
    "ActionRestricted",
    "AlreadyRunning",
    "AppealsOpen",
    "BadAnswer",
    "BadCredentials",
    "BadLink",
    "BadParameter",
    "BadPolicy",
    "BadPreference",
    "Blocked",
    "BrokenPicture",
    "ChannelForbidden",
    "Closing",
    "ContentRefused",
    "DidYouMean",
    "DisallowedWords",
    "DiskFull",
    "EaselError",
    "EmptyPrompt",
    "EngineDown",
    "EngineError",
    "EngineTimeout",
    "EngineUnreachable",
    "Flagged",
    "Held",
    "JobRestricted",
    "KeptBack",
    "LineFull",
    "ListedWords",
    "MayNeedHelp",
    "MessageGone",
    "MessagePending",
    "NotAPicture",
    "NotAllowed",
    "NotInPolicy",
    "NotOffered",
    "OffTheme",
    "OutOfMoney",
    "OutsideAssignment",
    "PictureError",
    "PrivateClosed",
    "PromptTooLong",
    "QuotaReached",
    "RateLimited",
    "ReferencesOff",
    "Refusal",
    "RequestRefused",
    "StartError",
    "Stopped",
    "StorageError",
    "TooFast",
    "TooLargeToPost",
    "Undelivered",
    "Unexpected",
    "Vanished",
    "WrongSize",
    "every_class",
    "from_record",
    "to_record",
]


def every_class() -> tuple[type[EaselError], ...]:
    """Return every class of the tree above, parents before children; no module's private ones."""

    def below(root: type[EaselError]) -> list[type[EaselError]]:
        found = [root]
        for child in root.__subclasses__():
            if child.__module__.startswith(__name__):
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
