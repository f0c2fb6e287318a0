"""One campaign: people order, the bot is killed and started again, and then all is counted."""

from __future__ import annotations

import asyncio
import itertools
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench import stage
from bench.kills import evidence
from bench.kills.people import order_steadily
from playground.person import Person
from playground.server import Options, Playground, serve
from playground.values import Message
from tests.servers.images_api import ImagesApi

PEOPLE = ("Amara", "Boris", "Chiara", "Daniyar")
PROVIDER_SECONDS = 0.3
# A kill comes so many seconds after READY, or, one time in five, after the process's start.
AFTER_READY = (0.2, 3.0)
AFTER_START = (0.05, 1.2)
EARLY = 0.2
# Half of the kills come when everybody has just ordered: before, in and after the first answers.
HURRIES = 0.5
AFTER_HURRY = (0.0, 0.06)
# Two in five wait until a picture is asked for, so that a slow machine has them too: the kill comes
# before the picture does, or when it has just come.
IN_DRAWING = 0.4
AFTER_CALL = (0.0, 1.2 * PROVIDER_SECONDS)
START_SECONDS = 60.0
# After a kill: what it had sent before is still on its way to the provider and to Discord.
ARRIVAL_SECONDS = 0.15
DRAIN_SECONDS = 300.0
LOOK_SECONDS = 0.3
# So fast that the orders of a few minutes are drawn in a few minutes; the rest as shipped.
PACE = {"openai": {"images_at_once": 8, "images_per_minute": 10_000}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One process of the bot: what it found recorded as done, and what it did after that."""

    found: evidence.Finished
    # The text of each call to the provider, in its order.
    calls: list[str]
    # The names of the files of each request to Discord, in their order.
    posts: list[list[str]]
    log: str


@dataclass(slots=True, kw_only=True)
class Campaign:
    """All that is known at its end."""

    lives: list[Life] = field(default_factory=list)
    jobs: list[evidence.Job] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


async def run(
    folder: Path, *, kills: int, seed: int, say: Callable[[str], None] = lambda _: None
) -> Campaign:
    """Kill a bot `kills` times while people order, let it end its line, and return the evidence.

    `seed` decides when it is killed and what people do; how far the bot had come by then is
    up to the machine. Raises TimeoutError when the line does not get empty.
    """
    chance, campaign = Random(seed), Campaign()
    stage.make_folder(folder, line=PACE)
    async with (
        serve(Options(controls=True)) as playground,
        ImagesApi.serving(delay_seconds=PROVIDER_SECONDS) as images,
    ):
        lives = _Lives(folder, playground, images)
        async with _people(playground, chance) as hurries:
            for number in range(kills):
                campaign.lives.append(await lives.live_and_die(chance, hurries))
                say(
                    f"kill {number + 1} of {kills}: {len(campaign.lives[-1].calls)} calls before it"
                )
        say("nobody orders any more; the line is to get empty")
        campaign.lives.append(await lives.live_to_the_end())
        campaign.jobs = evidence.jobs(folder)
        world = playground.world
        campaign.messages = [m for c in world.channels.values() for m in c.messages.values()]
    return campaign


class _Lives:
    """Starts processes and notes what each did: by its key at the provider, in turn at Discord."""

    def __init__(self, folder: Path, playground: Playground, images: ImagesApi) -> None:
        self._folder = folder
        self._playground = playground
        self._images = images
        self._number = 0
        self._posts_seen = 0

    async def live_and_die(self, chance: Random, hurries: list[asyncio.Event]) -> Life:
        """Start the bot and kill it at a random moment, often just after orders or in drawing."""
        found = evidence.finished(self._folder)
        async with self._process() as process:
            if chance.random() < EARLY:
                await asyncio.sleep(chance.uniform(*AFTER_START))
            else:
                wait = chance.uniform(*AFTER_READY)
                await self._until_online(process)
                await asyncio.sleep(wait)
            if chance.random() < HURRIES:
                for hurry in hurries:
                    hurry.set()
                await asyncio.sleep(chance.uniform(*AFTER_HURRY))
            if chance.random() < IN_DRAWING:
                await self._until_called()
                await asyncio.sleep(chance.uniform(*AFTER_CALL))
            process.kill()
            await process.wait()
        return await self._life(found)

    async def live_to_the_end(self) -> Life:
        """Start the bot, wait until every order has been published, and end it in good order."""
        found = evidence.finished(self._folder)
        async with self._process() as process, asyncio.timeout(DRAIN_SECONDS):
            await self._until_online(process)
            while evidence.unpublished(self._folder):  # noqa: ASYNC110  (files set no event)
                await asyncio.sleep(LOOK_SECONDS)
        return await self._life(found)

    @asynccontextmanager
    async def _process(self) -> AsyncIterator[asyncio.subprocess.Process]:
        self._number += 1
        keys = {"OPENAI_API_KEY": self._key, "OPENAI_BASE_URL": self._images.address}
        with self._log.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "bot.py", "--folder", str(self._folder)),
                cwd=stage.ROOT,
                env=stage.environment(self._playground, **keys),
                stdout=log,
                stderr=log,
            )
        try:
            yield process
        finally:
            await stage.stop(process)

    async def _until_online(self, process: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(START_SECONDS):
            while not self._playground.world.bot_is_online:
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended: {self._log.read_text()[-1000:]}")
                await asyncio.sleep(0.01)

    async def _until_called(self) -> None:
        async with asyncio.timeout(START_SECONDS):
            await self._images.called(len(self._images.calls) + 1)

    async def _life(self, found: evidence.Finished) -> Life:
        await asyncio.sleep(ARRIVAL_SECONDS)
        async with Person.enter(self._playground.url, only_mine=True) as anyone:
            requests = [each for each in await anyone.requests() if each["files"]]
        posts = [[file["name"] for file in each["files"]] for each in requests[self._posts_seen :]]
        self._posts_seen = len(requests)
        key = f"Bearer {self._key}"
        return Life(
            found=found,
            calls=[
                str(call.fields["prompt"])
                for call in self._images.calls
                if call.headers["authorization"] == key
            ],
            posts=posts,
            log=self._log.read_text(encoding="utf-8"),
        )

    @property
    def _key(self) -> str:
        return f"life-{self._number}"

    @property
    def _log(self) -> Path:
        return self._folder / f"{self._key}.log"


@asynccontextmanager
async def _people(playground: Playground, chance: Random) -> AsyncIterator[list[asyncio.Event]]:
    """Let everybody order while the block lasts, each in one of the channels.

    The block gets an event for each of them: set, it lets that person order at once.
    """
    serial = itertools.count(1)
    hurries = [asyncio.Event() for _ in PEOPLE]
    async with AsyncExitStack() as stack:
        tasks = []
        for number, name in enumerate(PEOPLE):
            person = await stack.enter_async_context(Person.enter(playground.url, name))
            channels = person.state["channels"]
            await person.go(channels[number % len(channels)]["id"])
            theirs = Random(chance.random())
            tasks.append(order_steadily(person, theirs, serial, hurries[number]))
        running = [asyncio.create_task(each) for each in tasks]
        try:
            yield hurries
        finally:
            for task in running:
                task.cancel()
            ends = await asyncio.gather(*running, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception):
            raise end
