"""The buttons under a grid: U1-U4 and 🔄, V1-V4; DynamicItems all, so they never grow old."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import reporting
from cogs.ui import custom_ids as ids
from cogs.ui import reading
from cogs.ui.card import NO_PINGS
from cogs.ui.posting import post_alone
from cogs.ui.progress import follow, patience
from cogs.ui.remix import order_or_remix
from easel.model import PictureKey

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class UnderPicture(discord.ui.DynamicItem[Button], template=r"easel:never"):
    """What the buttons share: the picture that their custom_id names."""

    def __init__(self, button: Button, key: PictureKey) -> None:
        super().__init__(button)
        self.key = key

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        named = match.groupdict()
        assert isinstance(item, discord.ui.Button)
        return cls(item, PictureKey(job_id=named["job_id"], index=int(named.get("index", 0))))


class Up(UnderPicture, template=ids.UP_TEMPLATE):
    """Posts one picture alone: the stored one, at no cost."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Post it for everybody, or of a hidden job for the person alone."""
        await post_alone(interaction, self.key)
        mark_used(self, interaction)


class Vary(UnderPicture, template=ids.VARY_TEMPLATE):
    """Orders variations of one picture."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order them in the name of whoever clicked."""
        bot: Easel = interaction.client

        async def ordered(interaction: Interaction, words: str) -> None:
            order = reading.order(interaction, words)
            await follow(interaction, await bot.studio.vary(order, self.key, patience(interaction)))

        await order_or_remix(interaction, self.key.job_id, "Remix: Vary", ordered)
        mark_used(self, interaction)


class Again(UnderPicture, template=ids.AGAIN_TEMPLATE):
    """Orders the same once more."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order it in the name of whoever clicked."""
        bot: Easel = interaction.client

        async def ordered(interaction: Interaction, words: str) -> None:
            order, job_id = reading.order(interaction, words), self.key.job_id
            ticket = await bot.studio.again(order, job_id, patience(interaction))
            await follow(interaction, ticket)

        await order_or_remix(interaction, self.key.job_id, "Remix: again", ordered)
        mark_used(self, interaction)


def mark_used(item: discord.ui.DynamicItem[Button], interaction: Interaction) -> None:
    """Turn the clicked button blurple, in the background: it is an ornament."""
    bot: Easel = interaction.client
    item.item.style = discord.ButtonStyle.primary
    bot.in_background(_redraw(interaction, item.view))


async def _redraw(interaction: Interaction, view: object) -> None:
    if interaction.message is None or not isinstance(view, discord.ui.View):
        return
    view.stop()
    try:
        await interaction.message.edit(view=view, allowed_mentions=NO_PINGS)
    except (discord.HTTPException, OSError) as error:
        log.debug("message %s keeps its button's colour: %s", interaction.message.id, error)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Up, Vary, Again)
