"""A menu under a message of any age, in which one thing is chosen."""

from __future__ import annotations

import re
from typing import Any, Self

import discord


class Menu(discord.ui.DynamicItem[discord.ui.Select[Any]], template=r"easel:never-a-menu"):
    """What the menus share: all that one says is what was chosen in it."""

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        _match: re.Match[str],
        /,
    ) -> Self:
        assert isinstance(item, discord.ui.Select)
        return cls(item)
