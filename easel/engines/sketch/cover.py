"""What covers the ground: grass, flowers, groves and paths, and leaves that frame the view."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from easel.engines.sketch.board import Board
from easel.engines.sketch.cast import Look
from easel.engines.sketch.land import ground_of
from easel.engines.sketch.paint import Colour, Point, curve, shade
from easel.engines.sketch.plants import PLANTS
from easel.engines.sketch.sheet import MARGIN, Sheet

_BLADES: dict[str, Colour] = {
    "meadow": (104, 158, 76),
    "park": (98, 156, 80),
    "hills": (104, 156, 78),
    "forest": (76, 122, 72),
    "autumn": (196, 160, 82),
    "field": (226, 182, 88),
}
_PETALS: tuple[Colour, ...] = (
    (250, 244, 236),
    (250, 200, 90),
    (240, 110, 120),
    (176, 140, 226),
    (250, 160, 190),
)


_GROVES: dict[str, tuple[str, ...]] = {
    "meadow": ("tree", "bush", "tree", "fir"),
    "park": ("tree", "bush", "tree"),
    "hills": ("tree", "bush", "fir"),
    "autumn": ("tree", "tree", "bush", "fir"),
    "forest": ("fir", "tree", "fir"),
    "snow": ("snowy_fir",),
    "desert": ("cactus",),
    "beach": ("palm",),
}


def paint_grass(board: Board) -> None:
    """Paint tufts of grass, larger towards the viewer, and small flowers among them."""
    blade = _BLADES.get(ground_of(board))
    if blade is None:
        return
    chance, pen = board.chance("grass", drifts=True), board.pen()
    wheat = ground_of(board) == "field"
    count = round((420 if wheat else 300) * board.detail)
    for i in range(count):
        t = ((i + chance.random()) / count) ** 0.8
        x, y = board.at(chance.random(), board.horizon + 0.02 + (0.99 - board.horizon) * t)
        tall = board.unit * (0.004 + (0.05 if wheat else 0.03) * t * t) * chance.uniform(0.7, 1.3)
        tone = board.light.lit(shade(blade, chance.uniform(-0.25, 0.3)), 0.35 * (1 - t))
        for lean in (-0.35, 0.05, 0.4):
            tip = (x + tall * lean, y - tall * (1 - abs(lean) * 0.5))
            pen.line((x, y, *tip), fill=tone, width=max(1, round(tall * 0.11)))
    if "flower" not in board.scene.avoid and not wheat:
        _flowers(board, 40 if board.scene.has("flowers") else 18)


def _flowers(board: Board, count: int) -> None:
    chance, pen = board.chance("small flowers", drifts=True), board.pen()
    for i in range(count):
        t = ((i + chance.random()) / count) ** 0.7
        x, y = board.at(chance.random(), board.horizon + 0.04 + (0.97 - board.horizon) * t)
        r = board.unit * (0.0015 + 0.007 * t * t)
        tone = board.light.lit(chance.choice(_PETALS), 0.25 * (1 - t))
        for k in range(5):
            a = k * math.tau / 5
            px, py = x + r * math.cos(a), y + r * 0.75 * math.sin(a)
            pen.ellipse((px - r * 0.72, py - r * 0.6, px + r * 0.72, py + r * 0.6), fill=tone)
        pen.ellipse(
            (x - r * 0.5, y - r * 0.4, x + r * 0.5, y + r * 0.4),
            fill=board.light.lit((250, 206, 90)),
        )


def paint_grove(board: Board, taken: tuple[Point, ...]) -> None:
    """Stand some trees and bushes between horizon and foreground, clear of what is `taken`.

    `taken` are spans of the width, (left, right), where something else is to be seen.
    """
    ground = ground_of(board)
    kinds = [kind for kind in _GROVES.get(ground, ()) if kind not in board.scene.avoid]
    if not kinds or "tree" in board.scene.avoid:
        return
    chance = board.chance("grove")
    for i in range(10 if ground != "desert" else 4):
        x, t = chance.random(), 0.05 + 0.28 * i / 10
        kind, size = chance.choice(kinds), 0.12 + 0.5 * t
        half = size * PLANTS[kind].aspect * board.unit / board.width / 2
        if not any(left < x + half and x - half < right for left, right in taken):
            _grow(board, kind, (x, t), size, chance=board.chance(f"grove{i}"))


def _grow(board: Board, kind: str, at: Point, size: float, *, chance: random.Random) -> None:
    """Paint one plant of the grove, `at` (x, share of the way from the horizon to us)."""
    (x, t), cast = at, PLANTS[kind]
    tall = board.unit * size * (0.45 if kind in ("bush", "cactus") else 1.0)
    sheet = Sheet(round(tall), cast.aspect, ink=board.light.ink(0.36 - t), side=board.light.side(x))
    cast.paint(sheet, Look(colour=board.leaves(kind, chance), chance=chance))
    px, py = board.at(x, board.horizon + (1 - board.horizon) * t)
    shadow = Image.new("L", (round(sheet.image.width * 0.9), max(2, round(tall * 0.1))))
    ImageDraw.Draw(shadow).ellipse((0, 0, shadow.width - 1, shadow.height - 1), fill=255)
    board.tint(
        shadow.filter(ImageFilter.GaussianBlur(tall * 0.02)),
        board.light.palette.shadow,
        0.35,
        (px - shadow.width / 2, py - shadow.height / 2),
    )
    board.image.paste(
        sheet.image,
        (round(px - sheet.image.width / 2), round(py - tall * (1 + MARGIN))),
        sheet.image,
    )


def paint_path(board: Board, target: Point) -> None:
    """Paint a path that winds from the lower edge to `target`."""
    chance = board.chance("path")
    start = (chance.uniform(0.3, 0.7), 1.05)
    sway = chance.choice((-1, 1)) * 0.16
    spine = curve(
        [
            start,
            (start[0] + sway, 0.72 * start[1] + 0.28 * target[1]),
            (target[0] - sway * 0.7, 0.3 * start[1] + 0.7 * target[1]),
            target,
        ],
        closed=False,
    )
    left: list[Point] = []
    right: list[Point] = []
    for x, y in spine:
        t = max(0.0, (y - target[1]) / (1.05 - target[1]))
        half = (0.006 + 0.085 * t**1.4) * board.unit / board.width
        left.append((x - half, y))
        right.append((x + half, y))
    sand = (238, 216, 172) if ground_of(board) != "snow" else (214, 224, 240)
    board.wash(
        [*left, *right[::-1]],
        board.light.lit(sand, 0.3),
        board.light.lit(shade(sand, -0.1)),
        strength=0.92,
    )


def paint_frame(board: Board, side: int) -> None:
    """Frame the view: a dark bough with leaves across an upper corner, and plants below."""
    ground = ground_of(board)
    if ground in ("moon", "underwater", "city") or board.scene.avoid & {"tree", "forest"}:
        return
    leaf: Colour = {
        "desert": (120, 132, 70),
        "beach": (70, 130, 80),
        "snow": (60, 84, 92),
        "autumn": (206, 112, 44),
    }.get(ground, (64, 108, 62))
    image = _bough(board, leaf, snowy=ground == "snow")
    if side > 0:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    edge = -round(board.unit * 0.06)
    board.image.paste(image, (edge if side < 0 else board.width - image.width - edge, edge), image)
    _corner(board, -side, leaf)


def _bough(board: Board, leaf: Colour, *, snowy: bool) -> Image.Image:
    """Return a bough that comes in from the upper left, in shade."""
    chance = board.chance("frame")
    sheet = Sheet(
        round(board.unit * 0.5),
        1.0,
        ink=lambda c: board.light.lit(shade(c, -0.25)),
        side=board.light.x - 0.5,
    )
    bough: list[Point] = [(-0.1, 0.06), (0.2, 0.16), (0.5, 0.14), (0.82, 0.26)]
    sheet.stroke(bough, 0.06, (84, 60, 48), end=0.012)
    sheet.stroke([(0.25, 0.16), (0.42, 0.3), (0.56, 0.4)], 0.03, (84, 60, 48), end=0.008)
    for _ in range(round(78 * max(0.7, board.detail))):
        t = chance.random()
        x, y = (
            (-0.05 + 0.95 * t, 0.07 + 0.2 * t)
            if chance.random() < 0.7
            else (0.2 + 0.42 * t, 0.14 + 0.3 * t)
        )
        x, y = x + chance.gauss(0, 0.05), y + chance.gauss(0, 0.06)
        if snowy:
            sheet.oval(x, y - 0.02, 0.03, 0.014, (244, 248, 255), turn=chance.uniform(-0.4, 0.4))
        sheet.oval(
            x,
            y,
            chance.uniform(0.026, 0.05),
            chance.uniform(0.011, 0.019),
            shade(leaf, chance.uniform(-0.3, 0.35)),
            turn=chance.uniform(-0.9, 1.4),
        )
    return sheet.image.filter(ImageFilter.GaussianBlur(board.unit * 0.0012))


def _corner(board: Board, side: int, leaf: Colour) -> None:
    if ground_of(board) in ("snow", "desert", "beach"):
        return
    cast = PLANTS["bush"]
    sheet = Sheet(
        round(board.unit * 0.24),
        cast.aspect,
        ink=lambda c: board.light.lit(shade(c, -0.2)),
        side=board.light.x - 0.5,
    )
    cast.paint(sheet, Look(colour=leaf, chance=board.chance("corner")))
    image = sheet.image.filter(ImageFilter.GaussianBlur(board.unit * 0.0015))
    x = -image.width * 0.3 if side < 0 else board.width - image.width * 0.7
    board.image.paste(image, (round(x), round(board.height - image.height * 0.62)), image)
