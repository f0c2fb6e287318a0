"""What stands at the horizon: mountains, hills, woods and towns, bluer the farther."""

from __future__ import annotations

import random

from PIL import Image

from easel.engines.sketch.board import Board
from easel.engines.sketch.cast import Look
from easel.engines.sketch.land import GROUND, ground_of, profile
from easel.engines.sketch.paint import Colour, Point, mix, shade
from easel.engines.sketch.plants import PLANTS
from easel.engines.sketch.sheet import Sheet


def paint_distance(board: Board) -> None:
    """Paint what stands at the horizon, far to near."""
    scene = board.scene
    if scene.has("mountains"):
        for i, (rise, depth) in enumerate(((0.34, 0.62), (0.25, 0.4), (0.15, 0.22))):
            _mountains(board, i, rise, depth)
    if scene.has("city") and "city" not in scene.avoid:
        for depth, rise in ((0.72, 0.3), (0.5, 0.22)):
            _skyline(board, depth, rise)
    if scene.has("sea", "underwater"):
        return
    rises = ((0.10, 0.6), (0.055, 0.42))
    for i, (rise, depth) in enumerate(rises):
        _ridge(board, f"hill{i}", rise * (1.6 if scene.has("hills") else 1.0), depth)
    if scene.has("forest") or not scene.has("desert", "moon", "snow", "city", "field", "beach"):
        _tree_line(board, dense=scene.has("forest"))


def _ridge(board: Board, name: str, rise: float, depth: float) -> None:
    tone, _ = GROUND[ground_of(board)]
    top = board.horizon
    line: list[Point] = [
        (x / 60, top - rise * h) for x, h in enumerate(profile(board.chance(name), 0.35))
    ]
    colour = board.light.lit(shade(tone, -0.12), depth)
    board.wash(
        [*line, (1.0, top + 0.02), (0.0, top + 0.02)],
        colour,
        mix(colour, board.light.palette.haze, 0.4),
    )


def _mountains(board: Board, layer: int, rise: float, depth: float) -> None:
    chance = board.chance(f"mountains{layer}")
    rock = board.light.lit((112, 122, 150), depth)
    snow = board.light.lit((250, 250, 255), depth * 0.55)
    dark = board.light.lit((82, 88, 124), depth)
    count = 3 + layer
    for i in chance.sample(range(count), count):
        x = (i + chance.uniform(0.2, 0.8)) / count
        tall, wide = (
            rise * chance.uniform(0.65, 1.0),
            rise * chance.uniform(0.9, 1.25) * board.unit / board.width * 1.1,
        )
        _peak(board, chance, (x, board.horizon - tall), (tall, wide), (rock, dark, snow))


def _peak(
    board: Board,
    chance: random.Random,
    top: Point,
    size: Point,
    tones: tuple[Colour, Colour, Colour],
) -> None:
    """Paint one mountain: lit side, dark side, and a cap of snow with a jagged hem."""
    (x, y), (tall, wide) = top, size
    rock, dark, snow = tones
    if board.light.x < x:
        left, right = rock, dark
    else:
        left, right = dark, rock
    base = y + tall + 0.02
    haze = board.light.palette.haze
    spine = [
        (x, y),
        (x + wide * 0.06, y + tall * 0.3),
        (x - wide * 0.05, y + tall * 0.55),
        (x + wide * 0.08, base),
    ]
    board.wash(
        [(x, y), (x - wide * 0.4, y + tall * 0.45), (x - wide, base), *spine[:0:-1]],
        left,
        mix(left, haze, 0.45),
    )
    board.wash(
        [*spine, (x + wide, base), (x + wide * 0.45, y + tall * 0.42)],
        right,
        mix(right, haze, 0.45),
    )
    hem: list[Point] = [(x, y)]
    for k in range(7):
        t = k / 6
        px = x - wide * 0.36 * (1 - t) + wide * 0.38 * t
        drop = 0.4 * abs(px - x) / wide / 0.4 * 0.45
        hem.append(
            (px, y + tall * (drop + (0.16 if k % 2 else 0.02) * chance.uniform(0.6, 1.2) + 0.03))
        )
    board.wash(hem, snow, mix(snow, left, 0.2))


def _tree_line(board: Board, *, dense: bool) -> None:
    """Paste rows of small trees along the horizon, bluer the farther they stand."""
    if board.scene.avoid & {"tree", "forest"}:
        return
    chance = board.chance("tree line")
    snowy = board.scene.has("snow")
    for depth, size, count, drop in (
        ((0.5, 0.10, 26, 0.004), (0.3, 0.2, 20, 0.02)) if dense else ((0.5, 0.07, 16, 0.005),)
    ):
        kinds = (
            ("snowy_fir", "fir") if snowy else ("fir", "tree") if dense else ("tree", "tree", "fir")
        )
        stamps = [_stamp(board, kind, size, depth, i) for i, kind in enumerate(kinds)]
        for i in range(count):
            if not dense and chance.random() < 0.25:
                continue
            stamp = chance.choice(stamps)
            k = chance.uniform(0.7, 1.15)
            tree = stamp.resize(
                (max(1, round(stamp.width * k)), max(1, round(stamp.height * k))),
                Image.Resampling.BILINEAR,
            )
            x = (i + chance.uniform(0, 1)) / count * board.width - tree.width / 2
            y = (
                board.horizon + drop + chance.uniform(0, 0.012)
            ) * board.height - tree.height * 0.94
            board.image.paste(tree, (round(x), round(y)), tree)


def _stamp(board: Board, kind: str, size: float, depth: float, number: int) -> Image.Image:
    cast = PLANTS[kind]
    sheet = Sheet(
        round(board.unit * size),
        cast.aspect,
        ink=board.light.ink(depth),
        side=board.light.side(0.5),
    )
    chance = board.chance(f"stamp{number}")
    cast.paint(sheet, Look(colour=board.leaves(kind, chance), chance=chance))
    return sheet.image


def _skyline(board: Board, depth: float, rise: float) -> None:
    chance = board.chance(f"skyline{depth}")
    pen = board.pen()
    x = -0.02
    while x < 1.02:
        wide = chance.uniform(0.03, 0.075) * min(1.0, board.unit / board.width * 1.2)
        top = board.horizon - rise * chance.uniform(0.3, 1.0)
        tone = board.light.lit(
            chance.choice(((110, 128, 160), (140, 132, 150), (96, 116, 150))), depth
        )
        left, upper = board.at(x, top)
        right, lower = board.at(x + wide, board.horizon + 0.02)
        pen.rectangle((left, upper, right, lower), fill=tone)
        _windows(board, chance, (left, upper, right, lower), tone)
        x += wide * chance.uniform(0.85, 1.25)


def _windows(
    board: Board, chance: random.Random, box: tuple[float, float, float, float], wall: Colour
) -> None:
    left, top, right, low = box
    pen, step = board.pen(), board.unit * 0.014
    y = top + step
    while y < low - step:
        x = left + step * 0.6
        while x < right - step * 0.6:
            if chance.random() < 0.55:
                lit = board.light.night and chance.random() < 0.6
                tone = (255, 214, 130) if lit else mix(wall, board.light.palette.low, 0.28)
                pen.rectangle((x, y, x + step * 0.38, y + step * 0.5), fill=tone)
            x += step
        y += step
