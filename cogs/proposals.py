"""The buttons under what /describe and /shorten propose: order one after editing it, or all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.buttons import mark_used
from cogs.errors import reporting
from cogs.offers import Button, Interaction, UnderOffer
from cogs.ui import custom_ids as ids
from cogs.ui import reading
from cogs.ui.progress import follow, patience
from cogs.ui.prompt_form import PromptForm

if TYPE_CHECKING:
    from cogs.client import Easel


class Proposed(UnderOffer, template=ids.PROPOSED_TEMPLATE):
    """Orders one of the prompts, in the name of whoever clicks, once it has been looked over."""

    def __init__(self, button: Button, offer_id: str, index: int) -> None:
        super().__init__(button, offer_id)
        self.index = index

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["offer_id"], int(match["index"]))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Open the form with the prompt in it."""
        bot: Easel = interaction.client
        place = reading.place(interaction)
        text = await bot.studio.offers.text(place, self.offer_id, self.index)
        await interaction.response.send_modal(PromptForm("Imagine This!", text, _imagine))
        mark_used(self, interaction)


class ImagineAll(UnderOffer, template=ids.ALL_TEMPLATE):
    """Asks whoever clicks whether all of the prompts are to be ordered."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Say in private how many they are and what they cost."""
        bot: Easel = interaction.client
        order = reading.order(interaction)
        await follow(interaction, await bot.studio.propose_all(order, self.offer_id))
        mark_used(self, interaction)


async def _imagine(interaction: Interaction, words: str) -> None:
    bot: Easel = interaction.client
    order = reading.order(interaction, words)
    await follow(interaction, await bot.studio.imagine(order, patience(interaction)))


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Proposed, ImagineAll)
