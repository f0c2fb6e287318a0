"""One process to a database: a second one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

from easel.errors import AlreadyRunning, StartError
from easel.storage.database import CONNECT_SECONDS, postgres_engine, sqlite_file

# The number of the lock that a process holds in Postgres for as long as it lives.
_OWNING = 0x_EA5E2
# A process that vanished with its computer lets go after so many seconds, and not after two hours.
_KEEPALIVES = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}


@contextmanager
def claimed(url: str, *, connect_seconds: int = CONNECT_SECONDS) -> Iterator[None]:
    """Hold the database at `url` for this process alone; it blocks for as long as that takes.

    Two would do each other's work twice: the line takes up whatever it finds begun. Raises
    AlreadyRunning when another process has it, StartError when it can't be reached; a server is
    given `connect_seconds` to let us in.
    """
    path = sqlite_file(url)
    with _file(path) if path is not None else _postgres(url, connect_seconds):
        yield


@contextmanager
def _file(path: Path) -> Iterator[None]:
    # Not of one thread: it is acquired off the loop.
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(
            f"another Easel is running on {path}; stop it first, or give this one its own"
            " database with storage.database in config.yaml"
        ) from None
    except OSError as error:
        raise StartError(f"{path.parent} can't be written to: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _postgres(url: str, connect_seconds: int) -> Iterator[None]:
    engine = postgres_engine(url, pool_size=1, connect_seconds=connect_seconds)
    try:
        with closing(_locked(engine)):
            yield
    finally:
        engine.dispose()


def _locked(engine: sa.Engine) -> sa.Connection:
    """Return a connection that holds the lock for as long as it is open."""
    try:
        # Outside of transactions: the lock is the session's, and nothing is left open.
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        for name, value in _KEEPALIVES.items():
            connection.exec_driver_sql(f"SET {name} = {value}")
        is_ours = connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_OWNING)))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip()
        raise StartError(f"the database can't be reached: {reason}") from error
    if not is_ours:
        connection.close()
        raise AlreadyRunning(
            "another Easel is running on this database; stop it first, or give this one its own"
            " with EASEL_DATABASE_URL"
        )
    return connection
