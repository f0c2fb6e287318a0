"""`python bot.py` as a process of its own: started, signalled, killed, and what it said."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playground.person import Person
from tests.conftest import ROOT

START_SECONDS = 30.0
STOP_SECONDS = 30.0
LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class BotProcess:
    """A running bot; what it writes goes to `log`."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    async def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        await self.process.wait()

    async def stop(self, number: signal.Signals) -> int:
        """Ask it to stop and return its exit code. Raises TimeoutError after STOP_SECONDS."""
        self.process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        """Return its exit code. Raises TimeoutError after STOP_SECONDS."""
        return await asyncio.wait_for(self.process.wait(), STOP_SECONDS)

    def children(self) -> list[int]:
        """Return the ids of the processes that it has started and that run (Linux)."""
        tasks = Path(f"/proc/{self.process.pid}/task")
        found = " ".join((task / "children").read_text() for task in tasks.iterdir())
        return [int(each) for each in found.split()]


@asynccontextmanager
async def started(folder: Path, variables: Mapping[str, str]) -> AsyncIterator[BotProcess]:
    """Run the bot on the config.yaml of `folder`; it is killed at the end if it still runs."""
    log = folder / "bot.log"
    with log.open("ab") as file:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py"), "--folder", str(folder)),
            env={"PATH": os.environ["PATH"], **variables},
            cwd=folder,
            stdout=file,
            stderr=file,
        )
    bot = BotProcess(process=process, log=log)
    try:
        yield bot
    finally:
        if process.returncode is None:
            await bot.kill()


async def online(person: Person, bot: BotProcess) -> None:
    """Wait until the bot is there and its commands are known."""

    def is_there() -> bool:
        assert bot.process.returncode is None, bot.said
        return bool(person.state["bot"]["online"] and person.state["commands"])

    await until(is_there, START_SECONDS)


async def gone(person: Person) -> None:
    """Wait until the bot's end was noticed."""
    await until(lambda: not person.state["bot"]["online"])


async def until(is_true: Callable[[], object], seconds: float = 10.0) -> None:
    """Look until something is true that tells nobody when it becomes so."""
    async with asyncio.timeout(seconds):
        while not is_true():  # noqa: ASYNC110  (a log or a table sets no event)
            await asyncio.sleep(LOOK_SECONDS)


def with_playground(folder: Path) -> str:
    """Write a config.yaml with a free port and a quick sketch engine; return the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = (ROOT / "config.yaml").read_text(encoding="utf-8")
    settings = settings.replace("port: 8765", f"port: {port}")
    settings = settings.replace("sketch_pause_seconds: 0.4", "sketch_pause_seconds: 0")
    (folder / "config.yaml").write_text(settings, encoding="utf-8")
    return f"http://127.0.0.1:{port}"
