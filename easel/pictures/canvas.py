"""Cutting a picture to a ratio of width to height, and nothing else about it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, JpegImagePlugin, PngImagePlugin

from easel.errors import BrokenPicture
from easel.model import Aspect, Size
from easel.pictures.check import DECODING_ERRORS
from easel.pictures.headers import JPEG, PNG, Header, read_header

_METADATA = ("exif", "icc_profile", "xmp", "dpi")


def fits(size: Size, aspect: Aspect) -> bool:
    """Say whether `size` is as near to `aspect` as whole pixels allow."""
    return crop_size(size, aspect) == size


def crop_size(size: Size, aspect: Aspect) -> Size:
    """Return the largest size of `aspect` within `size`, to the nearest whole pixel.

    The shorter side is rounded first and the longer one follows it, so that the result fits.
    """
    if aspect.width >= aspect.height:
        height = min(size.height, _divided(size.width * aspect.height, aspect.width))
        return Size(min(size.width, _divided(height * aspect.width, aspect.height)), height)
    width = min(size.width, _divided(size.height * aspect.width, aspect.height))
    return Size(width, min(size.height, _divided(width * aspect.height, aspect.width)))


def crop_to(data: bytes, aspect: Aspect) -> bytes:
    """Return the middle of the picture `data` in the ratio `aspect`; `data` itself if it fits.

    The format stays, and with it a JPEG's quantization tables, a WebP's losslessness, and the
    metadata (EXIF, comment, text, ICC profile). Expects bytes that `check` has passed; raises
    BrokenPicture if they can't be decoded all the same.
    """
    header = read_header(data)
    wanted = crop_size(header.size, aspect)
    if wanted == header.size:
        return data
    left = (header.size.width - wanted.width) // 2
    top = (header.size.height - wanted.height) // 2
    try:
        with Image.open(BytesIO(data), formats=[header.media_type.removeprefix("image/")]) as image:
            cut = image.crop((left, top, left + wanted.width, top + wanted.height))
            settings = _metadata(image) | _coding(image, header)
            with BytesIO() as file:
                cut.save(file, image.format, **settings)
                return file.getvalue()
    except (*DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise BrokenPicture("it can't be decoded") from error


def _divided(dividend: int, divisor: int) -> int:
    """Divide to the nearest whole number, 1 or more; halves go up."""
    return max(1, (2 * dividend + divisor) // (2 * divisor))


def _metadata(image: Image.Image) -> dict[str, Any]:
    return {name: image.info[name] for name in _METADATA if image.info.get(name)}


def _coding(image: Image.Image, header: Header) -> dict[str, Any]:
    """Return the settings with which Pillow writes `image` as it was written."""
    if header.media_type == JPEG and isinstance(image, JpegImagePlugin.JpegImageFile):
        return {
            "qtables": image.quantization,
            "subsampling": JpegImagePlugin.get_sampling(image),
            "progressive": bool(image.info.get("progressive")),
            "comment": image.info.get("comment", b""),
        }
    if header.media_type == PNG and isinstance(image, PngImagePlugin.PngImageFile):
        words = PngImagePlugin.PngInfo()
        for name, text in image.text.items():
            words.add_itxt(name, text)
        return {"pnginfo": words, "compress_level": 1}  # level 6 takes three times as long
    return {"lossless": header.lossless, "quality": 90, "method": 0}  # method 4: 3.5 times
