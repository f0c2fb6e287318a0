"""What moderation says of words and pictures, and what a teacher is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from easel.model.job import Picture
from easel.model.people import Person, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a moderation service said: the categories it flagged, and its score for each.

    A score is from 0 to 1. `is_flagged` may be true without any category: the service's word
    counts all the same.
    """

    is_flagged: bool
    categories: tuple[str, ...]
    scores: Mapping[str, float]


class ReviewKind(StrEnum):
    """What a teacher is asked about.

    WORDS are an order's words or reference pictures, before anything is drawn; PICTURES were
    drawn and are not shown; REFUSED is what the provider would not draw; CONCERN is a person who
    may need help.
    """

    WORDS = "words"
    PICTURES = "pictures"
    REFUSED = "refused"
    CONCERN = "concern"


class Decision(StrEnum):
    """What a teacher made of it; WITHDRAWN when its person stopped the order first."""

    RELEASED = "released"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Something that a teacher is to decide, once, or only to see.

    `job_id` names its order, or nothing where no order came of the words. `words` are as they
    were typed. Without `categories` nothing was found: moderation could not be asked.
    """

    job_id: str
    kind: ReviewKind
    place: Place
    person: Person
    words: str
    categories: tuple[str, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A drawn picture that is not shown; without `categories` nobody could look at it."""

    picture: Picture
    categories: tuple[str, ...]
