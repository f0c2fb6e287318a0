"""What the answers to /class look like."""

from __future__ import annotations

import discord

from cogs.ui.card import GREEN, Card
from easel.model import Terms


def terms(person_id: int, terms: Terms) -> Card:
    """Show what holds for a person; it holds for the very next order."""
    lines = [f"What holds for <@{person_id}>:"]
    if terms.blocked_until is not None:
        end = int(terms.blocked_until.timestamp())
        why = f": {terms.reason}" if terms.reason else ""
        lines.append(f"• no orders are taken until <t:{end}:f>{why}")
    if terms.message:
        quoted = "\n".join(f"> {line}" for line in terms.message.splitlines())
        lines.append(f"• a message of {terms.author}'s is to be acknowledged first:\n{quoted}")
    if terms.pictures_per_day is not None:
        lines.append(f"• {terms.pictures_per_day} pictures in 24 hours")
    if len(lines) == 1:
        lines.append("• nothing but what holds for everybody")
    return Card(embed=discord.Embed(description="\n".join(lines), colour=GREEN))


def theme(channel_id: int, words: tuple[str, ...]) -> Card:
    """Say what prompts of a channel must have from now on."""
    if not words:
        return Card(content=f"<#{channel_id}> has no theme any more.")
    listed = ", ".join(f"**{word}**" for word in words)
    return Card(content=f"From now on every prompt in <#{channel_id}> must have: {listed}.")


def acknowledged() -> Card:
    """Thank for having read a message; what was asked for is to be sent again."""
    return Card(content="Acknowledged. Now send your order again.")
