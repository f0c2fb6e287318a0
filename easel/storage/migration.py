"""The tables of an older Easel, brought to those of this one, a step a version."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from easel.errors import StorageError
from easel.storage import facts
from easel.storage.tables import facts as fact_rows
from easel.storage.tables import jobs, metadata

SCHEMA = "schema"
"""The fact that says which version the tables have; a database without it has version 0."""


def bring_up_to_date(connection: sa.Connection) -> None:
    """Create what tables are missing and take every step that an older database still lacks.

    Raises StorageError for the tables of a newer Easel: it may mean something else by them.
    """
    is_new = not sa.inspect(connection).has_table(jobs.name)
    metadata.create_all(connection)
    version = refuse_newer(connection)
    if version == len(STEPS):
        return  # nothing is written: another process may be writing
    if not is_new:
        for step in STEPS[version:]:
            step(connection)
    facts.put(connection, SCHEMA, str(len(STEPS)))


def refuse_newer(connection: sa.Connection) -> int:
    """Return the version of the tables, 0 for none. Raises StorageError for a newer Easel's."""
    if not sa.inspect(connection).has_table(fact_rows.name):
        return 0
    version = int(facts.get(connection, SCHEMA) or 0)
    if version > len(STEPS):
        raise StorageError(f"its tables are version {version}, and this Easel knows {len(STEPS)}")
    return version


def _edits(connection: sa.Connection) -> None:
    """Version 1: a job says what it does to its parent; until then that was always V."""
    connection.exec_driver_sql("ALTER TABLE jobs ADD COLUMN edit JSON")
    connection.exec_driver_sql(
        """UPDATE jobs SET edit = '{"change": "vary-strong", "factor": 1.0}'"""
        " WHERE parent_id IS NOT NULL"
    )


def _references(connection: sa.Connection) -> None:
    """Version 2: a job has reference pictures, may wait behind all
    others, may be hidden, may be told in a further message of its interaction.
    """
    for column in (
        "is_follow_up BOOLEAN NOT NULL DEFAULT FALSE",
        "reference_pictures JSON",
        "is_relaxed BOOLEAN NOT NULL DEFAULT FALSE",
        "is_hidden BOOLEAN NOT NULL DEFAULT FALSE",
    ):
        connection.exec_driver_sql(f"ALTER TABLE jobs ADD COLUMN {column}")
    connection.exec_driver_sql("CREATE INDEX jobs_by_message ON jobs (message_id)")


def _reported_messages(connection: sa.Connection) -> None:
    """Version 3: a report knows the message that it is about; until then nobody could make one."""
    there = {each["name"] for each in sa.inspect(connection).get_columns("reports")}
    for column in ("channel_id", "message_id"):
        if column not in there:  # tables that were missing have just been made as they are now
            connection.exec_driver_sql(
                f"ALTER TABLE reports ADD COLUMN {column} BIGINT NOT NULL DEFAULT 0"
            )


def _indexes(connection: sa.Connection) -> None:
    """Version 4: a server's newest jobs and the oldest offers are found without reading all."""
    for index, columns in (
        ("jobs_of_server", "jobs (server_id, accepted_at)"),
        ("offers_by_age", "offers (kind, made_at)"),
    ):  # tables that were missing have just been made with theirs
        connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {index} ON {columns}")


def _excused(connection: sa.Connection) -> None:
    """Version 5: a job knows what a pass let through; the tables beside it are new."""
    there = {each["name"] for each in sa.inspect(connection).get_columns("jobs")}
    if "excused" not in there:
        connection.exec_driver_sql("ALTER TABLE jobs ADD COLUMN excused JSON")


def _threads(connection: sa.Connection) -> None:
    """Version 6: what is of a thread knows the thread's channel, whose rules hold for it."""
    for table in ("jobs", "class_log"):
        there = {each["name"] for each in sa.inspect(connection).get_columns(table)}
        if "thread_of" not in there:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN thread_of BIGINT")


def _released(connection: sa.Connection) -> None:
    """Version 7: a teacher may let an order be drawn that moderation had held."""
    there = {each["name"] for each in sa.inspect(connection).get_columns("jobs")}
    if "is_released" not in there:
        connection.exec_driver_sql(
            "ALTER TABLE jobs ADD COLUMN is_released BOOLEAN NOT NULL DEFAULT FALSE"
        )


def _stand_ins(connection: sa.Connection) -> None:
    """Version 8: another engine may stand in; until then a job's own drew all of its pictures."""
    inspector = sa.inspect(connection)
    if "stand_ins" not in {each["name"] for each in inspector.get_columns("jobs")}:
        connection.exec_driver_sql("ALTER TABLE jobs ADD COLUMN stand_ins JSON")
    for table in ("pictures", "withheld"):
        there = {each["name"] for each in inspector.get_columns(table)}
        for column, kind in (("engine", "VARCHAR(32)"), ("model", "TEXT")):
            if column in there:  # tables that were missing have just been made as they are now
                continue
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ADD COLUMN {column} {kind} NOT NULL DEFAULT ''"
            )
            connection.exec_driver_sql(
                f"UPDATE {table} SET {column} ="
                f" (SELECT jobs.{column} FROM jobs WHERE jobs.id = {table}.job_id)"
            )


def _languages(connection: sa.Connection) -> None:
    """Version 9: a line of the class's log knows its person's language, for a later answer."""
    there = {each["name"] for each in sa.inspect(connection).get_columns("class_log")}
    if "language" not in there:
        connection.exec_driver_sql(
            "ALTER TABLE class_log ADD COLUMN language VARCHAR(16) NOT NULL DEFAULT 'en'"
        )


# Only ever added to: each is written for the tables as they were, and says so in plain SQL.
STEPS: tuple[Callable[[sa.Connection], None], ...] = (
    _edits,
    _references,
    _reported_messages,
    _indexes,
    _excused,
    _threads,
    _released,
    _stand_ins,
    _languages,
)
