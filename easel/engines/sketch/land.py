"""The ground: meadows, sand, snow, stone and the dust of the moon."""

from __future__ import annotations

import math
import random

from PIL import Image

from easel.engines.sketch.board import Board
from easel.engines.sketch.paint import Colour, glow, gradient, mix, noise, shade

GROUND: dict[str, tuple[Colour, Colour]] = {
    "meadow": ((150, 186, 104), (92, 140, 72)),
    "park": ((152, 190, 108), (88, 142, 78)),
    "hills": ((150, 184, 104), (88, 136, 74)),
    "forest": ((118, 152, 92), (64, 104, 66)),
    "autumn": ((214, 190, 112), (150, 130, 70)),
    "field": ((232, 200, 110), (206, 162, 74)),
    "desert": ((240, 208, 146), (222, 172, 104)),
    "beach": ((246, 226, 178), (236, 204, 144)),
    "snow": ((240, 246, 252), (206, 222, 242)),
    "city": ((176, 178, 186), (126, 130, 146)),
    "moon": ((206, 204, 214), (140, 138, 160)),
    "underwater": ((226, 208, 160), (160, 160, 140)),
}
_FROM_WORDS = (
    "underwater",
    "moon",
    "snow",
    "desert",
    "beach",
    "field",
    "city",
    "forest",
    "hills",
    "park",
)

_GREEN = frozenset({"forest", "hills", "park"})


def ground_of(board: Board) -> str:
    """Return which ground the scene stands on."""
    for name in _FROM_WORDS:
        if board.scene.has(name):
            return "autumn" if board.scene.has("autumn") and name in _GREEN else name
    if board.scene.has("sea"):
        return "beach"
    return "autumn" if board.scene.has("autumn") else "meadow"


def profile(chance: random.Random, rough: float) -> list[float]:
    """Return heights (0 to 1) along a ridge, left to right."""
    waves = [
        (chance.uniform(0.6, 1.4) * f, chance.uniform(0, math.tau), rough**k)
        for k, f in enumerate((1.3, 2.9, 6.1, 13.0))
    ]
    raw = [sum(a * math.sin(f * math.pi * x / 60 + p) for f, p, a in waves) for x in range(61)]
    low, high = min(raw), max(raw)
    return [(value - low) / (high - low) for value in raw]


def paint_ground(board: Board) -> None:
    """Paint the ground from the horizon to the lower edge, patchy, paler far away."""
    name = ground_of(board)
    far, near = GROUND[name]
    top = round(board.horizon * board.height)
    size = (board.width, board.height - top)
    if size[1] < 2:
        return
    small = (max(2, size[0] // 4), max(2, size[1] // 4))
    light = board.light
    stops_lit = ((0.0, light.lit(far, 0.42)), (0.25, light.lit(far, 0.14)), (1.0, light.lit(near)))
    stops_dim = (
        (0.0, light.lit(far, 0.5)),
        (0.25, light.lit(shade(far, -0.16), 0.1)),
        (1.0, light.lit(shade(near, -0.3))),
    )
    patches = noise(board.chance("patches"), small, (3, 9)).point(
        [max(0, min(255, (value - 96) * 4)) for value in range(256)]
    )
    soil = Image.composite(gradient(small, stops_lit), gradient(small, stops_dim), patches)
    board.image.paste(soil.resize(size, Image.Resampling.BICUBIC), (0, top))
    _sunlit(board, top)
    if name == "moon":
        _craters(board)
    elif name in ("desert", "beach", "snow"):
        _drifts(board, name)
    elif name == "city":
        _pavement(board)


def _sunlit(board: Board, top: int) -> None:
    """Let the sun lie on the ground below it."""
    reach = round(board.unit * 1.1)
    spot = glow(256).resize((reach, reach // 2), Image.Resampling.BILINEAR)
    tone = board.light.palette.glow
    soft = (tone[0] // 4, tone[1] // 4, tone[2] // 5)
    x = round(board.light.x * board.width) - reach // 2
    layer = spot.crop((0, reach // 4 - 2, reach, reach // 2))
    board.brighten(layer, soft, (x, top))


def _craters(board: Board) -> None:
    chance, pen = board.chance("craters"), board.pen()
    for i in range(16):
        t = (i + chance.random()) / 16
        x, y = board.at(chance.random(), board.horizon + 0.01 + (1 - board.horizon) * t)
        r = board.unit * (0.008 + 0.06 * t) * chance.uniform(0.6, 1.2)
        for dy, tone in ((0.0, (96, 94, 118)), (0.1, (168, 166, 182))):
            pen.ellipse(
                (x - r, y - r * 0.34 + r * dy, x + r, y + r * 0.34 + r * dy * 0.6),
                fill=board.light.lit(tone, 0.3 * (1 - t)),
            )


def _drifts(board: Board, name: str) -> None:
    chance = board.chance("drifts")
    far, near = GROUND[name]
    for i in range(4):
        y = board.horizon + (1 - board.horizon) * (0.06 + 0.24 * i)
        line = [
            (x / 60, y - 0.035 * (0.4 + 0.3 * i) * h) for x, h in enumerate(profile(chance, 0.2))
        ]
        lit = board.light.lit(shade(mix(far, near, i / 4), 0.25), 0.25 - 0.06 * i)
        dim = board.light.lit(shade(mix(far, near, i / 3), -0.1), 0.2 - 0.05 * i)
        board.wash([*line, (1.0, y + 0.16), (0.0, y + 0.16)], lit, dim, strength=0.8)


def _pavement(board: Board) -> None:
    pen, tone = board.pen(), board.light.lit((150, 152, 164), 0.1)
    middle, y = board.at(0.5, board.horizon)
    for i in range(-10, 11):
        pen.line(
            (middle + i * board.unit * 0.05, y, middle + i * board.unit * 0.42, board.height),
            fill=tone,
            width=max(1, round(board.unit * 0.003)),
        )
    for t in (0.04, 0.1, 0.19, 0.32, 0.5, 0.75):
        level = y + (board.height - y) * t
        pen.line((0, level, board.width, level), fill=tone, width=max(1, round(board.unit * 0.003)))
