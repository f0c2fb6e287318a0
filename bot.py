"""Start Easel: settings -> studio -> client; without a token, in the playground."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import signal
import sys
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import discord

from cogs.client import Easel
from cogs.ui.words import explain
from easel import checking, doctor, drawing
from easel.errors import StartError
from easel.opening import Opening, opened
from easel.settings import Settings, load
from playground.beside import NoPlaygroundError, beside

FOLDER = Path(__file__).resolve().parent
NO_TOKEN = "playground"  # any will do there
# Leaving Discord takes no longer; all in all, stopping takes less than 10 seconds.
CLOSE_SECONDS = 5.0
LOG_LINE = "%(asctime)s %(name)s: %(message)s"

log = logging.getLogger("easel")


async def run(settings: Settings, stop: asyncio.Event, opening: Opening = opened) -> None:
    """Run until `stop` is set; then take no more orders and park those under way.

    `opening` opens the studio; one with other parts is for tests.
    """
    async with AsyncExitStack() as stack:
        token = settings.secrets.discord_token
        if token is None:
            settings = await _in_playground(settings, stack)
        client = await stack.enter_async_context(Easel(settings))
        client.studio = await stack.enter_async_context(opening(settings, client.delivery))
        connection = asyncio.create_task(client.connect_to_discord(token or NO_TOKEN))
        line = asyncio.create_task(client.keep_line())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((connection, line, stopping), return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping: orders under way go on at the next start")
        for task in (line, stopping):
            task.cancel()
        # While the line is parked, orders are still refused in words. Leaving Discord ends the
        # connection by itself; cancelled, it would leave its heartbeat's thread behind.
        await client.studio.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(client.close(), CLOSE_SECONDS)
        for ended in await asyncio.gather(connection, line, return_exceptions=True):
            # Closed in the middle of logging in, Discord can't be reached any more: no mistake.
            is_expected = stop.is_set() and isinstance(ended, StartError)
            if isinstance(ended, Exception) and not is_expected:
                raise ended


async def _run_until_signal(settings: Settings) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # on Windows, Ctrl-C cancels this task
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await run(settings, stop)


async def _in_playground(settings: Settings, stack: AsyncExitStack) -> Settings:
    _say("There is no DISCORD_TOKEN in .env, so Easel starts in the playground.")
    where = settings.playground
    found = await stack.enter_async_context(beside(where.host, where.port))
    address = found.address
    if found.found_as is not None:
        _say(f"A playground runs there already and goes on afterwards: kill {found.found_as}")
    _say(f"Open {address} in a browser and type /imagine. Ctrl-C stops.")
    pointed = replace(
        settings.discord,
        api_base=f"{address}/api/v10",
        gateway_url=f"{address.replace('http', 'ws', 1)}/gateway",
    )
    return replace(settings, discord=pointed)


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def main() -> int:
    """Do what the command line says, and return the exit code; 1 follows a sentence on why."""
    parser = argparse.ArgumentParser(prog="python bot.py", description="Run Easel.")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="of config.yaml and .env")
    commands = parser.add_subparsers(title="other than running", metavar="check, doctor, draw")
    checking.add_to(commands.add_parser("check", help="a word list against prompts"))
    doctor.add_to(commands.add_parser("doctor", help="what would stop the bot"))
    drawing.add_to(commands.add_parser("draw", help="pictures, without Discord"), explain)
    given = parser.parse_args()
    return int(given.do(given)) if "do" in given else _serve(given.folder)


def _serve(folder: Path) -> int:
    try:
        settings = load(folder)
        logging.basicConfig(level=settings.log.level.upper(), format=LOG_LINE)
        for chatty in ("discord", "httpx2", "filelock"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_run_until_signal(settings))
    except (StartError, NoPlaygroundError) as error:
        sys.stderr.write(f"Easel can't start: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
