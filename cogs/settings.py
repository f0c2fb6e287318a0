"""/settings: a panel of what a person prefers; each click sets one value and shows what holds."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately, reporting
from cogs.ui import custom_ids as ids
from cogs.ui import reading
from cogs.ui.menus import Menu
from cogs.ui.personal_words import PersonalWords
from cogs.ui.settings_panel import USUAL, panel
from cogs.ui.speaking import speech
from easel.model import Person, Place, Preferences, Quality, Speed

if TYPE_CHECKING:
    from cogs.client import Easel
    from easel.studio import Studio

Interaction = discord.Interaction[Any]

# What the policy has no say in, by what stands in the custom_id.
CHANGES: Mapping[str, Callable[[Preferences], Preferences]] = {
    "remix-on": lambda chosen: replace(chosen, remix=True),
    "remix-off": lambda chosen: replace(chosen, remix=False),
    "dm-on": lambda chosen: replace(chosen, auto_dm=True),
    "dm-off": lambda chosen: replace(chosen, auto_dm=False),
    "strong": lambda chosen: replace(chosen, is_subtle=False),
    "subtle": lambda chosen: replace(chosen, is_subtle=True),
    "fast": lambda chosen: replace(chosen, speed=Speed.FAST),
    "relax": lambda chosen: replace(chosen, speed=Speed.RELAX),
}


class Settings(commands.Cog):
    """Opens the panel, which only its person sees."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="See and set how your pictures are drawn and shown")
    @app_commands.guild_only()
    async def settings(self, interaction: Interaction) -> None:
        """Show what the person has set on this server."""
        choosing = self.bot.studio.choosing
        choices = await choosing.of(reading.person(interaction), reading.place(interaction))
        await answer_privately(interaction, panel(choices, _words(interaction)))


class Setting(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.SET_TEMPLATE):
    """Sets the one value that its custom_id names, for whoever presses it."""

    def __init__(self, button: discord.ui.Button[Any], value: str) -> None:
        super().__init__(button)
        self.value = value

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["value"])

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Set it and show what holds now."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        await _shown_after(interaction, _set(bot.studio, person, place, self.value))


class ModelMenu(Menu, template=ids.MODEL_TEMPLATE):
    """Sets the model."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Set it and show what holds now."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        (name,) = self.item.values
        wanted = None if name == USUAL else name
        await _shown_after(interaction, bot.studio.choosing.set_model(person, place, wanted))


async def _shown_after(interaction: Interaction, setting: Awaitable[object]) -> None:
    """Redraw the panel after a change, and also after a refusal: then it was out of date."""
    bot: Easel = interaction.client
    try:
        await setting
    finally:
        person, place = reading.person(interaction), reading.place(interaction)
        choices = await bot.studio.choosing.of(person, place)
        await interaction.response.edit_message(**panel(choices, _words(interaction)).editing())


async def _set(studio: Studio, person: Person, place: Place, value: str) -> None:
    if value in tuple(Quality):
        await studio.choosing.set_quality(person, place, Quality(value))
    elif value in ("public", "stealth"):
        await studio.choosing.set_hidden(person, place, hidden=value == "stealth")
    elif value == "reset":
        await studio.choosing.reset(person, place)
    else:
        await studio.personal.change(person, place, CHANGES[value])


def _words(interaction: Interaction) -> PersonalWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).personal


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Setting, ModelMenu)
    await bot.add_cog(Settings(bot))
