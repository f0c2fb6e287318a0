"""Database: what is asked together is committed together, and each maker hears the truth."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from easel.errors import DiskFull, Refusal, StorageError
from easel.storage import accepting, facts
from easel.storage import jobs as rows
from easel.storage.database import Connection, Database, line_engine, sqlite_file
from tests.examples import NOON, a_job, bounds


def remember(name: str, value: str = "yes") -> Callable[[Connection], None]:
    return lambda connection: facts.put(connection, name, value)


def remembered(name: str) -> Callable[[Connection], str | None]:
    return lambda connection: facts.get(connection, name)


def refuse(connection: Connection) -> None:
    facts.put(connection, "refused", "half done")
    raise Refusal


class Pause:
    """Work that holds the writer, so that what is asked meanwhile comes to it in one batch."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.over = threading.Event()

    def __call__(self, _connection: Connection) -> None:
        self.reached.set()
        assert self.over.wait(10)


async def together(database: Database, *works: Callable[[Connection], object]) -> list[object]:
    """Have `works` written in one batch; return what came of each, errors too."""
    pause = Pause()
    holding = asyncio.create_task(database.write(pause))
    await asyncio.to_thread(pause.reached.wait, 10)
    writing = [asyncio.create_task(database.write(work)) for work in works]
    await asyncio.sleep(0)  # each task gets to ask
    pause.over.set()
    await holding
    return await asyncio.gather(*writing, return_exceptions=True)


async def test_what_was_written_is_there_for_the_next_reader(database: Database) -> None:
    await database.write(remember("a", "1"))
    await database.write(remember("a", "2"))
    assert await database.read(remembered("a")) == "2"
    assert await database.read(remembered("b")) is None


async def test_what_was_written_is_there_after_a_restart(url: str) -> None:
    first = Database(url)
    await first.open()
    await first.write(remember("a"))
    await first.close()
    second = Database(url)
    await second.open()
    assert await second.read(remembered("a")) == "yes"
    await second.close()


async def test_a_refusal_in_a_batch_undoes_only_its_own_work(database: Database) -> None:
    first, refused, last = await together(database, remember("a"), refuse, remember("b"))
    assert (first, last) == (None, None)
    assert isinstance(refused, Refusal)
    assert await database.read(remembered("a")) == "yes"
    assert await database.read(remembered("refused")) is None
    assert await database.read(remembered("b")) == "yes"


async def test_a_bug_in_a_batch_reaches_only_its_own_caller(database: Database) -> None:
    def wrong(_connection: Connection) -> None:
        raise ZeroDivisionError

    first, bug, last = await together(database, remember("a"), wrong, remember("b"))
    assert (first, last) == (None, None)
    assert isinstance(bug, ZeroDivisionError)


async def test_what_the_database_refuses_undoes_only_its_own_work(database: Database) -> None:
    job = a_job()

    def accept(connection: Connection) -> None:
        accepting.accept(connection, [job], bounds(orders=10, pictures=0))

    first, same_id, last = await together(database, accept, accept, remember("b"))
    assert (first, last) == (None, None)
    assert isinstance(same_id, StorageError)
    assert await database.read(lambda c: rows.find(c, job.id)) == job


async def test_a_commit_that_fails_is_told_to_every_maker_of_the_batch(database: Database) -> None:
    def late(connection: Connection) -> None:
        """Break a promise that the database looks at only when it commits."""
        connection.exec_driver_sql("insert into child (parent) values (1)")

    def tables(connection: Connection) -> None:
        connection.exec_driver_sql("create table parent (id integer primary key)")
        connection.exec_driver_sql(
            "create table child"
            " (parent integer references parent (id) deferrable initially deferred)"
        )

    await database.write(tables)
    told = await together(database, remember("a"), late, refuse, remember("b"))
    kinds = [type(each) for each in told]
    assert kinds == [StorageError, StorageError, Refusal, StorageError]
    assert await database.read(remembered("a")) is None
    await database.write(remember("a"))
    assert await database.read(remembered("a")) == "yes"


