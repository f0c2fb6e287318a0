"""Water: the sea, rivers, mirrors of the sky, and the world below the surface."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from easel.engines.sketch.board import Board
from easel.engines.sketch.paint import Colour, Point, glow, gradient, mix, tone_at
from easel.engines.sketch.sheet import Sheet


def paint_sea(board: Board, shore: float) -> None:
    """Paint the sea from the horizon down to `shore`, with the light of the sky on it."""
    palette, light = board.light.palette, board.light
    deep = light.lit((38, 116, 158))
    near = light.lit((96, 190, 196))
    top, low = board.horizon, min(1.0, shore + 0.02)
    chance = board.chance("shore")
    phase = chance.uniform(0, math.tau)
    edge: list[Point] = [(x / 30, low + 0.012 * math.sin(x / 4 + phase)) for x in range(30, -1, -1)]
    board.wash(
        [(0.0, top), (1.0, top), *edge],
        mix(deep, palette.low, 0.45),
        mix(near, palette.middle, 0.35),
    )
    if shore < 1:
        foam = light.lit((255, 255, 250))
        pen = board.pen()
        pen.line(
            [board.at(x, y) for x, y in edge],
            fill=foam,
            width=round(board.unit * 0.008),
            joint="curve",
        )
        pen.line(
            [board.at(x, y - 0.016) for x, y in edge],
            fill=mix(foam, near, 0.5),
            width=round(board.unit * 0.004),
            joint="curve",
        )
    _ripples(board, top, low)
    _glitter(board, top, low)


def paint_river(board: Board) -> None:
    """Paint a river that winds from the horizon to the lower edge."""
    palette, light = board.light.palette, board.light
    chance = board.chance("river")
    lean, phase = chance.choice((-1, 1)), chance.uniform(0, math.tau)
    left: list[Point] = []
    right: list[Point] = []
    for i in range(25):
        t = i / 24
        x = 0.5 + lean * (0.22 * math.sin(t * 3.4 + phase * 0.2) * (0.3 + t) + 0.1 * t)
        half = 0.008 + 0.17 * t**1.5
        y = board.horizon + (1.02 - board.horizon) * t
        left.append((x - half, y))
        right.append((x + half, y))
    board.wash(
        [*left, *right[::-1]],
        mix(palette.low, light.lit((70, 150, 190)), 0.35),
        light.lit((58, 130, 176)),
    )
    pen = board.pen()
    bank = light.lit((210, 190, 140), 0.1)
    for side in (left, right):
        pen.line(
            [board.at(*p) for p in side],
            fill=bank,
            width=max(2, round(board.unit * 0.006)),
            joint="curve",
        )
    for _ in range(26):
        t = chance.random() ** 0.7
        k = min(24, int(t * 24))
        x = left[k][0] + (right[k][0] - left[k][0]) * chance.uniform(0.2, 0.8)
        px, py = board.at(x, left[k][1])
        wide = board.unit * 0.03 * (0.2 + t)
        pen.line(
            (px - wide, py, px + wide, py),
            fill=mix(palette.low, (255, 255, 255), 0.4),
            width=max(1, round(board.unit * 0.002 * (1 + t))),
        )


def paint_mirror(board: Board, shore: float) -> None:
    """Turn everything below `shore` into still water that mirrors what is above it."""
    line = round(shore * board.height)
    depth = board.height - line
    if depth < 4 or line < 4:
        return
    above = board.image.crop((0, max(0, line - round(depth * 1.9)), board.width, line))
    mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((board.width, depth))
    small = mirror.resize((board.width // 2, max(1, depth // 6)), Image.Resampling.BOX)
    mirror = Image.blend(mirror, small.resize(mirror.size, Image.Resampling.BILINEAR), 0.55)
    water = board.light.lit((52, 104, 146))
    mirror = Image.blend(
        mirror,
        gradient(mirror.size, ((0, mix(water, board.light.palette.low, 0.6)), (1, water))),
        0.3,
    )
    rows, chance = 56, board.chance("mirror", drifts=True)
    phase = chance.uniform(0, math.tau)
    for i in range(rows):
        top, low = depth * i // rows, depth * (i + 1) // rows
        strip = mirror.crop((0, top, board.width, low))
        shift = round(board.unit * 0.0022 * (1 + 5 * i / rows) * math.sin(i * 1.7 + phase))
        board.image.paste(strip, (0, line + top))
        board.image.paste(strip, (shift, line + top))
    board.tint(
        Image.new("L", (board.width, max(1, round(board.unit * 0.004))), 255),
        board.light.lit((60, 70, 60), 0.2),
        0.5,
        (0, line),
    )
    _ripples(board, shore + 0.01, 1.0)


def _ripples(board: Board, top: float, low: float) -> None:
    chance, pen = board.chance("ripples", drifts=True), board.pen()
    bright = mix(board.light.palette.low, (255, 255, 255), 0.35)
    for _ in range(70):
        t = chance.random() ** 1.4
        x, y = board.at(chance.random(), top + (low - top) * t)
        wide, thick = board.unit * (0.008 + 0.045 * t), board.unit * (0.001 + 0.003 * t)
        base = tone_at(board.image, int(x), int(y))
        tone = mix(base, bright, chance.uniform(0.25, 0.6))
        pen.polygon([(x - wide, y), (x, y - thick), (x + wide, y), (x, y + thick)], fill=tone)


def _glitter(board: Board, top: float, low: float) -> None:
    chance, pen = board.chance("glitter"), board.pen()
    for i in range(60):
        t = (i + chance.random()) / 60
        spread = (0.012 + 0.09 * t) * board.unit
        x = board.light.x * board.width + chance.gauss(0, 1) * spread * 0.6
        y = board.at(0, top + (low - top) * t)[1]
        wide, thick = board.unit * (0.006 + 0.02 * t), board.unit * (0.001 + 0.002 * t)
        pen.polygon(
            [(x - wide, y), (x, y - thick), (x + wide, y), (x, y + thick)],
            fill=mix(board.light.palette.sun, board.light.palette.glow, chance.random()),
        )


def paint_deep(board: Board) -> None:
    """Paint the world under water: shafts of light, sand, weeds and bubbles."""
    light = board.light
    tones: tuple[Colour, ...] = ((150, 226, 226), (58, 160, 196), (24, 88, 146))
    surface, middle, deep = (light.lit(tone) for tone in tones)
    board.image.paste(gradient(board.image.size, ((0, surface), (0.35, middle), (1, deep))))
    chance = board.chance("shafts")

    def shafts(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        for _ in range(7):
            x, wide = chance.uniform(-0.1, 1.0) * width, chance.uniform(0.03, 0.09) * width
            lean = chance.uniform(0.05, 0.3) * width
            pen.polygon(
                [(x, 0), (x + wide, 0), (x + wide * 2 + lean, height), (x + lean - wide, height)],
                fill=chance.randint(90, 220),
            )

    board.veil(shafts, light.lit((226, 255, 246)), 0.3, blur=0.02, coarse=8)
    sun = glow(round(board.unit * 0.8))
    board.brighten(
        sun,
        light.lit((150, 190, 160)),
        (round(light.x * board.width - sun.width / 2), -sun.width // 2),
    )


def paint_sea_floor(board: Board) -> None:
    """Add weeds, corals and bubbles to the deep, over the sand."""
    chance = board.chance("weeds")
    for _ in range(13):
        x = chance.uniform(0.0, 1.0)
        t = chance.random()
        tall = board.unit * chance.uniform(0.10, 0.3) * (0.5 + t)
        sheet = Sheet(round(tall), 0.6, ink=board.light.ink(0.35 * (1 - t)), side=0.2)
        tone = chance.choice(
            ((60, 150, 110), (96, 170, 90), (226, 110, 120), (240, 160, 90), (150, 100, 180))
        )
        with sheet.part(0.6):
            for k in range(4):
                bend = chance.uniform(-0.1, 0.1)
                px = 0.15 + k * 0.1
                sheet.stroke(
                    [
                        (px, 1.0),
                        (px + bend, 0.7),
                        (px - bend, 0.4),
                        (px + bend * 1.4, chance.uniform(0.02, 0.25)),
                    ],
                    0.075,
                    tone,
                    end=0.025,
                )
        px, py = board.at(x, board.horizon + (1 - board.horizon) * (0.15 + 0.9 * t))
        board.image.paste(
            sheet.image,
            (round(px - sheet.image.width / 2), round(py - sheet.image.height * 0.93)),
            sheet.image,
        )
    pen = board.pen()
    for _ in range(26):
        x, y = board.at(chance.random(), chance.random() * 0.9)
        r = board.unit * chance.uniform(0.003, 0.013)
        pen.ellipse(
            (x - r, y - r, x + r, y + r),
            outline=board.light.lit((214, 246, 250)),
            width=max(1, round(r * 0.22)),
        )
        pen.ellipse(
            (x - r * 0.5, y - r * 0.6, x - r * 0.1, y - r * 0.2),
            fill=board.light.lit((240, 255, 255)),
        )
