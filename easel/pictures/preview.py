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


def preview(data: bytes, aspect: Aspect, *, max_pixels: int) -> bytes:
    """Return a JPEG of at most SIDE pixels a side and LIMIT bytes, cut to `aspect`.

    A JPEG is decoded at a fraction of its size: 4 ms for one of 1024x1024. Raises NotAPicture,
    BrokenPicture, and WrongSize for more than `max_pixels`, which are never decoded.
    """
    header = read_header(data)
    if header.size.pixels > max_pixels:
        raise WrongSize(size=str(header.size), limit=f"at most {max_pixels} pixels")
    longest = min(SIDE, max(header.size.width, header.size.height))
    scale = longest / max(aspect.width, aspect.height)
    size = (max(1, round(aspect.width * scale)), max(1, round(aspect.height * scale)))
    kind = header.media_type.removeprefix("image/")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            opened.draft("RGB", size)
            small = ImageOps.fit(on_white(opened), size)
    except (*DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise BrokenPicture("it can't be decoded") from error
    for quality in QUALITIES:
        smaller = as_jpeg(small, quality)
        if len(smaller) <= LIMIT:
            break
    return smaller
