"""The sketch engine: draws offline, in threads of its own, and says honestly what it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from PIL import Image

from easel.engines.base import Drawn, DrawRequest, Partial
from easel.engines.sketch.painting import Wish, paint
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.retouch import fill, paint_around, repaint
from easel.engines.sketch.sources import open_mask, open_source, to_jpeg, to_partial, to_png
from easel.engines.sketch.words import read_lexicon
from easel.model import Change, Model, Quality, Size

STAGES = 3
_AROUND = frozenset(
    (
        *(Change.ZOOM_OUT, Change.MAKE_SQUARE),
        *(Change.PAN_LEFT, Change.PAN_RIGHT, Change.PAN_UP, Change.PAN_DOWN),
    )
)
_FREE = Decimal("0")
_SKETCH = Model(
    name="sketch",
    multiple=2,
    min_pixels=64 * 64,
    max_pixels=8_294_400,
    max_side=3840,
    partials=STAGES,
    edits=True,
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
        frames = _frames(request)
        wanted = _stages(request.partials)
        for stage in range(1, STAGES + 1):
            data = await loop.run_in_executor(self._pool, next, frames)
            if stage in wanted:
                yield Partial(stage=wanted.index(stage) + 1, data=data)
            if self._pause:
                await asyncio.sleep(self._pause)
        yield Drawn(data=await loop.run_in_executor(self._pool, next, frames), cost=_FREE)

    async def close(self) -> None:
        """Stop what is being painted after its present stroke and let the threads go."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)


def _stages(partials: int) -> tuple[int, ...]:
    """Return which of the stages to show when `partials` are wanted."""
    return {0: (), 1: (2,), 2: (1, 3)}.get(max(0, partials), (1, 2, 3))


def _frames(request: DrawRequest) -> Iterator[bytes]:
    """Yield the three stages and the result as bytes; each step is work for a thread."""
    # The policy's colours come last: what is said of the whole picture there holds for all of it.
    idea = f"{request.idea}. {request.colour}" if request.colour else request.idea
    recipe = Recipe(idea=idea, index=request.index, seed=request.seed)
    wish = Wish(recipe=recipe, avoid=request.avoid, size=request.size, quality=request.quality)
    if not request.sources:
        yield from _as_jpegs(paint(wish), recipe)
        return
    opened = [open_source(data) for data in request.sources]
    sources, parent = [image for image, _ in opened], opened[0][1]
    if request.mask is not None:
        source, where = _sized(sources[0], open_mask(request.mask, sources[0].size), request.size)
        if request.change in _AROUND:
            own = parent and parent.retold(idea)
            yield from _as_pngs(paint_around(source, where, wish, parent), own)
        else:
            yield from _as_pngs(fill(source, where, wish, parent), parent)
    elif parent is not None and len(sources) == 1:
        own = _own(parent, request, idea)
        yield from _as_jpegs(paint(replace(wish, recipe=own)), own)
    else:
        yield from _as_jpegs(repaint(sources, wish), None)


def _own(parent: Recipe, request: DrawRequest, idea: str) -> Recipe:
    """Return the recipe of an own picture's edit; enlarged, it is painted by the same one."""
    if request.change is Change.UPSCALE_CREATIVE:
        return parent if idea == parent.idea else parent.retold(idea)
    subtle = request.change is Change.VARY_SUBTLE
    return parent.varied(idea=idea, index=request.index, seed=request.seed, subtle=subtle)


def _sized(source: Image.Image, where: Image.Image, size: Size) -> tuple[Image.Image, Image.Image]:
    """Return source and mask in the wished size; as they are when they have it."""
    wished = (size.width, size.height)
    if source.size == wished:
        return source, where
    return source.resize(wished, Image.Resampling.LANCZOS), where.resize(
        wished, Image.Resampling.NEAREST
    )


def _as_jpegs(stages: Iterator[Image.Image], recipe: Recipe | None) -> Iterator[bytes]:
    for number, image in enumerate(stages):
        yield to_partial(image) if number < STAGES else to_jpeg(image, recipe)


def _as_pngs(stages: Iterator[Image.Image], recipe: Recipe | None) -> Iterator[bytes]:
    for number, image in enumerate(stages):
        yield to_partial(image) if number < STAGES else to_png(image, recipe)
