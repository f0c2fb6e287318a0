"""The form of Allow always: the phrases that are never refused from then on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from cogs.errors import report
from cogs.ui.appeal_words import AppealWords
from cogs.ui.policy_form import OPEN_SECONDS

Interaction = discord.Interaction[Any]

# As many characters as five phrases may have; more is no phrase any more.
PHRASES = 400


class PhraseForm(discord.ui.Modal):
    """Shows the proposed phrases, one a line, and hands them over as they are left."""

    def __init__(
        self,
        phrases: Sequence[str],
        allowed: Callable[[Interaction, Sequence[str]], Awaitable[None]],
        say: AppealWords,
    ) -> None:
        super().__init__(title=say.form_title, timeout=OPEN_SECONDS)
        self._allowed = allowed
        self.phrases: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default="\n".join(phrases) or None,
            max_length=PHRASES,
        )
        self.add_item(
            discord.ui.Label(
                text=say.form_label,
                description=say.form_about,
                component=self.phrases,
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Hand them over."""
        await self._allowed(interaction, self.phrases.value.splitlines())

    async def on_error(  # type: ignore[override]  # discord.py's own Modal narrows it so
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await report(interaction, error, self.phrases.value)
