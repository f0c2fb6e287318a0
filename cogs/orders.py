"""Orders under way: /cancel, the message menu "Cancel Job", and /info."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.ui import notices, reading
from cogs.ui.card import CHOICES
from cogs.ui.personal_words import PersonalWords
from cogs.ui.speaking import speech

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]


class Orders(commands.Cog):
    """Each way to stop an order is one call of the studio, which says who may."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name="Cancel Job",
            callback=self.cancel_shown,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
        )

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self.bot.tree.add_command(self._menu)

    @app_commands.command(description="Stop an order of yours that waits or is being drawn")
    @app_commands.guild_only()
    @app_commands.describe(order="Which one; without it, your newest")
    async def cancel(self, interaction: Interaction, order: str | None = None) -> None:
        """Stop one order of the person's."""
        person, place = reading.person(interaction), reading.place(interaction)
        job = await self.bot.studio.orders.stop(person, place, order)
        await answer_privately(interaction, notices.stopped(job, _words(interaction)))

    @cancel.autocomplete("order")
    async def complete_order(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the person's orders under way, the newest first."""
        person, place = reading.person(interaction), reading.place(interaction)
        under_way = await self.bot.studio.orders.of(person, place)
        named = [(notices.named(job, _words(interaction)), job.id) for job in under_way]
        fitting = [pair for pair in named if typed.casefold() in pair[0].casefold()]
        return [app_commands.Choice(name=name, value=id_) for name, id_ in fitting[:CHOICES]]

    async def cancel_shown(self, interaction: Interaction, message: discord.Message) -> None:
        """Stop the order that a message shows."""
        person, place = reading.person(interaction), reading.place(interaction)
        shown = await self.bot.studio.collection.shown_by(place, message.id)
        job = await self.bot.studio.orders.stop(person, place, shown.job_id)
        await answer_privately(interaction, notices.stopped(job, _words(interaction)))

    @app_commands.command(description="Show your orders under way and your pictures")
    @app_commands.guild_only()
    async def info(self, interaction: Interaction) -> None:
        """Show how the person stands, what is under way and how orders are taken."""
        person, place = reading.person(interaction), reading.place(interaction)
        studio = self.bot.studio
        account = await studio.orders.account(person, place)
        under_way = await studio.orders.of(person, place)
        preferences = await studio.personal.of(person, place)
        in_force = await studio.policies.in_force(place)
        hides = preferences.hidden and in_force.policy.hiding
        card = notices.account(
            account, under_way, preferences.speed, _words(interaction), hides=hides
        )
        await answer_privately(interaction, card)


def _words(interaction: Interaction) -> PersonalWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).personal


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Orders(bot))
