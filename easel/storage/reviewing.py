"""An order's end and what a teacher is asked about it, in one transaction."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from easel.errors import ContentRefused, EaselError, Flagged, Held
from easel.model import Job, Picture, Review, ReviewKind, Withheld
from easel.storage import jobs as job_rows
from easel.storage import reviews, withheld


def withhold(
    connection: sa.Connection, picture: Picture, failure: EaselError, at: datetime
) -> None:
    """Record a picture that is not shown, and that a teacher is to decide about it."""
    job = job_rows.find(connection, picture.key.job_id)
    assert job is not None  # a job is never taken away
    named = failure.categories if isinstance(failure, Flagged) else ()
    withheld.keep(connection, Withheld(picture=picture, categories=named), at)
    reviews.put(connection, _review(job, ReviewKind.PICTURES, named, at))


def settle(
    connection: sa.Connection,
    job_id: str,
    at: datetime,
    failure: EaselError | None,
    *,
    concerns: bool = False,
) -> None:
    """Close a job's account, and ask a teacher about what was not even drawn.

    `concerns` says that `failure` is about somebody who may need help.
    """
    if not job_rows.settle(connection, job_id, at, failure):
        return
    kind = _kind(failure)
    job = job_rows.find(connection, job_id)
    if kind is None or job is None:
        return
    named = failure.categories if isinstance(failure, Flagged | ContentRefused) else ()
    kind = ReviewKind.CONCERN if concerns else kind
    reviews.put(connection, _review(job, kind, named, at))


def _kind(failure: EaselError | None) -> ReviewKind | None:
    if isinstance(failure, ContentRefused):
        return ReviewKind.REFUSED
    return ReviewKind.WORDS if isinstance(failure, Flagged | Held) else None


def _review(job: Job, kind: ReviewKind, categories: tuple[str, ...], at: datetime) -> Review:
    return Review(
        job_id=job.id,
        kind=kind,
        place=job.place,
        person=job.person,
        words=job.prompt.text,
        categories=categories,
        made_at=at,
    )
