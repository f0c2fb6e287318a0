"""/help: what there is, and more on each of it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs import handbook
from cogs.errors import answer_privately
from cogs.handbook import Entry
from cogs.ui import help_cards, reading
from cogs.ui.card import CHOICE, CHOICES, Card
from cogs.ui.help_words import HelpWords
from cogs.ui.speaking import speech
from easel.errors import BadParameter

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]

_UNKNOWN = "I know nothing of that name. Choose from the list that opens while you type."


class Help(commands.Cog):
    """Looks things up in the handbook; people see what Discord offers them."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="See what I can do, or look something up")
    @app_commands.guild_only()
    @app_commands.describe(topic="A command, a parameter or a button; without it, an overview")
    async def help(self, interaction: Interaction, topic: str | None = None) -> None:
        """Answer in private: with an overview, or with one entry."""
        say = speech(reading.language(interaction)).help
        if topic is not None:
            await answer_privately(interaction, self._topic(topic, say))
            return
        offered = _offered(interaction, handbook.commands(self.bot.tree))
        missing = handbook.parameters(is_supported=False)
        for card in help_cards.overview(offered, handbook.parameters(), missing, say):
            await answer_privately(interaction, card)

    @help.autocomplete("topic")
    async def complete_topic(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer entries by what is typed of their name, then by what is said of them."""
        entries = _offered(interaction, handbook.every_entry(self.bot.tree))
        wanted = typed.strip().casefold()
        by_name = [each for each in entries if wanted in each.name.casefold()]
        by_line = [each for each in entries if wanted in each.line.casefold()]
        found = {each.name: each for each in (*by_name, *by_line)}
        return [
            app_commands.Choice(name=f"{name}: {each.line}"[:CHOICE], value=name)
            for name, each in list(found.items())[:CHOICES]
        ]

    def _topic(self, typed: str, say: HelpWords) -> Card:
        entry = handbook.find(self.bot.tree, typed)
        if entry is None:
            names = [each.name for each in handbook.every_entry(self.bot.tree)]
            nearest = next(iter(get_close_matches(typed.casefold(), names, n=1)), None)
            raise BadParameter("topic", typed[:CHOICE], _UNKNOWN, nearest)
        return help_cards.topic(entry, say)


def _offered(interaction: Interaction, entries: Iterable[Entry]) -> list[Entry]:
    """Return those that are for this person: Discord hides the others' commands too."""
    is_teacher = interaction.permissions.manage_guild
    return [each for each in entries if is_teacher or not each.is_for_teachers]


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Help(bot))
