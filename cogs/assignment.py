"""/assignment: what a class draws in one channel for a while, with rules and times of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.ui import assignment_cards, reading
from cogs.ui.assignment_form import AssignmentForm
from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.card import Card
from cogs.ui.speaking import speech
from easel import policy as rules
from easel.policy.check import PICTURES

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]


@app_commands.guild_only()
class AssignmentCommands(
    commands.GroupCog, group_name="assignment", group_description="What this channel draws now"
):
    """Everybody may look; who starts or ends one manages the server, as the core asks again."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        super().__init__()

    @app_commands.command(description="Give this channel an assignment, in a form (for teachers)")
    @app_commands.describe(
        aspect="The aspect ratio of every picture, such as 16:9",
        pictures="How many pictures an order may have",
        pack="Words of a topic that are not drawn here meanwhile",
    )
    @app_commands.choices(
        pack=[
            app_commands.Choice(name=pack.title, value=name) for name, pack in rules.PACKS.items()
        ]
    )
    async def start(
        self,
        interaction: Interaction,
        aspect: str | None = None,
        pictures: app_commands.Range[int, PICTURES[0], PICTURES[-1]] | None = None,
        pack: app_commands.Choice[str] | None = None,
    ) -> None:
        """Open the form, filled with the assignment that is there: a second one takes its place."""
        _refuse_students(interaction)
        in_force = await self.bot.studio.policies.in_force(reading.place(interaction))
        said = {
            "aspect": aspect or "",
            "most_pictures": str(pictures or ""),
            "packs": pack.value if pack else "",
        }
        zone = self.bot.settings.policy.zone
        form = AssignmentForm(
            in_force.assignment, said, self._start, _words(interaction), zone=zone
        )
        await interaction.response.send_modal(form)

    @app_commands.command(description="Show what this channel draws now")
    async def show(self, interaction: Interaction) -> None:
        """Show the assignment to whoever asks."""
        in_force = await self.bot.studio.policies.in_force(reading.place(interaction))
        assignment = in_force.assignment
        say = _words(interaction)
        card = assignment_cards.shown(assignment, say) if assignment else assignment_cards.none(say)
        await answer_privately(interaction, card)

    @app_commands.command(description="End this channel's assignment (for teachers)")
    async def end(self, interaction: Interaction) -> None:
        """Take the assignment's rules away, and tell the class."""
        _refuse_students(interaction)
        place = reading.place(interaction)
        assignment = (await self.bot.studio.policies.in_force(place)).assignment
        if assignment is None:
            await answer_privately(interaction, assignment_cards.none(_words(interaction)))
            return
        await self.bot.studio.policies.edit(
            place.server_id,
            reading.person(interaction),
            f"ended the assignment “{assignment.title}” in <#{place.room_id}>",
            lambda policy: rules.with_assignment(policy, place.room_id, None),
        )
        await _tell(interaction, assignment_cards.ended(assignment, _class_words(interaction)))

    async def _start(self, interaction: Interaction, typed: rules.Typed) -> None:
        place, zone = reading.place(interaction), self.bot.settings.policy.zone
        assignment = rules.parse_assignment(typed, now=datetime.now(UTC), zone=zone)
        await self.bot.studio.policies.edit(
            place.server_id,
            reading.person(interaction),
            f"started the assignment “{assignment.title}” in <#{place.room_id}>",
            lambda policy: rules.with_assignment(policy, place.room_id, assignment),
        )
        await _tell(interaction, assignment_cards.shown(assignment, _class_words(interaction)))


def _refuse_students(interaction: Interaction) -> None:
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])


async def _tell(interaction: Interaction, card: Card) -> None:
    """Answer where the whole class reads it."""
    await interaction.response.send_message(**card.sending())


def _words(interaction: Interaction) -> AssignmentWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).assignments


def _class_words(interaction: Interaction) -> AssignmentWords:
    """Return the words for the whole class."""
    return speech(reading.language_of_server(interaction.guild)).assignments


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(AssignmentCommands(bot))
