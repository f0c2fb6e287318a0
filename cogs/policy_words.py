"""/policy words: the list of what is not drawn, each word shown with its forms before it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately, reporting
from cogs.ui import change_cards, reading, word_cards
from cogs.ui import custom_ids as ids
from cogs.ui.speaking import speaking
from easel import policy as rules

if TYPE_CHECKING:
    from cogs.client import Easel
    from easel.drafts import Reviewed

Interaction = discord.Interaction[Any]
Choices = list[app_commands.Choice[str]]
Button = discord.ui.Button[Any]
Select = discord.ui.Select[Any]


class WordCommands(commands.Cog):
    """The group `words` of /policy, whose class has the permissions."""

    bot: Easel

    words = app_commands.Group(name="words", description="The words that are not drawn")

    @words.command(name="add", description="Add words, and see first what they would match")
    @app_commands.describe(words="Separated by commas; =word means exactly so, without its forms")
    async def add_words(self, interaction: Interaction, words: str) -> None:
        """Show what entries would match; nothing is saved before a click."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        author, place = reading.person(interaction), reading.place(interaction)
        added = rules.split_words(words)
        found = await self.bot.studio.drafts.add(author, place.server_id, added)
        await _show(interaction, found, 0)

    @words.command(name="forms", description="Choose which forms of a word on the list count")
    @app_commands.describe(word="As it stands in the list")
    async def forms_of_word(self, interaction: Interaction, word: str) -> None:
        """Show the forms of an entry, to untick some or tick them again."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        author, place = reading.person(interaction), reading.place(interaction)
        found = await self.bot.studio.drafts.forms(author, place.server_id, word)
        await _show(interaction, found, 0)

    @words.command(name="remove", description="Take words off the list")
    @app_commands.describe(words="Separated by commas, as they stand in the list")
    async def remove_words(self, interaction: Interaction, words: str) -> None:
        """Take entries off the disallow list."""
        removed = rules.split_words(words)
        author, place = reading.person(interaction), reading.place(interaction)
        change = f"removed {', '.join(removed)}"
        policy = await self.bot.studio.policies.edit(
            place.server_id, author, change, lambda policy: rules.without_words(policy, removed)
        )
        await answer_privately(interaction, change_cards.saved(policy, change, speaking(author)))

    @words.command(name="list", description="See the list")
    async def list_words(self, interaction: Interaction) -> None:
        """Show the list, and what is left out of it."""
        place = reading.place(interaction)
        policy = await self.bot.studio.policies.of_server(place.server_id)
        say = speaking(reading.person(interaction))
        await answer_privately(interaction, word_cards.listed(policy, say))

    @forms_of_word.autocomplete("word")
    @remove_words.autocomplete("words")
    async def offer_words(self, interaction: Interaction, typed: str) -> Choices:
        """Offer a teacher what is on the list for the last of the words that are typed."""
        if not reading.person(interaction).manages:  # nothing else is asked before a choice
            return []
        place = reading.place(interaction)
        policy = await self.bot.studio.policies.of_server(place.server_id)
        return word_cards.offered(policy, typed)


class OfDraft(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"easel:never-a-draft"):
    """What all of a draft's items share: the draft, and the number of the first form shown."""

    def __init__(self, item: discord.ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(item)
        self.draft_id = match["draft_id"]
        self.start = int(match["start"]) if "start" in match.re.groupindex else 0

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item, match)


class Forms(OfDraft, template=ids.FORMS_TEMPLATE):
    """The menu of forms: those that stay chosen count."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Note which count, and show what comes of it."""
        await interaction.response.defer()
        assert isinstance(self.item, discord.ui.Select)
        bot: Easel = interaction.client
        author, place = reading.person(interaction), reading.place(interaction)
        kept = {int(value) for value in self.item.values}
        found = await bot.studio.drafts.tick(
            author, place.server_id, self.draft_id, self.start, word_cards.PAGE, kept
        )
        await _show(interaction, found, self.start)


class FormsPage(OfDraft, template=ids.FORMS_PAGE_TEMPLATE):
    """Turns to other forms."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show them in the menu."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        author, place = reading.person(interaction), reading.place(interaction)
        found = await bot.studio.drafts.show(author, place.server_id, self.draft_id)
        await _show(interaction, found, self.start)


class UntickDoubtful(OfDraft, template=ids.FORMS_DOUBTFUL_TEMPLATE):
    """Unticks every form that mostly means something else."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show what is left, from the first form."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        author, place = reading.person(interaction), reading.place(interaction)
        found = await bot.studio.drafts.untick_ambiguous(author, place.server_id, self.draft_id)
        await _show(interaction, found, 0)


class SaveWords(OfDraft, template=ids.WORDS_SAVE_TEMPLATE):
    """Saves the words, for the very next order."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Save, and say what others saved meanwhile."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        author, place = reading.person(interaction), reading.place(interaction)
        saved = await bot.studio.drafts.save_words(author, place.server_id, self.draft_id)
        card = change_cards.saved(saved.policy, saved.change, speaking(author), saved.meanwhile)
        await bot.delivery.complete(interaction, card)


class LeaveDraft(OfDraft, template=ids.DRAFT_LEAVE_TEMPLATE):
    """Forgets the draft."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Say that nothing was saved."""
        bot: Easel = interaction.client
        author, place = reading.person(interaction), reading.place(interaction)
        await bot.studio.drafts.cancel(author, place.server_id, self.draft_id)
        await interaction.response.edit_message(
            **change_cards.cancelled(speaking(author)).editing()
        )


async def _show(interaction: Interaction, found: Reviewed, start: int) -> None:
    bot: Easel = interaction.client
    card = word_cards.reviewed(found, start, speaking(reading.person(interaction)))
    await bot.delivery.complete(interaction, card)


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(Forms, FormsPage, UntickDoubtful, SaveWords, LeaveDraft)
