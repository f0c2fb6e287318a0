"""Parts of a picture: where a mask lets something be painted, and with how soft an edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from easel.engines.sketch.paint import level, scaled

_CELLS = 24
"""How finely a patch is looked for: pickers of 2, 3, 4, 6 and 8 cells a side fall on it exactly."""

_WHOLE = 250

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where to paint, as shares of the picture: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


CORNER = Region(left=0.08, top=0.52, right=0.92, bottom=0.94)
"""Where things go in a picture that leaves them all its room."""


def largest_patch(where: Image.Image) -> Region:
    """Return the largest rectangle wholly inside `where` (L, 255 = paint), the lowest of equals.

    What is too narrow to hold one, or empty, has its bounding box, or CORNER.
    """
    cells = where.resize((_CELLS, _CELLS), Image.Resampling.BOX)
    free = [[level(cells, x, y) >= _WHOLE for x in range(_CELLS)] for y in range(_CELLS)]
    best = max(_rectangles(free), key=_area, default=None)
    if best is not None:
        return shares(best, (_CELLS, _CELLS))
    box = where.getbbox()
    return shares(box, where.size) if box else CORNER


def _rectangles(free: list[list[bool]]) -> Iterator[Box]:
    """Yield, for each row as the foot and each column as the left side, the widest rectangles."""
    heights = [0] * _CELLS
    for y in range(_CELLS - 1, -1, -1):
        heights = [heights[x] + 1 if free[y][x] else 0 for x in range(_CELLS)]
        for left in range(_CELLS):
            lowest = heights[left]
            for right in range(left, _CELLS):
                lowest = min(lowest, heights[right])
                if not lowest:
                    break
                yield (left, y, right + 1, y + lowest)


def widest_strip(where: Image.Image) -> Region:
    """Return the largest strip of `where` beside what is kept, the lowest of equals."""
    kept = where.point([255 if value == 0 else 0 for value in range(256)]).getbbox()
    if kept is None:
        return CORNER
    width, height = where.size
    left, top, right, bottom = kept
    strips = (
        (0, bottom, width, height),
        (right, 0, width, height),
        (0, 0, left, height),
        (0, 0, width, top),
    )
    return shares(max(strips, key=_area), where.size)


def feathered(where: Image.Image) -> Image.Image:
    """Return `where` with a soft edge that lies wholly inside, never less than a third of it."""
    box = where.getbbox()
    if box is None:
        return where
    reach = max(1.0, min(box[2] - box[0], box[3] - box[1], 320) / 26)
    inner = where.filter(ImageFilter.GaussianBlur(reach)).point(
        [max(0, min(255, (value - 128) * 2 + 1)) for value in range(256)]
    )
    return ImageChops.darker(where, ImageChops.lighter(inner, scaled(where, 0.36)))


def shares(box: Box, size: tuple[int, int]) -> Region:
    """Return `box`, in pixels of a picture of `size`, as shares of it."""
    return Region(
        left=box[0] / size[0], top=box[1] / size[1], right=box[2] / size[0], bottom=box[3] / size[1]
    )


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
