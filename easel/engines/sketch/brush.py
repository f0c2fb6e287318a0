"""A loaded brush: a picture painted over in short strokes that follow a slow wind."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from easel.engines.sketch.paint import level, noise, tone_at

Pass = tuple[float, int, int]
"""Length of a stroke in shares of the picture, how many, and how busy a spot must be for it."""


def brushed(
    canvas: Image.Image, tones: Image.Image, chance: random.Random, passes: Sequence[Pass]
) -> Image.Image:
    """Return `canvas` covered with strokes in the colours of `tones`, both RGB of one size."""
    edges = tones.convert("L").filter(ImageFilter.FIND_EDGES)
    edges = edges.filter(ImageFilter.GaussianBlur(3)).reduce(4)
    small, unit = tones.reduce(4), min(canvas.size)
    wind = noise(chance, small.size, (3, 3))
    canvas = canvas.copy()
    pen = ImageDraw.Draw(canvas)
    for length, count, least in passes:
        for _ in range(count):
            x, y = chance.randrange(small.width), chance.randrange(small.height)
            if level(edges, x, y) < least:
                continue
            dx = unit * length
            dy = dx * (level(wind, x, y) - 128) / 80
            red, green, blue = tone_at(small, x, y)
            lit = chance.randint(-13, 13)
            pen.line(
                (x * 4 - dx, y * 4 - dy, x * 4 + dx, y * 4 + dy),
                width=max(2, round(dx * 0.55)),
                fill=(red + lit, green + lit, blue + lit),
            )
    return canvas
