"""The yardstick: discord.py with nothing behind it.

It answers /imagine at once with the words that Easel uses. Then, when told a delay, it waits as
long as the provider would and posts pictures that it has in memory: what discord.py, the network
and the playground take by themselves, with no policy, no line, no provider and nothing kept.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import time
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

UPLOADS_AT_ONCE = 8


class BareBot(discord.Client):
    """`data` are the bytes of the picture that it posts, empty for none."""

    def __init__(self, data: bytes, delay_seconds: float) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(_imagine(data, delay_seconds))

    async def setup_hook(self) -> None:
        await self.tree.sync()


def _imagine(data: bytes, delay_seconds: float) -> app_commands.Command[Any, ..., None]:
    uploads = asyncio.Semaphore(UPLOADS_AT_ONCE)

    @app_commands.command(description="Draw pictures from your words")
    async def imagine(interaction: discord.Interaction[Any], prompt: str, number: int = 4) -> None:
        words = f"**{prompt}** - {interaction.user.mention}"
        ready = int(time.time() + delay_seconds)
        await interaction.response.send_message(
            f"{words} (Waiting to start)\n-# place 1 in line, likely ready <t:{ready}:R>",
            allowed_mentions=discord.AllowedMentions.none(),
        )
        if not data:
            return
        await asyncio.sleep(delay_seconds)
        async with uploads:
            files = [discord.File(io.BytesIO(data), f"{each}.jpg") for each in range(number)]
            await interaction.edit_original_response(content=words, attachments=files)
            for file in files:
                file.fp.close()

    return imagine


async def run(
    api_base: str, gateway_url: str, data: bytes, delay_seconds: float, stop: asyncio.Event
) -> None:
    """Run until `stop` is set."""
    Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway_url)
    async with BareBot(data, delay_seconds) as bot:
        running = asyncio.create_task(bot.start("bare"))
        await stop.wait()
        await bot.close()
        await running


def arguments(given: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.launch bare")
    parser.add_argument("--api", required=True)
    parser.add_argument("--gateway", required=True)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before the pictures")
    parser.add_argument("--bytes", type=int, default=0, help="how large each picture is")
    return parser.parse_args(given)
