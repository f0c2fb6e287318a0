"""What the playground's tests share: a playground, people in it, and a bot without a library."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from playground.person import Person
from playground.server import Options, Playground, serve
from tests.playground.raw import RawApi
from tests.playground.sample_bot import SampleBot, connected


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with serve(Options(controls=True)) as playground:
        yield playground


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[RawApi]:
    async with aiohttp.ClientSession() as session:
        yield RawApi(session, playground)


@pytest.fixture
async def teacher(playground: Playground) -> AsyncIterator[Person]:
    async with Person.enter(playground.url) as person:
        yield person


@pytest.fixture
async def amara(playground: Playground) -> AsyncIterator[Person]:
    async with Person.enter(playground.url, "Amara") as person:
        yield person


@pytest.fixture
async def bot(playground: Playground, amara: Person) -> AsyncIterator[SampleBot]:
    async with connected(playground, amara) as bot:
        yield bot
