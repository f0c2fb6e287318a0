"""Tiles: pictures whose edges meet, because each half is the mirror of the other."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from easel.engines.sketch.painting import Wish
from easel.model import Size


def quarter(wish: Wish) -> Wish:
    """Return the wish for the quarter that `mirrored` makes a whole picture of."""
    return replace(wish, size=Size(wish.size.width // 2, wish.size.height // 2))


def mirrored(image: Image.Image) -> Image.Image:
    """Return a picture of twice the sides whose opposite edges are equal to the pixel."""
    width, height = image.size
    across = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    whole = Image.new("RGB", (2 * width, 2 * height))
    whole.paste(image, (0, 0))
    whole.paste(across, (width, 0))
    whole.paste(image.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, height))
    whole.paste(across.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (width, height))
    return whole
