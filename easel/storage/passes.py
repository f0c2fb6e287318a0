"""One-time passes in their table: given for one person's one text, used up by one order."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa

from easel.model import Note, Pass
from easel.storage.tables import passes


def give(
    connection: sa.Connection, note: Note, *, is_soft: bool, at: datetime, until: datetime
) -> None:
    """Let the person of `note` order its words once, in place of a pass not used yet.

    Passes that nobody can use any more are forgotten: their jobs know what they let through.
    """
    unused = (passes.c.job_id.is_(None), passes.c.is_soft.is_(is_soft))
    of_this = (
        passes.c.person_id == note.person.id,
        passes.c.server_id == note.place.server_id,
        passes.c.digest == note.digest,
    )
    connection.execute(passes.delete().where(passes.c.expires_at < at))
    connection.execute(passes.delete().where(*of_this, *unused))
    connection.execute(
        passes.insert().values(
            id=uuid.uuid4().hex,
            server_id=note.place.server_id,
            person_id=note.person.id,
            digest=note.digest,
            words=list(dict.fromkeys(hit.word for hit in note.hits)),
            is_soft=is_soft,
            expires_at=until,
        )
    )


def usable(
    connection: sa.Connection, person_id: int, server_id: int, digest: str, at: datetime
) -> list[Pass]:
    """Return the passes with which a person may order those words at that moment."""
    rows = connection.execute(
        sa.select(passes).where(
            passes.c.person_id == person_id,
            passes.c.server_id == server_id,
            passes.c.digest == digest,
            passes.c.job_id.is_(None),
            passes.c.expires_at > at,
        )
    )
    return [Pass(id=row.id, words=tuple(row.words), is_soft=row.is_soft) for row in rows]


def take(connection: sa.Connection, pass_id: str, job_id: str, at: datetime) -> bool:
    """Use a pass up for an order; return whether it was there to be used."""
    taken = connection.execute(
        passes.update()
        .where(passes.c.id == pass_id, passes.c.job_id.is_(None), passes.c.expires_at > at)
        .values(job_id=job_id)
    )
    return taken.rowcount == 1
