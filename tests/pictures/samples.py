"""Small pictures of every kind, made afresh, and the limits that most tests check them with."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

from easel.pictures.check import Checked, check

LIMITS = {"max_bytes": 1_000_000, "max_pixels": 1_000_000, "min_side": 16}
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def noise(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
    bands = len(Image.new(mode, (1, 1)).getbands())
    data = random.Random(width * height).randbytes(width * height * bands)
    return Image.frombytes(mode, (width, height), data)


def encoded(image: Image.Image, kind: str, **settings: Any) -> bytes:
    with BytesIO() as file:
        image.save(file, kind, **settings)
        return file.getvalue()


def decoded(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def checked(data: bytes) -> Checked:
    return check(data, **LIMITS)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")
