"""/models: what draws on this server, in which shapes and qualities, at what price."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.ui import model_cards, reading

if TYPE_CHECKING:
    from cogs.client import Easel


class Models(commands.Cog):
    """Tells what the policy allows of all that the engine has."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="See which models may draw on this server, and how")
    @app_commands.guild_only()
    async def models(self, interaction: discord.Interaction[Any]) -> None:
        """List the models with their qualities, shapes, prices and ends."""
        allowance = await self.bot.studio.choosing.allowance(reading.place(interaction))
        card = model_cards.allowed(allowance, datetime.now(UTC).date())
        await answer_privately(interaction, card)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Models(bot))
