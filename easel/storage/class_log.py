"""A class's log in its table: what was refused or looked odd, for as long as it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from easel.model import Note, NoteKind, Person, PictureKey, Place
from easel.storage import records
from easel.storage.tables import appeals, class_log


def add(connection: sa.Connection, notes: Sequence[Note], since: datetime) -> None:
    """Write lines of one server, and forget its lines from before `since`, questions and all."""
    old = (class_log.c.server_id == notes[0].place.server_id, class_log.c.made_at < since)
    forgotten = sa.select(class_log.c.id).where(*old)
    connection.execute(appeals.delete().where(appeals.c.note_id.in_(forgotten)))
    connection.execute(class_log.delete().where(*old))
    connection.execute(class_log.insert(), [_row(note) for note in notes])


def find(connection: sa.Connection, note_id: str) -> Note | None:
    """Return the line of that id, or None."""
    row = connection.execute(sa.select(class_log).where(class_log.c.id == note_id)).one_or_none()
    return None if row is None else to_note(row)


def newest(connection: sa.Connection, place: Place, words: str, count: int) -> list[Note]:
    """Return a server's newest lines with `words` in the prompt or the name, the newest first."""
    query = (
        sa.select(class_log)
        .where(class_log.c.server_id == place.server_id)
        .order_by(class_log.c.made_at.desc(), class_log.c.id)
    )
    # Searched here: of the letters' cases SQLite knows only the English ones.
    wanted = words.casefold()
    found = (
        row
        for row in connection.execute(query.execution_options(yield_per=100))
        if wanted in row.text.casefold() or wanted in row.person_name.casefold()
    )
    return [to_note(row) for row in islice(found, count)]


def to_note(row: sa.Row[Any]) -> Note:
    """Return the line that a row of the table holds."""
    parent = None
    if row.parent_id is not None:
        parent = PictureKey(job_id=row.parent_id, index=row.parent_index)
    return Note(
        id=row.id,
        kind=NoteKind(row.kind),
        person=Person(id=row.person_id, name=row.person_name, language=row.language),
        place=Place(server_id=row.server_id, channel_id=row.channel_id, thread_of=row.thread_of),
        text=row.text,
        digest=row.digest,
        made_at=row.made_at,
        rule=row.rule,
        hits=tuple(map(records.to_hit, row.hits)),
        suspicions=tuple(map(records.to_suspicion, row.suspicions)),
        reworded=row.reworded,
        parent=parent,
        edit=records.to_edit(row.edit) if row.edit else None,
        is_order=row.is_order,
        is_hidden=row.is_hidden,
        job_id=row.job_id,
    )


def _row(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "kind": note.kind.value,
        "server_id": note.place.server_id,
        "channel_id": note.place.channel_id,
        "thread_of": note.place.thread_of,
        "person_id": note.person.id,
        "person_name": note.person.name,
        "language": note.person.language,
        "text": note.text,
        "digest": note.digest,
        "made_at": note.made_at,
        "rule": note.rule,
        "hits": list(map(records.of_hit, note.hits)),
        "suspicions": list(map(records.of_suspicion, note.suspicions)),
        "reworded": note.reworded,
        "parent_id": note.parent.job_id if note.parent else None,
        "parent_index": note.parent.index if note.parent else None,
        "edit": records.of_edit(note.edit) if note.edit else None,
        "is_order": note.is_order,
        "is_hidden": note.is_hidden,
        "job_id": note.job_id,
    }
