"""What a teacher's decision makes of an order: drawn after all, shown after all, or neither."""

from __future__ import annotations

import sqlalchemy as sa

from easel.errors import Flagged, Held, KeptBack, to_record
from easel.model import JobState
from easel.storage import jobs as rows
from easel.storage import stopping, withheld
from easel.storage.tables import jobs

_NOT_DRAWN = (JobState.HELD.value, JobState.FAILED.value)


def draw_after_all(connection: sa.Connection, job_id: str) -> bool:
    """Put an order whose words were held back among those that wait, and count it as they are.

    False where it is not one of those any more.
    """
    done = connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state.in_(_NOT_DRAWN))
        .values(
            state=JobState.WAITING.value,
            charged=jobs.c.number,
            ended_at=None,
            failure=sa.null(),
            is_released=True,
        )
    )
    return done.rowcount == 1


def show_after_all(connection: sa.Connection, job_id: str) -> None:
    """Make an order's withheld pictures its own like others; it is charged for them as well."""
    withheld.release(connection, job_id)
    _rewrite_failure(connection, job_id, None)
    stopped = jobs.c.state == JobState.STOPPED.value
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state.not_in(rows.UNFINISHED))
        .values(
            charged=stopping.drawn(connection, job_id),
            state=sa.case((stopped, jobs.c.state), else_=JobState.DONE.value),
        )
    )


def keep_back(connection: sa.Connection, job_id: str) -> bool:
    """Say of an order that waits for a teacher that nothing will come; False where it does not."""
    if not isinstance(rows.failure_of(connection, job_id), Held):
        return False
    _rewrite_failure(connection, job_id, KeptBack())
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job_id, jobs.c.state == JobState.HELD.value)
        .values(state=JobState.FAILED.value)
    )
    return True


def _rewrite_failure(connection: sa.Connection, job_id: str, failure: KeptBack | None) -> None:
    """Put `failure` in the place of what moderation said; what an engine said stays."""
    if isinstance(rows.failure_of(connection, job_id), Flagged | Held):
        record = sa.null() if failure is None else to_record(failure)
        connection.execute(jobs.update().where(jobs.c.id == job_id).values(failure=record))
