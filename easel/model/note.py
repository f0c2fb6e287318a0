"""What a class's log keeps: orders that were refused or looked odd, and what a teacher said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from easel.model.order import Edit, PictureKey
from easel.model.people import Person, Place
from easel.model.policy import Hit


class NoteKind(StrEnum):
    """What happened: a refusal, a question and the answer to it, or an order that looked odd."""

    REFUSED = "refused"
    ASKED = "asked"
    MEANT = "meant"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Words that look meant for the machine, and what they look like. It blocks nothing."""

    looks_like: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line of a class's log.

    `text` is what a person would type for the prompt, parameters and all; `digest` tells its
    words from others. `rule` is the class of the refusal. `reworded` is a text that would pass
    in its place, empty for none. `parent` and `edit` say which button it came from. `is_order`
    says that it can be ordered by `text`, and not only be shown or be made shorter. A hidden one
    is its person's and the teachers'. `job_id` is what was ordered all the same.
    """

    id: str
    kind: NoteKind
    person: Person
    place: Place
    text: str
    digest: str
    made_at: datetime
    rule: str = ""
    hits: tuple[Hit, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    reworded: str = ""
    parent: PictureKey | None = None
    edit: Edit | None = None
    is_order: bool = True
    is_hidden: bool = False
    job_id: str | None = None


class Verdict(StrEnum):
    """What a teacher says to a student who asked: this one order, always, or no."""

    ONCE = "once"
    ALWAYS = "always"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A student's question whether something may be drawn after all.

    `verdict`, `decided_by` (a name) and `decided_at` are there once a teacher has answered;
    `phrases` are those that are always allowed from then on.
    """

    note: Note
    asked_at: datetime
    verdict: Verdict | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Lets one person order one text once, although `words` of the list are in it.

    A soft one was given by its person, who meant something else: it lets through only what may
    be a slip of the finger.
    """

    id: str
    words: tuple[str, ...]
    is_soft: bool

    def lets_through(self, hit: Hit) -> bool:
        """Say whether the pass has an answer to `hit`."""
        return hit.word in self.words and not (self.is_soft and hit.hard)
