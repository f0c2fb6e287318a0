"""The buttons under every draft."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.editor_words import EditorWords


def save_or_leave(save: str, draft_id: str, say: EditorWords) -> list[discord.ui.Button[Any]]:
    """Return the button with the id `save`, a format of the grammar, and the one to leave it."""
    return [
        discord.ui.Button(
            label=say.save,
            style=discord.ButtonStyle.success,
            custom_id=save.format(draft_id=draft_id),
        ),
        discord.ui.Button(
            label=say.cancel, custom_id=custom_ids.DRAFT_LEAVE.format(draft_id=draft_id)
        ),
    ]
