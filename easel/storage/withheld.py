"""Drawn pictures that are not shown, in a table of their own: what shows pictures reads another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from easel.errors import EaselError, Flagged, Held
from easel.model import Withheld
from easel.storage import pictures as picture_rows
from easel.storage.tables import withheld

PICTURE = "picture"


def keep(connection: sa.Connection, held: Withheld, at: datetime) -> None:
    """Record a picture that is not shown; a second call with the same key changes nothing."""
    key = held.picture.key
    if any(each.picture.key == key for each in of_job(connection, key.job_id)):
        return
    facts = picture_rows.to_row(held.picture, at) | {"categories": list(held.categories)}
    connection.execute(withheld.insert().values(facts))


def of_job(connection: sa.Connection, job_id: str) -> list[Withheld]:
    """Return what is not shown of a job, in the order of its index."""
    rows = connection.execute(_of(job_id))
    return [
        Withheld(picture=picture_rows.to_picture(row), categories=tuple(row.categories))
        for row in rows
    ]


def reason(connection: sa.Connection, job_id: str) -> EaselError | None:
    """Return why pictures of a job are not shown: Flagged, Held, or None when all are."""
    held = of_job(connection, job_id)
    if not held:
        return None
    named = dict.fromkeys(name for each in held for name in each.categories)
    return Flagged(what=PICTURE, categories=tuple(named)) if named else Held(what=PICTURE)


def release(connection: sa.Connection, job_id: str) -> None:
    """Make all that is withheld of a job pictures like others."""
    for row in connection.execute(_of(job_id)).all():
        picture_rows.keep(connection, picture_rows.to_picture(row), row.stored_at)
    connection.execute(withheld.delete().where(withheld.c.job_id == job_id))


def _of(job_id: str) -> sa.Select[Any]:
    return sa.select(withheld).where(withheld.c.job_id == job_id).order_by(withheld.c.position)
