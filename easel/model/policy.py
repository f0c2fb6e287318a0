"""A server's policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from easel.model.people import Person
from easel.model.shapes import Aspect, Orientation, Quality


class Clicks(StrEnum):
    """Who may press the buttons under a picture."""

    ANYONE = "anyone"
    OWNER = "owner"


class AgeBand(StrEnum):
    """The preset that a policy was last set from; OWN once anything of it was edited by hand."""

    OWN = "own"
    YOUNG = "7-10"
    MIDDLE = "11-14"
    OLDER = "15-18"


class SoftHits(StrEnum):
    """What comes of a hit that may be a slip of the finger: a question, or a refusal."""

    ASK = "ask"
    BLOCK = "block"


class Unmoderated(StrEnum):
    """What becomes of an order while moderation can't be asked: held for a teacher, or drawn."""

    HOLD = "hold"
    DRAW = "draw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What one server's teacher has laid down for every picture.

    `version` counts from 1 per server; 0 is the default that nobody has edited. `colour` is
    free text for the engine ("black and white"), empty for any. `aspect` None means any.
    `models` and `qualities` empty mean all that the engine has. `references` lets pictures from
    outside in, `hiding` lets students hide orders from each other; `clicks` says whose buttons
    work. Reports, appeals and alerts go to the teachers' channel `reports_to`, where there is
    one. `themes` are words that every prompt of a channel must have, by the channel's id.

    `packs` are the names of word packs in force beside `words`; `allowed` are phrases that are
    never refused ("blood orange"), and `unticked` has, for an entry, those of its forms that a
    teacher lets through. An order has `most_pictures` at the most, and no picture's side is
    longer than `longest_side` pixels; None is no such rule. `thresholds` are scores from 0 to 1
    from which a category of moderation fails, empty for those of the age band. `helpline` is
    what the school tells a student who may need help.
    """

    meta_prompt: str
    words: tuple[str, ...]
    colour: str = ""
    orientation: Orientation = Orientation.ANY
    aspect: Aspect | None = None
    models: tuple[str, ...] = ()
    qualities: tuple[Quality, ...] = ()
    references: bool = False
    hiding: bool = False
    clicks: Clicks = Clicks.ANYONE
    reports_to: int | None = None
    themes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    band: AgeBand = AgeBand.OWN
    packs: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    unticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    soft_hits: SoftHits = SoftHits.ASK
    most_pictures: int | None = None
    longest_side: int | None = None
    unmoderated: Unmoderated = Unmoderated.HOLD
    thresholds: Mapping[str, float] = field(default_factory=dict)
    helpline: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """One entry of a server's policy history."""

    policy: Policy
    author: Person
    made_at: datetime
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where a prompt meets the disallow list.

    `word` is the entry of the list, `text` the words of the prompt as typed, `seen_as` what
    they were read as, `rule` which rule saw it. A hit that is not `hard` may be a slip of the
    finger or chance: worth a question rather than a refusal.
    """

    word: str
    text: str
    seen_as: str
    rule: str
    hard: bool = True
