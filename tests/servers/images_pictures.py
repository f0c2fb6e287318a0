"""Pictures for the stand-in of the Images API: real ones, made once and kept."""

from __future__ import annotations

import io
import random
from functools import lru_cache

from PIL import Image

VARIANTS = 8
"""How many different pictures there are of one kind, taken in turn."""

_LONGEST_SEGMENT = 65_533


@lru_cache(maxsize=256)
def picture(width: int, height: int, kind: str, variant: int, size_bytes: int = 0) -> bytes:
    """Return a picture as PNG, JPEG or WebP; a JPEG is filled up to about `size_bytes`."""
    hue = variant * 256 // VARIANTS
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("HSV", (ramp.point(lambda v: (hue + v // 4) % 256), ramp, ramp))
    file = io.BytesIO()
    image.convert("RGB").save(file, kind.upper())
    data = file.getvalue()
    return _filled(data, size_bytes, variant) if kind == "jpeg" else data


def _filled(jpeg: bytes, size_bytes: int, variant: int) -> bytes:
    """Put comments behind the JPEG's first marker: as large as a detailed one, as cheap to load."""
    chance = random.Random(variant)
    parts = [jpeg[:2]]
    missing = size_bytes - len(jpeg)
    while missing > 0:
        length = min(missing, _LONGEST_SEGMENT)
        parts.append(b"\xff\xfe" + (length + 2).to_bytes(2, "big") + chance.randbytes(length))
        missing -= length + 4
    return b"".join([*parts, jpeg[2:]])
