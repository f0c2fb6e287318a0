"""A teacher's answer to a student who asks: once, always, or the rule is kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import answer_privately, reporting
from cogs.ui import appeal_cards, reading, refusal_cards
from cogs.ui import custom_ids as ids
from cogs.ui.appeal_words import AppealWords
from cogs.ui.language import language_of
from cogs.ui.menus import Menu
from cogs.ui.phrase_form import PhraseForm
from cogs.ui.speaking import speech
from easel.errors import ChannelForbidden, MessageGone, Undelivered
from easel.model import Appeal, Verdict

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class Answer(discord.ui.DynamicItem[Button], template=ids.VERDICT_TEMPLATE):
    """Answers a student's question as its custom_id says."""

    def __init__(self, button: Button, note_id: str, verdict: Verdict) -> None:
        super().__init__(button)
        self.note_id = note_id
        self.verdict = verdict

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["note_id"], Verdict(match["verdict"]))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Do it for a teacher; what is to be allowed always is shown in a form first."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        appeals = bot.studio.appeals
        appeal = await appeals.open(person, place, self.note_id)
        if appeal.verdict is not None:
            card = appeal_cards.settled(appeal, _card_words(interaction))
            await interaction.response.edit_message(**card.editing())
        elif self.verdict is Verdict.ALWAYS:
            allowed = partial(_allow_always, self.note_id)
            form = PhraseForm(appeals.phrases(appeal.note), allowed, _words(interaction))
            await interaction.response.send_modal(form)
        else:
            answer = await appeals.answer(person, place, self.note_id, self.verdict)
            await _settle(interaction, *answer)


class LookAtAppeal(Menu, template=ids.APPEAL_LOOK_TEMPLATE):
    """Shows one question of the list of /policy appeals."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show it privately, with its buttons."""
        bot: Easel = interaction.client
        person, place = reading.person(interaction), reading.place(interaction)
        appeal = await bot.studio.appeals.open(person, place, self.item.values[0])
        if appeal.verdict is not None:
            await answer_privately(interaction, appeal_cards.settled(appeal, _words(interaction)))
            return
        phrases = bot.studio.appeals.phrases(appeal.note)
        card = appeal_cards.appeal(appeal, phrases, _words(interaction))
        await answer_privately(interaction, card)


async def _allow_always(note_id: str, interaction: Interaction, phrases: Sequence[str]) -> None:
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    await _settle(
        interaction, *await bot.studio.appeals.allow_always(person, place, note_id, phrases)
    )


async def _settle(interaction: Interaction, appeal: Appeal, is_first: bool) -> None:
    """Show the question answered, and tell the student, once."""
    bot: Easel = interaction.client
    card = appeal_cards.settled(appeal, _card_words(interaction))
    await interaction.response.edit_message(**card.editing())
    if is_first and not await _told(bot, appeal):
        await answer_privately(interaction, appeal_cards.untold(_words(interaction)))


async def _told(bot: Easel, appeal: Appeal) -> bool:
    """Tell the student in private, or call them where they asked; say whether that was possible."""
    person, place = appeal.note.person, appeal.note.place
    theirs = language_of(person.language)
    card = refusal_cards.outcome(appeal, reading.pass_end(bot, appeal), theirs)
    try:
        await bot.delivery.write_private(person.id, card, appeal.note.id[:25])
    except (ChannelForbidden, MessageGone):
        try:
            await bot.delivery.post(place, refusal_cards.answered(appeal, theirs))
        except Undelivered as error:
            log.warning("%s was not told of an answer: %s", person.id, error)
            return False
    except Undelivered as error:
        log.warning("%s was not told of an answer: %s", person.id, error)
        return False
    return True


def _words(interaction: Interaction) -> AppealWords:
    """Return the words for who acts."""
    return speech(reading.language(interaction)).appeals


def _card_words(interaction: Interaction) -> AppealWords:
    """Return the words for who reads the card that was pressed."""
    return speech(reading.language_of_card(interaction)).appeals


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Answer, LookAtAppeal)
