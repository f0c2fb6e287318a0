"""Everything that the studio is made of, opened in order and closed in reverse."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from easel.engines.base import Engine
from easel.engines.fleet import Fleet
from easel.engines.models import ending
from easel.engines.moderator import Moderator
from easel.errors import StartError, StorageError
from easel.links.fetcher import Fetcher
from easel.parcel import Courier
from easel.providers import make_fleet, make_moderator
from easel.settings import Settings
from easel.starting import START_AGAIN
from easel.storage import facts
from easel.storage.claim import claimed
from easel.storage.database import Connection, Database
from easel.storage.files import PictureStore
from easel.studio import Studio
from easel.wiring import Outside, make_studio

log = logging.getLogger(__name__)

SECRET = "secret of this installation"  # the fact's name, not its value

# What opens a studio: `opened`, or it with other parts.
Opening = Callable[[Settings, Courier], AbstractAsyncContextManager[Studio]]


@asynccontextmanager
async def opened(
    settings: Settings,
    courier: Courier,
    engine: Engine | None = None,
    *,
    moderator: Moderator | None = None,
    fetcher: Fetcher | None = None,
    start_again: float = START_AGAIN,
) -> AsyncIterator[Studio]:
    """Open a studio whose outcomes `courier` brings to people; its line is not open yet.

    `engine` draws and `moderator` looks at words and pictures in place of those that the settings
    name, `fetcher` brings pictures in place of the one that goes to public addresses alone; a job
    that the line does not take is offered again after `start_again` seconds. Raises StartError
    when another process has the same database, or when that or the store of pictures can't be
    opened.
    """
    async with AsyncExitStack() as stack:
        await _claim(settings.storage.database, stack)
        database = Database(settings.storage.database)
        stack.push_async_callback(database.close)
        secret, store = await _opened_storage(settings, database)
        fleet = Fleet.of(engine) if engine else make_fleet(settings, secret.encode(), database)
        stack.push_async_callback(fleet.close)
        _warn_of_ends(fleet)
        moderator = moderator or make_moderator(settings)
        if moderator is not None:
            stack.push_async_callback(moderator.close)
        log.info("moderation: %s", "off" if moderator is None else moderator.name)
        fetcher = fetcher or Fetcher(
            max_bytes=settings.references.max_bytes,
            timeout_seconds=settings.references.timeout_seconds,
        )
        outside = Outside(
            settings=settings,
            courier=courier,
            engine=fleet,
            moderator=moderator,
            fetcher=fetcher,
            database=database,
            store=store,
            start_again=start_again,
        )
        studio = make_studio(outside, stack)
        await studio.concerns.load()
        await studio.starting.look_back()
        yield studio


async def _opened_storage(settings: Settings, database: Database) -> tuple[str, PictureStore]:
    """Open what is kept: the database, with this installation's secret in it, and the pictures."""
    try:
        await database.open()
        secret = await database.write(_secret)
        store = PictureStore(
            settings.storage.pictures,
            min_free=settings.storage.min_free,
            options=settings.secrets.aws,
            timeout_seconds=settings.storage.timeout_seconds,
        )
    except StorageError as error:
        raise StartError(f"the storage can't be opened: {error.message}") from error
    return secret, store


def _warn_of_ends(engine: Engine) -> None:
    today = datetime.now(UTC).date()
    for model in engine.models.values():
        if sentence := ending(model, today):
            log.warning("%s", sentence)


async def _claim(database: str, stack: AsyncExitStack) -> None:
    """Hold the database until `stack` is closed; off the loop, since Postgres may be far away."""
    claim = claimed(database)
    await asyncio.to_thread(claim.__enter__)
    stack.push(claim)


def _secret(connection: Connection) -> str:
    secret = facts.get(connection, SECRET)
    if secret is None:
        secret = secrets.token_hex(32)
        facts.put(connection, SECRET, secret)
    return secret
