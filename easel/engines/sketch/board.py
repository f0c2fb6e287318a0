"""The board that a picture is painted on, at several times its final size."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from easel.engines.sketch.light import Light
from easel.engines.sketch.paint import Colour, Point, dice, gradient, scaled
from easel.engines.sketch.scene import Scene

_AUTUMN: tuple[Colour, ...] = ((226, 140, 52), (212, 88, 50), (238, 186, 74), (180, 112, 54))


@dataclass(slots=True, kw_only=True)
class Board:
    """The picture in work, RGB, and everything that painters of sky and land must know.

    Places are shares of the picture: (0, 0) top left to (1, 1) bottom right. `unit` is the
    length in pixels that sizes are measured by, so that wide and tall pictures both look right.
    `key` names the picture's chance and `drift` that of a variation of it.
    """

    image: Image.Image
    scene: Scene
    light: Light
    horizon: float
    key: str
    drift: str = ""
    detail: float = 1.0

    @property
    def width(self) -> int:
        return self.image.width

    @property
    def height(self) -> int:
        return self.image.height

    @property
    def unit(self) -> float:
        return min(self.height, self.width * 1.25)

    def chance(self, name: str, *, drifts: bool = False) -> random.Random:
        """Return the chance called `name`; with `drifts` it differs between variations."""
        return dice(self.key, name, self.drift if drifts else "")

    def leaves(self, kind: str, chance: random.Random) -> Colour | None:
        """Return the colour of a plant's leaves when it is not its usual one: in autumn."""
        if self.scene.has("autumn") and kind in ("tree", "bush"):
            return chance.choice(_AUTUMN)
        return None

    def at(self, x: float, y: float) -> Point:
        """Return the pixel at a place."""
        return (x * self.width, y * self.height)

    def pen(self) -> ImageDraw.ImageDraw:
        """Return a pen for the picture, which overwrites what it draws over."""
        return ImageDraw.Draw(self.image)

    def wash(
        self, outline: Sequence[Point], top: Colour, bottom: Colour, *, strength: float = 1.0
    ) -> None:
        """Fill an outline (in places) with a vertical gradient."""
        points = [self.at(*point) for point in outline]
        left = max(0, int(min(x for x, _ in points)))
        right = min(self.width, int(max(x for x, _ in points)) + 1)
        upper = max(0, int(min(y for _, y in points)))
        lower = min(self.height, int(max(y for _, y in points)) + 1)
        if right <= left or lower <= upper:
            return
        mask = Image.new("L", (right - left, lower - upper))
        ImageDraw.Draw(mask).polygon(
            [(x - left, y - upper) for x, y in points], fill=round(255 * strength)
        )
        self.image.paste(gradient(mask.size, ((0, top), (1, bottom))), (left, upper), mask)

    def tint(self, mask: Image.Image, colour: Colour, strength: float, at: Point = (0, 0)) -> None:
        """Lay `colour` over the picture where `mask` (L, in pixels) says."""
        self.image.paste(colour, (round(at[0]), round(at[1])), scaled(mask, strength))

    def veil(
        self,
        draw: Callable[[ImageDraw.ImageDraw, int, int], None],
        colour: Colour,
        strength: float,
        *,
        blur: float = 0.0,
        coarse: int = 4,
    ) -> None:
        """Lay a soft shape over the picture; `draw` gets a pen for a 1/`coarse` of it, and size."""
        size = (max(1, self.width // coarse), max(1, self.height // coarse))
        mask = Image.new("L", size)
        draw(ImageDraw.Draw(mask), *size)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * size[1]))
        self.tint(mask.resize(self.image.size, Image.Resampling.BILINEAR), colour, strength)

    def brighten(self, mask: Image.Image, colour: Colour, at: tuple[int, int]) -> None:
        """Add light of `colour` where `mask` says: a glow."""
        box = (
            max(0, at[0]),
            max(0, at[1]),
            min(self.width, at[0] + mask.width),
            min(self.height, at[1] + mask.height),
        )
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        part = mask.crop((box[0] - at[0], box[1] - at[1], box[2] - at[0], box[3] - at[1]))
        light = Image.composite(
            Image.new("RGB", part.size, colour), Image.new("RGB", part.size), part
        )
        self.image.paste(ImageChops.screen(self.image.crop(box), light), box)
