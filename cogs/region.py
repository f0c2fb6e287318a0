"""Vary (Region): cells of a picture are chosen on a private message, and drawn anew in public."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.buttons import Button, Interaction, UnderPicture, mark_used
from cogs.errors import reporting
from cogs.ui import custom_ids as ids
from cogs.ui import reading
from cogs.ui.card import NO_PINGS, Card
from cogs.ui.progress import follow, patience
from cogs.ui.region_form import MaskForm, RegionForm
from cogs.ui.region_picker import COARSE, picker, region_of
from easel import prompts
from easel.model import PictureKey, Region

if TYPE_CHECKING:
    from cogs.client import Easel


class VaryRegion(UnderPicture, template=ids.REGION_TEMPLATE):
    """Opens the picker for whoever clicked."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately: its picture may wait for a thread longer than Discord does."""
        await _refuse_unshowable(interaction, self.key)
        await patience(interaction)(True)
        await _show(interaction, self.key, region_of(COARSE, 0))
        mark_used(self, interaction)


class _WithCells(UnderPicture, template=r"easel:never-cells"):
    """What the picker's buttons share: the cells that their custom_id names."""

    def __init__(self, button: Button, key: PictureKey, region: Region) -> None:
        super().__init__(button, key)
        self.region = region

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        key = PictureKey(job_id=match["job_id"], index=int(match["index"]))
        return cls(item, key, region_of(int(match["side"]), int(match["chosen"], 16)))


class Cells(_WithCells, template=ids.CELLS_TEMPLATE):
    """Shows the picker with other cells chosen, or in the other grid."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Change words and buttons at once; the picture follows when it is drawn."""
        bot: Easel = interaction.client
        await _refuse_unshowable(interaction, self.key)
        card = picker(self.key, self.region)
        bot.delivery.clicked(interaction)
        await interaction.response.edit_message(
            content=card.content, view=card.view, allowed_mentions=NO_PINGS
        )
        await bot.delivery.redraw(interaction, _drawn(interaction, self.key, self.region))


class Redraw(_WithCells, template=ids.REDRAW_TEMPLATE):
    """Asks for the words, then orders the chosen cells anew."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Open the form with the picture's own words in it."""

        async def ordered(interaction: Interaction, words: str) -> None:
            bot: Easel = interaction.client
            order = reading.order(interaction, words)
            ticket = await bot.studio.region(
                order, self.key, self.region, patience=patience(interaction)
            )
            await follow(interaction, ticket)

        words = await _words(interaction, self.key)
        await interaction.response.send_modal(RegionForm(words, ordered))


class UploadMask(UnderPicture, template=ids.MASK_TEMPLATE):
    """Asks for a mask and the words, then orders what the mask shows anew."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Open the form with the picture's own words in it."""

        async def masked(interaction: Interaction, words: str, mask: discord.Attachment) -> None:
            bot: Easel = interaction.client
            order, url = reading.order(interaction, words), reading.attached(interaction, mask)
            ticket = await bot.studio.region(order, self.key, Region(), url, patience(interaction))
            await follow(interaction, ticket)

        words = await _words(interaction, self.key)
        await interaction.response.send_modal(MaskForm(words, masked))


async def _words(interaction: Interaction, key: PictureKey) -> str:
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    job = await bot.studio.collection.clicked(person, place, key.job_id)
    return prompts.show_numbered(job.prompt)


async def _refuse_unshowable(interaction: Interaction, key: PictureKey) -> None:
    """Raise the Refusal of a picture that may not be shown, before anything is answered."""
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    await bot.studio.collection.showable(person, place, key.job_id)


async def _show(interaction: Interaction, key: PictureKey, region: Region) -> None:
    """Put the picture with its cells, and all that belongs to it, into the answer just given."""
    bot: Easel = interaction.client
    await bot.delivery.complete(interaction, await _drawn(interaction, key, region))


async def _drawn(interaction: Interaction, key: PictureKey, region: Region) -> Card:
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    cells = await bot.studio.picker(person, place, key, region.side, region.cells)
    return picker(key, region, cells)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(VaryRegion, Cells, Redraw, UploadMask)