async def test_a_full_disk_is_told_to_every_maker_and_nothing_is_half_written(
    tmp_path: Path,
) -> None:
    def no_more_pages(connection: Connection) -> None:
        pages = connection.exec_driver_sql("pragma page_count").scalar()
        connection.exec_driver_sql(f"pragma max_page_count={pages}")

    def more_pages(connection: Connection) -> None:
        connection.exec_driver_sql("pragma max_page_count=100000")

    database = Database(f"sqlite:///{tmp_path / 'easel.sqlite'}")
    await database.open()
    await database.write(remember("a", "before"))
    await database.write(no_more_pages)
    told = await together(
        database, remember("a", "after"), remember("b", "b" * 100_000), remember("c")
    )
    assert [type(each) for each in told] == [DiskFull, DiskFull, DiskFull]
    assert [await database.read(remembered(name)) for name in "abc"] == ["before", None, None]
    await database.write(more_pages)
    await database.write(remember("b"))
    assert await database.read(remembered("b")) == "yes"
    await database.close()


def no_patience(connection: Connection) -> None:
    connection.exec_driver_sql("pragma busy_timeout=0")


async def test_a_database_that_another_process_holds_is_told_to_every_maker(
    tmp_path: Path,
) -> None:
    path = tmp_path / "easel.sqlite"
    database = Database(f"sqlite:///{path}")
    await database.open()
    await database.write(no_patience)
    other = sa.create_engine(f"sqlite:///{path}")
    with other.connect() as holding:
        holding.exec_driver_sql("begin exclusive")
        told = await asyncio.gather(
            database.write(remember("a")), database.write(remember("b")), return_exceptions=True
        )
        holding.rollback()
    other.dispose()
    assert [type(each) for each in told] == [StorageError, StorageError]
    assert "locked" in told[0].message
    await database.write(remember("a"))
    await database.close()


async def test_one_who_stops_waiting_holds_up_nobody(database: Database) -> None:
    pause = Pause()
    holding = asyncio.create_task(database.write(pause))
    await asyncio.to_thread(pause.reached.wait, 10)
    leaving = asyncio.create_task(database.write(remember("a")))
    staying = asyncio.create_task(database.write(remember("b")))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    pause.over.set()
    await asyncio.gather(holding, staying)
    assert await database.read(remembered("a")) is None
    assert await database.read(remembered("b")) == "yes"


async def test_closing_finishes_what_was_asked(url: str) -> None:
    database = Database(url)
    await database.open()
    pause = Pause()
    holding = asyncio.create_task(database.write(pause))
    await asyncio.to_thread(pause.reached.wait, 10)
    writing = [asyncio.create_task(database.write(remember(str(n)))) for n in range(5)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(database.close())
    pause.over.set()
    await asyncio.gather(holding, closing, *writing)


async def test_a_closed_database_says_so_at_once(url: str) -> None:
    database = Database(url)
    await database.open()
    await database.close()
    with pytest.raises(StorageError, match="closed"):
        await asyncio.wait_for(database.write(remember("a")), 5)
    with pytest.raises(StorageError, match="closed"):
        await asyncio.wait_for(database.read(remembered("a")), 5)


async def test_a_folder_that_is_a_file_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    database = Database(f"sqlite:///{tmp_path / 'data/easel.sqlite'}")
    with pytest.raises(StorageError, match="can't be made"):
        await database.open()
    await database.close()


async def test_a_file_that_is_no_database_is_a_storage_error(tmp_path: Path) -> None:
    path = tmp_path / "easel.sqlite"
    path.write_text("a shopping list, " * 100)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(StorageError, match="not a database"):
        await database.open()
    await database.close()


async def test_instants_come_back_in_utc_whatever_zone_they_were_written_in(
    database: Database,
) -> None:
    in_moscow = NOON.astimezone(timezone(timedelta(hours=3)))
    job = a_job(accepted_at=in_moscow)
    await database.write(lambda c: accepting.accept(c, [job], bounds(orders=9, pictures=0)))
    found = await database.read(lambda c: rows.find(c, job.id))
    assert found is not None
    assert (found.accepted_at, found.accepted_at.tzinfo) == (NOON, UTC)


async def test_an_instant_is_never_read_as_local_time(database: Database) -> None:
    job = a_job(accepted_at=datetime(2026, 3, 29, 2, 30, 15, 123456, tzinfo=UTC))
    await database.write(lambda c: accepting.accept(c, [job], bounds(orders=9, pictures=0)))
    assert await database.read(lambda c: rows.find(c, job.id)) == job


def test_the_line_has_a_sqlite_file_of_its_own_beside_ours(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'class.sqlite'}"
    assert sqlite_file(url) == tmp_path / "class.sqlite"
    engine = line_engine(url)
    assert engine.url.database == str(tmp_path / "class-line.sqlite")
    engine.dispose()


def test_a_postgres_address_is_no_file() -> None:
    assert sqlite_file("postgresql+psycopg://easel:secret@db.example/easel") is None
