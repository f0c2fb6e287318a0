"""Write docs/commands.md from the code: `make docs`, or python tools/setup.py docs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from cogs import handbook
from cogs.client import COGS, Easel
from cogs.handbook import Entry
from easel.settings import Settings

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

_HEAD = """# Commands, buttons and parameters

Written by `make docs` from the code, to which a test holds it. In Discord, `/help` says the same.
"""
_TEACHERS = """
Discord offers these only to those who may manage the server; Easel asks for that permission again.
"""
_WRITE = """
They go at the end of a prompt, in any order and any case: `a dog --ar 16:9 --n 2`. A phone's `—`
stands for `--`. What is in quotation marks is text. Nothing is ever ignored in silence.
"""
_MISSING = """
Whoever types one of these reads why it is not here and what to do instead; nothing is drawn.
"""


async def page() -> str:
    """Return the page as the code has it now."""
    async with Easel(Settings()) as bot:
        for name in COGS:
            await bot.load_extension(f"cogs.{name}")
        return render(handbook.commands(bot.tree))


def render(commands: Iterable[Entry]) -> str:
    """Return the page for these commands."""
    listed = list(commands)
    everyone = [each for each in listed if not each.is_for_teachers]
    teachers = [each for each in listed if each.is_for_teachers]
    parts = (
        _HEAD,
        _table("Commands", everyone, "Command", "Options"),
        _table("Commands for teachers", teachers, "Command", "Options", before=_TEACHERS),
        _table("The menu of a message (Apps)", handbook.MENUS, "Entry"),
        _table("Reactions to a message", handbook.REACTIONS, "Reaction"),
        _table("Buttons", handbook.BUTTONS, "Button"),
        _table("Parameters", handbook.parameters(), "Parameter", "How", before=_WRITE),
        _table(
            "What Midjourney has and Easel has not",
            handbook.parameters(is_supported=False),
            "Parameter",
            "Names",
            second="Why not, and what instead",
            before=_MISSING,
        ),
    )
    return "\n".join(parts)


def _table(
    title: str,
    entries: Iterable[Entry],
    first: str,
    *more: str,
    second: str = "What it does",
    before: str = "",
) -> str:
    columns = (first, second, *more)
    rows = [columns, ("---",) * len(columns)]
    for entry in entries:
        row = (f"**{_cell(entry.name)}**", _cell(entry.line), _cell("<br>".join(entry.details)))
        rows.append(row[: len(columns)])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"## {title}\n{before}\n{table}\n"


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("{a, b}", "`{a, b}`")


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(page()), encoding="utf-8")
