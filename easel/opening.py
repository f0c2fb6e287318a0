"""Everything that the studio is made of, opened in order and closed in reverse."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from easel.engines.base import Engine
from easel.engines.moderator import Moderator
from easel.errors import StartError, StorageError
from easel.links.fetcher import Fetcher
from easel.links.public import is_public
from easel.notebook import FactNotebook
from easel.parcel import Courier
from easel.settings import Settings
from easel.starting import START_AGAIN
from easel.storage import facts
from easel.storage.claim import claimed
from easel.storage.database import Connection, Database
from easel.storage.files import PictureStore
from easel.studio import Studio
from easel.wiring import Outside, make_studio

if TYPE_CHECKING:
    from easel.engines.openai import Access

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

    `engine` draws in place of the one that the settings name, `moderator` looks at words and
    pictures, `fetcher` brings pictures in place
    of the one that goes to public addresses alone; a job that the line does not take is offered
    again after `start_again` seconds. Raises StartError when another process has the same
    database, or when that or the store of pictures can't be opened.
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
        engine = engine or make_engine(settings, secret.encode(), database)
        stack.push_async_callback(engine.close)
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
            engine=engine,
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


def make_engine(settings: Settings, secret: bytes, database: Database) -> Engine:
    """Return who draws; what it learns of its server is kept in `database`.

    `secret` keys the hashes by which a provider tells people apart.
    """
    kind = settings.engine_kind()
    # Imported here: whoever does not draw with an engine does not wait for its modules.
    if kind == "sketch":
        from easel.engines.sketch import SketchEngine

        return SketchEngine(
            threads=settings.line.sketch.images_at_once,
            pause_seconds=settings.engine.sketch_pause_seconds,
        )
    from easel.engines.models import read_catalogue
    from easel.engines.openai import OpenAIEngine

    wanted, access, catalogue = settings.engine, openai_access(settings), read_catalogue()
    text_model = wanted.text_model
    if text_model == "auto":
        # Another server has other models, and on Azure a name is that of a deployment.
        is_elsewhere = settings.uses_azure or settings.secrets.openai_base_url is not None
        text_model = "" if is_elsewhere else catalogue.text_model
    return OpenAIEngine(
        access,
        catalogue,
        default_model=wanted.default_model,
        secret=secret,
        timeout_seconds=wanted.timeout_seconds,
        output_format=wanted.output_format,
        text_model=text_model,
        steps=wanted.steps or None,
        guidance=wanted.guidance or None,
        allow=is_public,
        notebook=FactNotebook(database, access.address),
    )


def openai_access(settings: Settings) -> Access:
    """Return where OpenAI, Azure or another server is, and what opens it."""
    from easel.engines.openai import Access, Registration
    from easel.engines.openai.access import PUBLIC_AUTHORITY

    keys = settings.secrets
    registration = None
    if keys.azure_tenant_id and keys.azure_client_id and keys.azure_client_secret:
        registration = Registration(
            tenant_id=keys.azure_tenant_id,
            client_id=keys.azure_client_id,
            secret=keys.azure_client_secret,
            authority=keys.azure_authority_host or PUBLIC_AUTHORITY,
        )
    kind = settings.engine.server
    return Access(
        api_key=(keys.azure_openai_api_key if settings.uses_azure else keys.openai_api_key) or "",
        base_url=keys.openai_base_url,
        azure_endpoint=keys.azure_openai_endpoint,
        azure_api_version=settings.engine.azure_api_version or None,
        azure_token=keys.azure_openai_ad_token if settings.uses_azure else None,
        registration=registration if settings.uses_azure else None,
        organization=keys.openai_org_id,
        project=keys.openai_project_id,
        kind=None if kind == "auto" else kind,
    )


def make_moderator(settings: Settings) -> Moderator | None:
    """Return who looks at words and pictures; None where nobody does."""
    if not settings.moderates():
        return None
    from easel.engines.openai import Access, OpenAIModerator

    keys = settings.secrets
    # A key of its own never goes to the server that draws, nor the other way round.
    if keys.moderation_api_key is not None:
        access = Access(api_key=keys.moderation_api_key, base_url=keys.moderation_base_url)
    else:
        access = Access(api_key=keys.openai_api_key or "", base_url=keys.openai_base_url)
    moderation = settings.moderation
    return OpenAIModerator(
        access, model=moderation.model, timeout_seconds=moderation.timeout_seconds
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
