"""Jobs and their pictures in the tables; each function works on one connection."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from easel.errors import EaselError, LineFull, QuotaReached, Stopped, from_record, to_record
from easel.model import (
    Action,
    Address,
    Aspect,
    Change,
    Edit,
    Job,
    JobState,
    Person,
    PictureKey,
    Place,
    Prompt,
    Quality,
    Size,
)
from easel.storage.tables import jobs, pictures

UNFINISHED = (JobState.WAITING.value, JobState.DRAWING.value)
QUOTA_WINDOW = timedelta(hours=24)

# Made once: each first answer waits for these, and building one takes longer than running it.
_WAITING = sa.select(sa.func.count()).where(
    jobs.c.person_id == sa.bindparam("person"), jobs.c.state.in_(UNFINISHED)
)
_ENTRIES = (
    sa.select(jobs.c.id, jobs.c.person_id, jobs.c.number, jobs.c.state)
    .where(jobs.c.state.in_(UNFINISHED))
    .order_by(jobs.c.accepted_at, jobs.c.id)
)


def accept(
    connection: sa.Connection, job: Job, *, orders_per_person: int, pictures_per_day: int
) -> None:
    """Record `job`, its reserved pictures counted against its person's quota.

    `orders_per_person` caps the person's unfinished orders; `pictures_per_day` the pictures of
    the last 24 hours on this server, 0 for no cap. Raises LineFull or QuotaReached. Check and
    record are one transaction: five orders at once with room for one make one.
    """
    theirs = (jobs.c.person_id == job.person.id, jobs.c.server_id == job.place.server_id)
    waiting = connection.scalar(_WAITING, {"person": job.person.id})
    if (waiting or 0) >= orders_per_person:
        raise LineFull(waiting=waiting or 0, limit=orders_per_person)
    if pictures_per_day:
        since = job.accepted_at - QUOTA_WINDOW
        used = connection.scalar(
            sa.select(sa.func.coalesce(sa.func.sum(jobs.c.charged), 0)).where(
                *theirs, jobs.c.accepted_at > since
            )
        )
        if (used or 0) + job.number > pictures_per_day:
            raise QuotaReached(used=used or 0, asked=job.number, limit=pictures_per_day)
    connection.execute(jobs.insert(), _row(job))


def find(connection: sa.Connection, job_id: str) -> Job | None:
    """Return the job of that id, or None."""
    row = connection.execute(sa.select(jobs).where(jobs.c.id == job_id)).one_or_none()
    return None if row is None else _job(row)


def standing(connection: sa.Connection) -> list[tuple[Job, int]]:
    """Return every unfinished job, the oldest first, with the pictures it has so far."""
    drawn = (
        sa.select(pictures.c.job_id, sa.func.count().label("drawn"))
        .group_by(pictures.c.job_id)
        .subquery()
    )
    rows = connection.execute(
        sa.select(jobs, sa.func.coalesce(drawn.c.drawn, 0).label("drawn"))
        .outerjoin(drawn, drawn.c.job_id == jobs.c.id)
        .where(jobs.c.state.in_(UNFINISHED))
        .order_by(jobs.c.accepted_at, jobs.c.id)
    )
    return [(_job(row), row.drawn) for row in rows]


def entries(connection: sa.Connection) -> list[sa.Row[Any]]:
    """Return (id, person_id, number, state) of every unfinished job, the oldest first."""
    return list(connection.execute(_ENTRIES))


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
) -> None:
    """Write down what was drawn and charge for that only; a second call changes nothing.

    The job is DONE when at least one picture was kept, otherwise FAILED with `failure`.
    """
    drawn = connection.scalar(
        sa.select(sa.func.count()).select_from(pictures).where(pictures.c.job_id == job_id)
    )
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state.in_(UNFINISHED))
        .values(
            state=(JobState.DONE if drawn else JobState.FAILED).value,
            charged=drawn,
            ended_at=at,
            failure=sa.null() if failure is None else to_record(failure),
        )
    )


def forget_token(connection: sa.Connection, job_id: str) -> None:
    """Wipe the interaction's token: the job's message needs it no more."""
    connection.execute(jobs.update().where(jobs.c.id == job_id).values(token=None))


def remember_message(connection: sa.Connection, job_id: str, message_id: int) -> None:
    """Record which message shows the job."""
    connection.execute(jobs.update().where(jobs.c.id == job_id).values(message_id=message_id))


def _row(job: Job) -> dict[str, Any]:
    address = job.address
    if address is None:
        raise ValueError("a job is accepted with the address of its answer")
    return {
        "id": job.id,
        "action": job.action.value,
        "server_id": job.place.server_id,
        "channel_id": job.place.channel_id,
        "person_id": job.person.id,
        "person_name": job.person.name,
        "language": job.person.language,
        "prompt": _prompt_record(job.prompt),
        "parent_id": job.parent.job_id if job.parent else None,
        "parent_index": job.parent.index if job.parent else None,
        "edit": asdict(job.edit) if job.edit else None,
        "number": job.number,
        "engine": job.engine,
        "model": job.model,
        "quality": job.quality.value,
        "width": job.size.width,
        "height": job.size.height,
        "aspect": str(job.aspect),
        "seed": job.seed,
        "composed": job.composed,
        "policy_version": job.policy_version,
        "state": job.state.value,
        "accepted_at": job.accepted_at,
        "charged": job.number,
        "application_id": address.application_id,
        "token": address.token,
        "token_expires_at": address.expires_at,
        "message_id": address.message_id,
    }


def _job(row: sa.Row[Any]) -> Job:
    parent = None
    if row.parent_id is not None:
        parent = PictureKey(job_id=row.parent_id, index=row.parent_index)
    return Job(
        id=row.id,
        action=Action(row.action),
        person=Person(id=row.person_id, name=row.person_name, language=row.language),
        place=Place(server_id=row.server_id, channel_id=row.channel_id),
        prompt=_prompt(row.prompt),
        parent=parent,
        number=row.number,
        engine=row.engine,
        model=row.model,
        quality=Quality(row.quality),
        size=Size(row.width, row.height),
        aspect=_aspect(row.aspect),
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
        ),
        edit=_edit(row.edit) if row.edit else None,
    )


def _edit(record: dict[str, Any]) -> Edit:
    return Edit(change=Change(record["change"]), factor=record["factor"])


def _prompt_record(prompt: Prompt) -> dict[str, Any]:
    record = asdict(prompt)
    record["aspect"] = str(prompt.aspect) if prompt.aspect else None
    record["avoid"] = list(prompt.avoid)
    return record


def _prompt(record: dict[str, Any]) -> Prompt:
    return Prompt(
        text=record["text"],
        number=record["number"],
        aspect=_aspect(record["aspect"]) if record["aspect"] else None,
        quality=Quality(record["quality"]) if record["quality"] else None,
        model=record["model"],
        avoid=tuple(record["avoid"]),
    )


def _aspect(text: str) -> Aspect:
    width, height = text.split(":")
    return Aspect.of(int(width), int(height))
