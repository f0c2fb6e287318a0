"""Vary (Region)'s picker: a picture with cells drawn on it, and a button for each of them."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import Attachment, Card
from easel.model import PictureKey, Region

Button = discord.ui.Button[Any]

# A side of 4 leaves the last of Discord's five rows to the buttons that are no cells.
COARSE, FINE = 3, 4
# The row or column of the coarse grid in which one of the fine grid lies, or lies mostly.
_COARSE_OF = (0, 1, 1, 2)


def region_of(side: int, bits: int) -> Region:
    """Return the cells whose bits are set; those that such a grid does not have are left out."""
    return Region(side=side, cells=tuple(c for c in range(side * side) if bits >> c & 1))


def bits_of(region: Region) -> int:
    """Return a number with a bit for each chosen cell."""
    return sum(1 << cell for cell in region.cells)


def toggled(region: Region, cell: int) -> Region:
    """Return `region` with a cell more, or without it where it was chosen."""
    return region_of(region.side, bits_of(region) ^ 1 << cell)


def in_other_grid(region: Region) -> Region:
    """Return what `region` is in the other grid: corners stay corners, edges edges.

    The middle of the coarse grid is the inner four of the fine one, so that there and back again
    nothing is lost.
    """
    pairs = [
        (row * FINE + column, _COARSE_OF[row] * COARSE + _COARSE_OF[column])
        for row in range(FINE)
        for column in range(FINE)
    ]
    if region.side == COARSE:
        return Region(side=FINE, cells=tuple(f for f, c in pairs if c in region.cells))
    return Region(side=COARSE, cells=tuple(sorted({c for f, c in pairs if f in region.cells})))


def picker(key: PictureKey, region: Region, picture: bytes | None = None) -> Card:
    """Show the cells to choose from; without `picture`, the words and buttons that come first."""
    names = ", ".join(Region.cell_name(cell, region.side) for cell in region.cells)
    words = f"To be drawn anew: {names}" if names else "Choose the cells that are to be drawn anew."
    content = f"**Vary (Region)** - Image #{key.index + 1}\n{words}"
    file = Attachment(
        name="cells.jpg",
        data=picture or b"",
        description=f"The picture under a grid of {region.side}x{region.side} cells. {words}",
    )
    view = _buttons(key, region)
    return Card(content=content, files=() if picture is None else (file,), view=view)


def _buttons(key: PictureKey, region: Region) -> discord.ui.View:
    """Return a button for each cell, and a row of those that do something with all of them.

    The view is stopped: the DynamicItems of cogs.region answer it.
    """
    view = discord.ui.View(timeout=None)
    side, chosen = region.side, bits_of(region)
    for cell in range(side * side):
        button = _leading_to(toggled(region, cell), key, at=cell)
        button.label, button.row = Region.cell_name(cell, side), cell // side
        if cell in region.cells:
            button.style = discord.ButtonStyle.success
        view.add_item(button)
    for button in _last_row(key, region, chosen):
        button.row = side
        view.add_item(button)
    view.stop()
    return view


def _last_row(key: PictureKey, region: Region, chosen: int) -> tuple[Button, ...]:
    names = {"job_id": key.job_id, "index": key.index}
    other = in_other_grid(region)
    switch = _leading_to(other, key, at=FINE * FINE)
    switch.label = f"{other.side}x{other.side}"
    clear = _leading_to(region_of(region.side, 0), key, at=FINE * FINE + 1)
    clear.label, clear.disabled = "Clear", not chosen
    redraw: Button = discord.ui.Button(
        label="Draw it anew…",
        style=discord.ButtonStyle.primary,
        custom_id=custom_ids.REDRAW.format(side=region.side, chosen=chosen, **names),
        disabled=not chosen,
    )
    mask: Button = discord.ui.Button(
        label="Upload a mask…", custom_id=custom_ids.MASK.format(**names)
    )
    return switch, clear, redraw, mask


def _leading_to(region: Region, key: PictureKey, *, at: int) -> Button:
    custom_id = custom_ids.CELLS.format(
        at=at, side=region.side, chosen=bits_of(region), job_id=key.job_id, index=key.index
    )
    return discord.ui.Button(custom_id=custom_id)
