"""Jobs and their pictures in the tables; each function works on one connection."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from easel.errors import (
    EaselError,
    Held,
    Stopped,
    from_record,
    to_record,
)
from easel.model import (
    Action,
    Address,
    Job,
    JobState,
    Person,
    PictureKey,
    Place,
    Quality,
    Size,
)
from easel.storage import records, withheld
from easel.storage.tables import jobs, pictures

UNFINISHED = (JobState.WAITING.value, JobState.DRAWING.value)

# Made once: each first answer waits for it, and building it takes longer than running it.
_ENTRIES = (
    sa.select(
        *(jobs.c.id, jobs.c.person_id, jobs.c.number, jobs.c.state, jobs.c.is_relaxed),
        jobs.c.engine,
    )
    .where(jobs.c.state.in_(UNFINISHED))
    .order_by(jobs.c.accepted_at, jobs.c.id)
)


def find(connection: sa.Connection, job_id: str) -> Job | None:
    """Return the job of that id, or None."""
    row = connection.execute(sa.select(jobs).where(jobs.c.id == job_id)).one_or_none()
    return None if row is None else _job(row)


def beginning(connection: sa.Connection, place: Place, digits: str) -> list[str]:
    """Return the ids of a server's jobs that begin with hexadecimal `digits`, two at the most."""
    # By the id alone: asked for the server too, SQLite would read all that the server has.
    query = sa.select(jobs.c.id, jobs.c.server_id).where(jobs.c.id.between(digits, f"{digits}g"))
    found = connection.execute(query).all()
    return [row.id for row in found if row.server_id == place.server_id][:2]


def standing(connection: sa.Connection) -> list[tuple[Job, int]]:
    """Return every unfinished job, the oldest first, with the pictures it has so far."""
    # Counted job by job: this is asked every second, and all pictures of all years are many.
    drawn = (
        sa.select(sa.func.count())
        .select_from(pictures)
        .where(pictures.c.job_id == jobs.c.id)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(jobs, drawn.label("drawn"))
        .where(jobs.c.state.in_(UNFINISHED))
        .order_by(jobs.c.accepted_at, jobs.c.id)
    )
    return [(_job(row), row.drawn) for row in rows]


def entries(connection: sa.Connection) -> list[sa.Row[Any]]:
    """Return the line, the oldest first: (id, person_id, number, state, is_relaxed, engine)."""
    return list(connection.execute(_ENTRIES))


def recent(connection: sa.Connection, place: Place, person_id: int | None, count: int) -> list[Job]:
    """Return a server's newest finished jobs that have pictures, of one person or of everybody."""
    query = (
        sa.select(jobs)
        .where(
            jobs.c.server_id == place.server_id,
            jobs.c.state.not_in(UNFINISHED),
            sa.exists().where(pictures.c.job_id == jobs.c.id),
        )
        .order_by(jobs.c.accepted_at.desc(), jobs.c.id)
        .limit(count)
    )
    if person_id is not None:
        query = query.where(jobs.c.person_id == person_id)
    return [_job(row) for row in connection.execute(query)]


def failure_of(connection: sa.Connection, job_id: str) -> EaselError | None:
    """Return why the job, or a part of it, was not drawn; None when all went well."""
    record = connection.scalar(sa.select(jobs.c.failure).where(jobs.c.id == job_id))
    return None if record is None else from_record(record)


def begin(connection: sa.Connection, job_id: str, at: datetime) -> None:
    """Mark a waiting job as being drawn; a second call changes nothing. Raises Stopped."""
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state == JobState.WAITING.value)
        .values(state=JobState.DRAWING.value, started_at=at)
    )
    refuse_stopped(connection, job_id)


def refuse_stopped(connection: sa.Connection, job_id: str) -> None:
    """Raise Stopped when the job was stopped: what its transaction also did is undone."""
    state = connection.scalar(sa.select(jobs.c.state).where(jobs.c.id == job_id))
    if state == JobState.STOPPED.value:
        raise Stopped


def settle(
    connection: sa.Connection, job_id: str, at: datetime, failure: EaselError | None
) -> bool:
    """Write down what is shown and charge for that only; False where that was done before.

    The job is DONE when at least one picture is shown, HELD when a teacher is to decide, otherwise
    FAILED with `failure`. Why pictures are withheld goes before why others were not drawn.
    """
    drawn = connection.scalar(
        sa.select(sa.func.count()).select_from(pictures).where(pictures.c.job_id == job_id)
    )
    failure = withheld.reason(connection, job_id) or failure
    otherwise = JobState.HELD if isinstance(failure, Held) else JobState.FAILED
    done = connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state.in_(UNFINISHED))
        .values(
            state=(JobState.DONE if drawn else otherwise).value,
            charged=drawn,
            ended_at=at,
            failure=sa.null() if failure is None else to_record(failure),
        )
    )
    return done.rowcount == 1


def forget_token(connection: sa.Connection, job_id: str) -> None:
    """Wipe the interaction's token: the job's message needs it no more, unless it is HELD."""
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state != JobState.HELD.value)
        .values(token=None)
    )


def remember_message(connection: sa.Connection, job_id: str, message_id: int) -> None:
    """Record which message shows the job."""
    connection.execute(jobs.update().where(jobs.c.id == job_id).values(message_id=message_id))


def _job(row: sa.Row[Any]) -> Job:
    parent = None
    if row.parent_id is not None:
        parent = PictureKey(job_id=row.parent_id, index=row.parent_index)
    return Job(
        id=row.id,
        action=Action(row.action),
        person=Person(id=row.person_id, name=row.person_name, language=row.language),
        place=Place(server_id=row.server_id, channel_id=row.channel_id, thread_of=row.thread_of),
        prompt=records.to_prompt(row.prompt),
        parent=parent,
        number=row.number,
        engine=row.engine,
        model=row.model,
        quality=Quality(row.quality),
        size=Size(row.width, row.height),
        aspect=records.to_aspect(row.aspect),
        seed=row.seed,
        composed=row.composed,
        policy_version=row.policy_version,
        state=JobState(row.state),
        accepted_at=row.accepted_at,
        address=Address(
            application_id=row.application_id,
            token=row.token or "",
            expires_at=row.token_expires_at,
            message_id=row.message_id,
            is_follow_up=row.is_follow_up,
        ),
        edit=records.to_edit(row.edit) if row.edit else None,
        references=tuple(map(records.to_reference, row.reference_pictures or ())),
        stand_ins=tuple(map(records.to_stand_in, row.stand_ins or ())),
        is_relaxed=row.is_relaxed,
        is_hidden=row.is_hidden,
        excused=tuple(row.excused or ()),
        is_released=row.is_released,
    )
