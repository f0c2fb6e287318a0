"""The form of Custom Zoom: how far, and the words for what comes into view."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from cogs.errors import report
from cogs.ui.policy_form import OPEN_SECONDS, PARAGRAPH
from easel import prompts
from easel.model import Prompt

Interaction = discord.Interaction[Any]
Ordered = Callable[[Interaction, str, str], Awaitable[None]]


class ZoomForm(discord.ui.Modal):
    """Asks for a factor and the prompt, and hands both over as they were typed."""

    def __init__(self, prompt: Prompt, ordered: Ordered) -> None:
        super().__init__(title="Custom Zoom", timeout=OPEN_SECONDS)
        self._ordered = ordered
        shown = prompts.show(prompt)
        self.factor: discord.ui.TextInput[Any] = discord.ui.TextInput(default="2", max_length=10)
        self.prompt: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=shown if len(shown) <= PARAGRAPH else None,
            max_length=PARAGRAPH,
        )
        self.add_item(
            discord.ui.Label(
                text="Zoom", description="From 1 to 2; 2 halves the sides", component=self.factor
            )
        )
        self.add_item(
            discord.ui.Label(
                text="Prompt",
                description="What is to be seen; --ar changes the shape",
                component=self.prompt,
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Order it."""
        await self._ordered(interaction, self.prompt.value, self.factor.value)

    async def on_error(  # type: ignore[override]  # discord.py's own Modal narrows it so
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await report(interaction, error, f"Zoom: {self.factor.value}\n{self.prompt.value}")
