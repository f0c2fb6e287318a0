"""A database of an older Easel opens, keeps what is in it, and can do what the new one does."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from easel.errors import StorageError
from easel.model import Change, Edit, PictureKey
from easel.storage import accepting, class_log, facts
from easel.storage import jobs as rows
from easel.storage.database import Connection, Database
from easel.storage.migration import SCHEMA, STEPS
from tests.examples import a_job, a_note, bounds

VERSION_0 = (Path(__file__).parent / "version_0.sql").read_text(encoding="utf-8")
ZOOM = Edit(change=Change.ZOOM_OUT, factor=1.5)


def make_version_0(url: str) -> None:
    """Make the tables that an Easel without versions left behind."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in filter(str.strip, VERSION_0.split(";\n")):
            connection.exec_driver_sql(statement)
    engine.dispose()


async def reopened(url: str) -> Database:
    database = Database(url)
    await database.open()
    return database


async def test_an_older_database_keeps_its_jobs_and_its_variations_are_strong_ones(
    url: str,
) -> None:
    make_version_0(url)
    database = await reopened(url)
    first = await database.read(lambda c: rows.find(c, "first"))
    second = await database.read(lambda c: rows.find(c, "second"))
    await database.close()
    assert first is not None
    assert second is not None
    assert (first.parent, first.edit) == (None, None)
    assert second.parent == PictureKey(job_id="first", index=0)
    assert second.edit == Edit(change=Change.VARY_STRONG)


async def test_an_older_database_takes_new_jobs(url: str) -> None:
    make_version_0(url)
    database = await reopened(url)
    zoomed = a_job(parent=PictureKey(job_id="first", index=0), edit=ZOOM)
    await database.write(lambda c: accepting.accept(c, [zoomed], bounds(orders=9, pictures=0)))
    found = await database.read(lambda c: rows.find(c, zoomed.id))
    await database.close()
    assert found is not None
    assert found.edit == ZOOM


async def test_each_step_is_taken_once(url: str) -> None:
    make_version_0(url)
    for _ in range(3):
        database = await reopened(url)
        assert await database.read(lambda c: facts.get(c, SCHEMA)) == str(len(STEPS))
        assert await database.read(lambda c: facts.get(c, "a")) == "kept"
        await database.close()


async def test_an_older_database_has_the_columns_of_a_new_one(url: str, tmp_path: Path) -> None:
    make_version_0(url)
    old = await reopened(url)
    new = await reopened(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert await old.read(columns) == await new.read(columns)
    await old.close()
    await new.close()


async def test_an_older_database_has_the_indexes_of_a_new_one(url: str, tmp_path: Path) -> None:
    make_version_0(url)
    old = await reopened(url)
    new = await reopened(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert await old.read(indexes) == await new.read(indexes)
    await old.close()
    await new.close()


async def test_reports_that_knew_no_message_get_room_for_one(url: str, tmp_path: Path) -> None:
    old, new = await reopened(url), await reopened(f"sqlite:///{tmp_path / 'new.sqlite'}")
    for column in ("channel_id", "message_id"):
        statement = f"ALTER TABLE reports DROP COLUMN {column}"
        await old.write(lambda c, statement=statement: c.exec_driver_sql(statement))
    await old.write(lambda c: facts.put(c, SCHEMA, "2"))
    await old.close()
    old = await reopened(url)
    assert await old.read(columns) == await new.read(columns)
    await old.close()
    await new.close()


async def test_lines_of_a_log_that_knew_no_language_are_in_english(url: str) -> None:
    old, note = await reopened(url), a_note()
    await old.write(lambda c: class_log.add(c, (note,), note.made_at))
    await old.write(lambda c: c.exec_driver_sql("ALTER TABLE class_log DROP COLUMN language"))
    await old.write(lambda c: facts.put(c, SCHEMA, "8"))
    await old.close()
    new = await reopened(url)
    assert await new.read(lambda c: class_log.find(c, note.id)) == note
    await new.close()


async def test_the_database_of_a_newer_easel_is_not_opened(url: str) -> None:
    database = await reopened(url)
    await database.write(lambda c: facts.put(c, SCHEMA, str(len(STEPS) + 1)))
    await database.close()
    newer = Database(url)
    with pytest.raises(StorageError, match="version"):
        await newer.open()
    await newer.close()


def columns(connection: Connection) -> dict[str, set[str]]:
    """Return the names of every table's columns."""
    inspector = sa.inspect(connection)
    return {
        table: {each["name"] for each in inspector.get_columns(table)}
        for table in inspector.get_table_names()
    }


def indexes(connection: Connection) -> set[tuple[str, str | None]]:
    """Return every index with its table."""
    inspector = sa.inspect(connection)
    return {
        (table, each["name"])
        for table in inspector.get_table_names()
        for each in inspector.get_indexes(table)
    }
