"""Policies in their table: every version is kept, the newest of a server is in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from easel.model import Person
from easel.storage.tables import policies

Record = dict[str, Any]
Row = sa.Row[Any]
# The server's versions so far, the newest first -> the line for the history, the new policy.
Change = Callable[[list[Row]], tuple[str, Record]]

# Made once: each first answer waits for it, and building it takes longer than running it.
_NEWEST = sa.select(sa.func.max(policies.c.version)).where(
    policies.c.server_id == sa.bindparam("server")
)


def version_in_force(connection: sa.Connection, server_id: int) -> int:
    """Return the number of the newest version, 0 where nobody has edited the default."""
    return connection.scalar(_NEWEST, {"server": server_id}) or 0


def servers(connection: sa.Connection) -> list[int]:
    """Return the servers whose policy was ever edited, in the order of their ids."""
    ids = sa.select(policies.c.server_id).distinct().order_by(policies.c.server_id)
    return list(connection.scalars(ids))


def in_force(connection: sa.Connection, server_id: int) -> Row | None:
    """Return the newest version's row, or None where nobody has edited the default."""
    return connection.execute(
        sa.select(policies)
        .where(policies.c.server_id == server_id)
        .order_by(policies.c.version.desc())
        .limit(1)
    ).one_or_none()


def of_version(connection: sa.Connection, server_id: int, version: int) -> Record | None:
    """Return the policy that a server had as `version`, or None for the default (0)."""
    return connection.scalar(
        sa.select(policies.c.policy).where(
            policies.c.server_id == server_id, policies.c.version == version
        )
    )


def history(
    connection: sa.Connection, server_id: int, count: int, up_to: int | None = None
) -> list[Row]:
    """Return the newest `count` versions' rows, newest first, from number `up_to` down."""
    wanted = sa.select(policies).where(policies.c.server_id == server_id)
    if up_to is not None:
        wanted = wanted.where(policies.c.version <= up_to)
    return list(connection.execute(wanted.order_by(policies.c.version.desc()).limit(count)))


def save(
    connection: sa.Connection,
    *,
    server_id: int,
    author: Person,
    at: datetime,
    change: Change,
) -> int:
    """Append a version and return its number.

    `change` gets the server's versions so far, the newest first, and returns what to write in
    the history and the new policy. It runs inside the transaction, so that two teachers who
    edit at the same time both keep their edit; what it raises undoes everything.
    """
    earlier = history(connection, server_id, 1_000)
    words, record = change(earlier)
    version = earlier[0].version + 1 if earlier else 1
    connection.execute(
        policies.insert().values(
            server_id=server_id,
            version=version,
            made_at=at,
            author_id=author.id,
            author_name=author.name,
            change=words,
            policy=record,
        )
    )
    return version
