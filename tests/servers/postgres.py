"""A private Postgres server: its own cluster in a temporary folder, reached by a socket there."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

_WITHOUT_SAFETY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoPostgres(Exception):
    """Its programs are not there; the message says what to install."""


class PostgresServer:
    """A running server; every `new_database` is empty and belongs to one test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def new_database(self) -> str:
        """Make a database and return its address for SQLAlchemy."""
        name = f"class{next(self._numbers)}"
        address = f"host={self._folder} user=easel dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"create database {name}".encode())
        return f"postgresql+psycopg://easel@/{name}?host={self._folder}"


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Run a server for as long as the block. Raises NoPostgres where it is not installed."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="easel-postgres-"))
    try:
        as_whom = _someone_else(folder)
        data = str(folder / "data")
        initdb = [programs / "initdb", "--no-sync", "-A", "trust", "-U", "easel", "-D", data]
        _run(initdb, folder, as_whom)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {_WITHOUT_SAFETY}"
        control = [programs / "pg_ctl", "-w", "-D", data]
        _run([*control, "-l", folder / "log", "-o", options, "start"], folder, as_whom)
        try:
            yield PostgresServer(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, as_whom)
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    """Return the folder of the newest server's programs: Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    if newest := max(versions, key=lambda path: float(path.parts[-3]), default=None):
        return newest.parent
    raise NoPostgres("Postgres is not installed; on Debian: sudo apt install postgresql")


def _someone_else(folder: Path) -> dict[str, Any]:
    """Return how to run as somebody who is not root, whom Postgres refuses to serve."""
    if os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgres("Postgres does not run as root, and there is no user nobody to run it as")


def _run(command: list[str | Path], folder: Path, as_whom: dict[str, Any]) -> None:
    output = folder / "output"
    with output.open("w") as file:
        # a file and no pipe: the server keeps it open for as long as it lives
        ended = subprocess.run(
            command, cwd=folder, stdout=file, stderr=file, check=False, **as_whom
        )
    if ended.returncode:
        raise RuntimeError(f"{command[0]} failed: {output.read_text()}")
