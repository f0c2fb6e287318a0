"""The sheet on which one thing is drawn: shapes in units, lit from one side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from easel.engines.sketch.paint import Colour, Point, curve, scaled, shifted

MARGIN = 0.08
_DARK, _BRIGHT = (38, 26, 72), (255, 246, 220)


def as_is(colour: Colour) -> Colour:
    """Return `colour`: the ink of a sheet that no light falls on."""
    return colour


class Sheet:
    """A transparent sheet for one thing, facing right and standing on y = 1.

    Units: the thing is 1 high and `aspect` wide, x from 0, y from 0 at the top; a margin of
    MARGIN units around takes what sticks out. `ink` turns a colour into that colour in the
    scene's light; `side` is where the light comes from, -1 (left) to 1 (right).
    """

    def __init__(
        self,
        pixels: int,
        aspect: float,
        *,
        ink: Callable[[Colour], Colour] = as_is,
        side: float = -0.7,
    ) -> None:
        self.unit = max(8, pixels)
        self.ink = ink
        self.side = side
        self._edge = MARGIN * self.unit
        width = round(aspect * self.unit + 2 * self._edge)
        height = round(self.unit + 2 * self._edge)
        self._take(Image.new("RGBA", (width, height)))

    def _take(self, image: Image.Image) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image)

    def _at(self, point: Point) -> Point:
        return (point[0] * self.unit + self._edge, point[1] * self.unit + self._edge)

    def _tone(
        self, colour: Colour, alpha: int = 255, *, own: bool = False
    ) -> tuple[int, int, int, int]:
        return (*(colour if own else self.ink(colour)), alpha)

    @contextmanager
    def part(self, depth: float = 1.0) -> Iterator[None]:
        """Draw what follows as one body with form: shadow on its far side, light on its near."""
        below = self.image
        self._take(Image.new("RGBA", below.size))
        yield
        drawn = self.image
        self._take(below)
        box = drawn.getbbox()
        if box is not None:
            piece = _modelled(drawn.crop(box), self.side, depth, self.ink(_BRIGHT))
            below.alpha_composite(piece, (box[0], box[1]))

    def polygon(self, points: Sequence[Point], colour: Colour, *, alpha: int = 255) -> None:
        """Fill a shape with straight sides."""
        self._draw.polygon([self._at(p) for p in points], fill=self._tone(colour, alpha))

    def blob(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a shape with a smooth outline through `points`."""
        self.polygon(curve(points, closed=True), colour)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: Colour,
        *,
        alpha: int = 255,
        own: bool = False,
    ) -> None:
        """Fill a rectangle. `own` keeps the colour whatever the light: it shines itself."""
        x, y = self._at((left, top))
        z, w = self._at((right, bottom))
        self._draw.rectangle((x, y, max(x, z), max(y, w)), fill=self._tone(colour, alpha, own=own))

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: Colour,
        *,
        turn: float = 0.0,
        alpha: int = 255,
        own: bool = False,
    ) -> None:
        """Fill an oval around (x, y), turned clockwise by `turn` radians."""
        tone = self._tone(colour, alpha, own=own)
        if turn:
            cos, sin = math.cos(turn), math.sin(turn)
            ring = [
                (rx * math.cos(a / 16 * math.tau), ry * math.sin(a / 16 * math.tau))
                for a in range(16)
            ]
            turned = [(x + p * cos - q * sin, y + p * sin + q * cos) for p, q in ring]
            self._draw.polygon(
                [self._at(p) for p in curve(turned, closed=True, steps=3)], fill=tone
            )
            return
        left, top = self._at((x - rx, y - ry))
        right, bottom = self._at((x + rx, y + ry))
        self._draw.ellipse((left, top, right, bottom), fill=tone)

    def stroke(
        self,
        points: Sequence[Point],
        width: float,
        colour: Colour,
        *,
        end: float | None = None,
        alpha: int = 255,
    ) -> None:
        """Draw a smooth line with round ends, `width` units wide, running out to `end`."""
        line = [self._at(p) for p in (curve(points, closed=False) if len(points) > 2 else points)]
        tone = self._tone(colour, alpha)
        last = max(1, len(line) - 1)
        stop = width if end is None else end
        radii = [
            max(0.5, (width + (stop - width) * i / last) * self.unit / 2) for i in range(len(line))
        ]
        for (x, y), r in zip(line, radii, strict=True):
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=tone)
        for i in range(len(line) - 1):
            self._link(line[i], line[i + 1], radii[i], radii[i + 1], tone)

    def _link(
        self, a: Point, b: Point, r: float, s: float, tone: tuple[int, int, int, int]
    ) -> None:
        length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        nx, ny = (a[1] - b[1]) / length, (b[0] - a[0]) / length
        self._draw.polygon(
            [
                (a[0] + nx * r, a[1] + ny * r),
                (b[0] + nx * s, b[1] + ny * s),
                (b[0] - nx * s, b[1] - ny * s),
                (a[0] - nx * r, a[1] - ny * r),
            ],
            fill=tone,
        )

    def line(
        self, points: Sequence[Point], width: float, colour: Colour, *, alpha: int = 255
    ) -> None:
        """Draw a straight-edged line, at least one pixel wide."""
        self._draw.line(
            [self._at(p) for p in points],
            fill=self._tone(colour, alpha),
            width=max(1, round(width * self.unit)),
            joint="curve",
        )


def _modelled(piece: Image.Image, side: float, depth: float, bright: Colour) -> Image.Image:
    """Return `piece` with soft shadow away from the light and soft light towards it."""
    alpha = piece.getchannel("A")
    factor = max(1, min(piece.size) // 40)
    small = alpha.reduce(factor)
    reach = max(1, min(small.size) // 5)
    room = Image.new("L", (small.width + 2 * reach, small.height + 2 * reach))
    room.paste(small, (reach, reach))
    soft = room.filter(ImageFilter.GaussianBlur(reach * 0.7))
    step = (round(side * reach * 0.9), round(-reach * 0.7))
    dark = ImageChops.subtract(room, shifted(soft, *step))
    lit = ImageChops.subtract(room, shifted(soft, -step[0], -step[1]))
    inner = (reach, reach, reach + small.width, reach + small.height)
    for mask, colour, strength in ((dark, _DARK, 0.5 * depth), (lit, bright, 0.42 * depth)):
        wide = mask.crop(inner).resize(piece.size, Image.Resampling.BILINEAR)
        piece.paste((*colour, 255), mask=scaled(wide, strength))
    piece.putalpha(alpha)
    return piece
