"""The buttons under a picture posted alone, row by row, as Midjourney has them after U."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui import custom_ids
from easel.model import Aspect, Change, Job, PictureKey

Button = discord.ui.Button[Any]


def under(job: Job, key: PictureKey) -> discord.ui.View:
    """Return them for one picture of `job`; a square one has no Make Square.

    The view is stopped: the DynamicItems of cogs.single, cogs.region, cogs.favourites and cogs.show
    answer it.
    """
    names = {"job_id": key.job_id, "index": key.index}

    def edit(label: str, change: Change, factor: float = 1.0) -> Button:
        named = names | {"change": change.value, "factor": factor}
        return discord.ui.Button(label=label, custom_id=custom_ids.EDIT.format(**named))

    rows = (
        [
            _button("Upscale (Subtle)", custom_ids.DOUBLE.format(**names)),
            edit("Upscale (Creative)", Change.UPSCALE_CREATIVE),
        ],
        [
            edit("Vary (Subtle)", Change.VARY_SUBTLE),
            edit("Vary (Strong)", Change.VARY_STRONG),
            _button("Vary (Region)", custom_ids.REGION.format(**names)),
        ],
        [
            edit("Zoom Out 2x", Change.ZOOM_OUT, 2.0),
            edit("Zoom Out 1.5x", Change.ZOOM_OUT, 1.5),
            _button("Custom Zoom", custom_ids.CUSTOM_ZOOM.format(**names)),
            *([] if job.aspect == Aspect(1, 1) else [edit("Make Square", Change.MAKE_SQUARE)]),
        ],
        [
            edit("⬅️", Change.PAN_LEFT),
            edit("➡️", Change.PAN_RIGHT),
            edit("⬆️", Change.PAN_UP),
            edit("⬇️", Change.PAN_DOWN),
        ],
        [
            _button("Favorite", custom_ids.FAVOURITE.format(**names), emoji="⭐"),
            _button(None, custom_ids.REMOVE.format(**names), emoji="❌"),
        ],
    )
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row:
            button.row = number
            view.add_item(button)
    view.stop()
    return view


def _button(label: str | None, custom_id: str, emoji: str | None = None) -> Button:
    return discord.ui.Button(label=label, custom_id=custom_id, emoji=emoji)
