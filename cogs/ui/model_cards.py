"""What people are told about the models that may draw for them."""

from __future__ import annotations

from datetime import date

import discord

from cogs.ui.card import DESCRIPTION, GREEN, YELLOW, Card
from easel.model import Allowance, Model, Orientation, Quality

_TITLE = "What draws on this server"
_NONE = "Nothing, at the moment: this server's policy allows no model that I have. Tell a teacher."
_CHOOSE = "Choose one with `--model` at the end of a prompt, or for all your orders in /settings."
_SHAPES = {
    Orientation.ANY: "Pictures may have any shape from 1:3 to 3:1.",
    Orientation.SQUARE: "Pictures are square here.",
    Orientation.LANDSCAPE: "Pictures are wider than tall here.",
    Orientation.PORTRAIT: "Pictures are taller than wide here.",
}


def allowed(allowance: Allowance, today: date) -> Card:
    """List what there is to choose from; an embed has room for about twenty models."""
    if not allowance.models:
        return Card(embed=discord.Embed(title=_TITLE, description=_NONE, colour=YELLOW))
    entries = [
        _entry(model, allowance.qualities[model.name], today, is_usual=place == 0)
        for place, model in enumerate(allowance.models)
    ]
    text = "\n".join([*entries, "", _shape(allowance), _CHOOSE])
    embed = discord.Embed(title=_TITLE, description=text[:DESCRIPTION], colour=GREEN)
    return Card(embed=embed)


def _entry(model: Model, qualities: tuple[Quality, ...], today: date, *, is_usual: bool) -> str:
    usual = ", for those who choose none" if is_usual else ""
    said = [_qualities(model, qualities), _sizes(model), *_ways(model), *_end(model, today)]
    return "\n".join([f"`{model.name}`{usual}", *(f"-# {each}" for each in said)])


def _qualities(model: Model, qualities: tuple[Quality, ...]) -> str:
    """Name the qualities, each with what a square picture costs where that is known."""
    if not any(each in model.prices for each in qualities):
        return f"Quality: {', '.join(qualities)}"
    prices = {each: f"${model.prices[each]}" for each in qualities if each in model.prices}
    told = (f"{each} {prices.get(each, '(not known)')}" for each in qualities)
    return f"Quality and price of a picture of 1024x1024: {', '.join(told)}"


def _sizes(model: Model) -> str:
    if model.sizes:
        return f"Sizes: {', '.join(map(str, model.sizes))}"
    return f"Sizes: any up to {model.max_side} pixels a side, at most {model.steepest}:1"


def _ways(model: Model) -> list[str]:
    """Say in what a model is other than most."""
    ways = ["The same `--seed` and words give the same picture"] if model.seeds else []
    if model.varies:
        ways.append("`--variety` says how much is left to chance")
    if not model.edits:
        ways.append("Changes no pictures: variations are drawn anew, from words")
    elif not model.masks:
        ways.append("Changes whole pictures only, no parts of one")
    return ways


def _end(model: Model, today: date) -> list[str]:
    if model.retires is None:
        return []
    verb = "Ended" if model.is_retired(today) else "Ends"
    instead = f"; then take {model.successor}" if model.successor else ""
    return [f"{verb} on {model.retires:%d %B %Y}{instead}"]


def _shape(allowance: Allowance) -> str:
    shape = _SHAPES[allowance.orientation]
    if allowance.aspect is not None:
        shape = f"Pictures have the shape {allowance.aspect} here."
    if allowance.longest_side is not None:
        shape += f" No side is longer than {allowance.longest_side} pixels."
    return shape
