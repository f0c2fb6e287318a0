"""The bot: a discord.py client that carries the studio and loads the cogs."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Coroutine
from typing import Any

import aiohttp
import discord
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from cogs.errors import Tree
from cogs.translating import Translations
from cogs.ui.card import NO_PINGS
from cogs.ui.delivery import Delivery
from easel.errors import StartError
from easel.settings import Settings
from easel.studio import Studio

log = logging.getLogger(__name__)

COGS = (
    "imagine",
    "buttons",
    "single",
    "region",
    "offers",
    "proposals",
    "describe",
    "blend",
    "shorten",
    "help",
    "policy",
    "policy_words",
    "policy_changes",
    "presets",
    "assignment",
    "settings",
    "models",
    "prefer",
    "discipline",
    "line",
    "orders",
    "reactions",
    "show",
    "favourites",
    "reports",
    "refused",
    "appeals",
    "reviews",
)


class Easel(commands.Bot):
    """Needs no privileged intent: it reads commands, clicks and reactions, and no messages."""

    def __init__(self, settings: Settings) -> None:
        _point_at(settings)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_reactions=True),
            tree_cls=Tree,
            allowed_mentions=NO_PINGS,
            max_messages=None,
        )
        self.settings = settings
        self.studio: Studio
        self.delivery = Delivery(self)
        self._translations = Translations()
        self._background: set[asyncio.Task[None]] = set()
        self._let_in = asyncio.Event()

    async def connect_to_discord(self, token: str) -> None:
        """Stay connected until closed. Raises StartError when Discord does not let us in."""
        try:
            await self.start(token)
        except discord.LoginFailure as error:
            raise StartError(
                "Discord refuses DISCORD_TOKEN; copy it again from the Bot page of your"
                " application at https://discord.com/developers/applications"
            ) from error
        except (aiohttp.ClientConnectionError, OSError) as error:
            raise StartError(
                f"{self.settings.discord.api_base} can't be reached ({error}); look at the"
                " connection, or at discord.api_base in config.yaml"
            ) from error

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord the commands, if it does not know them yet."""
        for name in COGS:
            await self.load_extension(f"cogs.{name}")
        await self.tree.set_translator(self._translations)
        await self._sync()

    async def keep_line(self) -> None:
        """Keep the studio's line once Discord has let us in.

        Loading the line and the engine takes a second of the processor: before it, people wait.
        """
        await self._let_in.wait()
        preparing = asyncio.create_task(self.studio.policies.prepare())
        try:
            await self.studio.starting.keep()
        finally:
            preparing.cancel()
            await asyncio.gather(preparing, return_exceptions=True)

    async def on_connect(self) -> None:
        """Note that commands work from here on; on_ready comes 2 s later.

        After the first time, look again whether Discord still has the commands: a playground
        that was started anew has not.
        """
        if self._let_in.is_set():
            self.in_background(self._sync())
        self._let_in.set()

    async def on_ready(self) -> None:
        """Say so on the console."""
        log.info("ready as %s, servers: %d", self.user, len(self.guilds))

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` beside the answer; it is kept, and cancelled when the bot closes."""
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def close(self) -> None:
        """Leave Discord."""
        for task in self._background:
            task.cancel()
        # discord.py's wait for the last servers would outlive the client and fail on its absence
        if (waiting := self._connection._ready_task) is not None:
            waiting.cancel()
        await super().close()

    async def _sync(self) -> None:
        """Send the commands when they have changed, or when Discord does not have them.

        Discord says what it has in its own words, with defaults filled in, so what we sent is
        remembered by its digest; and a server that has forgotten all (the playground's memory
        ends with its process) is found out by the names.
        """
        ours = [
            await command.get_translated_payload(self.tree, self._translations)
            for command in self.tree.get_commands()
        ]
        digest = hashlib.sha256(json.dumps(ours, sort_keys=True).encode()).hexdigest()
        sent = f"commands of {self.application_id}"
        if await self.studio.recall(sent) == digest:
            there = {command.name for command in await self.tree.fetch_commands()}
            if there == {command["name"] for command in ours}:
                return
        await self.tree.sync()
        await self.studio.remember(sent, digest)
        log.info("told Discord the %d commands", len(ours))


def _point_at(settings: Settings) -> None:
    """Point discord.py at the configured server; these two attributes are all it takes."""
    Route.BASE = settings.discord.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.discord.gateway_url)
