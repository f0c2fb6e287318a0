"""What tests of several parts share: settings in a temporary folder, and real databases."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from easel.settings import Settings, load
from easel.storage.database import Database
from tests.jobs.recording import Recording, line_opened
from tests.servers.postgres import NoPostgres, PostgresServer, postgres_server

ROOT = Path(__file__).parent.parent

pytest_plugins = ("tests.rows.report",)

# A busy machine is no failure: how long things may take is for the benches.
hypothesis.settings.register_profile("easel", deadline=None)
hypothesis.settings.load_profile("easel")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings as shipped, in a folder of the test's own, and in no hurry to rest."""
    shutil.copy(ROOT / "config.yaml", tmp_path)
    return changed(
        load(tmp_path, {}),
        line={"poll_seconds": 0.02},
        engine={"sketch_pause_seconds": 0.0},
        storage={"min_free_mib": 0},
    )


def changed(settings: Settings, **sections: dict[str, Any] | tuple[Any, ...]) -> Settings:
    """Return `settings` with values of its sections changed; a list takes the place of another."""
    new = {
        name: values if isinstance(values, tuple) else replace(getattr(settings, name), **values)
        for name, values in sections.items()
    }
    return replace(settings, **new)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all tests."""
    try:
        with postgres_server() as server:
            yield server
    except NoPostgres as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'easel.sqlite'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open, empty database, of either kind."""
    database = Database(url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture(scope="session")
def line_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which a line was opened before; to a new one DBOS comes a second late."""
    path = tmp_path_factory.mktemp("line") / "easel-line.sqlite"

    async def open_once() -> None:
        url = f"sqlite:///{path.with_name('easel.sqlite')}"
        async with line_opened(url, Recording(), engines=("openai", "plain", "sketch")):
            pass

    asyncio.run(open_once())
    return path
