"""An order that was accepted, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from easel.model.health import Trouble
from easel.model.order import Action, Edit, PictureKey
from easel.model.people import Address, Person, Place
from easel.model.prompt import Prompt, Role
from easel.model.shapes import Aspect, Quality, Size


class JobState(StrEnum):
    """A job's life: WAITING -> DRAWING -> DONE, FAILED or STOPPED. It is never left half way.

    A HELD one has ended as far as the line goes, and shows nothing until a teacher has decided.
    """

    WAITING = "waiting"
    DRAWING = "drawing"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReference:
    """A reference picture as it was when the order came: kept by the SHA-256 of its bytes."""

    role: Role
    url: str
    digest: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Another engine that may draw a job's pictures while its own does not answer, and how."""

    engine: str
    model: str
    size: Size
    quality: Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An order that was accepted: everything needed to draw it and to post it.

    `composed` is the whole text that the engine gets; `size` and `aspect` are what it is asked
    for and what is kept (cropped when they differ); `seed` is 32 bits. `edit` says what is done
    to the picture `parent`; a job has both or neither. `references` are the kept pictures that
    its prompt points at. A relaxed job waits behind all that are not; a hidden one is shown to
    nobody but its person. `stand_ins` are in the order in which they are asked. `excused` are the
    entries of the list that a pass let through. `is_released` says that a teacher let its words be
    drawn after moderation had stopped them.
    """

    id: str
    action: Action
    person: Person
    place: Place
    prompt: Prompt
    parent: PictureKey | None
    number: int
    engine: str
    model: str
    quality: Quality
    size: Size
    aspect: Aspect
    seed: int
    composed: str
    policy_version: int
    state: JobState
    accepted_at: datetime
    address: Address | None
    edit: Edit | None = None
    references: tuple[KeptReference, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    is_relaxed: bool = False
    is_hidden: bool = False
    excused: tuple[str, ...] = ()
    is_released: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was drawn, checked and kept.

    `digest` is the SHA-256 of its bytes in hexadecimal and its name in the store; `media_type`
    is image/png, image/jpeg or image/webp; `seconds` is the engine's time; `cost` is in US
    dollars, None when unknown. `engine` and `model` drew it: the job's, or a stand-in's.
    """

    key: PictureKey
    digest: str
    media_type: str
    size: Size
    bytes: int
    seconds: float
    cost: Decimal | None
    engine: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A waiting job's place in line (1 is next) and the seconds until it is likely done.

    `is_queued` says that its person has their share under way: it begins as another one ends.
    `trouble` is why no engine draws it at present.
    """

    place: int
    seconds: float
    is_queued: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The receipt for an accepted order."""

    job: Job
    forecast: Forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that shows a job, or one picture of it (`index`, 0-based), and who posted it."""

    message_id: int
    job_id: str
    index: int | None
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One person's words on one order, and the message where they saw it."""

    job_id: str
    person: Person
    reason: str
    made_at: datetime
    channel_id: int
    message_id: int
