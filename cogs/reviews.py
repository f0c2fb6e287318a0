"""What a teacher decides of orders that moderation stopped: the buttons, at any age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import answer_privately, reporting
from cogs.ui import custom_ids as ids
from cogs.ui import reading, review_cards
from cogs.ui.menus import Menu
from cogs.ui.review_words import ReviewWords
from cogs.ui.speaking import speech
from easel.model import ReviewKind
from easel.parcel import Case

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class OfReview(discord.ui.DynamicItem[Button], template=r"easel:never-a-review"):
    """What the buttons share: what is to be decided."""

    def __init__(self, button: Button, kind: ReviewKind, job_id: str) -> None:
        super().__init__(button)
        self.kind = kind
        self.job_id = job_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, ReviewKind(match["kind"]), match["job_id"])

    async def case(self, interaction: Interaction) -> Case | None:
        """Return what there is to decide, for a teacher; None where it is decided."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        return await bot.studio.reviews.case(person, place, self.job_id, self.kind)

    async def told(self, interaction: Interaction, case: Case, how: str, *, is_first: bool) -> None:
        """Say on the card who decided, or that somebody else did; `how` is said of a teacher."""
        say, by = _card_words(interaction), how.format(teacher_id=interaction.user.id)
        card = review_cards.decided(case, by, say) if is_first else review_cards.gone(say)
        await interaction.response.edit_message(**card.editing())


class Release(OfReview, template=ids.REVIEW_RELEASE_TEMPLATE):
    """Has an order drawn, or its pictures posted, after all."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Do it for a teacher, once."""
        bot: Easel = interaction.client
        if (case := await self.case(interaction)) is None:
            card = review_cards.gone(_card_words(interaction))
            await interaction.response.edit_message(**card.editing())
            return
        person, place = reading.person(interaction), reading.place(interaction)
        done = await bot.studio.reviews.release(person, place, self.job_id, self.kind)
        how = _card_words(interaction).released_by[self.kind]
        await self.told(interaction, case, how, is_first=done is not None)


class KeepBack(OfReview, template=ids.REVIEW_KEEP_TEMPLATE):
    """Leaves it as it is, for good."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Do it for a teacher, once."""
        bot: Easel = interaction.client
        if (case := await self.case(interaction)) is None:
            card = review_cards.gone(_card_words(interaction))
            await interaction.response.edit_message(**card.editing())
            return
        person, place = reading.person(interaction), reading.place(interaction)
        done = await bot.studio.reviews.keep_back(person, place, self.job_id, self.kind)
        how = _card_words(interaction).kept_by[self.kind]
        await self.told(interaction, case, how, is_first=done is not None)


class ShowAlone(OfReview, template=ids.REVIEW_SHOW_TEMPLATE):
    """Shows a teacher alone what a channel is not shown."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        case = await self.case(interaction)
        say = speech(reading.language(interaction)).reviews
        card = review_cards.gone(say) if case is None else review_cards.case(case, say)
        await answer_privately(interaction, card)


class LookAtHeld(Menu, template=ids.REVIEW_LOOK_TEMPLATE):
    """Shows one of the list of /policy held."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately, with its pictures and buttons."""
        bot: Easel = interaction.client
        await interaction.response.defer(thinking=True, ephemeral=True)
        person, place = reading.person(interaction), reading.place(interaction)
        kind, job_id = review_cards.named(self.item.values[0])
        case = await bot.studio.reviews.case(person, place, job_id, kind)
        say = speech(reading.language(interaction)).reviews
        card = review_cards.gone(say) if case is None else review_cards.case(case, say)
        await answer_privately(interaction, card)


def _card_words(interaction: Interaction) -> ReviewWords:
    """Return the words for who reads the card that was pressed."""
    return speech(reading.language_of_card(interaction)).reviews


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Release, KeepBack, ShowAlone, LookAtHeld)
