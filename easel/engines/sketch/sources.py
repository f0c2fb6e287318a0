"""Pictures that come in, read with what they carry; and pictures that go out."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin

from easel.engines.incoming import opened
from easel.engines.sketch.recipe import Recipe, from_picture, to_comment
from easel.errors import BrokenPicture, WrongSize
from easel.model import Size


def open_source(data: bytes) -> tuple[Image.Image, Recipe | None]:
    """Return a source as RGB, or RGBA when it has transparency, with its recipe if it has one.

    Raises NotAPicture, BrokenPicture or WrongSize.
    """
    image = opened(data)
    recipe = from_picture(image)
    return image.convert("RGBA" if image.has_transparency_data else "RGB"), recipe


def open_mask(data: bytes, size: tuple[int, int]) -> Image.Image:
    """Return where to paint as L: 255 where the mask is transparent, 0 where it is opaque.

    Raises WrongSize for a mask that is not of `size`, BrokenPicture for one without alpha.
    """
    image = opened(data)
    if image.size != size:
        raise WrongSize(size=str(Size(*image.size)), limit=str(Size(*size)))
    if not image.has_transparency_data:
        raise BrokenPicture("the mask has no transparency")
    return image.convert("RGBA").getchannel("A").point([255 - value for value in range(256)])


def to_partial(image: Image.Image) -> bytes:
    """Return an unfinished picture as a JPEG that is quick to send."""
    return _saved(image.convert("RGB"), format="JPEG", quality=72)


def to_jpeg(image: Image.Image, recipe: Recipe | None) -> bytes:
    """Return a finished picture as a JPEG that carries its recipe."""
    comment = to_comment(recipe) if recipe else b""
    return _saved(image, format="JPEG", quality=90, comment=comment)


def to_png(image: Image.Image, recipe: Recipe | None) -> bytes:
    """Return a finished picture as a PNG: not one pixel changes on the way."""
    notes = PngImagePlugin.PngInfo()
    if recipe is not None:
        notes.add_text("Comment", to_comment(recipe).decode("ascii"))
    return _saved(image, format="PNG", pnginfo=notes, compress_level=4)


def _saved(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, **options)  # type: ignore[arg-type]  # options differ by format
    return buffer.getvalue()
