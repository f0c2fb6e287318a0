"""/shorten: a prompt in, shorter ones out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.ui import proposals, reading
from cogs.ui.progress import patience

if TYPE_CHECKING:
    from cogs.client import Easel


class Shorten(commands.Cog):
    """The command that shows which words of a prompt matter."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="Find out which words of a prompt matter")
    @app_commands.guild_only()
    @app_commands.describe(prompt="The prompt to be made shorter, parameters and all")
    async def shorten(self, interaction: discord.Interaction[Any], prompt: str) -> None:
        """Propose shorter prompts."""
        order = reading.order(interaction, prompt)
        offer = await self.bot.studio.shorten(order, patience(interaction))
        if offer.texts:
            card = proposals.shortened(offer, prompt, order.person.id, self.bot.studio.engine.name)
            await self.bot.delivery.complete(interaction, card)
        else:
            await answer_privately(interaction, proposals.nothing_shorter())


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Shorten(bot))
