"""The stand-in of the Images API, and engines that talk to it over a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest

from easel.engines.models import read_catalogue
from easel.engines.openai import Access, OpenAIEngine
from tests.servers.compatible import Server
from tests.servers.images_api import ImagesApi

MakeEngine = Callable[..., OpenAIEngine]
Reach = Callable[..., OpenAIEngine]


@pytest.fixture
async def api() -> AsyncIterator[ImagesApi]:
    async with ImagesApi.serving() as api:
        yield api


@pytest.fixture
async def make_engine(api: ImagesApi) -> AsyncIterator[MakeEngine]:
    """A function that makes engines for `api`, closed at the end of the test."""
    async with AsyncExitStack() as stack:

        def make(access: Access | None = None, **options: Any) -> OpenAIEngine:
            engine = OpenAIEngine(
                access or Access(api_key="key", base_url=api.address),
                read_catalogue(),
                **{"default_model": "gpt-image-2", "secret": b"salt", **options},
            )
            stack.push_async_callback(engine.close)
            return engine

        yield make


@pytest.fixture
def engine(make_engine: MakeEngine) -> OpenAIEngine:
    return make_engine()


@pytest.fixture
async def reach() -> AsyncIterator[Reach]:
    """A function that makes engines for servers of other kinds, closed at the end of the test."""
    async with AsyncExitStack() as stack:

        def make(server: Server, **options: Any) -> OpenAIEngine:
            access = Access(api_key="key", base_url=server.address, kind=server.kind.name)
            given = {"default_model": "our-model", "secret": b"salt", **options}
            engine = OpenAIEngine(access, read_catalogue(), **given)
            stack.push_async_callback(engine.close)
            return engine

        yield make
