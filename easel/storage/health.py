"""How each engine is, remembered across restarts and known to every process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

import sqlalchemy as sa

from easel.model import Health, Trouble
from easel.storage import facts


def of(connection: sa.Connection, engine: str) -> Health:
    """Return what is known of an engine."""
    text = facts.get(connection, _name(engine))
    if text is None:
        return Health()
    record = json.loads(text)
    trouble = record["trouble"]
    return Health(
        **record | {"trouble": trouble and Trouble(trouble), "told": tuple(record["told"])}
    )


def change(
    connection: sa.Connection, engine: str, how: Callable[[Health], Health | None]
) -> tuple[bool, Health]:
    """Put what `how` makes of an engine's health in its place; say whether it made any of it."""
    before = of(connection, engine)
    after = how(before)
    if after is None:
        return False, before
    facts.put(connection, _name(engine), json.dumps(asdict(after)))
    return True, after


def _name(engine: str) -> str:
    return f"health of {engine}"
