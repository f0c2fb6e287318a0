"""The panel of /settings: a row for each kind of choice, and the one that holds is green."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import DESCRIPTION, GREEN, Card
from easel.model import Choices, Preferences, Quality, Speed

Item = discord.ui.Button[Any] | discord.ui.Select[Any]

# Stands for no model of one's own; no model has such a name.
USUAL = "*"
# A menu shows 25 options at the most (Discord's API documentation, 2026-08-06).
OPTIONS = 25


def panel(choices: Choices) -> Card:
    """Show what a person has set and what may be set; the DynamicItems of cogs.settings answer."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(_rows(choices)):
        for item in row:
            item.row = number
            view.add_item(item)
    view.stop()
    embed = discord.Embed(title="Your settings", colour=GREEN)
    embed.description = "\n".join(_lines(choices))[:DESCRIPTION]
    return Card(embed=embed, view=view)


def quoted(text: str) -> str:
    """Return `text` in a monospaced box: nothing in it works as markdown."""
    return f"`{text.replace('`', chr(39))}`"


def _rows(choices: Choices) -> Iterator[list[Item]]:
    """Yield the rows; a choice of one is none."""
    theirs = choices.preferences
    if len(choices.models) > 1:
        yield [_menu(choices)]
    if len(choices.qualities) > 1:
        yield [
            _button(each.capitalize(), each, each is choices.quality)
            for each in Quality
            if each in choices.qualities
        ]
    yield [
        _switch("Remix mode", "remix", is_on=theirs.remix),
        _switch("DM results", "dm", is_on=theirs.auto_dm),
        _button("Vary: Strong", "strong", not theirs.is_subtle),
        _button("Vary: Subtle", "subtle", theirs.is_subtle),
    ]
    relaxed = theirs.speed is Speed.RELAX
    speed: list[Item] = [
        _button("Fast mode", "fast", not relaxed),
        _button("Relax mode", "relax", relaxed),
    ]
    sight: list[Item] = [
        _button("Public mode", "public", not theirs.hidden),
        _button("Stealth mode", "stealth", theirs.hidden),
    ]
    yield speed + (sight if choices.may_hide else [])
    yield [_button("Reset Settings", "reset", False)]


def _button(label: str, value: str, is_on: bool) -> Item:
    style = discord.ButtonStyle.success if is_on else discord.ButtonStyle.secondary
    return discord.ui.Button(label=label, style=style, custom_id=custom_ids.SET.format(value=value))


def _switch(label: str, name: str, *, is_on: bool) -> Item:
    """Return a button that says what holds, and sets the opposite."""
    return _button(label, f"{name}-{'off' if is_on else 'on'}", is_on)


def _menu(choices: Choices) -> Item:
    chosen = choices.preferences.model
    options = [
        discord.SelectOption(
            label=f"The usual model ({choices.models[0]})",
            value=USUAL,
            default=chosen not in choices.models,
        )
    ]
    options += [
        discord.SelectOption(label=name, value=name, default=name == chosen)
        for name in choices.models[: OPTIONS - 1]
    ]
    return discord.ui.Select(custom_id=custom_ids.MODEL, placeholder="Model", options=options)


def _lines(choices: Choices) -> Iterator[str]:
    theirs = choices.preferences
    yield f"**Model** {choices.model}{_whence(theirs.model, choices.model)}"
    yield f"**Quality** {choices.quality}{_whence(theirs.quality, choices.quality)}"
    yield f"**Suffix** {quoted(theirs.suffix) if theirs.suffix else 'none'}"
    count = f"{len(theirs.options)} of {Preferences.MOST_OPTIONS}"
    yield f"**Own options** {count}, see `/prefer option list`"
    yield ""
    yield "-# Green holds from your next order on. A parameter in a prompt wins over it."
    if theirs.remix:
        yield "-# Remix: V, Vary, zoom, pan and 🔄 ask for your words first."
    if theirs.auto_dm:
        yield "-# DM results: finished orders also come to you as private messages."
    if theirs.speed is Speed.RELAX:
        yield "-# Relax: your orders wait behind everyone's, and cost the same."
    if theirs.hidden and choices.may_hide:
        yield "-# Stealth: only you and your teachers see what you order."
    yield "-# Reset Settings keeps your own options and forgets the rest."


def _whence(chosen: str | None, holds: str) -> str:
    """Say why that holds: nobody should wonder about a choice that does not count."""
    if chosen is None:
        return " (the usual one here)"
    return "" if chosen == holds else f" ({quoted(chosen)}, your choice, can't be had here now)"
