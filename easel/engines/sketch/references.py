"""Reference pictures: their colours lent to a scene, and their middle pasted into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from easel.engines.sketch.paint import Colour
from easel.model import Role

_PAPER: Colour = (250, 247, 240)
_LUMA_SHARE = 0.5
"""How far light and shade follow the reference: wholly, and a dark one would hide the scene."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """The reference pictures of a request by what they stand for.

    Characters and objects are both `figures`: a painter of shapes can't paint somebody it has
    only seen, so it cuts them out and glues them on.
    """

    images: list[Image.Image]
    styles: list[Image.Image]
    figures: list[Image.Image]

    @classmethod
    def of(cls, pictures: Sequence[Image.Image], roles: Sequence[Role]) -> References:
        """Sort `pictures` by their `roles`, one each."""
        images, styles, figures = [], [], []
        for picture, role in zip(pictures, roles, strict=True):
            if role is Role.IMAGE:
                images.append(picture)
            elif role is Role.STYLE:
                styles.append(picture)
            else:
                figures.append(picture)
        return cls(images=images, styles=styles, figures=figures)

    def dressed(self, picture: Image.Image) -> Image.Image:
        """Return `picture` (RGB) with the figures glued on, in the colours of the styles."""
        return self.recoloured(_with_cuttings(picture, self.figures))

    def recoloured(self, picture: Image.Image) -> Image.Image:
        """Return `picture` in the colours of the styles; as it is without any."""
        return _in_colours_of(picture, self.styles) if self.styles else picture


def _in_colours_of(picture: Image.Image, styles: list[Image.Image]) -> Image.Image:
    """Return `picture` with the mean and the spread that each band of colour has in `styles`."""
    strip = Image.new("RGB", (64 * len(styles), 64))
    for number, style in enumerate(styles):
        strip.paste(style.convert("RGB").resize((64, 64), Image.Resampling.BOX), (64 * number, 0))
    wanted = ImageStat.Stat(strip.convert("YCbCr"))
    flat = picture.convert("YCbCr")
    has = ImageStat.Stat(flat)
    table: list[int] = []
    for band, share in enumerate((_LUMA_SHARE, 1.0, 1.0)):
        stretch = wanted.stddev[band] / max(1.0, has.stddev[band])
        for value in range(256):
            moved = wanted.mean[band] + (value - has.mean[band]) * stretch
            table.append(max(0, min(255, round(value + (moved - value) * share))))
    painted = flat.point(table).convert("RGB")
    if picture.mode == "RGBA":
        painted.putalpha(picture.getchannel("A"))
    return painted


def _with_cuttings(picture: Image.Image, figures: list[Image.Image]) -> Image.Image:
    """Return `picture` with the middle of each figure as a paper cutting along its foot."""
    if not figures:
        return picture
    pasted = picture.copy()
    width, height = picture.size
    side = round(min(0.5 * height, 0.8 * width / len(figures)))
    for number, figure in enumerate(figures):
        cutting, outline = _cut(figure, side)
        corner = (
            round(width * (number + 0.5) / len(figures)) - cutting.width // 2,
            round(0.96 * height) - cutting.height,
        )
        pasted.paste(_PAPER, corner, outline.filter(ImageFilter.MaxFilter(5)))
        pasted.paste(cutting, corner, outline)
    return pasted


def _cut(figure: Image.Image, side: int) -> tuple[Image.Image, Image.Image]:
    """Return the middle of `figure`, at most `side` in size, and its outline (L).

    The outline is the figure's own where the rest is transparent, else an oval.
    """
    if figure.mode == "RGBA" and (box := figure.getchannel("A").getbbox()):
        shape = ImageOps.contain(figure.crop(box), (side, side))
        return shape.convert("RGB"), shape.getchannel("A")
    width, height = figure.size
    middle = figure.crop((width // 8, height // 16, width - width // 8, height - height // 16))
    cutting = ImageOps.contain(middle.convert("RGB"), (side, side))
    oval = ImageChops.invert(Image.radial_gradient("L")).point(
        [max(0, min(255, (value - 76) * 12)) for value in range(256)]
    )
    return cutting, oval.resize(cutting.size, Image.Resampling.BILINEAR)
