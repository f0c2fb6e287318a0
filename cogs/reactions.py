"""Reactions to the bot's messages: ❌ stops or takes away, ✉️ sends in private, ⭐ keeps."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from cogs.ui import notices, reading
from easel.errors import EaselError, PrivateClosed, Undelivered
from easel.model import JobState, Person, Place, Post

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

# Phones and keyboards have several of each; the variation selector (U+FE0F) is not looked at.
STOP, SEND, KEEP = frozenset("❌"), frozenset("✉📧📨📩"), frozenset("⭐🌟")
SELECTOR = "\ufe0f"
# A hint that everybody sees stays so many seconds.
HINT_SECONDS = 10.0
UNDER_WAY = (JobState.WAITING, JobState.DRAWING, JobState.HELD)


class Reactions(commands.Cog):
    """Reads who reacted to what; it sees no message's text.

    Nobody can be answered in private to a reaction: a refusal goes to the log, and the reaction
    then is one like any other.
    """

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, reaction: discord.RawReactionActionEvent) -> None:
        """Do what the reaction means, where it means anything and the person may."""
        emoji = str(reaction.emoji).removesuffix(SELECTOR)
        if emoji not in STOP | SEND | KEEP or not self._is_ours(reaction):
            return
        if reaction.member is None or reaction.guild_id is None:
            return
        person = reading.reacting(reaction.member)
        guild = self.bot.get_guild(reaction.guild_id)
        place = reading.channel(reaction.guild_id, reaction.channel_id, guild)
        try:
            shown = await self.bot.studio.collection.shown_by(place, reaction.message_id)
            if emoji in STOP:
                await self._stop_or_remove(person, place, shown)
            elif emoji in SEND:
                await self._send(person, place, shown)
            else:
                await self.bot.studio.marks.add(person, place, shown.job_id, shown.index)
        except EaselError as error:
            log.info("a %s of %s does nothing: %s", emoji, person.id, error)

    def _is_ours(self, reaction: discord.RawReactionActionEvent) -> bool:
        return self.bot.user is not None and reaction.message_author_id == self.bot.user.id

    async def _stop_or_remove(self, person: Person, place: Place, shown: Post) -> None:
        job = await self.bot.studio.collection.removable(person, place, shown)
        if job.state in UNDER_WAY:
            await self.bot.studio.orders.stop(person, place, job.id)
        else:
            await self.bot.delivery.remove(place, shown.message_id)

    async def _send(self, person: Person, place: Place, shown: Post) -> None:
        parcel = await self.bot.studio.collection.parcel(person, place, shown.job_id, shown.index)
        try:
            await self.bot.delivery.send_private(person.id, parcel)
        except PrivateClosed:
            self.bot.in_background(self._hint(person, place))

    async def _hint(self, person: Person, place: Place) -> None:
        """Say for a while where everybody sees it that the person takes no private messages."""
        try:
            hint = await self.bot.delivery.post(place, notices.private_closed(person))
            await asyncio.sleep(HINT_SECONDS)
            await self.bot.delivery.remove(place, hint)
        except Undelivered as error:
            log.info("a hint to %s: %s", person.id, error)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Reactions(bot))
