"""A playground in this process, and the processes that a measurement needs around it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psutil  # type: ignore[import-untyped]  # it brings no types
import yaml

from playground.events import BotCameOrWent, Event
from playground.server import Playground
from tests.servers.images_pictures import VARIANTS

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30.0
STOP_SECONDS = 15.0
SAMPLE_SECONDS = 0.05
SIZE = "1024x1024"
OUR_VARIABLES = ("DISCORD_", "OPENAI_", "AZURE_OPENAI_", "EASEL_", "AWS_")


@dataclass(slots=True, kw_only=True)
class Bot:
    """A bot's process: from its start to READY, and the most memory that it was seen to hold."""

    process: asyncio.subprocess.Process
    started: float
    report: Path
    ready: float = 0.0
    most_bytes: int = 0
    cpu_seconds: float = 0.0

    @property
    def seconds_to_ready(self) -> float:
        return self.ready - self.started

    def worst_gap(self, since: float, until: float) -> float:
        """Return the longest time in milliseconds that its loop was held up in that time."""
        gaps = json.loads(self.report.read_text(encoding="utf-8"))["gaps"]
        return 1000 * max((gap for at, gap in gaps if since <= at <= until), default=0.0)


def make_folder(folder: Path, **sections: Mapping[str, Any]) -> Path:
    """Write the config.yaml as shipped into `folder`, with some values of its sections changed."""
    folder.mkdir(parents=True, exist_ok=True)
    config = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    for name, values in sections.items():
        config[name] |= values
    (folder / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder


def environment(playground: Playground | None = None, **more: str) -> dict[str, str]:
    """Return this process's variables without those that Easel reads, and with `more`."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(OUR_VARIABLES)}
    if playground is not None:
        clean |= {
            "DISCORD_TOKEN": "bench",
            "DISCORD_API_BASE": playground.api_base,
            "DISCORD_GATEWAY_URL": playground.gateway_url,
        }
    return clean | more


@asynccontextmanager
async def bot(
    playground: Playground, report: Path, *command: str, **more: str
) -> AsyncIterator[Bot]:
    """Run `python <command>` until the block ends; it is READY when the block begins.

    What it writes goes to a log beside `report`. It is stopped by SIGTERM, and its report is
    there after the block.
    """
    online = asyncio.Event()

    def listen(event: Event) -> None:
        if isinstance(event, BotCameOrWent) and event.online:
            online.set()

    playground.world.listen(listen)
    variables = environment(playground, **more)
    with report.with_suffix(".log").open("ab") as log:
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=ROOT, env=variables, stdout=log, stderr=log
        )
    running = Bot(process=process, started=started, report=report)
    try:
        await _until_online(online, running)
        watch = asyncio.create_task(_watch_memory(running))
        yield running
        watch.cancel()
    finally:
        playground.world.stop_listening(listen)
        await stop(process)


@asynccontextmanager
async def provider(*, delay: float, size: int) -> AsyncIterator[str]:
    """Run the stand-in of the Images API in a process of its own; give its address."""
    command = ["-m", "tests.servers.images_api", "--bytes", str(size)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env=environment(), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        address = (await process.stdout.readline()).decode().strip()
        await _warm_up(address, delay)
        yield address
    finally:
        await stop(process)


async def _warm_up(address: str, delay: float) -> None:
    """Let the provider make its pictures before anything is measured, then answer as told."""
    fields = {"model": "gpt-image-2", "prompt": "a dog", "output_format": "jpeg", "size": SIZE}
    async with aiohttp.ClientSession(headers={"Authorization": "Bearer bench"}) as session:
        for _ in range(VARIANTS):
            async with session.post(f"{address}/images/generations", json=fields) as answer:
                answer.raise_for_status()
                await answer.read()
        settings = {"delay_seconds": delay}
        async with session.post(address.replace("/v1", "/_behave"), json=settings) as answer:
            answer.raise_for_status()


async def stop(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, and make it end when it does not."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _until_online(online: asyncio.Event, running: Bot) -> None:
    waits = {asyncio.create_task(online.wait()), asyncio.create_task(running.process.wait())}
    await asyncio.wait(waits, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    running.ready = time.monotonic()
    for wait in waits:
        wait.cancel()
    if not online.is_set():
        said = running.report.with_suffix(".log").read_text(encoding="utf-8")
        raise RuntimeError(f"the bot did not start: {said[-1000:]}")


async def _watch_memory(running: Bot) -> None:
    process = psutil.Process(running.process.pid)
    while True:
        running.most_bytes = max(running.most_bytes, process.memory_info().rss)
        times = process.cpu_times()
        running.cpu_seconds = times.user + times.system
        await asyncio.sleep(SAMPLE_SECONDS)
