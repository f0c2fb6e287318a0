"""What teachers are asked about: told to them once, decided once, and passed on once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from easel.model import Decision, Person, Place, Review, ReviewKind
from easel.storage.jobs import UNFINISHED
from easel.storage.tables import jobs, reviews

_UNDER_WAY = sa.exists().where(jobs.c.id == reviews.c.job_id, jobs.c.state.in_(UNFINISHED))


def put(connection: sa.Connection, review: Review) -> None:
    """Record a review. Of one that is there, only the categories grow, until it is decided."""
    known = find(connection, review.job_id, review.kind)
    if known is not None:
        named = dict.fromkeys((*known.categories, *review.categories))
        connection.execute(
            reviews.update()
            .where(*_one(review.job_id, review.kind), reviews.c.decision.is_(None))
            .values(categories=list(named))
        )
        return
    connection.execute(
        reviews.insert().values(
            job_id=review.job_id,
            kind=review.kind.value,
            server_id=review.place.server_id,
            channel_id=review.place.channel_id,
            person_id=review.person.id,
            person_name=review.person.name,
            words=review.words,
            categories=list(review.categories),
            made_at=review.made_at,
        )
    )


def find(connection: sa.Connection, job_id: str, kind: ReviewKind) -> Review | None:
    """Return a review, decided or not; None when there is none."""
    row = connection.execute(sa.select(reviews).where(*_one(job_id, kind))).one_or_none()
    return None if row is None else _review(row)


def is_open(connection: sa.Connection, job_id: str, kind: ReviewKind) -> bool:
    """Say whether a review is there and not decided."""
    open_ = sa.select(reviews.c.job_id).where(*_one(job_id, kind), reviews.c.decision.is_(None))
    return connection.execute(open_).first() is not None


def newest(connection: sa.Connection, place: Place, count: int) -> list[Review]:
    """Return a server's newest reviews that nobody has decided, the newest first."""
    rows = connection.execute(
        sa.select(reviews)
        .where(reviews.c.server_id == place.server_id, reviews.c.decision.is_(None), ~_UNDER_WAY)
        .order_by(reviews.c.made_at.desc(), reviews.c.job_id)
        .limit(count)
    )
    return [_review(row) for row in rows]


def decide(
    connection: sa.Connection,
    job_id: str,
    kind: ReviewKind,
    decision: Decision,
    *,
    by: Person,
    at: datetime,
) -> bool:
    """Record a decision; False, and nothing changes, where there is one or it is too early.

    Of an order that is still drawn nobody knows yet what there is to decide.
    """
    done = connection.execute(
        reviews.update()
        .where(*_one(job_id, kind), reviews.c.decision.is_(None), ~_UNDER_WAY)
        .values(decision=decision.value, decided_by=by.name, decided_at=at)
    )
    return done.rowcount == 1


def untold(connection: sa.Connection, job_id: str) -> list[Review]:
    """Return what the teachers' channel was not told of a job."""
    rows = connection.execute(
        sa.select(reviews)
        .where(reviews.c.job_id == job_id, reviews.c.told_at.is_(None))
        .order_by(reviews.c.kind)
    )
    return [_review(row) for row in rows]


def untold_without_a_job(connection: sa.Connection) -> list[str]:
    """Return the names of untold reviews that no job's own workflow is going to tell."""
    is_jobs = sa.exists().where(jobs.c.id == reviews.c.job_id)
    query = sa.select(reviews.c.job_id).where(reviews.c.told_at.is_(None), ~is_jobs)
    return list(connection.scalars(query))


def told(connection: sa.Connection, review: Review, at: datetime) -> None:
    """Note that the teachers' channel was told, or that there is none to be told."""
    connection.execute(reviews.update().where(*_one(review.job_id, review.kind)).values(told_at=at))


def not_passed_on(connection: sa.Connection) -> list[tuple[str, ReviewKind]]:
    """Return what was decided, and whose order's message may not say so yet."""
    query = sa.select(reviews.c.job_id, reviews.c.kind).where(
        reviews.c.decision.in_((Decision.RELEASED.value, Decision.KEPT.value)),
        reviews.c.passed_on_at.is_(None),
    )
    return [(row.job_id, ReviewKind(row.kind)) for row in connection.execute(query)]


def passed_on(connection: sa.Connection, job_id: str, kind: ReviewKind, at: datetime) -> None:
    """Note that the line has taken up what follows from a decision."""
    connection.execute(reviews.update().where(*_one(job_id, kind)).values(passed_on_at=at))


def _one(job_id: str, kind: ReviewKind) -> tuple[sa.ColumnElement[bool], ...]:
    return reviews.c.job_id == job_id, reviews.c.kind == kind.value


def _review(row: sa.Row[Any]) -> Review:
    return Review(
        job_id=row.job_id,
        kind=ReviewKind(row.kind),
        place=Place(server_id=row.server_id, channel_id=row.channel_id),
        person=Person(id=row.person_id, name=row.person_name),
        words=row.words,
        categories=tuple(row.categories),
        made_at=row.made_at,
    )
