"""/describe: a picture in, prompts out; and the button that asks for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.buttons import mark_used
from cogs.errors import reporting
from cogs.offers import UnderOffer
from cogs.ui import custom_ids as ids
from cogs.ui import proposals, reading
from cogs.ui.progress import patience
from easel.errors import BadParameter

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]


class Describe(commands.Cog):
    """The command that goes from pictures to words."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot

    @app_commands.command(description="Find prompts that would make a picture like yours")
    @app_commands.guild_only()
    @app_commands.describe(
        image="The picture; give either this or a link",
        link="The address of the picture, such as https://example.org/dog.png",
    )
    async def describe(
        self,
        interaction: Interaction,
        image: discord.Attachment | None = None,
        link: str | None = None,
    ) -> None:
        """Propose prompts for one picture."""
        person, place = reading.person(interaction), reading.place(interaction)
        offer, picture = await self.bot.studio.suggestions.describe(
            person,
            place,
            _one_of(interaction, image, link),
            attached=image is not None,
            patience=patience(interaction),
        )
        engine = self.bot.studio.engine.name
        card = proposals.described(offer, picture, person.id, engine)
        await self.bot.delivery.complete(interaction, card)


class DescribeAgain(UnderOffer, template=ids.DESCRIBE_TEMPLATE):
    """Proposes other prompts for the same picture, in the name of whoever clicks."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Propose them in a message of their own."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        offer, picture = await bot.studio.suggestions.describe_again(
            person, place, self.offer_id, patience(interaction)
        )
        card = proposals.described(offer, picture, person.id, bot.studio.engine.name)
        await bot.delivery.complete(interaction, card)
        mark_used(self, interaction)


def _one_of(interaction: Interaction, image: discord.Attachment | None, link: str | None) -> str:
    """Return the address of the one picture that was given."""
    if image is not None and link is None:
        return reading.attached(interaction, image)
    if link is not None and image is None:
        return link.strip().removeprefix("<").removesuffix(">")
    reason = "Give `/describe` one picture: either an `image:` or a `link:`."
    raise BadParameter("image", "", reason)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    bot.add_dynamic_items(DescribeAgain)
    await bot.add_cog(Describe(bot))
