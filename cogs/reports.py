"""Reports: the message menu "Report Job", and what a teacher does with one."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately, reporting
from cogs.ui import custom_ids as ids
from cogs.ui import reading, report_cards
from cogs.ui.menus import Menu
from cogs.ui.report_form import Interaction, ReportForm
from cogs.ui.report_words import ReportWords
from cogs.ui.speaking import speech
from easel.errors import ChannelForbidden, MessageGone, Undelivered
from easel.model import Place, Report
from easel.parcel import Parcel

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Button = discord.ui.Button[Any]


class Reports(commands.Cog):
    """Takes reports of whatever shows one of the bot's orders."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name="Report Job",
            callback=self.ask,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
        )

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self.bot.tree.add_command(self._menu)

    async def ask(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form, for a message that shows an order."""
        await self.bot.studio.collection.shown_by(reading.place(interaction), message.id)
        form = ReportForm(partial(self._reported, message.id), _words(interaction))
        await interaction.response.send_modal(form)

    async def _reported(self, message_id: int, interaction: Interaction, reason: str) -> None:
        """Keep the report, tell the teachers' channel, and say privately what came of it."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        person, place = reading.person(interaction), reading.place(interaction)
        report = await self.bot.studio.marks.report(person, place, message_id, reason)
        is_posted = await self._tell(place, report)
        card = report_cards.thanks(_words(interaction), is_posted=is_posted)
        await answer_privately(interaction, card)

    async def _tell(self, place: Place, report: Report) -> bool:
        """Post the report where the policy says; say whether it is where teachers look."""
        in_force = await self.bot.studio.policies.in_force(place)
        channel_id = in_force.policy.reports_to
        if channel_id is None:
            return True
        parcel = await self.bot.studio.marks.evidence(place, report)
        if parcel.job.is_hidden:  # nobody says who else reads that channel
            parcel = Parcel(job=parcel.job, files=(), failure=None)
        there = Place(server_id=place.server_id, channel_id=channel_id)
        try:
            say = speech(reading.language_of_server(self.bot.get_guild(place.server_id))).reports
            await self.bot.delivery.post(there, report_cards.report(report, parcel, say))
        except Undelivered as error:
            log.warning("a report of job %s was not posted: %s", report.job_id, error)
            return False
        return True


class OfReport(discord.ui.DynamicItem[Button], template=r"easel:never-a-report"):
    """What the buttons of a report share: the order and the person that reported it."""

    def __init__(self, button: Button, job_id: str, reporter_id: int) -> None:
        super().__init__(button)
        self.job_id = job_id
        self.reporter_id = reporter_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["job_id"], int(match["person_id"]))

    async def settle(self, interaction: Interaction, *, removing: bool) -> None:
        """Take the report off the list, perhaps with its message, and say who did."""
        bot: Easel = interaction.client
        marks = bot.studio.marks
        person, place = reading.person(interaction), reading.place(interaction)
        report = await marks.reported(person, place, self.job_id, self.reporter_id)
        say = speech(reading.language_of_card(interaction)).reports
        if report is None:
            await interaction.response.edit_message(**report_cards.gone(say).editing())
            return
        await interaction.response.defer()
        how = say.dismissed_by
        if removing:
            there = Place(server_id=place.server_id, channel_id=report.channel_id)
            try:
                await bot.delivery.remove(there, report.message_id)
                how = say.removed_by
            except MessageGone:
                how = say.was_gone
            except ChannelForbidden:
                await answer_privately(interaction, report_cards.not_removed(_words(interaction)))
                return
        await marks.settle(person, report)
        job = await bot.studio.collection.job(place, self.job_id)
        card = report_cards.settled(report, job, how.format(teacher_id=person.id), say)
        await bot.delivery.complete(interaction, card)


class RemoveReported(OfReport, template=ids.REPORT_REMOVE_TEMPLATE):
    """Takes the reported message away."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Do it for a teacher."""
        await self.settle(interaction, removing=True)


class Dismiss(OfReport, template=ids.REPORT_DISMISS_TEMPLATE):
    """Leaves the reported message as it is."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Do it for a teacher."""
        await self.settle(interaction, removing=False)


class Look(Menu, template=ids.REPORT_LOOK_TEMPLATE):
    """Shows one report of the list of /policy reports."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately, with its pictures and buttons."""
        bot: Easel = interaction.client
        await interaction.response.defer(thinking=True, ephemeral=True)
        person, place = reading.person(interaction), reading.place(interaction)
        job_id, reporter_id = report_cards.named(self.item.values[0])
        report = await bot.studio.marks.reported(person, place, job_id, reporter_id)
        if report is None:
            await answer_privately(interaction, report_cards.gone(_words(interaction)))
            return
        parcel = await bot.studio.marks.evidence(place, report)
        card = report_cards.report(report, parcel, _words(interaction))
        await answer_privately(interaction, card)


def _words(interaction: Interaction) -> ReportWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).reports


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    bot.add_dynamic_items(RemoveReported, Dismiss, Look)
    await bot.add_cog(Reports(bot))
