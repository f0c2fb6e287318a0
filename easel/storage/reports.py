"""What people have reported to the teacher and no teacher has settled."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from easel.model import Person, Place, Report
from easel.storage.tables import jobs, reports


def put(connection: sa.Connection, report: Report) -> None:
    """Record a report; a second one of the same person on the same order takes its place."""
    remove(connection, report.job_id, report.person.id)
    connection.execute(
        reports.insert().values(
            job_id=report.job_id,
            person_id=report.person.id,
            person_name=report.person.name,
            reason=report.reason,
            made_at=report.made_at,
            channel_id=report.channel_id,
            message_id=report.message_id,
        )
    )


def remove(connection: sa.Connection, job_id: str, person_id: int) -> None:
    """Forget a report; one that is not there stays so."""
    connection.execute(reports.delete().where(*_one(job_id, person_id)))


def find(connection: sa.Connection, job_id: str, person_id: int) -> Report | None:
    """Return what one person reported of one order, None when nothing or when it is settled."""
    row = connection.execute(sa.select(reports).where(*_one(job_id, person_id))).one_or_none()
    return None if row is None else _report(row)


def newest(connection: sa.Connection, place: Place, count: int) -> list[Report]:
    """Return a server's newest reports, the newest first."""
    rows = connection.execute(
        sa.select(reports)
        .join(jobs, jobs.c.id == reports.c.job_id)
        .where(jobs.c.server_id == place.server_id)
        .order_by(reports.c.made_at.desc(), reports.c.job_id)
        .limit(count)
    )
    return [_report(row) for row in rows]


def _one(job_id: str, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return reports.c.job_id == job_id, reports.c.person_id == person_id


def _report(row: sa.Row[Any]) -> Report:
    return Report(
        job_id=row.job_id,
        person=Person(id=row.person_id, name=row.person_name),
        reason=row.reason,
        made_at=row.made_at,
        channel_id=row.channel_id,
        message_id=row.message_id,
    )
