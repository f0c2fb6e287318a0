"""Pictures that come in: opened whole, or refused with a reason."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from easel.errors import BrokenPicture, NotAPicture, WrongSize
from easel.model import Size

MOST_PIXELS = 50_000_000

_FORMATS = ("PNG", "JPEG", "WEBP")


def opened(data: bytes) -> Image.Image:
    """Return the picture in `data`, loaded: work for a thread.

    Raises NotAPicture, BrokenPicture, or WrongSize for more than MOST_PIXELS.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise WrongSize(size=str(Size(*image.size)), limit=f"{MOST_PIXELS} pixels")
        image.load()
    except UnidentifiedImageError as error:
        raise NotAPicture from error
    except Image.DecompressionBombError as error:
        raise WrongSize(size="far too large", limit=f"{MOST_PIXELS} pixels") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise BrokenPicture(str(error)) from error
    return image
