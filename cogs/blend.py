"""/blend: two to five pictures become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.ui import reading
from cogs.ui.progress import follow, patience
from easel.model import Action, Options

if TYPE_CHECKING:
    from cogs.client import Easel

DIMENSIONS = [
    app_commands.Choice(name="Portrait 2:3", value="2:3"),
    app_commands.Choice(name="Square", value="1:1"),
    app_commands.Choice(name="Landscape 3:2", value="3:2"),
]


class Blend(commands.Cog):
    """The command for those who would rather show than tell."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="Blend two to five pictures into new ones")
    @app_commands.guild_only()
    @app_commands.describe(
        image1="The first picture",
        image2="The second picture",
        image3="One more picture",
        image4="One more picture",
        image5="One more picture",
        dimensions="The shape; square, where this server has no other",
    )
    @app_commands.choices(dimensions=DIMENSIONS)
    async def blend(
        self,
        interaction: discord.Interaction[Any],
        image1: discord.Attachment,
        image2: discord.Attachment,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        image5: discord.Attachment | None = None,
        dimensions: app_commands.Choice[str] | None = None,
    ) -> None:
        """Order pictures that unite what the given ones show."""
        options = Options(aspect=dimensions.value if dimensions else None)
        images = (image1, image2, image3, image4, image5)
        order = reading.order(interaction, "", options, images)
        ordered = await self.bot.studio.imagine(order, patience(interaction), Action.BLEND)
        await follow(interaction, ordered)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Blend(bot))
