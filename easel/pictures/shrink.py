"""A picture made small enough to be posted, where the provider's own bytes are not."""

from __future__ import annotations

import io

from PIL import Image

QUALITIES = (90, 80, 70, 50)


def shrink_to(data: bytes, limit: int) -> bytes:
    """Return the picture as a JPEG of at most `limit` bytes, or the smallest that it gets.

    First the quality is lowered, then the sides are halved, down to 256 pixels; transparent
    parts become white. `data` is a picture that `check` has passed.
    """
    with Image.open(io.BytesIO(data)) as opened:
        picture = on_white(opened)
    while True:
        for quality in QUALITIES:
            smaller = as_jpeg(picture, quality)
            if len(smaller) <= limit:
                return smaller
        if min(picture.size) < 512:
            return smaller
        picture = picture.resize(
            (picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS
        )


def on_white(picture: Image.Image) -> Image.Image:
    """Return `picture` in RGB, with white where it was transparent."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def as_jpeg(picture: Image.Image, quality: int) -> bytes:
    """Return `picture` as the bytes of a JPEG."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
