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
class Rules:
    """What a server's policy, a channel or an assignment lays down for pictures.

    `meta_prompt` and `colour` are told to the engine ("black and white"). `words` are not drawn,
    nor what is in the word `packs` of these names; `allowed` are phrases that are never refused
    ("blood orange"), and `unticked` has, for an entry, those of its forms that are let through.
    `aspect` None means any; `models` and `qualities` empty mean all that the engine has. An order
    has `most_pictures` at the most, and no picture's side is longer than `longest_side` pixels;
    None is no such rule. `references` lets pictures from outside in, `hiding` lets students hide
    orders from each other; `clicks` says whose buttons work. `thresholds` are scores from 0 to 1
    from which a category of moderation fails, empty for those of the age band. `helpline` is
    what the school tells a student who may need help.
    """

    meta_prompt: str = ""
    words: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    unticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    soft_hits: SoftHits = SoftHits.ASK
    colour: str = ""
    orientation: Orientation = Orientation.ANY
    aspect: Aspect | None = None
    models: tuple[str, ...] = ()
    qualities: tuple[Quality, ...] = ()
    most_pictures: int | None = None
    longest_side: int | None = None
    references: bool = False
    hiding: bool = False
    clicks: Clicks = Clicks.ANYONE
    unmoderated: Unmoderated = Unmoderated.HOLD
    thresholds: Mapping[str, float] = field(default_factory=dict)
    helpline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a class draws in one channel for a while: a lesson's title, and rules of its own.

    The instructions for the class are the rules' meta-prompt. Orders are taken from `starts` on
    and until `ends`; None is at once, and until a teacher ends it.
    """

    title: str
    rules: Rules
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Rules):
    """What one server's teacher has laid down for every picture.

    `version` counts from 1 per server; 0 is the default that nobody has edited. Reports, appeals
    and alerts go to the teachers' channel `reports_to`, where there is one. By a channel's id:
    `themes` are words that every prompt there must have, `channels` its further rules, and
    `assignments` what its class is working on. Of all that holds in a place, the stricter does.
    """

    band: AgeBand = AgeBand.OWN
    reports_to: int | None = None
    themes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    channels: Mapping[int, Rules] = field(default_factory=dict)
    assignments: Mapping[int, Assignment] = field(default_factory=dict)
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
