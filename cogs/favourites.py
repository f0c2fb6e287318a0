"""Favourites: the button under a picture posted alone, and /favorites, Midjourney's spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.buttons import Interaction, UnderPicture
from cogs.errors import answer_privately, reporting
from cogs.ui import custom_ids as ids
from cogs.ui import favourite_cards, reading
from cogs.ui.menus import Menu
from cogs.ui.posting import post_alone

if TYPE_CHECKING:
    from cogs.client import Easel


class Favourite(UnderPicture, template=ids.FAVOURITE_TEMPLATE):
    """Makes the picture a favourite of whoever presses it, or none if it is one.

    The button stays as it is: everybody sees the same one, and each has their own favourites.
    """

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Say privately which it is now."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        is_one = await bot.studio.marks.toggle(person, place, self.key)
        await answer_privately(interaction, favourite_cards.toggled(is_one))


class Favourites(commands.Cog):
    """Shows a person's favourites, to that person alone."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="See your favourite pictures, and post one of them")
    @app_commands.guild_only()
    async def favorites(self, interaction: Interaction) -> None:
        """Show the newest; ten pictures take longer to read than Discord waits."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await _show(interaction, 0)


class Page(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.SHELF_TEMPLATE):
    """Turns to another page."""

    def __init__(self, button: discord.ui.Button[Any], start: int) -> None:
        super().__init__(button)
        self.start = start

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, int(match["start"]))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it in place of the one before."""
        await interaction.response.defer()
        await _show(interaction, self.start)


class FromShelf(Menu, template=ids.FROM_SHELF_TEMPLATE):
    """Posts the chosen favourite, as U does."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Post it for everybody, or of a hidden order for the person alone."""
        await post_alone(interaction, favourite_cards.key_of(self.item.values[0]))


async def _show(interaction: Interaction, start: int) -> None:
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    shelf = await bot.studio.marks.favourites(person, place, start)
    await bot.delivery.complete(interaction, favourite_cards.page(shelf))


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    bot.add_dynamic_items(Favourite, Page, FromShelf)
    await bot.add_cog(Favourites(bot))
