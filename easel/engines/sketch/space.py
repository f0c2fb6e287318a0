"""The deep of space: nebulae, stars and a planet."""

from __future__ import annotations

import math

from PIL import Image

from easel.engines.sketch.board import Board
from easel.engines.sketch.paint import gradient, mix, noise, shade
from easel.engines.sketch.sheet import Sheet
from easel.engines.sketch.sky import paint_stars


def paint_space(board: Board) -> None:
    """Paint the whole board with the deep of space: nebulae, stars, a planet with a ring."""
    night = board.light.palette
    board.image.paste(
        gradient(
            board.image.size,
            ((0, (8, 8, 28)), (0.6, mix((24, 18, 62), night.middle, 0.3)), (1, (44, 28, 84))),
        )
    )
    for name, tone in (("one", (126, 70, 170)), ("two", (50, 120, 176)), ("three", (214, 92, 132))):
        cloud = noise(board.chance("nebula " + name), (board.width // 8, board.height // 8), (3, 3))
        mask = cloud.point([max(0, min(255, (value - 128) * 4)) for value in range(256)])
        board.tint(mask.resize(board.image.size, Image.Resampling.BICUBIC), tone, 0.55)
    paint_stars(board, 320)
    _planet(board)


def _planet(board: Board) -> None:
    chance = board.chance("planet")
    tone = chance.choice(((226, 150, 96), (110, 160, 214), (196, 120, 170), (140, 190, 160)))
    sheet = Sheet(round(board.unit * chance.uniform(0.2, 0.34)), 1.0, side=-0.8)
    ring = chance.random() < 0.7
    if ring:
        sheet.stroke([(-0.06, 0.62), (0.5, 0.36), (1.06, 0.36)], 0.03, shade(tone, 0.5))
    with sheet.part(1.6):
        sheet.oval(0.5, 0.5, 0.4, 0.4, tone)
        for y, by in ((0.3, 0.2), (0.44, -0.12), (0.58, 0.25), (0.7, -0.15)):
            half = math.sqrt(max(0.0, 0.158 - (y - 0.5) ** 2))
            sheet.stroke(
                [(0.5 - half, y), (0.5, y + 0.03), (0.5 + half, y)], 0.05, shade(tone, by), end=0.03
            )
    if ring:
        sheet.stroke(
            [(-0.06, 0.62), (0.3, 0.7), (0.8, 0.56), (1.06, 0.38)], 0.035, shade(tone, 0.55)
        )
    x, y = board.at(
        chance.choice((chance.uniform(0.1, 0.3), chance.uniform(0.7, 0.9))),
        chance.uniform(0.15, 0.28),
    )
    board.image.paste(
        sheet.image,
        (round(x - sheet.image.width / 2), round(y - sheet.image.height / 2)),
        sheet.image,
    )
