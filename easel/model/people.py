"""Who asks, where, and how they are answered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from easel.model.shapes import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks. `manages` says whether they may manage the server (a teacher)."""

    id: int
    name: str
    manages: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is asked: a server and one of its channels.

    A channel that is a thread is the `thread_of` another, whose rules hold in it too.
    """

    server_id: int
    channel_id: int
    thread_of: int | None = None

    @property
    def room_id(self) -> int:
        """Return the channel whose rules hold here: a thread's is the one that it hangs in."""
        return self.thread_of or self.channel_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """How the waiting message of a job is reached again; stored, never read, by the core.

    `token` answers the interaction until `expires_at` (15 minutes after it was made);
    `message_id` is None until the first answer's id is known. A follow-up is a further message of
    the same interaction, which only its id tells from the others.
    """

    application_id: int
    token: str = field(repr=False)
    expires_at: datetime
    message_id: int | None = None
    is_follow_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one person stands on one server: orders under way, and pictures.

    `used` are the pictures of the last 24 hours that count against `limit` (None: there is no
    limit), `drawn` all that were ever drawn for this person.
    """

    running: int
    waiting: int
    used: int
    limit: int | None
    drawn: int


class Speed(StrEnum):
    """Which turn an order takes: its own in the line, or one behind everybody's."""

    FAST = "fast"
    RELAX = "relax"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What one person has set for themselves on one server.

    `model` and `quality` count where a prompt says nothing and the policy allows them. `hidden`
    shows orders to nobody else in the channel. `is_subtle` is what V does. `options` are the
    person's own `--name`s and the text that each stands for, `MOST_OPTIONS` as at Midjourney;
    `suffix` ends every /imagine.
    """

    MOST_OPTIONS: ClassVar[int] = 20

    model: str | None = None
    quality: Quality | None = None
    speed: Speed = Speed.FAST
    hidden: bool = False
    is_subtle: bool = False
    remix: bool = False
    auto_dm: bool = False
    suffix: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a teacher has laid down for one person on one server.

    No order is taken before `blocked_until`, nor before `message`, which `author` wrote, has been
    acknowledged. `pictures_per_day` goes before what holds for everybody; None is no such number.
    """

    blocked_until: datetime | None = None
    reason: str = ""
    message: str = ""
    author: str = ""
    pictures_per_day: int | None = None

    @staticmethod
    def fingerprint(message: str) -> str:
        """Return what tells a message from another one: 16 hexadecimal digits."""
        return hashlib.sha256(message.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person has chosen, what may be chosen, and what an order that says nothing gets.

    The policy allows `models`, and the `qualities` of the model that draws; whoever `may_hide` can
    order where no classmate sees it. A preference that the policy does not allow stands in
    `preferences` all the same, and `model` and `quality` are as if it did not.
    """

    preferences: Preferences
    model: str
    quality: Quality
    models: tuple[str, ...]
    qualities: tuple[Quality, ...]
    may_hide: bool
