"""What students ask their teacher about, in its table: one question a person and text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from easel.model import Appeal, Note, Place, Verdict
from easel.storage.class_log import to_note
from easel.storage.tables import appeals, class_log

_WITH_NOTES = sa.select(
    class_log,
    appeals.c.asked_at,
    appeals.c.verdict,
    appeals.c.decided_by,
    appeals.c.decided_at,
    appeals.c.phrases,
).join(class_log, class_log.c.id == appeals.c.note_id)


def put(connection: sa.Connection, note: Note, at: datetime) -> Appeal:
    """Record a question about `note`, in place of an answered one about the same text."""
    connection.execute(appeals.delete().where(*_about(note)))
    connection.execute(
        appeals.insert().values(
            server_id=note.place.server_id,
            person_id=note.person.id,
            digest=note.digest,
            note_id=note.id,
            asked_at=at,
            phrases=[],
        )
    )
    return Appeal(note=note, asked_at=at)


def about(connection: sa.Connection, note: Note) -> Appeal | None:
    """Return what the person of `note` has asked about the same words, or None."""
    return _one(connection, *_about(note))


def find(connection: sa.Connection, note_id: str) -> Appeal | None:
    """Return the question about the line of that id, or None."""
    return _one(connection, appeals.c.note_id == note_id)


def open_of(connection: sa.Connection, person_id: int, place: Place) -> int:
    """Return how many questions of a person nobody has answered yet."""
    query = sa.select(sa.func.count()).where(
        appeals.c.server_id == place.server_id,
        appeals.c.person_id == person_id,
        appeals.c.verdict.is_(None),
    )
    return connection.scalar(query) or 0


def unanswered(connection: sa.Connection, place: Place, count: int) -> list[Appeal]:
    """Return a server's questions that nobody has answered, the oldest first."""
    query = (
        _WITH_NOTES.where(appeals.c.server_id == place.server_id, appeals.c.verdict.is_(None))
        .order_by(appeals.c.asked_at, appeals.c.note_id)
        .limit(count)
    )
    return [_appeal(row) for row in connection.execute(query)]


def decide(
    connection: sa.Connection,
    note_id: str,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    phrases: Sequence[str] = (),
) -> bool:
    """Write a teacher's answer down; return whether it is the first one."""
    decided = connection.execute(
        appeals.update()
        .where(appeals.c.note_id == note_id, appeals.c.verdict.is_(None))
        .values(verdict=verdict.value, decided_by=by, decided_at=at, phrases=list(phrases))
    )
    return decided.rowcount == 1


def _about(note: Note) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        appeals.c.server_id == note.place.server_id,
        appeals.c.person_id == note.person.id,
        appeals.c.digest == note.digest,
    )


def _one(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Appeal | None:
    row = connection.execute(_WITH_NOTES.where(*conditions)).one_or_none()
    return None if row is None else _appeal(row)


def _appeal(row: sa.Row[Any]) -> Appeal:
    return Appeal(
        note=to_note(row),
        asked_at=row.asked_at,
        verdict=Verdict(row.verdict) if row.verdict else None,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        phrases=tuple(row.phrases),
    )
