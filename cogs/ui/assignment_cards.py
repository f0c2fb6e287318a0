"""What an assignment looks like, to the class and to the teacher."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from cogs.ui.card import GREEN, Card
from cogs.ui.moments import span
from easel.model import Assignment
from easel.policy import PACKS

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024


def shown(assignment: Assignment) -> Card:
    """Show an assignment: its instructions whole, its rules, and when it is open."""
    embed = discord.Embed(
        title=f"Assignment: {assignment.title}",
        description=assignment.rules.meta_prompt,
        colour=GREEN,
    )
    embed.add_field(name="Open", value=span(assignment), inline=False)
    for name, value in _rules(assignment):
        embed.add_field(name=name, value=value)
    return Card(embed=embed)


def none() -> Card:
    """Say that a channel has no assignment."""
    return Card(content="This channel has no assignment. Draw what you like, within its rules.")


def ended(assignment: Assignment) -> Card:
    """Say to the class that an assignment is over."""
    title = discord.utils.escape_markdown(assignment.title)
    return Card(content=f"The assignment “{title}” is over. Its rules hold no more.")


def _rules(assignment: Assignment) -> Iterator[tuple[str, str]]:
    rules = assignment.rules
    if rules.words:
        listed = ", ".join(rules.words)
        yield "Not drawn", listed if len(listed) <= FIELD else f"{listed[: FIELD - 1]}…"
    if rules.packs:
        yield "Packs", ", ".join(PACKS[name].title for name in rules.packs)
    if rules.aspect is not None:
        yield "Aspect ratio", str(rules.aspect)
    if rules.most_pictures is not None:
        yield "Pictures per order", f"{rules.most_pictures} at the most"
