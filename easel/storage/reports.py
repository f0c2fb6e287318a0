"""What people have reported to the teacher."""

from __future__ import annotations

import sqlalchemy as sa

from easel.model import Person, Place, Report
from easel.storage.tables import jobs, reports


def put(connection: sa.Connection, report: Report) -> None:
    """Record a report; a second one of the same person on the same order takes its place."""
    connection.execute(
        reports.delete().where(
            reports.c.job_id == report.job_id, reports.c.person_id == report.person.id
        )
    )
    connection.execute(
        reports.insert().values(
            job_id=report.job_id,
            person_id=report.person.id,
            person_name=report.person.name,
            reason=report.reason,
            made_at=report.made_at,
        )
    )


def newest(connection: sa.Connection, place: Place, count: int) -> list[Report]:
    """Return a server's newest reports, the newest first."""
    rows = connection.execute(
        sa.select(reports)
        .join(jobs, jobs.c.id == reports.c.job_id)
        .where(jobs.c.server_id == place.server_id)
        .order_by(reports.c.made_at.desc(), reports.c.job_id)
        .limit(count)
    )
    return [
        Report(
            job_id=row.job_id,
            person=Person(id=row.person_id, name=row.person_name),
            reason=row.reason,
            made_at=row.made_at,
        )
        for row in rows
    ]
