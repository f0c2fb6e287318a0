"""The kept pictures in their table; their bytes are in the store (see files)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from easel.model import Picture, PictureKey, Size
from easel.storage.tables import pictures


def keep(connection: sa.Connection, picture: Picture, at: datetime) -> None:
    """Record a stored picture; a second call with the same key changes nothing."""
    key = picture.key
    known = connection.scalar(
        sa.select(sa.func.count())
        .select_from(pictures)
        .where(pictures.c.job_id == key.job_id, pictures.c.position == key.index)
    )
    if not known:
        connection.execute(pictures.insert().values(to_row(picture, at)))


def of_job(connection: sa.Connection, job_id: str) -> list[Picture]:
    """Return the kept pictures of a job in the order of their index."""
    rows = connection.execute(
        sa.select(pictures).where(pictures.c.job_id == job_id).order_by(pictures.c.position)
    )
    return [to_picture(row) for row in rows]


def recent_seconds(connection: sa.Connection, count: int) -> list[float]:
    """Return how long the latest `count` pictures took to draw, in seconds."""
    rows = connection.execute(
        sa.select(pictures.c.seconds).order_by(pictures.c.stored_at.desc()).limit(count)
    )
    return list(rows.scalars())


def to_row(picture: Picture, at: datetime) -> dict[str, Any]:
    """Return a picture as the columns that `to_picture` reads."""
    return {
        "job_id": picture.key.job_id,
        "position": picture.key.index,
        "digest": picture.digest,
        "media_type": picture.media_type,
        "width": picture.size.width,
        "height": picture.size.height,
        "bytes": picture.bytes,
        "seconds": picture.seconds,
        "cost": None if picture.cost is None else str(picture.cost),
        "engine": picture.engine,
        "model": picture.model,
        "stored_at": at,
    }


def to_picture(row: sa.Row[Any]) -> Picture:
    """Return the picture that `to_row` wrote."""
    return Picture(
        key=PictureKey(job_id=row.job_id, index=row.position),
        digest=row.digest,
        media_type=row.media_type,
        size=Size(row.width, row.height),
        bytes=row.bytes,
        seconds=row.seconds,
        cost=None if row.cost is None else Decimal(row.cost),
        engine=row.engine,
        model=row.model,
    )
