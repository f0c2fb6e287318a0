"""/policy history, undo, restore, export and import: a policy's way through its versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately, reporting
from cogs.policy_words import OfDraft
from cogs.ui import change_cards, reading
from cogs.ui import custom_ids as ids
from cogs.ui.card import CHOICES
from cogs.ui.speaking import speaking
from easel import policy as rules
from easel.model import Saved

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]


class ChangeCommands(commands.Cog):
    """Commands of /policy, whose class has the permissions."""

    bot: Easel

    @app_commands.command(description="Show who changed the policy, when, and from what to what")
    async def history(self, interaction: Interaction) -> None:
        """Show the newest versions, with buttons to older ones."""
        page = await self.bot.studio.chronicle.page(
            reading.place(interaction).server_id, change_cards.PAGE
        )
        say = speaking(reading.person(interaction))
        await answer_privately(interaction, change_cards.history(page, say))

    @app_commands.command(description="Take back the last change")
    async def undo(self, interaction: Interaction) -> None:
        """Take back the newest change that still stands, and say which it was."""
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        policy = await self.bot.studio.policies.undo(server_id, author)
        newest, *_ = await self.bot.studio.policies.history(server_id, 1)
        card = change_cards.saved(policy, newest.change, speaking(author))
        await answer_privately(interaction, card)

    @app_commands.command(description="Go back to an earlier version of the policy")
    @app_commands.describe(version="Its number in /policy history; 0 is what Easel comes with")
    async def restore(
        self, interaction: Interaction, version: app_commands.Range[int, 0, 2**31 - 1]
    ) -> None:
        """Put an earlier version in force again, and say what that changed."""
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        chronicle = self.bot.studio.chronicle
        await chronicle.restore(server_id, author, version)
        page = await chronicle.page(server_id, 1)
        await answer_privately(interaction, change_cards.restored(page, speaking(author)))

    @restore.autocomplete("version")
    async def offer_versions(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[int]]:
        """Offer a teacher the newest versions, or those around the number that is typed."""
        if not reading.person(interaction).manages:  # nothing else is asked before a choice
            return []
        server_id = reading.place(interaction).server_id
        up_to = int(typed) + CHOICES // 2 if typed.isascii() and typed.isdecimal() else None
        versions = await self.bot.studio.policies.history(server_id, CHOICES, up_to=up_to)
        return [
            app_commands.Choice(name=change_cards.choice(each), value=each.policy.version)
            for each in versions
        ]

    @app_commands.command(description="Get the policy as a file, to keep, share or change")
    async def export(self, interaction: Interaction) -> None:
        """Hand out the policy in force as YAML."""
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        text, version = await self.bot.studio.drafts.export(author, server_id)
        card = change_cards.exported(text, version, speaking(author))
        await answer_privately(interaction, card)

    @app_commands.command(name="import", description="See what a policy's file would change")
    @app_commands.describe(file="As /policy export gives it out; it may be a part of one")
    async def load(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Show what a file would change; nothing is saved before a click."""
        rules.refuse_large(file.size)
        await interaction.response.defer(thinking=True, ephemeral=True)
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        data = await self.bot.delivery.download(file.url)
        drafts = self.bot.studio.drafts
        found = await drafts.load(author, server_id, data, _channels(interaction))
        card = change_cards.compared(found, speaking(author))
        await self.bot.delivery.complete(interaction, card)


class SaveFile(OfDraft, template=ids.FILE_SAVE_TEMPLATE):
    """Puts what a file says in force."""

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Save; or show once more what would change, when others have saved meanwhile."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        found = await bot.studio.drafts.save_file(
            author, server_id, self.draft_id, _channels(interaction)
        )
        say = speaking(author)
        if isinstance(found, Saved):
            card = change_cards.saved(found.policy, found.change, say, found.meanwhile)
        else:
            card = change_cards.compared(found, say)
        await bot.delivery.complete(interaction, card)


class HistoryPage(discord.ui.DynamicItem[discord.ui.Button[Any]], template=ids.HISTORY_TEMPLATE):
    """Turns to other versions."""

    def __init__(self, button: discord.ui.Button[Any], up_to: int) -> None:
        super().__init__(button)
        self.up_to = up_to

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, int(match["up_to"]))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Show them in place of those before."""
        bot: Easel = interaction.client
        author, server_id = reading.person(interaction), reading.place(interaction).server_id
        if not author.manages:
            raise app_commands.MissingPermissions(["manage_guild"])
        page = await bot.studio.chronicle.page(server_id, change_cards.PAGE, up_to=self.up_to)
        card = change_cards.history(page, speaking(author))
        await interaction.response.edit_message(**card.editing())


def _channels(interaction: Interaction) -> frozenset[int]:
    """Return the ids of what a policy's file may point at."""
    guild = interaction.guild
    return (
        frozenset(each.id for each in (*guild.channels, *guild.threads)) if guild else frozenset()
    )


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(SaveFile, HistoryPage)
