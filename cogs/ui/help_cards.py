"""What the answers to /help look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from cogs.handbook import Entry
from cogs.ui.card import DESCRIPTION, GREEN, YELLOW, Card

_WRITE = "They go at the end of a prompt, such as `a dog --ar 16:9 --n 2`."
_MORE = "More on each with `/help topic:`, such as `--ar`, `/imagine`, `buttons` or `reactions`."
_NOT_HERE = "Midjourney has these and I have not; `/help topic:` says why: "


def overview(
    commands: Sequence[Entry], parameters: Sequence[Entry], missing: Sequence[Entry]
) -> list[Card]:
    """List the commands and the parameters, a line each, in as many cards as that takes."""
    names = " ".join(f"`{each.name}`" for each in missing)
    return [
        *_pages("Commands", [*map(_line, commands), "", _MORE]),
        *_pages("Parameters", [_WRITE, *map(_line, parameters), "", f"{_NOT_HERE}{names}"]),
    ]


def topic(entry: Entry) -> Card:
    """Show one entry with all that there is to say of it."""
    line = entry.line if entry.is_supported else f"**Not here.** {entry.line}"
    description = "\n".join((line, *entry.details))[:DESCRIPTION]
    colour = GREEN if entry.is_supported else YELLOW
    return Card(embed=discord.Embed(title=entry.name, description=description, colour=colour))


def _line(entry: Entry) -> str:
    return f"`{entry.name}` {entry.line}"


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
