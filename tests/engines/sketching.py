"""What the tests of the sketch engine share: requests, pictures, and how to compare them."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageStat

from easel.engines.base import Drawn, DrawRequest, Partial
from easel.engines.sketch import SketchEngine
from easel.model import Change, Quality, Role, Size

SMALL = Size(256, 256)
DOG = "Dog next to the Eiffel Tower in early morning sunlight"


def request(
    idea: str,
    *,
    index: int = 0,
    seed: int = 7,
    size: Size = SMALL,
    quality: Quality = Quality.LOW,
    avoid: tuple[str, ...] = (),
    sources: tuple[bytes, ...] = (),
    mask: bytes | None = None,
    change: Change | None = None,
    partials: int = 0,
    roles: tuple[Role, ...] = (),
    tile: bool = False,
) -> DrawRequest:
    return DrawRequest(
        prompt=f"In the style of a class. {idea}",
        idea=idea,
        avoid=avoid,
        model="sketch",
        size=size,
        quality=quality,
        index=index,
        seed=seed,
        person_id=1,
        sources=sources,
        mask=mask,
        change=change,
        partials=partials,
        roles=roles,
        tile=tile,
    )


async def draw_all(engine: SketchEngine, wanted: DrawRequest) -> list[Partial | Drawn]:
    return [each async for each in engine.draw(wanted)]


async def draw(engine: SketchEngine, idea: str, **options: object) -> bytes:
    """Return the bytes of the finished picture."""
    frames = await draw_all(engine, request(idea, **options))  # type: ignore[arg-type]
    return frames[-1].data


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def distance(one: bytes, other: bytes) -> float:
    """Return how far two pictures' 32x32 thumbnails are apart, 0 to 255 a channel."""
    a, b = (
        opened(data).convert("RGB").resize((32, 32), Image.Resampling.BOX) for data in (one, other)
    )
    return sum(ImageStat.Stat(ImageChops.difference(a, b)).mean) / 3


def mean(data: bytes, box: tuple[int, int, int, int] | None = None) -> tuple[float, float, float]:
    """Return the mean red, green and blue of a picture or of a part of it."""
    red, green, blue = ImageStat.Stat(opened(data).convert("RGB").crop(box)).mean
    return red, green, blue
