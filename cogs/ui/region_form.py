"""The forms of Vary (Region): the words for what is drawn anew, and a mask that says where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from cogs.ui.prompt_form import Interaction, Ordered, PromptForm

Masked = Callable[[Interaction, str, discord.Attachment], Awaitable[None]]

_TITLE = "Vary (Region)"
_WORDS = "What is to be seen in the part that is drawn anew"


class RegionForm(PromptForm):
    """Asks for the words and hands them over as they were typed."""

    def __init__(self, text: str, ordered: Ordered) -> None:
        super().__init__(_TITLE, text, ordered, description=_WORDS)


class MaskForm(PromptForm):
    """Asks for a mask and the words, and hands both over."""

    def __init__(self, text: str, masked: Masked) -> None:
        super().__init__(_TITLE, text, self._mask, description=_WORDS)
        self._masked = masked
        self.mask: discord.ui.FileUpload[Any] = discord.ui.FileUpload(min_values=1, max_values=1)
        label: discord.ui.Label[Any] = discord.ui.Label(
            text="Mask",
            description="A PNG of the picture's size: transparent, or white, is drawn anew",
            component=self.mask,
        )
        self.add_item(label)

    async def _mask(self, interaction: Interaction, words: str) -> None:
        (mask,) = self.mask.values
        await self._masked(interaction, words, mask)
