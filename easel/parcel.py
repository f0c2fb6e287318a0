"""What a finished job shows, and who brings it to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from easel.errors import EaselError
from easel.model import Job, Picture, Place, Review, Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A picture as it is posted: usually the stored bytes, smaller ones where those don't fit."""

    picture: Picture
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The pictures of a job, and why some or all are missing (None when none is).

    `copies` says that the person wants them by private message as well, `is_from_words` that the
    engine changes no pictures, and has drawn an edit from a description of its parent. `helpline`
    is the school's text, for a person who may need help; None for all others.
    """

    job: Job
    files: tuple[File, ...]
    failure: EaselError | None
    copies: bool = False
    is_from_words: bool = False
    helpline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a teacher is to decide or to see: the order, where there is one, and its pictures."""

    review: Review
    job: Job | None
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A page of somebody's favourites: small likenesses, the newest first.

    It has those from `start` (0-based) on out of `total`, and leaves out what may not be shown.
    """

    shown: tuple[tuple[Job, File], ...]
    start: int
    total: int


class Courier(Protocol):
    """Whoever brings outcomes to people; for Easel that is Discord."""

    def upload_limit(self, place: Place) -> int:
        """Return the bytes that one file may have there."""

    async def download(self, url: str) -> bytes:
        """Return a file that was attached to a command. Raises BadLink."""

    async def deliver(self, parcel: Parcel) -> None:
        """Show the parcel where its order was made; a second call shows nothing twice.

        Raises Undelivered when it is worth another try later.
        """

    async def tell(self, case: Case, place: Place) -> None:
        """Show a case to the teachers there; again within minutes shows nothing twice.

        Raises Undelivered when it is worth another try later.
        """

    async def warn(self, place: Place, engine: str, trouble: Trouble) -> None:
        """Tell the teachers who read `place` that an engine is paused, and why.

        Raises Undelivered.
        """
