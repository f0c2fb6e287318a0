"""The buttons under a grid, row by row, as Midjourney has them."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui import custom_ids
from easel.model import Job
from easel.parcel import File


def under(job: Job, files: tuple[File, ...]) -> discord.ui.View:
    """Return U1.. and 🔄 over V1..; numbered as the tiles are, so a missing picture leaves no gap.

    The view is stopped: it is only written here, and answered by the DynamicItems of
    cogs.buttons; discord.py would keep a live one in memory for ever.
    """
    view = discord.ui.View(timeout=None)
    for tile, file in enumerate(files, 1):
        names = {"job_id": job.id, "index": file.picture.key.index}
        view.add_item(_button(f"U{tile}", custom_ids.UP.format(**names), row=0))
        view.add_item(_button(f"V{tile}", custom_ids.VARY.format(**names), row=1))
    view.add_item(_button("🔄", custom_ids.AGAIN.format(job_id=job.id), row=0))
    view.stop()
    return view


def _button(label: str, custom_id: str, *, row: int) -> discord.ui.Button[Any]:
    if label == "🔄":
        return discord.ui.Button(custom_id=custom_id, row=row, emoji=label)
    return discord.ui.Button(custom_id=custom_id, row=row, label=label)
