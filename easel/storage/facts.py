"""Small things that must be remembered across restarts, by name."""

from __future__ import annotations

import sqlalchemy as sa

from easel.storage.tables import facts


def get(connection: sa.Connection, name: str) -> str | None:
    """Return the remembered value, or None."""
    return connection.scalar(sa.select(facts.c.value).where(facts.c.name == name))


def put(connection: sa.Connection, name: str, value: str) -> None:
    """Remember `value` under `name`, in place of what was there."""
    connection.execute(facts.delete().where(facts.c.name == name))
    connection.execute(facts.insert().values(name=name, value=value))
