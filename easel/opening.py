"""Everything that the studio is made of, opened in order and closed in reverse."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from easel.engines.base import Engine
from easel.errors import StartError, StorageError
from easel.jobs.line import Line, LineRules
from easel.orders import Orders
from easel.parcel import Courier
from easel.policies import Policies
from easel.settings import Settings
from easel.storage import facts
from easel.storage.claim import claimed
from easel.storage.database import Connection, Database, line_engine
from easel.storage.files import PictureStore
from easel.studio import Studio
from easel.underway import UnderWay
from easel.workshop import Workshop

SECRET = "secret of this installation"  # the fact's name, not its value


@asynccontextmanager
async def opened(
    settings: Settings, courier: Courier, engine: Engine | None = None
) -> AsyncIterator[Studio]:
    """Open a studio whose outcomes `courier` brings to people; its line is not open yet.

    `engine` draws in place of the one that the settings name. Raises StartError when another
    process has the same database, or when that or the store of pictures can't be opened.
    """
    async with AsyncExitStack() as stack:
        await _claim(settings.storage.database, stack)
        database = Database(settings.storage.database)
        stack.push_async_callback(database.close)
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
        engine = engine or make_engine(settings, secret.encode())
        stack.push_async_callback(engine.close)
        studio = _studio(settings, courier, engine, database, store)
        stack.push_async_callback(studio.close)
        yield studio


def make_engine(settings: Settings, secret: bytes) -> Engine:
    """Return who draws. `secret` keys the hashes by which a provider tells people apart."""
    kind = settings.engine_kind()
    # Imported here: whoever does not draw with an engine does not wait for its modules.
    if kind == "sketch":
        from easel.engines.sketch import SketchEngine

        return SketchEngine(
            threads=settings.line.sketch.images_at_once,
            pause_seconds=settings.engine.sketch_pause_seconds,
        )
    from easel.engines.models import read_catalogue
    from easel.engines.openai import Access, OpenAIEngine

    keys = settings.secrets
    access = Access(
        api_key=(keys.azure_openai_api_key if settings.uses_azure else keys.openai_api_key) or "",
        base_url=keys.openai_base_url,
        azure_endpoint=keys.azure_openai_endpoint,
        azure_api_version=settings.engine.azure_api_version or None,
    )
    return OpenAIEngine(
        access,
        read_catalogue(),
        default_model=settings.engine.default_model,
        secret=secret,
        timeout_seconds=settings.engine.timeout_seconds,
        output_format=settings.engine.output_format,
    )


def _studio(
    settings: Settings, courier: Courier, engine: Engine, database: Database, store: PictureStore
) -> Studio:
    under_way = UnderWay()
    workshop = Workshop(
        engine=engine,
        database=database,
        store=store,
        courier=courier,
        surface=asyncio.get_running_loop(),
        limits=settings.pictures,
        attempts=settings.line.attempts,
        parcels_at_once=settings.discord.uploads_at_once,
        partials=settings.partials(),
        under_way=under_way,
    )
    pace = settings.pace()
    line = Line(
        database=line_engine(settings.storage.database),
        rules=LineRules(
            running_per_person=settings.line.running_per_person,
            images_at_once=pace.images_at_once,
            images_per_minute=pace.images_per_minute,
            poll_seconds=settings.line.poll_seconds,
        ),
        work=workshop,
    )
    default = next(iter(engine.models.values()))
    return Studio(
        settings=settings,
        engine=engine,
        database=database,
        policies=Policies(database, limit=default.prompt_limit),
        workshop=workshop,
        line=line,
        orders=Orders(
            database=database,
            under_way=under_way,
            line=line,
            pictures_per_day=settings.quota.pictures_per_day,
        ),
    )


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
