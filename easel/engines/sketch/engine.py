"""The sketch engine: draws offline, in threads of its own, and says honestly what it is."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from types import MappingProxyType

from easel.engines.base import Drawn, DrawRequest, Partial
from easel.engines.sketch.describing import describe
from easel.engines.sketch.frames import STAGES, frames
from easel.engines.sketch.shortening import shorten
from easel.engines.sketch.words import read_lexicon
from easel.model import Model, Quality

_FREE = Decimal("0")
_SKETCH = Model(
    name="sketch",
    multiple=2,
    min_pixels=64 * 64,
    max_pixels=8_294_400,
    max_side=3840,
    partials=STAGES,
    edits=True,
    seeds=True,
    prices=MappingProxyType(dict.fromkeys(Quality, _FREE)),
)


class SketchEngine:
    """An Engine that reads the idea's words and paints them with a small program.

    `threads` is how many pictures are painted at once; `pause_seconds` is waited after each
    unfinished stage, so that a newcomer can watch the picture grow.
    """

    def __init__(self, *, threads: int = 2, pause_seconds: float = 0.0) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="sketch")
        self._pause = pause_seconds
        self._turns = itertools.count()

    @property
    def name(self) -> str:
        return "sketch"

    @property
    def models(self) -> Mapping[str, Model]:
        return MappingProxyType({_SKETCH.name: _SKETCH})

    def model(self, name: str) -> Model:
        """Return the one row there is, whatever the name."""
        return _SKETCH

    async def open(self) -> None:
        """Spell out the vocabulary, off the loop; without it the first picture does."""
        await asyncio.to_thread(read_lexicon)

    async def draw(self, request: DrawRequest) -> AsyncGenerator[Partial | Drawn, None]:
        """Paint one picture: as many as `request.partials` of three stages, then the result.

        Every step is handed to the threads by itself, so closing the iterator ends the work
        with the step that is being painted.

        Raises NotAPicture, BrokenPicture or WrongSize for sources and masks that can't be used.
        """
        loop = asyncio.get_running_loop()
        steps = frames(request)
        wanted = _stages(request.partials)
        for stage in range(1, STAGES + 1):
            data = await loop.run_in_executor(self._pool, next, steps)
            if stage in wanted:
                yield Partial(stage=wanted.index(stage) + 1, data=data)
            if self._pause:
                await asyncio.sleep(self._pause)
        yield Drawn(data=await loop.run_in_executor(self._pool, next, steps), cost=_FREE)

    @property
    def reads(self) -> bool:
        """Say that it does, as well as it paints."""
        return True

    async def describe(self, picture: bytes, *, person_id: int) -> tuple[str, ...]:
        """Return four prompts that it could paint; asked again, others. See Engine."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, describe, picture, next(self._turns))

    async def shorten(self, text: str, *, person_id: int) -> tuple[str, ...]:
        """Return `text` without the words that it can't paint, then with fewer. See Engine."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, shorten, text)

    async def close(self) -> None:
        """Stop what is being painted after its present stroke and let the threads go."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)


def _stages(partials: int) -> tuple[int, ...]:
    """Return which of the stages to show when `partials` are wanted."""
    return {0: (), 1: (2,), 2: (1, 3)}.get(max(0, partials), (1, 2, 3))
