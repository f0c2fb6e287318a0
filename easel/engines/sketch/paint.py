"""Colours, chance and soft shapes: the few means that every painter here shares."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]


def dice(*parts: object) -> random.Random:
    """Return chance of its own for `parts`: the same for the same parts in every process."""
    told = "\x1f".join(str(part) for part in parts)
    digest = hashlib.sha256(told.encode("utf-8", "backslashreplace")).digest()
    return random.Random(int.from_bytes(digest[:16], "big"))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour `share` (0 to 1) of the way from `one` to `other`."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def shade(colour: Colour, by: float) -> Colour:
    """Return `colour` lighter (by > 0) or darker and cooler (by < 0); `by` is -1 to 1."""
    if by >= 0:
        return mix(colour, (255, 250, 238), by)
    return mix(colour, (colour[0] // 8 + 18, colour[1] // 10 + 8, colour[2] // 8 + 26), -by)


def curve(points: Sequence[Point], *, closed: bool, steps: int = 7) -> list[Point]:
    """Return a smooth line (Catmull-Rom) through `points`."""
    count = len(points)
    around = [*points[-1:], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    weights = _weights(steps)
    line: list[Point] = []
    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around[i : i + 4]
        line += [
            (p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy)
            for p, q, r, s in weights
        ]
    if not closed:
        line.append(points[-1])
    return line


@lru_cache(maxsize=8)
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return how much of four neighbouring points is in each step between the middle two."""
    found = []
    for step in range(steps):
        t = step / steps
        u, v = t * t, t * t * t
        four = (-v + 2 * u - t, 3 * v - 5 * u + 2, -3 * v + 4 * u + t, v - u)
        found.append((four[0] / 2, four[1] / 2, four[2] / 2, four[3] / 2))
    return tuple(found)


def shifted(mask: Image.Image, dx: int, dy: int) -> Image.Image:
    """Return `mask` moved by whole pixels; what comes in from outside is 0."""
    moved = Image.new("L", mask.size)
    moved.paste(mask, (dx, dy))
    return moved


def scaled(mask: Image.Image, by: float) -> Image.Image:
    """Return `mask` with every value multiplied by `by`, at most 255."""
    return mask.point(_multiples(round(by, 3)))


@lru_cache(maxsize=256)
def _multiples(by: float) -> list[int]:
    return [min(255, round(value * by)) for value in range(256)]


def gradient(size: tuple[int, int], stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """Return a vertical gradient of `size`; `stops` are (0 top to 1 bottom, colour), rising."""
    rows = 96
    column = Image.new("RGB", (1, rows))
    column.putdata([_at(stops, row / (rows - 1)) for row in range(rows)])
    tall = column.resize((1, size[1]), Image.Resampling.BICUBIC)
    return tall.resize(size, Image.Resampling.NEAREST)


def _at(stops: Sequence[tuple[float, Colour]], place: float) -> Colour:
    before = stops[0]
    for stop in stops:
        if place <= stop[0]:
            span = stop[0] - before[0]
            return mix(before[1], stop[1], (place - before[0]) / span if span > 0 else 1.0)
        before = stop
    return before[1]


def glow(size: int) -> Image.Image:
    """Return a round soft spot, `size` pixels wide: 255 in the middle, 0 at the rim."""
    spot = ImageChops.invert(Image.radial_gradient("L"))
    spot = spot.point([round(255 * (max(0, value - 75) / 180) ** 1.8) for value in range(256)])
    return spot.resize((size, size), Image.Resampling.BILINEAR)


def noise(chance: random.Random, size: tuple[int, int], cells: tuple[int, int]) -> Image.Image:
    """Return soft noise of `size`, with about `cells` bumps across and down, over three octaves."""
    total: Image.Image | None = None
    for octave in (1, 2, 4):
        across, down = max(2, cells[0] * octave), max(2, cells[1] * octave)
        layer = Image.frombytes("L", (across, down), chance.randbytes(across * down))
        layer = layer.resize(size, Image.Resampling.BICUBIC)
        total = layer if total is None else Image.blend(total, layer, 0.5 / octave + 0.08)
    assert total is not None
    return total


def grain(chance: random.Random, size: tuple[int, int], *, side: int = 256) -> Image.Image:
    """Return fine grain of `size` around 128, made of one tile of `side` pixels."""
    tile = Image.frombytes("L", (side, side), chance.randbytes(side * side))
    tile = tile.filter(ImageFilter.GaussianBlur(0.7))
    sheet = Image.new("L", size)
    for x in range(0, size[0], side):
        for y in range(0, size[1], side):
            sheet.paste(tile, (x, y))
    return sheet


def level(image: Image.Image, x: int, y: int) -> int:
    """Return the value of a grey picture at a pixel, or at the nearest that it has."""
    value = image.getpixel((min(x, image.width - 1), min(y, image.height - 1)))
    assert isinstance(value, (int, float))
    return int(value)


def tone_at(image: Image.Image, x: int, y: int) -> Colour:
    """Return the colour of an RGB picture at a pixel, or at the nearest that it has."""
    value = image.getpixel((min(x, image.width - 1), min(y, image.height - 1)))
    assert isinstance(value, tuple)
    return (int(value[0]), int(value[1]), int(value[2]))
