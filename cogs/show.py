"""Finished orders: /show, the message menu "DM Results", and ❌ under a picture posted alone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs.buttons import Interaction, UnderPicture
from cogs.errors import answer_privately, reporting
from cogs.ui import cards, notices, reading
from cogs.ui import custom_ids as ids
from cogs.ui.card import CHOICES
from cogs.ui.posting import post
from cogs.ui.speaking import speech
from easel.model import Post

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

# So many of the newest orders are searched for what is being typed.
SEARCHED = 200


class Show(commands.Cog):
    """Shows orders again: to everybody, or by private message to who asks."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name="DM Results",
            callback=self.send_results,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
        )

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self.bot.tree.add_command(self._menu)

    @app_commands.command(description="Post the pictures of an order again, with their buttons")
    @app_commands.guild_only()
    @app_commands.describe(job="Type to find one of your orders, or paste its id")
    async def show(self, interaction: Interaction, job: str) -> None:
        """Post it for everybody, or of a hidden order for the person alone."""
        collection = self.bot.studio.collection
        person, place = reading.person(interaction), reading.place(interaction)
        found = await collection.named(place, job)
        await collection.showable(person, place, found.id)
        await post(interaction, found, None, None)
        parcel = await collection.parcel(person, place, found.id)
        await self.bot.delivery.complete(interaction, cards.outcome(parcel))

    @show.autocomplete("job")
    async def complete_job(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the newest finished orders: a person's own, to a teacher the whole class's."""
        person, place = reading.person(interaction), reading.place(interaction)
        recent = await self.bot.studio.collection.recent(person, place, SEARCHED)
        named = [(notices.finished(job, person), job.id) for job in recent]
        wanted = typed.strip().casefold()
        fitting = [pair for pair in named if wanted in f"{pair[0]} {pair[1]}".casefold()]
        return [app_commands.Choice(name=name, value=id_) for name, id_ in fitting[:CHOICES]]

    async def send_results(self, interaction: Interaction, message: discord.Message) -> None:
        """Send what a message shows to whoever asks, and say how that went."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        collection = self.bot.studio.collection
        person, place = reading.person(interaction), reading.place(interaction)
        shown = await collection.shown_by(place, message.id)
        parcel = await collection.parcel(person, place, shown.job_id, shown.index)
        await self.bot.delivery.send_private(person.id, parcel)
        say = speech(reading.language(interaction)).personal
        await answer_privately(interaction, notices.sent(parcel, say))


class Remove(UnderPicture, template=ids.REMOVE_TEMPLATE):
    """Takes the message away, for who may."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Take it away; when it is gone already, so much the better."""
        bot: Easel = interaction.client
        assert interaction.message is not None  # it is this message's button
        person, place = reading.person(interaction), reading.place(interaction)
        shown = Post(
            message_id=interaction.message.id,
            job_id=self.key.job_id,
            index=self.key.index,
            person_id=_poster(interaction.message),
        )
        await bot.studio.collection.removable(person, place, shown)
        try:
            await interaction.response.defer()
            await interaction.delete_original_response()
        except discord.NotFound:
            log.info("message %s is gone already", interaction.message.id)


def _poster(message: discord.Message) -> int:
    """Return who caused a message of the bot's; 0 where it posted on its own."""
    cause = message.interaction_metadata
    return 0 if cause is None else cause.user.id


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    bot.add_dynamic_items(Remove)
    await bot.add_cog(Show(bot))
