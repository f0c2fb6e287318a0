"""The custom ids: short enough for Discord, each read by one class, which answers at any age."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import discord
import pytest

from cogs.client import COGS
from cogs.ui import custom_ids
from easel.model import Change, ReviewKind, Verdict

LIMIT = 100  # characters, from Discord's API documentation of 2026-08-06
# The longest value of each field that stands in a custom id.
LONGEST = {
    "job_id": "f" * 32,
    "offer_id": "f" * 32,
    "note_id": "f" * 32,
    "verdict": max(Verdict, key=len),
    "draft_id": "f" * 32,
    "up_to": 999_999_999,
    "person_id": 2**64 - 1,
    "kind": max(ReviewKind, key=len),
    "index": 3,
    "change": max(Change, key=len),
    "factor": 1.75,
    "at": 17,
    "side": 4,
    "chosen": 0xFFFF,
    "start": 999_999,
    "fingerprint": "f" * 16,
    "value": max(custom_ids.SETTINGS, key=len),
    "band": "11-14",
    "version": 999_999_999,
    "pack": "x" * 30,
    "state": "off",
    "room_id": 2**64 - 1,
}


def named(ending: str) -> dict[str, str]:
    """Return the constants of the grammar whose names end so, by the rest of their names."""
    return {
        name.removesuffix(ending): value
        for name, value in vars(custom_ids).items()
        if name.isupper() and name.endswith(ending) and isinstance(value, str)
    }


TEMPLATES = named("_TEMPLATE")
FORMATS = {
    name: value
    for name, value in named("").items()
    if not name.startswith("_") and not name.endswith("_TEMPLATE")
}


def readers() -> Iterator[type[discord.ui.DynamicItem]]:
    """Yield every class of the cogs that answers custom ids."""
    for cog in COGS:
        module = importlib.import_module(f"cogs.{cog}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, discord.ui.DynamicItem):
                yield value


def test_every_id_has_its_template_beside_it() -> None:
    assert FORMATS.keys() == TEMPLATES.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_the_longest_id_fits_and_only_its_own_template_reads_it(name: str) -> None:
    longest = FORMATS[name].format(**LONGEST)
    assert len(longest) <= LIMIT
    assert [each for each, read in TEMPLATES.items() if re.fullmatch(read, longest)] == [name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_read_by_one_class(name: str) -> None:
    reading = {
        each
        for each in readers()
        if each.__discord_ui_compiled_template__.pattern == TEMPLATES[name]
    }
    assert len(reading) == 1
