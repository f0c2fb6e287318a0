"""What teachers have laid down for single people."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from easel.errors import Blocked, MessagePending
from easel.model import Place, Terms
from easel.storage.tables import terms

# Made once: each first answer waits for it, and building it takes longer than running it.
_OF = sa.select(terms).where(
    terms.c.server_id == sa.bindparam("server"), terms.c.person_id == sa.bindparam("person")
)


def of(connection: sa.Connection, person_id: int, place: Place) -> Terms:
    """Return the terms of a person on a server; for most there are none."""
    facts = {"server": place.server_id, "person": person_id}
    row = connection.execute(_OF, facts).one_or_none()
    if row is None:
        return Terms()
    return Terms(
        blocked_until=row.blocked_until,
        reason=row.reason,
        message=row.message,
        author=row.author,
        pictures_per_day=row.pictures_per_day,
    )


def put(connection: sa.Connection, person_id: int, place: Place, new: Terms) -> None:
    """Keep a person's terms in place of those before."""
    connection.execute(
        terms.delete().where(terms.c.server_id == place.server_id, terms.c.person_id == person_id)
    )
    if new != Terms():
        connection.execute(
            terms.insert().values(server_id=place.server_id, person_id=person_id, **asdict(new))
        )


def refuse(theirs: Terms, at: datetime) -> None:
    """Raise Blocked or MessagePending where nothing is taken from the person at that moment."""
    if theirs.blocked_until is not None and at < theirs.blocked_until:
        raise Blocked(until=int(theirs.blocked_until.timestamp()), reason=theirs.reason)
    if theirs.message:
        raise MessagePending(message=theirs.message, author=theirs.author)
