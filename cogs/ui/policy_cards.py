"""What the answers to /policy edit look like, beside what is said of every saved version."""

from __future__ import annotations

from dataclasses import replace

import discord

from cogs.ui.card import GREEN, Card
from cogs.ui.editor_words import EditorWords


def with_room(card: Card, room: int, say: EditorWords) -> Card:
    """Return a card that also says how many characters are left for a student's idea."""
    embed = (card.embed or discord.Embed()).copy()
    embed.set_footer(text=say.room_left(room))
    return replace(card, embed=embed)


def with_readers(card: Card, channel_id: int, say: EditorWords) -> Card:
    """Return a card that also warns of a teachers' channel that students can read."""
    embed = (card.embed or discord.Embed()).copy()
    text = f"⚠️ {say.everybody_reads(channel_id)}"
    embed.add_field(name=say.everybody_reads_title, value=text, inline=False)
    return replace(card, embed=embed)


def unchanged(say: EditorWords) -> Card:
    """Say that a form was handed in as it was."""
    return Card(
        embed=discord.Embed(title=say.unchanged_title, description=say.unchanged, colour=GREEN)
    )
