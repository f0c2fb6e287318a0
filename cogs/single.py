"""The buttons under a picture posted alone: upscale, vary, zoom, pan, square."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.buttons import Button, Interaction, UnderPicture, mark_used
from cogs.errors import reporting
from cogs.ui import cards, reading
from cogs.ui import custom_ids as ids
from cogs.ui.posting import post
from cogs.ui.progress import follow, patience
from cogs.ui.remix import order_or_remix
from cogs.ui.zoom_form import ZoomForm
from easel import prompts
from easel.model import Change, Edit, PictureKey

if TYPE_CHECKING:
    from cogs.client import Easel


class EditButton(UnderPicture, template=ids.EDIT_TEMPLATE):
    """Orders what its custom_id says, by the engine: all that needs no more words."""

    def __init__(self, button: Button, key: PictureKey, edit: Edit) -> None:
        super().__init__(button, key)
        self.edit = edit

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        key = PictureKey(job_id=match["job_id"], index=int(match["index"]))
        return cls(item, key, Edit(change=Change(match["change"]), factor=float(match["factor"])))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order it in the name of whoever clicked."""
        bot: Easel = interaction.client

        async def ordered(interaction: Interaction, words: str) -> None:
            order = reading.order(interaction, words)
            ticket = await bot.studio.edit(order, self.key, self.edit, patience(interaction))
            await follow(interaction, ticket)

        if self.edit.change is Change.UPSCALE_CREATIVE:
            await ordered(interaction, "")  # it is the same picture: there is nothing to say anew
        else:
            title = f"Remix: {self.item.label or self.item.emoji}"
            await order_or_remix(interaction, self.key.job_id, title, ordered)
        mark_used(self, interaction)


class CustomZoom(UnderPicture, template=ids.CUSTOM_ZOOM_TEMPLATE):
    """Asks for the factor and the words, then orders that zoom."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Open the form with the picture's own words in it."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        job = await bot.studio.collection.clicked(person, place, self.key.job_id)
        form = ZoomForm(prompts.show_numbered(job.prompt), partial(_zoom, self.key))
        await interaction.response.send_modal(form)
        mark_used(self, interaction)


class Double(UnderPicture, template=ids.DOUBLE_TEMPLATE):
    """Posts the picture at twice its size, resampled by ourselves, at no cost."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Answer with the words first: doubling may wait for a thread longer than Discord does."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        job = await bot.studio.collection.showable(person, place, self.key.job_id)
        words = cards.doubled(job, self.key, person.id)
        await post(interaction, job, self.key, words)
        mark_used(self, interaction)
        file = await bot.studio.collection.double(person, place, self.key)
        whole = cards.doubled(job, self.key, person.id, file)
        await bot.delivery.complete(interaction, whole)


async def _zoom(key: PictureKey, interaction: Interaction, words: str, factor: str) -> None:
    bot: Easel = interaction.client
    order = reading.order(interaction, words)
    ticket = await bot.studio.zoom(order, key, factor, patience(interaction))
    await follow(interaction, ticket)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(EditButton, CustomZoom, Double)
