"""A small likeness of a picture that is still being drawn."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from easel.errors import BrokenPicture, WrongSize
from easel.model import Aspect
from easel.pictures.check import DECODING_ERRORS
from easel.pictures.headers import read_header
from easel.pictures.shrink import as_jpeg, on_white

SIDE = 512
LIMIT = 100_000
QUALITIES = (80, 60, 40, 20)
# So many patches on the longer side tell the colours of a picture and nothing that is in it.
PATCHES = 6


def preview(data: bytes, aspect: Aspect, *, max_pixels: int) -> bytes:
    """Return a JPEG of at most SIDE pixels a side and LIMIT bytes, cut to `aspect`.

    A JPEG is decoded at a fraction of its size: 4 ms for one of 1024x1024. Raises NotAPicture,
    BrokenPicture, and WrongSize for more than `max_pixels`, which are never decoded.
    """
    small = _small(data, aspect, SIDE, max_pixels)
    for quality in QUALITIES:
        smaller = as_jpeg(small, quality)
        if len(smaller) <= LIMIT:
            break
    return smaller


def colours(data: bytes, aspect: Aspect, *, max_pixels: int) -> bytes:
    """Return a JPEG of a preview's size that has run into a few patches of colour.

    Raises as `preview` does.
    """
    patches = _small(data, aspect, PATCHES, max_pixels)
    scale = SIDE / max(patches.size)
    size = (round(patches.width * scale), round(patches.height * scale))
    return as_jpeg(patches.resize(size, Image.Resampling.BICUBIC), QUALITIES[0])


def _small(data: bytes, aspect: Aspect, side: int, max_pixels: int) -> Image.Image:
    """Return a picture cut to `aspect`, its longer side at most `side` pixels."""
    header = read_header(data)
    if header.size.pixels > max_pixels:
        raise WrongSize(size=str(header.size), limit=f"at most {max_pixels} pixels")
    longest = min(side, max(header.size.width, header.size.height))
    scale = longest / max(aspect.width, aspect.height)
    size = (max(1, round(aspect.width * scale)), max(1, round(aspect.height * scale)))
    kind = header.media_type.removeprefix("image/")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            opened.draft("RGB", size)
            return ImageOps.fit(on_white(opened), size)
    except (*DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise BrokenPicture("it can't be decoded") from error
