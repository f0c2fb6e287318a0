"""What the first bytes of a PNG, JPEG or WebP say: its kind, its size, whether it moves.

Read here and not by a decoder, which may set memory aside for the size before it can be refused.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from easel.errors import BrokenPicture, NotAPicture
from easel.model import Size

PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_SOI = b"\xff\xd8\xff"
_BARE_MARKERS = {0x01, *range(0xD0, 0xD8)}  # they have no length
_FRAME_MARKERS = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_END_OF_HEADER = {0xD9, 0xDA}  # the end, or the first scan
_WEBP_ANIMATED = 0x02


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a picture says of itself; `lossless` matters for WebP, which can be either."""

    media_type: str
    size: Size
    moves: bool = False
    lossless: bool = False


def read_header(data: bytes) -> Header:
    """Return what `data` says of itself.

    Raises NotAPicture when it begins like none of the three, BrokenPicture when it ends too soon.
    """
    try:
        if data.startswith(PNG_SIGNATURE):
            return _png(data)
        if data.startswith(_SOI):
            return Header(media_type=JPEG, size=_jpeg_size(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError) as error:
        raise BrokenPicture("it ends within its header") from error
    raise NotAPicture


def _png(data: bytes) -> Header:
    kind, width, height = struct.unpack_from(">4sII", data, 12)
    if kind != b"IHDR":
        raise BrokenPicture("it does not begin with its size")
    return Header(media_type=PNG, size=Size(width, height), lossless=True)


def _jpeg_size(data: bytes) -> Size:
    position = 2
    while True:
        if data[position] != 0xFF:
            raise BrokenPicture("a segment does not begin where the last one ends")
        while data[position] == 0xFF:
            position += 1
        marker = data[position]
        position += 1
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from(">HH", data, position + 3)
            return Size(width, height)
        if marker in _END_OF_HEADER:
            raise BrokenPicture("it has no size")
        if marker not in _BARE_MARKERS:
            (length,) = struct.unpack_from(">H", data, position)
            position += length


def _webp(data: bytes) -> Header:
    kind = data[12:16]
    if kind == b"VP8X":
        size = Size(1 + _24_bits(data, 24), 1 + _24_bits(data, 27))
        moves = bool(data[20] & _WEBP_ANIMATED)
        return Header(media_type=WEBP, size=size, moves=moves, lossless=b"VP8L" in data[30:])
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        size = Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        return Header(media_type=WEBP, size=size, lossless=True)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return Header(media_type=WEBP, size=Size(width & 0x3FFF, height & 0x3FFF))
    raise BrokenPicture("it does not begin with its size")


def _24_bits(data: bytes, position: int) -> int:
    low, high = struct.unpack_from("<HB", data, position)
    return int(low | high << 16)
