"""/class: what a teacher lays down for one person, or for one channel."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately, reporting
from cogs.ui import custom_ids as ids
from cogs.ui import discipline_cards, reading
from cogs.ui.discipline_words import DisciplineWords
from cogs.ui.speaking import speech
from easel import policy as rules

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]

# How long a block may be, in minutes; a select of Discord's takes no free text.
BLOCKS = {
    "10 minutes": 10,
    "1 hour": 60,
    "3 hours": 180,
    "1 day": 24 * 60,
    "1 week": 7 * 24 * 60,
    "1 year": 365 * 24 * 60,
}


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class ClassCommands(
    commands.GroupCog, group_name="class", group_description="What you lay down for single people"
):
    """For people who may manage the server; the core asks it again on every change."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        super().__init__()

    @app_commands.command(description="Take no orders of somebody for a while")
    @app_commands.describe(person="Who", until="For how long", reason="Shown to them")
    @app_commands.choices(
        until=[app_commands.Choice(name=name, value=value) for name, value in BLOCKS.items()]
    )
    async def block(
        self,
        interaction: Interaction,
        person: discord.Member,
        until: app_commands.Choice[int],
        reason: app_commands.Range[str, 1, 500] | None = None,
    ) -> None:
        """Block a person."""
        teacher, place = reading.person(interaction), reading.place(interaction)
        terms = await self.bot.studio.discipline.block(
            teacher, place, person.id, timedelta(minutes=until.value), reason or ""
        )
        await answer_privately(
            interaction, discipline_cards.terms(person.id, terms, _words(interaction))
        )

    @app_commands.command(description="Take somebody's orders again")
    @app_commands.describe(person="Who")
    async def unblock(self, interaction: Interaction, person: discord.Member) -> None:
        """End a block."""
        teacher, place = reading.person(interaction), reading.place(interaction)
        terms = await self.bot.studio.discipline.block(teacher, place, person.id, timedelta(), "")
        await answer_privately(
            interaction, discipline_cards.terms(person.id, terms, _words(interaction))
        )

    @app_commands.command(description="Write somebody a message that they must acknowledge")
    @app_commands.describe(person="Who", message="Empty: take back one that was not read yet")
    async def contact(
        self,
        interaction: Interaction,
        person: discord.Member,
        message: app_commands.Range[str, 1, 1500] | None = None,
    ) -> None:
        """Leave a message that goes before the person's next order."""
        teacher, place = reading.person(interaction), reading.place(interaction)
        terms = await self.bot.studio.discipline.contact(teacher, place, person.id, message or "")
        await answer_privately(
            interaction, discipline_cards.terms(person.id, terms, _words(interaction))
        )

    @app_commands.command(description="Set how many pictures somebody may have in 24 hours")
    @app_commands.describe(person="Who", pictures="Empty: as many as everybody")
    async def credits(
        self,
        interaction: Interaction,
        person: discord.Member,
        pictures: app_commands.Range[int, 0, 10_000] | None = None,
    ) -> None:
        """Set a person's own number of pictures."""
        teacher, place = reading.person(interaction), reading.place(interaction)
        terms = await self.bot.studio.discipline.credits(teacher, place, person.id, pictures)
        await answer_privately(
            interaction, discipline_cards.terms(person.id, terms, _words(interaction))
        )

    @app_commands.command(description="Show what holds for somebody")
    @app_commands.describe(person="Who")
    async def person(self, interaction: Interaction, person: discord.Member) -> None:
        """Show a person's terms; for teachers only, like the rest."""
        if not interaction.permissions.manage_guild:
            raise app_commands.MissingPermissions(["manage_guild"])
        terms = await self.bot.studio.discipline.of(person.id, reading.place(interaction))
        await answer_privately(
            interaction, discipline_cards.terms(person.id, terms, _words(interaction))
        )

    @app_commands.command(description="Set what every prompt in this channel is about")
    @app_commands.describe(words="Separated by commas; empty: no theme any more")
    async def theme(
        self, interaction: Interaction, words: app_commands.Range[str, 1, 300] | None = None
    ) -> None:
        """Save the words that prompts of this channel must have, as a version of the policy."""
        place, theme = reading.place(interaction), rules.split_words(words or "")
        change = f"theme of <#{place.channel_id}>: {', '.join(theme) or 'none'}"
        await self.bot.studio.policies.edit(
            place.server_id,
            reading.person(interaction),
            change,
            lambda policy: rules.with_theme(policy, place.channel_id, theme),
        )
        await answer_privately(
            interaction, discipline_cards.theme(place.channel_id, theme, _words(interaction))
        )


class Acknowledge(discord.ui.DynamicItem[Button], template=ids.ACKNOWLEDGE_TEMPLATE):
    """Tells the bot that its person has read a teacher's message."""

    def __init__(self, button: Button, fingerprint: str) -> None:
        super().__init__(button)
        self.fingerprint = fingerprint

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["fingerprint"])

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Let the person order again."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        await bot.studio.discipline.acknowledge(person, place, self.fingerprint)
        card = discipline_cards.acknowledged(_words(interaction))
        await interaction.response.edit_message(**card.editing())


def _words(interaction: Interaction) -> DisciplineWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).discipline


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(ClassCommands(bot))
    bot.add_dynamic_items(Acknowledge)
