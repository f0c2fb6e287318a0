"""Short words for the tests: a request, and what comes of it."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from easel.engines.base import Drawn, DrawRequest, Engine, Partial
from easel.model import Quality, Size


def request(**changes: Any) -> DrawRequest:
    """Return a request for a plain picture, with `changes`."""
    plain: dict[str, Any] = {
        "prompt": "Draw for children: a dog next to the Eiffel Tower",
        "idea": "a dog next to the Eiffel Tower",
        "model": "gpt-image-2",
        "size": Size(1024, 1024),
        "quality": Quality.MEDIUM,
        "index": 0,
        "seed": 7,
        "person_id": 42,
    }
    return DrawRequest(**plain | changes)


async def pieces(engine: Engine, wanted: DrawRequest | None = None) -> list[Partial | Drawn]:
    """Return everything that drawing gives."""
    return [piece async for piece in engine.draw(wanted or request())]


async def drawn(engine: Engine, wanted: DrawRequest | None = None) -> Drawn:
    """Return the picture; it must be the only thing that drawing gives."""
    (piece,) = await pieces(engine, wanted)
    assert isinstance(piece, Drawn)
    return piece


def opened(data: bytes) -> Image.Image:
    """Return the whole picture in `data`, loaded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def png(width: int = 64, height: int = 64, mode: str = "RGB") -> bytes:
    """Return a small PNG."""
    file = io.BytesIO()
    Image.new(mode, (width, height)).save(file, "PNG")
    return file.getvalue()
