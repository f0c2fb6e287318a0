"""Pictures and masks as a kind of server takes them: work for a thread."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageOps

from easel.engines.base import DrawRequest
from easel.engines.incoming import opened
from easel.engines.openai.servers import Mask, Server

_CLEAR, _KEPT = (0, 0, 0, 0), (0, 0, 0, 255)


def prepared(request: DrawRequest, server: Server) -> DrawRequest:
    """Return `request` with its pictures and mask as `server` wants them.

    Where it takes PNG alone, it is a server of 2023, and that wanted squares: what is missing is
    added on both sides, as much as cropping takes away again. Raises NotAPicture, BrokenPicture
    or WrongSize.
    """
    sources, mask = request.sources, request.mask
    if server.sources == "png":
        sources = tuple(_square(each) for each in sources)
        mask = None if mask is None else _square(mask, _KEPT)
    if mask is not None and server.mask is Mask.WHITE:
        mask = _white(mask)
    return replace(request, sources=sources, mask=mask)


def _square(data: bytes, paper: tuple[int, int, int, int] = _CLEAR) -> bytes:
    """Return a picture as a square PNG with it in the middle of `paper` (RGBA)."""
    image = opened(data).convert("RGBA")
    side = max(image.size)
    square = Image.new("RGBA", (side, side), paper)
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return _png(square)


def _white(mask: bytes) -> bytes:
    """Return a mask that is white where `mask` is transparent, and black elsewhere."""
    return _png(ImageOps.invert(opened(mask).convert("RGBA").getchannel("A")))


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
