"""A classroom: the playground, the picture service's stand-in and the bot itself, over sockets."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot import run
from easel import model
from easel.config.sections import OpenAIPace
from easel.opening import Opening, opened
from easel.policies import Policies
from easel.settings import Settings, load
from easel.storage.database import Database
from playground import cast
from playground.events import BotCameOrWent, Event
from playground.person import Frame, Message, Person
from playground.server import Playground
from tests.conftest import ROOT, changed
from tests.examples import models
from tests.servers.images_api import ImagesApi

START_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Classroom:
    """Everything around the bot, which comes and goes with `bot()` and keeps its `folder`."""

    playground: Playground
    images: ImagesApi
    folder: Path

    def settings(self, **sections: dict[str, Any] | tuple[Any, ...]) -> Settings:
        """Return the settings as shipped, pointed at this classroom, in a hurry, and changed."""
        shutil.copy(ROOT / "config.yaml", self.folder)
        secrets = {
            "DISCORD_TOKEN": "a-token",
            "DISCORD_API_BASE": self.playground.api_base,
            "DISCORD_GATEWAY_URL": self.playground.gateway_url,
            "OPENAI_API_KEY": "a-key",
            "OPENAI_BASE_URL": self.images.address,
        }
        hurried = changed(
            load(self.folder, secrets),
            line={
                "poll_seconds": 0.02,
                "attempts": 2,
                "openai": OpenAIPace(images_per_minute=6000),
            },
            storage={"min_free_mib": 0},
        )
        return changed(hurried, **sections)

    @asynccontextmanager
    async def bot(
        self, opening: Opening = opened, /, **sections: dict[str, Any] | tuple[Any, ...]
    ) -> AsyncIterator[None]:
        """Run the bot in this process, as bot.py does; `sections` are changed settings."""
        stop = asyncio.Event()
        running = asyncio.create_task(run(self.settings(**sections), stop, opening))
        try:
            await self._until(running, online=True)
            yield
        finally:
            stop.set()
            await running
            await self._until(running, online=False)

    async def lay_down(self, **changes: Any) -> None:
        """Save a policy with these changes, before the bot comes."""
        database = Database(f"sqlite:///{self.folder / 'data' / 'easel.sqlite'}")
        await database.open()
        try:
            teacher = model.Person(id=1, name="Ms Rivera", manages=True)
            policies = Policies(database, models=models())
            await policies.edit(
                int(cast.GUILD_ID), teacher, "for a test", lambda policy: replace(policy, **changes)
            )
        finally:
            await database.close()

    def enter(self, who: str) -> AbstractAsyncContextManager[Person]:
        """Enter the playground as somebody, such as "Amara" or "Ms Rivera"."""
        return Person.enter(self.playground.url, who)

    async def requests(self) -> list[Frame]:
        """Return every request that the bot has made of Discord."""
        async with Person.enter(self.playground.url, only_mine=True) as anyone:
            return await anyone.requests()

    def charged(self) -> int:
        """Return how many pictures count against anybody's quota, straight from the database."""
        with closing(sqlite3.connect(self.folder / "data" / "easel.sqlite")) as database:
            (total,) = database.execute("SELECT coalesce(sum(charged), 0) FROM jobs").fetchone()
        return int(total)

    def is_remembered(self, message: Message) -> bool:
        """Say whether the bot has noted which order that message shows."""
        with closing(sqlite3.connect(self.folder / "data" / "easel.sqlite")) as database:
            query = "SELECT count(*) FROM jobs WHERE message_id = ?"
            (found,) = database.execute(query, (int(message["id"]),)).fetchone()
        return bool(found)

    async def _until(self, running: asyncio.Task[None], *, online: bool) -> None:
        """Wait until the bot has come to Discord or left it, or `running` has failed."""
        world, moved = self.playground.world, asyncio.Event()

        def listen(event: Event) -> None:
            if isinstance(event, BotCameOrWent) and event.online is online:
                moved.set()

        if world.bot_is_online is online:
            return
        world.listen(listen)
        waiting = asyncio.create_task(moved.wait())
        try:
            watched = {waiting} if running.done() else {waiting, running}
            done, _ = await asyncio.wait(
                watched, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if running in done and online:
                await running
                raise AssertionError("the bot ended before it was online")
            assert done, f"the bot is not {'online' if online else 'offline'}"
        finally:
            waiting.cancel()
            world.stop_listening(listen)
