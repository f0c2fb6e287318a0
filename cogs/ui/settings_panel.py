"""The panel of /settings: a row for each kind of choice, and the one that holds is green."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import DESCRIPTION, GREEN, Card
from cogs.ui.personal_words import PersonalWords
from easel.model import Choices, Preferences, Quality, Speed

Item = discord.ui.Button[Any] | discord.ui.Select[Any]

# Stands for no model of one's own; no model has such a name.
USUAL = "*"
# A menu shows 25 options at the most (Discord's API documentation, 2026-08-06).
OPTIONS = 25


def panel(choices: Choices, say: PersonalWords) -> Card:
    """Show what a person has set and what may be set; the DynamicItems of cogs.settings answer."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(_rows(choices, say)):
        for item in row:
            item.row = number
            view.add_item(item)
    view.stop()
    embed = discord.Embed(title=say.panel_title, colour=GREEN)
    embed.description = "\n".join(_lines(choices, say))[:DESCRIPTION]
    return Card(embed=embed, view=view)


def quoted(text: str) -> str:
    """Return `text` in a monospaced box: nothing in it works as markdown."""
    return f"`{text.replace('`', chr(39))}`"


def _rows(choices: Choices, say: PersonalWords) -> Iterator[list[Item]]:
    """Yield the rows; a choice of one is none."""
    theirs = choices.preferences
    if len(choices.models) > 1:
        yield [_menu(choices, say)]
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


def _menu(choices: Choices, say: PersonalWords) -> Item:
    chosen = choices.preferences.model
    options = [
        discord.SelectOption(
            label=say.usual_model.format(model=choices.models[0]),
            value=USUAL,
            default=chosen not in choices.models,
        )
    ]
    options += [
        discord.SelectOption(label=name, value=name, default=name == chosen)
        for name in choices.models[: OPTIONS - 1]
    ]
    return discord.ui.Select(custom_id=custom_ids.MODEL, placeholder=say.model, options=options)


def _lines(choices: Choices, say: PersonalWords) -> Iterator[str]:
    theirs = choices.preferences
    yield f"**{say.model}** {choices.model}{_whence(theirs.model, choices.model, say)}"
    quality = _whence(theirs.quality, choices.quality, say)
    yield f"**{say.quality}** {choices.quality}{quality}"
    yield f"**{say.suffix_is}** {quoted(theirs.suffix) if theirs.suffix else say.nothing}"
    count = say.own_count.format(count=len(theirs.options), most=Preferences.MOST_OPTIONS)
    yield f"**{say.own}** {count}"
    yield ""
    yield f"-# {say.green}"
    if theirs.remix:
        yield f"-# {say.remixes}"
    if theirs.auto_dm:
        yield f"-# {say.sends}"
    if theirs.speed is Speed.RELAX:
        yield f"-# {say.relaxes}"
    if theirs.hidden and choices.may_hide:
        yield f"-# {say.hides}"
    yield f"-# {say.resets}"


def _whence(chosen: str | None, holds: str, say: PersonalWords) -> str:
    """Say why that holds: nobody should wonder about a choice that does not count."""
    if chosen is None:
        return say.usual
    return "" if chosen == holds else say.not_now.format(chosen=quoted(chosen))
