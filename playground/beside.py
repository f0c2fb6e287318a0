"""A playground beside the bot: used where it runs already, started where it does not."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from playground import NAME

START_SECONDS = 15.0
STOP_SECONDS = 2.0
LOOK_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A playground beside the bot: its address, such as http://127.0.0.1:8765.

    `found_as` is the process id of one that ran already, None for one that was started here.
    """

    address: str
    found_as: int | None = None


class NoPlaygroundError(Exception):
    """The playground did not start; it has said why on the console."""


@asynccontextmanager
async def beside(host: str, port: int) -> AsyncIterator[Neighbour]:
    """Give a playground to the bot while it runs.

    One that runs already is used and left alone. One that is started here is a process of its
    own and is stopped at the end. Only when the bot is killed does it live on, and the bot's
    next start finds it with its old messages. Port 0 takes any that is free.
    Raises NoPlaygroundError.
    """
    address = f"http://{host}:{port}"
    if port and (pid := await find(address)):
        yield Neighbour(address=address, found_as=pid)
        return
    address = f"http://{host}:{port or _free_port(host)}"
    # A session of its own: Ctrl-C reaches the bot, which first says goodbye and then stops it.
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", "--host", host, "--port", address.split(":")[-1]),
        cwd=Path(__file__).parent.parent,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        await _until_it_answers(process, address)
        yield Neighbour(address=address)
    finally:
        await _stop(process)


async def find(address: str) -> int | None:
    """Return the process id of the playground that answers at `address`, None if none does."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session,
            session.get(f"{address}/about") as answer,
        ):
            about = await answer.json()
            return int(about["pid"]) if about["name"] == NAME else None
    except (aiohttp.ClientError, OSError, ValueError, KeyError, TypeError):
        return None


async def _until_it_answers(process: asyncio.subprocess.Process, address: str) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(START_SECONDS):
            while process.returncode is None:
                if await find(address):
                    return
                await asyncio.sleep(LOOK_SECONDS)
    raise NoPlaygroundError(
        f"the playground did not start at {address}; set another playground.port in config.yaml"
    )


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
