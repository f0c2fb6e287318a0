"""Is it a whole picture that may be kept? Bombs, cuts and damage are refused before they cost."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from easel.errors import BrokenPicture, WrongSize
from easel.model import Size
from easel.pictures.headers import JPEG, PNG, PNG_SIGNATURE, WEBP, Header, read_header

# What Pillow raises for bytes that are damaged, besides DecompressionBombError.
DECODING_ERRORS = (OSError, SyntaxError, ValueError, IndexError, struct.error, zlib.error)

_PADDING = b"\0\r\n "
_JPEG_END = b"\xff\xd9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a picture turned out to be: image/png, image/jpeg or image/webp, and its pixels."""

    media_type: str
    size: Size


def check(data: bytes, *, max_bytes: int, max_pixels: int, min_side: int) -> Checked:
    """Return what `data` is, having made sure that all of it is there.

    A PNG's chunks are held against their checksums, then each is decoded: 4 ms for a JPEG of
    1024x1024, 15 for a PNG, 20 for a WebP. Raises NotAPicture, BrokenPicture for what is
    cut, damaged or animated, WrongSize for what is beyond the limits; those are read from the
    header, before anything is decoded.
    """
    if len(data) > max_bytes:
        raise WrongSize(size=f"{len(data)} bytes", limit=f"at most {max_bytes} bytes")
    header = read_header(data)
    _refuse_size(header.size, max_pixels, min_side)
    if header.media_type == PNG:
        _walk_chunks(data)
    else:
        _refuse_cut(data, header)
    _decode(data, header)
    return Checked(media_type=header.media_type, size=header.size)


def _refuse_size(size: Size, max_pixels: int, min_side: int) -> None:
    if size.pixels > max_pixels:
        raise WrongSize(size=str(size), limit=f"at most {max_pixels} pixels")
    if min(size.width, size.height) < min_side:
        raise WrongSize(size=str(size), limit=f"at least {min_side} pixels a side")


def _walk_chunks(data: bytes) -> None:
    """Follow a PNG's chunks to its last one; every byte is covered by one of the checksums."""
    view = memoryview(data)
    position = len(PNG_SIGNATURE)
    kind, has_pixels = b"", False
    while kind != b"IEND":
        if position + 12 > len(data):
            raise BrokenPicture("it is cut")
        (length,) = struct.unpack_from(">I", data, position)
        end = position + 8 + length
        if end + 4 > len(data):
            raise BrokenPicture("it is cut")
        (wanted,) = struct.unpack_from(">I", data, end)
        if zlib.crc32(view[position + 4 : end]) != wanted:
            raise BrokenPicture("a checksum is wrong")
        kind = data[position + 4 : position + 8]
        if kind == b"acTL":
            raise BrokenPicture("it is animated")
        has_pixels = has_pixels or kind == b"IDAT"
        position = end + 4
    if not has_pixels:
        raise BrokenPicture("it has no pixels")
    if data[position:].strip(_PADDING):
        raise BrokenPicture("there is more after its end")


def _refuse_cut(data: bytes, header: Header) -> None:
    if header.moves:
        raise BrokenPicture("it is animated")
    if header.media_type == JPEG and not data.rstrip(_PADDING).endswith(_JPEG_END):
        raise BrokenPicture("it is cut")
    if header.media_type == WEBP:
        (length,) = struct.unpack_from("<I", data, 4)
        if 8 + length > len(data):
            raise BrokenPicture("it is cut")
        if data[8 + length :].strip(_PADDING):
            raise BrokenPicture("there is more after its end")


def _decode(data: bytes, header: Header) -> None:
    kind = header.media_type.removeprefix("image/")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            image.load()
            size = Size(*image.size)
    except (*DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise BrokenPicture("it can't be decoded") from error
    if size != header.size:
        raise BrokenPicture("its header lies about its size")
