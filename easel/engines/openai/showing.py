"""A picture as a text model is shown it."""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageOps

from easel.engines.incoming import opened

LONGEST_SIDE = 2048
"""Vision models look at no more pixels than that on a side, and 20 MB is the most they take."""

_PAPER = (255, 255, 255)


def data_url(picture: bytes) -> str:
    """Return `picture` as the address of a JPEG that stands in the address: work for a thread.

    It is written anew and smaller where it is large, so that nothing beside the picture itself
    leaves: a pupil's photo tells in its file where it was taken. Raises NotAPicture,
    BrokenPicture or WrongSize.
    """
    # as it is meant to be seen, since what says so does not go along
    image = ImageOps.exif_transpose(opened(picture))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    file = io.BytesIO()
    _flat(image).save(file, "JPEG", quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode('ascii')}"


def _flat(image: Image.Image) -> Image.Image:
    """Return `image` as RGB on white paper: a new picture, that knows nothing of the file."""
    flat = Image.new("RGB", image.size, _PAPER)
    if image.has_transparency_data:
        cut = image.convert("RGBA")
        flat.paste(cut, mask=cut)
    else:
        flat.paste(image.convert("RGB"))
    return flat
