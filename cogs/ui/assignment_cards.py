"""What an assignment looks like, to the class and to the teacher."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.card import GREEN, Card
from cogs.ui.moments import span
from easel.model import Assignment
from easel.policy import PACKS

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024


def shown(assignment: Assignment, say: AssignmentWords) -> Card:
    """Show an assignment: its instructions whole, its rules, and when it is open."""
    embed = discord.Embed(
        title=say.title.format(title=assignment.title),
        description=assignment.rules.meta_prompt,
        colour=GREEN,
    )
    embed.add_field(name=say.is_open, value=span(assignment, say), inline=False)
    for name, value in _rules(assignment, say):
        embed.add_field(name=name, value=value)
    return Card(embed=embed)


def none(say: AssignmentWords) -> Card:
    """Say that a channel has no assignment."""
    return Card(content=say.none)


def ended(assignment: Assignment, say: AssignmentWords) -> Card:
    """Say to the class that an assignment is over."""
    title = discord.utils.escape_markdown(assignment.title)
    return Card(content=say.over.format(title=title))


def _rules(assignment: Assignment, say: AssignmentWords) -> Iterator[tuple[str, str]]:
    rules = assignment.rules
    if rules.words:
        listed = ", ".join(rules.words)
        yield say.not_drawn, listed if len(listed) <= FIELD else f"{listed[: FIELD - 1]}…"
    if rules.packs:
        yield say.packs, ", ".join(say.pack(PACKS[name].title) for name in rules.packs)
    if rules.aspect is not None:
        yield say.aspect, str(rules.aspect)
    if rules.most_pictures is not None:
        yield say.most_pictures, say.at_the_most.format(number=rules.most_pictures)
