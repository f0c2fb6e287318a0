"""Orders under way in the tables: whose they are, which message shows them, and their end."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from easel.errors import JobRestricted, Stopped, Vanished, to_record
from easel.model import Account, Decision, Job, JobState, Person, Place, ReviewKind
from easel.storage import jobs as rows
from easel.storage import reviews, terms
from easel.storage.accepting import QUOTA_WINDOW, pictures_per_day, used_since
from easel.storage.jobs import UNFINISHED
from easel.storage.tables import jobs, pictures

STOPPABLE = (*UNFINISHED, JobState.HELD.value)


def stop(connection: sa.Connection, job_id: str, by: Person, at: datetime) -> Job:
    """End an unfinished or held job for `by`: it is charged for the pictures that it has.

    Only its own person and those who manage the server may. Raises JobRestricted, Vanished.
    """
    job = rows.find(connection, job_id)
    if job is None:
        raise Vanished("order")
    if by.id != job.person.id and not by.manages:
        raise JobRestricted("foreign")
    if job.state is JobState.STOPPED:
        raise JobRestricted("stopped")
    if job.state.value not in STOPPABLE:
        raise JobRestricted("finished")
    if job.state is JobState.HELD:
        for kind in (ReviewKind.WORDS, ReviewKind.PICTURES):
            reviews.decide(connection, job_id, kind, Decision.WITHDRAWN, by=by, at=at)
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id)
        .values(
            state=JobState.STOPPED.value,
            charged=drawn(connection, job_id),
            ended_at=at,
            failure=to_record(Stopped(by=by.name)),
        )
    )
    return job


def drawn(connection: sa.Connection, job_id: str) -> int:
    """Return how many pictures of a job are kept."""
    counted = sa.select(sa.func.count()).select_from(pictures).where(pictures.c.job_id == job_id)
    return connection.scalar(counted) or 0


def stoppable(connection: sa.Connection, person_id: int, place: Place) -> list[Job]:
    """Return a person's orders under way or held on a server, the newest first."""
    found = (
        sa.select(jobs.c.id)
        .where(
            jobs.c.person_id == person_id,
            jobs.c.server_id == place.server_id,
            jobs.c.state.in_(STOPPABLE),
        )
        .order_by(jobs.c.accepted_at.desc(), jobs.c.id)
    )
    jobs_found = (rows.find(connection, job_id) for job_id in connection.scalars(found).all())
    return [job for job in jobs_found if job is not None]


def untold(connection: sa.Connection) -> list[Job]:
    """Return the stopped jobs whose message does not say it yet: their token is still there."""
    query = sa.select(jobs.c.id).where(
        jobs.c.state == JobState.STOPPED.value, jobs.c.token.is_not(None)
    )
    found = (rows.find(connection, job_id) for job_id in connection.scalars(query).all())
    return [job for job in found if job is not None]


def account(
    connection: sa.Connection, person_id: int, place: Place, *, now: datetime, limit: int
) -> Account:
    """Return how a person stands on a server, by whose quota `limit` pictures a day are."""
    theirs = (jobs.c.person_id == person_id, jobs.c.server_id == place.server_id)
    states = list(
        connection.scalars(sa.select(jobs.c.state).where(*theirs, jobs.c.state.in_(UNFINISHED)))
    )
    used = used_since(connection, person_id, place, now - QUOTA_WINDOW)
    kept = connection.scalar(
        sa.select(sa.func.count())
        .select_from(pictures.join(jobs, jobs.c.id == pictures.c.job_id))
        .where(*theirs)
    )
    return Account(
        running=states.count(JobState.DRAWING.value),
        waiting=states.count(JobState.WAITING.value),
        used=used,
        limit=pictures_per_day(terms.of(connection, person_id, place), limit),
        drawn=kept or 0,
    )
