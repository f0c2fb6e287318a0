"""What the answers to /class look like."""

from __future__ import annotations

import discord

from cogs.ui.card import GREEN, Card
from cogs.ui.discipline_words import DisciplineWords
from easel.model import Terms


def terms(person_id: int, terms: Terms, say: DisciplineWords) -> Card:
    """Show what holds for a person; it holds for the very next order."""
    lines = [say.holds.format(person_id=person_id)]
    if terms.blocked_until is not None:
        end = int(terms.blocked_until.timestamp())
        why = f": {terms.reason}" if terms.reason else ""
        lines.append(f"• {say.blocked.format(end=end, why=why)}")
    if terms.message:
        quoted = "\n".join(f"> {line}" for line in terms.message.splitlines())
        lines.append(f"• {say.message.format(author=terms.author)}\n{quoted}")
    if terms.pictures_per_day is not None:
        lines.append(f"• {say.pictures(terms.pictures_per_day)}")
    if len(lines) == 1:
        lines.append(f"• {say.nothing}")
    return Card(embed=discord.Embed(description="\n".join(lines), colour=GREEN))


def theme(channel_id: int, words: tuple[str, ...], say: DisciplineWords) -> Card:
    """Say what prompts of a channel must have from now on."""
    if not words:
        return Card(content=say.no_theme.format(channel_id=channel_id))
    listed = ", ".join(f"**{word}**" for word in words)
    return Card(content=say.theme.format(channel_id=channel_id, words=listed))


def acknowledged(say: DisciplineWords) -> Card:
    """Thank for having read a message; what was asked for is to be sent again."""
    return Card(content=say.acknowledged)
