"""The form of Custom Zoom: how far, and the words for what comes into view."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from cogs.ui.prompt_form import Interaction, PromptForm

Zoomed = Callable[[Interaction, str, str], Awaitable[None]]


class ZoomForm(PromptForm):
    """Asks for a factor and the prompt, and hands both over as they were typed."""

    def __init__(self, text: str, zoomed: Zoomed, *, factor: str = "2") -> None:
        typed: discord.ui.TextInput[Any] = discord.ui.TextInput(default=factor, max_length=10)
        label: discord.ui.Label[Any] = discord.ui.Label(
            text="Zoom", description="From 1 to 2; 2 halves the sides", component=typed
        )
        super().__init__("Custom Zoom", text, self._zoom, above=label)
        self._zoomed = zoomed
        self.factor = typed

    def typed(self) -> str:
        """Return both fields."""
        return f"Zoom: {self.factor.value}\n{self.prompt.value}"

    async def _zoom(self, interaction: Interaction, words: str) -> None:
        await self._zoomed(interaction, words, self.factor.value)
