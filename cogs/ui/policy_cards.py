"""What the answers to /policy edit look like, beside what is said of every saved version."""

from __future__ import annotations

from dataclasses import replace

import discord

from cogs.ui.card import GREEN, YELLOW, Card


def with_room(card: Card, room: int) -> Card:
    """Return a card that also says how many characters are left for a student's idea."""
    embed = (card.embed or discord.Embed()).copy()
    embed.set_footer(text=room_left(room))
    return replace(card, embed=embed)


def room_left(room: int) -> str:
    """Say how many characters the meta-prompt leaves."""
    return f"{room:,} characters are left for a student's idea."


def everybody_reads(channel_id: int) -> Card:
    """Warn of a teachers' channel that students can read."""
    text = (
        f"Everybody here can read <#{channel_id}>. Students' questions, what is held and who may"
        " need help are posted there: choose a channel that only teachers see."
    )
    title = "Students can read this"
    return Card(embed=discord.Embed(title=title, description=text, colour=YELLOW))


def unchanged() -> Card:
    """Say that a form was handed in as it was."""
    text = "The form says what is in force already."
    return Card(embed=discord.Embed(title="Nothing was changed", description=text, colour=GREEN))
