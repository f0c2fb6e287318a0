"""Which messages show pictures of a job beside the job's own message."""

from __future__ import annotations

import sqlalchemy as sa

from easel.model import Post
from easel.storage.tables import jobs, posts


def put(connection: sa.Connection, post: Post) -> None:
    """Record a message that has just been posted; one that is known stays as it is."""
    known = sa.select(posts.c.message_id).where(posts.c.message_id == post.message_id)
    if connection.scalar(known) is None:
        connection.execute(
            posts.insert().values(
                message_id=post.message_id,
                job_id=post.job_id,
                position=post.index,
                person_id=post.person_id,
            )
        )


def find(connection: sa.Connection, message_id: int) -> Post | None:
    """Return what a message shows, a job's own message included; None when nothing of ours."""
    row = connection.execute(sa.select(posts).where(posts.c.message_id == message_id)).one_or_none()
    if row is not None:
        return Post(
            message_id=message_id, job_id=row.job_id, index=row.position, person_id=row.person_id
        )
    job = connection.execute(
        sa.select(jobs.c.id, jobs.c.person_id).where(jobs.c.message_id == message_id)
    ).one_or_none()
    if job is None:
        return None
    return Post(message_id=message_id, job_id=job.id, index=None, person_id=job.person_id)
