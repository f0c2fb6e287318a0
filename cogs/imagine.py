"""/imagine: words in, pictures out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.ui import reading
from cogs.ui.card import CHOICES
from cogs.ui.progress import follow, patience
from easel.model import Aspect, Options, Quality
from easel.policy import allowed_models, is_allowed

if TYPE_CHECKING:
    from cogs.client import Easel

QUALITIES = [app_commands.Choice(name=each.value, value=each.value) for each in Quality]
ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16")


class Imagine(commands.Cog):
    """The command that everything else grows from."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="Draw pictures from your words")
    @app_commands.guild_only()
    @app_commands.describe(
        prompt="What the pictures show; parameters such as --ar 16:9 may stand at its end",
        number="How many pictures, 1 to 4",
        aspect="Width to height, such as 16:9",
        quality="How much work goes into each picture",
        model="Which model draws",
        image="A picture to draw from, where this server allows it",
    )
    @app_commands.choices(quality=QUALITIES)
    async def imagine(
        self,
        interaction: discord.Interaction[Any],
        prompt: str,
        number: app_commands.Range[int, 1, 4] | None = None,
        aspect: str | None = None,
        quality: app_commands.Choice[str] | None = None,
        model: str | None = None,
        image: discord.Attachment | None = None,
    ) -> None:
        """Order pictures of `prompt`."""
        options = Options(
            number=number,
            aspect=aspect,
            quality=quality.value if quality else None,
            model=model,
        )
        order = reading.order(interaction, prompt, options, (image,))
        await follow(interaction, await self.bot.studio.imagine(order, patience(interaction)))

    @imagine.autocomplete("aspect")
    async def complete_aspect(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the usual ratios that this server's policy allows; others may be typed."""
        in_force = await self.bot.studio.policies.in_force(reading.place(interaction))
        policy = in_force.policy
        usual = ASPECTS if policy.aspect is None else (str(policy.aspect),)
        return _offer(tuple(a for a in usual if is_allowed(policy, Aspect.read(a))), typed)

    @imagine.autocomplete("model")
    async def complete_model(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the models that this server's policy allows."""
        place = reading.place(interaction)
        in_force = await self.bot.studio.policies.in_force(place)
        return _offer(allowed_models(in_force.policy, self.bot.studio.engine.models), typed)


def _offer(names: tuple[str, ...], typed: str) -> list[app_commands.Choice[str]]:
    fitting = [name for name in names if typed.casefold() in name.casefold()]
    return [app_commands.Choice(name=name, value=name) for name in fitting[:CHOICES]]


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(Imagine(bot))
