"""The form that asks for a prompt: for Remix, and for prompts that are only proposed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from cogs.errors import report
from cogs.ui.policy_form import OPEN_SECONDS, PARAGRAPH
from cogs.ui.refusal_words import RefusalWords

Interaction = discord.Interaction[Any]
# What is done with the words that were handed in.
Ordered = Callable[[Interaction, str], Awaitable[None]]

# A modal's title takes 45 characters (Discord's API documentation, 2026-08-06).
TITLE = 45


class PromptForm(discord.ui.Modal):
    """Shows a prompt to be edited, and hands it over as it was typed."""

    def __init__(
        self,
        title: str,
        text: str,
        ordered: Ordered,
        *,
        label: str = RefusalWords.prompt,
        description: str = RefusalWords.prompt_about,
        above: discord.ui.Label[Any] | None = None,
    ) -> None:
        super().__init__(title=title[:TITLE], timeout=OPEN_SECONDS)
        self._ordered = ordered
        self.prompt: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=text if len(text) <= PARAGRAPH else None,
            max_length=PARAGRAPH,
        )
        if above is not None:
            self.add_item(above)
        self.add_item(
            discord.ui.Label(
                text=label,
                description=description,
                component=self.prompt,
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Order it."""
        await self._ordered(interaction, self.prompt.value)

    async def on_error(  # type: ignore[override]  # discord.py's own Modal narrows it so
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await report(interaction, error, self.typed())

    def typed(self) -> str:
        """Return what was handed in, for copying: Discord forgets a form that fails."""
        return self.prompt.value
