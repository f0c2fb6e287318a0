"""What /models says of each model, and of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import discord

from cogs.ui import model_cards
from easel.engines.models import read_catalogue
from easel.model import Allowance, Aspect, Model, Orientation, Quality, Size

TODAY = date(2026, 11, 28)
PRICED = Model(name="priced", prices={Quality.LOW: Decimal("0.006")})
OLD = Model(
    name="old",
    sizes=(Size(256, 256), Size(512, 512)),
    edits=False,
    seeds=True,
    retires=date(2026, 12, 1),
    successor="priced",
)
ALL = Allowance(
    models=(PRICED, OLD),
    qualities={"priced": (Quality.LOW, Quality.HIGH), "old": (Quality.HIGH,)},
    aspect=None,
    orientation=Orientation.ANY,
    longest_side=None,
)


def told(allowance: Allowance) -> str:
    embed = model_cards.allowed(allowance, TODAY).embed
    assert isinstance(embed, discord.Embed)
    return embed.description or ""


def test_each_model_is_told_with_qualities_prices_sizes_and_end() -> None:
    first, second = told(ALL).split("`old`")
    assert first.splitlines() == [
        "`priced`, for those who choose none",
        "-# Quality and price of a picture of 1024x1024: low $0.006, high (not known)",
        "-# Sizes: any up to 3840 pixels a side, at most 3:1",
    ]
    assert second.splitlines()[1:6] == [
        "-# Quality: high",
        "-# Sizes: 256x256, 512x512",
        "-# The same `--seed` and words give the same picture",
        "-# Changes no pictures: variations are drawn anew, from words",
        "-# Ends on 01 December 2026; then take priced",
    ]


def test_the_shape_is_what_the_policy_says() -> None:
    assert "any shape from 1:3 to 3:1" in told(ALL)
    assert "wider than tall" in told(replace(ALL, orientation=Orientation.LANDSCAPE))
    fixed = replace(ALL, aspect=Aspect(16, 9), longest_side=1024)
    assert "shape 16:9 here. No side is longer than 1024 pixels." in told(fixed)


def test_where_nothing_is_allowed_it_says_so() -> None:
    assert "allows no model" in told(replace(ALL, models=(), qualities={}))


def test_the_whole_table_fits_one_message() -> None:
    models = tuple(read_catalogue().models.values())
    qualities = {each.name: each.qualities for each in models}
    assert told(replace(ALL, models=models, qualities=qualities)).endswith("in /settings.")
