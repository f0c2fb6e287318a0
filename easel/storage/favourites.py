"""The pictures that people have marked as favourites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from easel.model import PictureKey, Place
from easel.storage.tables import favourites, jobs


def add(
    connection: sa.Connection, person_id: int, keys: Sequence[PictureKey], at: datetime
) -> None:
    """Mark pictures; those that are marked stay so."""
    for key in keys:
        if connection.scalar(sa.select(sa.func.count()).where(*_one(person_id, key))) == 0:
            connection.execute(
                favourites.insert().values(
                    person_id=person_id, job_id=key.job_id, position=key.index, added_at=at
                )
            )


def remove(connection: sa.Connection, person_id: int, key: PictureKey) -> bool:
    """Take a mark away; return whether there was one."""
    return bool(connection.execute(favourites.delete().where(*_one(person_id, key))).rowcount)


def of(connection: sa.Connection, person_id: int, place: Place) -> list[PictureKey]:
    """Return a person's favourites of a server, the newest first."""
    rows = connection.execute(
        sa.select(favourites.c.job_id, favourites.c.position)
        .join(jobs, jobs.c.id == favourites.c.job_id)
        .where(favourites.c.person_id == person_id, jobs.c.server_id == place.server_id)
        .order_by(favourites.c.added_at.desc(), favourites.c.job_id, favourites.c.position)
    )
    return [PictureKey(job_id=row.job_id, index=row.position) for row in rows]


def _one(person_id: int, key: PictureKey) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        favourites.c.person_id == person_id,
        favourites.c.job_id == key.job_id,
        favourites.c.position == key.index,
    )
