"""What each person has set for themselves on each server."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from easel.model import Person, Place, Preferences, Quality, Speed
from easel.storage.tables import preferences

Record = dict[str, Any]

# Made once: each first answer waits for it, and building it takes longer than running it.
_OF = sa.select(preferences.c.preferences).where(
    preferences.c.server_id == sa.bindparam("server"),
    preferences.c.person_id == sa.bindparam("person"),
)


def of(connection: sa.Connection, person: Person, place: Place) -> Preferences:
    """Return a person's preferences on a server; those of one who has set none are the default."""
    record = connection.scalar(_OF, {"server": place.server_id, "person": person.id})
    return Preferences() if record is None else _preferences(record)


def put(connection: sa.Connection, person: Person, place: Place, chosen: Preferences) -> None:
    """Keep a person's preferences in place of those before."""
    theirs = (
        preferences.c.server_id == place.server_id,
        preferences.c.person_id == person.id,
    )
    connection.execute(preferences.delete().where(*theirs))
    connection.execute(
        preferences.insert().values(
            server_id=place.server_id, person_id=person.id, preferences=asdict(chosen)
        )
    )


def _preferences(record: Record) -> Preferences:
    return Preferences(
        **record
        | {
            "quality": Quality(record["quality"]) if record["quality"] else None,
            "speed": Speed(record["speed"]),
        }
    )
