"""The buttons under a refusal: other words, the same words meant otherwise, a question."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import answer_privately, reporting
from cogs.ui import appeal_cards, reading, refusal_cards
from cogs.ui import custom_ids as ids
from cogs.ui.progress import follow, follow_from_afar, patience, patience_with_update
from cogs.ui.prompt_form import PromptForm
from cogs.ui.speaking import speech
from easel.errors import Undelivered
from easel.model import Appeal, Place

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class UnderRefusal(discord.ui.DynamicItem[Button], template=r"easel:never-a-refusal"):
    """What the buttons share: the refusal that their custom_id names, its person's alone."""

    def __init__(self, button: Button, note_id: str) -> None:
        super().__init__(button)
        self.note_id = note_id

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["note_id"])


class UseRewording(UnderRefusal, template=ids.USE_TEMPLATE):
    """Orders the words that stand above it: they would pass."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order them where the first words were refused."""
        bot: Easel = interaction.client
        note = await bot.studio.appeals.own(reading.person(interaction), self.note_id)
        await _order(self.note_id, interaction, note.reworded)


class ChangeWords(UnderRefusal, template=ids.CHANGE_TEMPLATE):
    """Opens the form with the refused words in it."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order what comes of them."""
        bot: Easel = interaction.client
        note = await bot.studio.appeals.own(reading.person(interaction), self.note_id)
        say = refusal_cards.words_in(reading.language(interaction))
        form = PromptForm(
            say.change,
            note.text,
            partial(_order, self.note_id),
            label=say.prompt,
            description=say.prompt_about,
        )
        await interaction.response.send_modal(form)


class MeantOtherwise(UnderRefusal, template=ids.MEANT_TEMPLATE):
    """Orders as it was typed what only looked like something else."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order it, or say how to where that can't be done from here."""
        bot: Easel = interaction.client
        order = reading.order(interaction)
        ticket = await bot.studio.meant_otherwise(order, self.note_id, patience(interaction))
        if ticket is None:
            await answer_privately(
                interaction, refusal_cards.as_meant(reading.language(interaction))
            )
        else:
            await follow(interaction, ticket)


class AskTeacher(UnderRefusal, template=ids.ASK_TEMPLATE):
    """Asks the teacher whether it may be drawn after all."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Keep the question, post it where teachers look, and say how it stands."""
        bot: Easel = interaction.client
        await interaction.response.defer(thinking=True, ephemeral=True)
        person = reading.person(interaction)
        appeal, is_new = await bot.studio.appeals.ask(person, self.note_id)
        is_posted = is_new and await _posted(bot, appeal)
        card = refusal_cards.asked(
            appeal,
            is_new=is_new,
            is_posted=is_posted,
            until=reading.pass_end(bot, appeal),
            language=reading.language(interaction),
        )
        await answer_privately(interaction, card)


class ReadAnswer(UnderRefusal, template=ids.ANSWERED_TEMPLATE):
    """Shows a teacher's answer to who asked, where they take no private messages."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately."""
        bot: Easel = interaction.client
        await bot.studio.appeals.own(reading.person(interaction), self.note_id)
        appeal = await bot.studio.appeals.find(self.note_id)
        card = refusal_cards.asked(
            appeal,
            is_new=False,
            is_posted=True,
            until=reading.pass_end(bot, appeal),
            language=reading.language(interaction),
        )
        await answer_privately(interaction, card)


class DrawNow(UnderRefusal, template=ids.DRAW_TEMPLATE):
    """Orders what a teacher has allowed."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Order it where it was refused, also from a private message."""
        if interaction.guild_id is not None:
            await _order(self.note_id, interaction, "")
            return
        bot: Easel = interaction.client
        note = await bot.studio.appeals.own(reading.person(interaction), self.note_id)
        order = reading.order_from_afar(interaction, note)
        ask = patience_with_update(interaction)
        ticket = await bot.studio.retry(order, self.note_id, ask)
        await ask(True)
        message_id = await follow_from_afar(interaction, ticket)
        card = refusal_cards.being_drawn(note, message_id, reading.language(interaction))
        await bot.delivery.complete(interaction, card)


async def _order(note_id: str, interaction: Interaction, words: str) -> None:
    """Order what was refused, or `words` in its place, where it was refused."""
    bot: Easel = interaction.client
    order = reading.order(interaction, words)
    await follow(interaction, await bot.studio.retry(order, note_id, patience(interaction)))


async def _posted(bot: Easel, appeal: Appeal) -> bool:
    """Post a question where the policy says; say whether it is where teachers look."""
    place = appeal.note.place
    channel_id = (await bot.studio.policies.in_force(place)).policy.reports_to
    if channel_id is None:
        return False
    there = Place(server_id=place.server_id, channel_id=channel_id)
    phrases = bot.studio.appeals.phrases(appeal.note)
    try:
        say = speech(reading.language_of_server(bot.get_guild(place.server_id))).appeals
        await bot.delivery.post(there, appeal_cards.appeal(appeal, phrases, say))
    except Undelivered as error:
        log.warning("a question of %s was not posted: %s", appeal.note.person.id, error)
        return False
    return True


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(
        UseRewording, ChangeWords, MeantOtherwise, AskTeacher, ReadAnswer, DrawNow
    )
