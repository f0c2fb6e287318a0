"""What the answers to /help look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from cogs.handbook import Entry
from cogs.ui.card import DESCRIPTION, GREEN, YELLOW, Card
from cogs.ui.help_words import HelpWords


def overview(
    commands: Sequence[Entry],
    parameters: Sequence[Entry],
    missing: Sequence[Entry],
    say: HelpWords,
) -> list[Card]:
    """List the commands and the parameters, a line each, in as many cards as that takes."""
    names = " ".join(f"`{each.name}`" for each in missing)
    return [
        *_pages(say.commands, [*(_line(each, say) for each in commands), "", say.more]),
        *_pages(
            say.parameters,
            [say.write, *(_line(each, say) for each in parameters), "", f"{say.missing}{names}"],
        ),
    ]


def topic(entry: Entry, say: HelpWords) -> Card:
    """Show one entry with all that there is to say of it."""
    line = say.line(entry.line)
    if not entry.is_supported:
        line = f"**{say.not_here}** {line}"
    description = "\n".join((line, *entry.details))[:DESCRIPTION]
    colour = GREEN if entry.is_supported else YELLOW
    return Card(embed=discord.Embed(title=entry.name, description=description, colour=colour))


def _line(entry: Entry, say: HelpWords) -> str:
    return f"`{entry.name}` {say.line(entry.line)}"


def _pages(title: str, lines: Iterable[str]) -> list[Card]:
    """Return cards with all of the lines; none is over what an embed takes."""
    pages = [""]
    for line in lines:
        longer = f"{pages[-1]}\n{line}" if pages[-1] else line
        if len(longer) <= DESCRIPTION:
            pages[-1] = longer
        else:
            pages.append(line)
    return [
        Card(embed=discord.Embed(title=title, description=page, colour=GREEN)) for page in pages
    ]
