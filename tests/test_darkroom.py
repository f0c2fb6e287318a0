"""Work on pixels for two event loops: the one that answers people, and the line's own."""

from __future__ import annotations

import asyncio

from easel.darkroom import AT_ONCE, Darkroom
from easel.settings import Settings
from tests.pictures.samples import encoded, noise

DOG = encoded(noise(60, 40), "PNG")
# More than there are turns, so that some wait on each loop.
EACH = 3 * AT_ONCE


async def test_two_loops_have_pictures_worked_on_at_the_same_time(settings: Settings) -> None:
    darkroom = Darkroom(settings.pictures)

    async def many() -> int:
        return len(await asyncio.gather(*(darkroom.tidied(DOG) for _ in range(EACH))))

    try:
        async with asyncio.timeout(30):
            there, here = await asyncio.gather(asyncio.to_thread(asyncio.run, many()), many())
        assert there == here == EACH
    finally:
        darkroom.close()
