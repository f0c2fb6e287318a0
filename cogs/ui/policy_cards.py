"""What the answers to /policy edit look like, beside what is said of every saved version."""

from __future__ import annotations

from dataclasses import replace

import discord

from cogs.ui.card import GREEN, Card


def with_room(card: Card, room: int) -> Card:
    """Return a card that also says how many characters are left for a student's idea."""
    embed = (card.embed or discord.Embed()).copy()
    embed.set_footer(text=room_left(room))
    return replace(card, embed=embed)


def room_left(room: int) -> str:
    """Say how many characters the meta-prompt leaves."""
    return f"{room:,} characters are left for a student's idea."


def unchanged() -> Card:
    """Say that a form was handed in as it was."""
    text = "The form says what is in force already."
    return Card(embed=discord.Embed(title="Nothing was changed", description=text, colour=GREEN))
