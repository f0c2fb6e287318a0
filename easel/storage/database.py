"""One database, SQLite or Postgres, reached from asyncio: reads in a pool, writes in a row."""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from easel.errors import DiskFull, StorageError
from easel.storage.disk import make_folder
from easel.storage.migration import bring_up_to_date

T = TypeVar("T")
Connection = sa.Connection
Work = Callable[[sa.Connection], T]

_WRITER = "easel-write"
# The number of the lock that a writing process holds in Postgres; any that nobody else takes.
_WRITING = 0x_EA5E1
_ALONE = f"SELECT pg_advisory_xact_lock({_WRITING})"
CONNECT_SECONDS = 10
# How long a server that falls silent later is waited for: seconds of keepalives, and milliseconds
# for what was sent (libpq's names).
_PATIENCE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}


@dataclass(frozen=True, slots=True)
class _Task:
    work: Work[Any]
    result: Future[Any]


class Database:
    """Runs functions of a connection, off the event loop, each in a transaction of its own.

    Writes are committed together when they arrive together: one thread takes all that wait,
    runs each under its own savepoint and commits once. Fifty orders in the same instant then
    cost one wait for the disk and not fifty, and SQLite's one writer is never fought over.

    Raises StorageError (DiskFull when the disk is) for whatever the database says; errors of
    our own tree pass through and undo only their own work.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        # Asking and closing exclude each other: what is asked is done, or refused at once.
        self._asking = threading.Lock()
        self._closed = False
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="easel-read")
        self._writer = threading.Thread(target=self._write_all, name=_WRITER, daemon=True)

    async def open(self) -> None:
        """Create what is missing, migrate what is older, and take up work."""
        await asyncio.to_thread(self._create)
        self._writer.start()

    async def close(self) -> None:
        """Finish what was asked, then let go of every connection."""
        with self._asking:
            self._closed = True
            self._tasks.put(None)
        if self._writer.is_alive():
            await asyncio.to_thread(self._writer.join)
        await asyncio.to_thread(self._readers.shutdown)
        self._engine.dispose()

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a connection that only reads and return what it returns."""
        loop = asyncio.get_running_loop()
        with self._asking:
            self._refuse_when_closed()
            reading = loop.run_in_executor(self._readers, self._read, work)
        return await reading

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction; when this returns, it is on the disk."""
        result: Future[T] = Future()
        with self._asking:
            self._refuse_when_closed()
            self._tasks.put(_Task(work, result))
        return await asyncio.wrap_future(result)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StorageError("the database is closed")

    def _create(self) -> None:
        if self._engine.url.get_backend_name() == "sqlite" and self._engine.url.database:
            make_folder(Path(self._engine.url.database).parent)
        try:
            with self._engine.begin() as connection:
                if self._engine.url.get_backend_name() != "sqlite":
                    connection.exec_driver_sql(_ALONE)
                bring_up_to_date(connection)
        except SQLAlchemyError as error:
            raise _translated(error) from error

    def _read(self, work: Work[T]) -> T:
        try:
            with self._engine.connect() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise _translated(error) from error

    def _write_all(self) -> None:
        while (first := self._tasks.get()) is not None:
            batch = [first]
            stopping = False
            while not self._tasks.empty():
                task = self._tasks.get()
                if task is None:
                    stopping = True
                    break
                batch.append(task)
            self._commit_together(batch)
            if stopping:
                return

    def _commit_together(self, batch: list[_Task]) -> None:
        # From here on none can be cancelled, and each is to be told how it ended.
        batch = [task for task in batch if task.result.set_running_or_notify_cancel()]
        done: list[tuple[Future[Any], Any]] = []
        try:
            with self._engine.begin() as connection:
                for task in batch:
                    self._run(connection, task, done)
        except SQLAlchemyError as error:
            # Nothing of the batch is on the disk, and each of its makers is told so.
            for task in batch:
                if not task.result.done():
                    task.result.set_exception(_translated(error))
            return
        for result, value in done:
            result.set_result(value)

    def _run(
        self, connection: sa.Connection, task: _Task, done: list[tuple[Future[Any], Any]]
    ) -> None:
        savepoint = connection.begin_nested()
        try:
            value = task.work(connection)
            savepoint.commit()
        except SQLAlchemyError as error:
            if _has_lost_transaction(connection):
                raise
            savepoint.rollback()
            task.result.set_exception(_translated(error))
        except Exception as error:  # refusals, and bugs in `work`: both belong to its caller
            savepoint.rollback()
            task.result.set_exception(error)
        else:
            done.append((task.result, value))


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite database, or None for another kind."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def line_engine(url: str) -> sa.Engine:
    """Return an engine on which the line may keep its tables, beside ours at `url`.

    On SQLite that is a file of its own, so that accepting an order never waits for the line's
    many small writes. It need not survive a power cut to the last write (synchronous=NORMAL):
    orders are in our tables, and a step whose record was lost is done again.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return postgres_engine(url, pool_size=8)
    path = Path(parsed.database or "easel.sqlite")
    parsed = parsed.set(database=str(path.with_name(f"{path.stem}-line{path.suffix}")))
    engine = sa.create_engine(parsed, connect_args={"timeout": 30, "isolation_level": "IMMEDIATE"})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def postgres_engine(
    url: str, *, pool_size: int, connect_seconds: int = CONNECT_SECONDS
) -> sa.Engine:
    """Return an engine on a Postgres database that notices when the server is gone.

    `connect_seconds` is how long a server may take to let us in; libpq takes 1 for 2.
    """
    patience = {"connect_timeout": connect_seconds, **_PATIENCE}
    return sa.create_engine(url, pool_size=pool_size, pool_pre_ping=True, connect_args=patience)


def _engine(url: str) -> sa.Engine:
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = postgres_engine(url, pool_size=4)
        sa.event.listen(engine, "begin", _begin_postgres)
        return engine
    engine = sa.create_engine(parsed, connect_args={"timeout": 30})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own BEGINs break savepoints; we issue ours (see _begin_sqlite).
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    # FULL: a commit is on the disk when it returns, so an accepted order survives a power cut.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writing() else "BEGIN")


def _begin_postgres(connection: sa.Connection) -> None:
    # What SQLite gives by itself: between a check and its record no other process writes.
    if _is_writing():
        connection.exec_driver_sql(_ALONE)


def _is_writing() -> bool:
    return threading.current_thread().name == _WRITER


def _has_lost_transaction(connection: sa.Connection) -> bool:
    """Say whether more than a savepoint was undone: SQLite drops all when the disk is full."""
    if connection.invalidated:
        return True
    driver = connection.connection.driver_connection
    return isinstance(driver, sqlite3.Connection) and not driver.in_transaction


def _translated(error: SQLAlchemyError) -> StorageError:
    message = str(getattr(error, "orig", None) or error)
    return DiskFull(message) if "disk is full" in message else StorageError(message)
