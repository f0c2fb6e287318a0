"""/prefer, /fast, /relax, /stealth and /public: what a person's next orders are like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.ui import preference_cards as cards
from cogs.ui import reading
from cogs.ui.personal_words import PersonalWords
from cogs.ui.speaking import speech
from easel import prompts
from easel.model import Preferences, Speed

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]


@app_commands.guild_only()
class Prefer(commands.GroupCog, group_name="prefer", group_description="Your own ways of ordering"):
    """Own options, the suffix, Remix and private copies."""

    option = app_commands.Group(name="option", description="Your own --names")

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        super().__init__()

    @option.command(name="set", description="Let a --name of yours stand for words and parameters")
    @app_commands.describe(
        name="What you will type, such as oil for --oil",
        value="What it stands for, such as: oil on canvas --ar 3:2",
    )
    async def set_option(self, interaction: Interaction, name: str, value: str) -> None:
        """Keep an own option, in place of one of that name."""
        person, place = reading.person(interaction), reading.place(interaction)
        theirs = await self.bot.studio.personal.set_option(person, place, name, value)
        await answer_privately(
            interaction, cards.option_set(theirs, prompts.own_name(name), _words(interaction))
        )

    @option.command(name="list", description="See your own --names and what they stand for")
    async def list_options(self, interaction: Interaction) -> None:
        """Show all own options."""
        await answer_privately(
            interaction, cards.options(await self._theirs(interaction), _words(interaction))
        )

    @option.command(name="remove", description="Forget a --name of yours")
    @app_commands.describe(name="Which one")
    async def remove_option(self, interaction: Interaction, name: str) -> None:
        """Forget an own option."""
        person, place = reading.person(interaction), reading.place(interaction)
        theirs = await self.bot.studio.personal.remove_option(person, place, name)
        await answer_privately(
            interaction, cards.option_removed(theirs, prompts.own_name(name), _words(interaction))
        )

    @remove_option.autocomplete("name")
    async def complete_name(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the person's own."""
        return cards.offered(await self._theirs(interaction), typed)

    @app_commands.command(description="Put something after each prompt of yours")
    @app_commands.describe(text="Words and parameters; without it, the suffix is taken away")
    async def suffix(self, interaction: Interaction, text: str = "") -> None:
        """Keep the suffix; none empties it."""
        person, place = reading.person(interaction), reading.place(interaction)
        theirs = await self.bot.studio.personal.set_suffix(person, place, text)
        await answer_privately(interaction, cards.suffix(theirs, _words(interaction)))

    @app_commands.command(description="Turn Remix on or off: buttons ask for your words first")
    async def remix(self, interaction: Interaction) -> None:
        """Turn Remix mode over."""
        person, place = reading.person(interaction), reading.place(interaction)
        theirs = await self.bot.studio.personal.change(
            person, place, lambda chosen: replace(chosen, remix=not chosen.remix)
        )
        await answer_privately(interaction, cards.remix(theirs, _words(interaction)))

    @app_commands.command(description="Turn private copies of your finished pictures on or off")
    async def auto_dm(self, interaction: Interaction) -> None:
        """Turn the copies over."""
        person, place = reading.person(interaction), reading.place(interaction)
        theirs = await self.bot.studio.personal.change(
            person, place, lambda chosen: replace(chosen, auto_dm=not chosen.auto_dm)
        )
        await answer_privately(interaction, cards.auto_dm(theirs, _words(interaction)))

    async def _theirs(self, interaction: Interaction) -> Preferences:
        person, place = reading.person(interaction), reading.place(interaction)
        return await self.bot.studio.personal.of(person, place)


class Modes(commands.Cog):
    """Whose turn comes first, and who sees what."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="Your orders take their own turn in the line")
    @app_commands.guild_only()
    async def fast(self, interaction: Interaction) -> None:
        """Go back to the own turn."""
        await self._turn(interaction, Speed.FAST)

    @app_commands.command(description="Your orders wait until nobody else does")
    @app_commands.guild_only()
    async def relax(self, interaction: Interaction) -> None:
        """Let the others go first."""
        await self._turn(interaction, Speed.RELAX)

    @app_commands.command(description="Hide your orders from classmates; teachers see them")
    @app_commands.guild_only()
    async def stealth(self, interaction: Interaction) -> None:
        """Hide what is ordered from now on, where the policy lets people."""
        await self._sight(interaction, hidden=True)

    @app_commands.command(description="Show your orders to everybody in the channel")
    @app_commands.guild_only()
    async def public(self, interaction: Interaction) -> None:
        """Show what is ordered from now on."""
        await self._sight(interaction, hidden=False)

    async def _turn(self, interaction: Interaction, speed: Speed) -> None:
        person, place = reading.person(interaction), reading.place(interaction)
        await self.bot.studio.personal.change(
            person, place, lambda chosen: replace(chosen, speed=speed)
        )
        say = _words(interaction)
        await answer_privately(
            interaction, cards.said(say.relax if speed is Speed.RELAX else say.fast, say)
        )

    async def _sight(self, interaction: Interaction, *, hidden: bool) -> None:
        person, place = reading.person(interaction), reading.place(interaction)
        await self.bot.studio.choosing.set_hidden(person, place, hidden=hidden)
        say = _words(interaction)
        await answer_privately(interaction, cards.said(say.stealth if hidden else say.public, say))


def _words(interaction: Interaction) -> PersonalWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).personal


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cogs are loaded."""
    await bot.add_cog(Prefer(bot))
    await bot.add_cog(Modes(bot))
