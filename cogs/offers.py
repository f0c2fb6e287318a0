"""The buttons under a proposed batch: order it all, or leave it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import reporting
from cogs.ui import custom_ids as ids
from cogs.ui import offers, reading
from cogs.ui.progress import follow_all, patience_with_update

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class UnderOffer(discord.ui.DynamicItem[Button], template=r"easel:never-an-offer"):
    """What the buttons share: the offer that their custom_id names."""

    def __init__(self, button: Button, offer_id: str) -> None:
        super().__init__(button)
        self.offer_id = offer_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["offer_id"])


class Confirm(UnderOffer, template=ids.CONFIRM_TEMPLATE):
    """Orders the whole batch, once."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order it in the name of whoever was asked."""
        bot: Easel = interaction.client
        order, ask = reading.order(interaction), patience_with_update(interaction)
        tickets = await bot.studio.confirm(order, self.offer_id, ask)
        await follow_all(interaction, tickets, offers.confirmed(len(tickets)))


class Leave(UnderOffer, template=ids.LEAVE_TEMPLATE):
    """Takes the question away."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Say that nothing was ordered."""
        await interaction.response.edit_message(**offers.left().editing())


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Confirm, Leave)
