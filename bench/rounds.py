"""The rounds of the measurement: each starts a bot, lets people order, and returns figures."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench import stage
from bench.stopwatch import Stopwatch
from playground.person import Message, Person
from playground.server import Options, Playground, serve
from playground.values import User
from tests.servers.images_api import ImagesApi

PEOPLE = 50
FEW = 10
PICTURES = 4
LARGE = 1_600_000
USUAL = 200_000
PROVIDER_SECONDS = 2.0
A_SECOND = 50
SECONDS = 4
# After the first order was drawn, modules are loaded and tables made; then a little rest.
REST_SECONDS = 1.0
WITHIN_SECONDS = 60.0
AS_SHIPPED: Mapping[str, Any] = {}
# The line as shipped, but with places for all that ten people order at once.
OPEN_LINE = {"openai": {"images_at_once": FEW * PICTURES, "images_per_minute": 10_000}}

Start = Callable[[Playground, Path], AbstractAsyncContextManager[stage.Bot]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What came of many who order at once.

    `answers` are the milliseconds to each first answer, `over` those to each order's pictures
    beyond the provider's own, both the shortest first; `stall` is the longest that the bot's
    loop was held up, in milliseconds.
    """

    answers: list[float]
    over: list[float]
    stall: float
    most_bytes: int
    cpu_seconds: float


def easel(provider: str, line: Mapping[str, Any]) -> Start:
    """Return how Easel is started, with `provider` as its Images API and that pace."""

    @asynccontextmanager
    async def start(playground: Playground, folder: Path) -> AsyncIterator[stage.Bot]:
        stage.make_folder(folder, line=line)
        report = folder / "report.json"
        command = ("-m", "bench.launch", "easel", str(report), "--folder", str(folder))
        async with stage.bot(playground, report, *command, **_keys(provider)) as bot:
            yield bot

    return start


def easel_as_shipped(provider: str) -> Start:
    """Return how Easel is started without anything added, to see how long that takes."""

    @asynccontextmanager
    async def start(playground: Playground, folder: Path) -> AsyncIterator[stage.Bot]:
        stage.make_folder(folder)
        command = ("bot.py", "--folder", str(folder))
        report = folder / "report.json"
        async with stage.bot(playground, report, *command, **_keys(provider)) as bot:
            yield bot

    return start


def bare(size: int) -> Start:
    """Return how the bare bot is started; pictures of `size` bytes follow its answers."""

    @asynccontextmanager
    async def start(playground: Playground, folder: Path) -> AsyncIterator[stage.Bot]:
        report = stage.make_folder(folder) / "report.json"
        where = ("--api", playground.api_base, "--gateway", playground.gateway_url)
        pictures = ("--delay", str(PROVIDER_SECONDS), "--bytes", str(size))
        command = ("-m", "bench.launch", "bare", str(report), *where, *pictures)
        async with stage.bot(playground, report, *command) as bot:
            yield bot

    return start


def _keys(provider: str) -> dict[str, str]:
    return {"OPENAI_API_KEY": "bench", "OPENAI_BASE_URL": provider}


async def crowd(start: Start, folder: Path, *, people: int) -> Crowd:
    """Let `people` order four pictures each in the same instant, and wait for all of them."""
    async with serve(Options(students=people)) as playground:
        async with start(playground, folder) as bot:
            await _warm_up(playground)
            watch = Stopwatch(playground.world, pictures=PICTURES)
            since, cpu = time.monotonic(), bot.cpu_seconds
            for number, person in enumerate(_students(playground, people)):
                watch.order(person, f"a dog on a hill, number {number}")
            await watch.all_answered(WITHIN_SECONDS)
            await watch.all_posted(WITHIN_SECONDS)
            until, cpu = time.monotonic(), bot.cpu_seconds - cpu
        return Crowd(
            answers=watch.answers(),
            over=[1000 * (wait - PROVIDER_SECONDS) for wait in watch.waits()],
            stall=bot.worst_gap(since, until),
            most_bytes=bot.most_bytes,
            cpu_seconds=cpu,
        )


async def steady(start: Start, folder: Path) -> list[float]:
    """Let one picture be ordered 50 times a second; return the first answers' milliseconds."""
    async with (
        serve(Options(students=PEOPLE)) as playground,
        start(playground, folder),
    ):
        await _warm_up(playground)
        watch = Stopwatch(playground.world, pictures=1)
        everybody = itertools.cycle(_students(playground, PEOPLE))
        clock = asyncio.get_running_loop().time
        begun = clock()
        for number in range(A_SECOND * SECONDS):
            await asyncio.sleep(max(0.0, begun + number / A_SECOND - clock()))
            watch.order(next(everybody), f"a dog on a hill, number {number}")
        await watch.all_answered(WITHIN_SECONDS)
        watch.stop()
        return watch.answers()


async def starts(start: Start, folder: Path) -> float:
    """Start a bot in a folder and return the seconds until READY."""
    async with serve(Options()) as playground, start(playground, folder) as bot:
        return bot.seconds_to_ready


async def cancels(folder: Path, number: int) -> list[float]:
    """Return the milliseconds from /cancel to the end of the request that draws the order."""
    waits = []
    async with ImagesApi.serving() as images, serve(Options()) as playground:
        images.always = "hang"
        start = easel(images.address, AS_SHIPPED)
        async with start(playground, folder), Person.enter(playground.url) as person:
            for cancelled in range(1, number + 1):
                await person.slash("imagine", prompt="a dog on a hill", number=1)
                await images.called(cancelled)
                begun = time.monotonic()
                await person.slash("cancel")
                await images.dropped(cancelled)
                waits.append(1000 * (time.monotonic() - begun))
    return waits


async def previews(folder: Path, number: int) -> list[float]:
    """Return the milliseconds from an order's request to its first unfinished picture in Discord.

    The provider sends that picture as soon as it is asked.
    """
    waits = []
    async with ImagesApi.serving() as images, serve(Options()) as playground:
        images.always = "hang_after_partial"
        start = easel(images.address, AS_SHIPPED)
        async with start(playground, folder), Person.enter(playground.url) as person:
            for called in range(1, number + 1):
                order = await person.slash("imagine", prompt="a dog on a hill", number=1)
                await images.called(called)
                begun = time.monotonic()
                await person.wait_for(partial(_shows_something, order))
                waits.append(1000 * (time.monotonic() - begun))
                await person.slash("cancel")
                await images.dropped(called)
    return waits


def _shows_something(order: str, message: Message) -> bool:
    cause = message.get("interaction_metadata") or {}
    return bool(cause.get("id") == order and message["attachments"])


async def answers(provider: str, pictures: int) -> dict[str, float]:
    """Have an engine in a process of its own take so many pictures at once (bench.answers)."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.answers", provider, str(pictures)),
        cwd=stage.ROOT,
        env=stage.environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    measured: dict[str, float] = json.loads(out)
    return measured


async def _warm_up(playground: Playground) -> None:
    """Let the teacher order first, so that no start-up work is left to be measured."""
    watch = Stopwatch(playground.world, pictures=PICTURES)
    watch.order(next(iter(playground.world.people.values())), "a cat on a wall")
    await watch.all_posted(WITHIN_SECONDS)
    watch.stop()
    await asyncio.sleep(REST_SECONDS)


def _students(playground: Playground, number: int) -> list[User]:
    return list(playground.world.people.values())[1 : number + 1]
