"""The sketch engine keeps the protocol that every engine speaks."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest
import pytest_asyncio

from easel.engines.base import Drawn, Engine, Partial
from easel.engines.sketch import SketchEngine
from easel.model import Quality, Size
from tests.engines.sketching import DOG, distance, draw_all, opened, request


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[SketchEngine]:
    sketch = SketchEngine()
    yield sketch
    await sketch.close()


def test_speaks_the_protocol() -> None:
    engine: Engine = SketchEngine()
    assert engine.name == "sketch"


def test_has_one_model_that_costs_nothing() -> None:
    engine = SketchEngine()
    assert list(engine.models) == ["sketch"]
    model = engine.model("anything")
    assert model is engine.models["sketch"]
    assert (model.partials, model.edits, model.seeds, model.multiple) == (3, True, True, 2)
    assert set(model.prices.values()) == {Decimal(0)}


async def test_shows_three_stages_and_then_the_picture(engine: SketchEngine) -> None:
    frames = await draw_all(engine, request(DOG, partials=3))
    assert [type(frame) for frame in frames] == [Partial, Partial, Partial, Drawn]
    assert [frame.stage for frame in frames if isinstance(frame, Partial)] == [1, 2, 3]
    assert {(opened(frame.data).format, opened(frame.data).size) for frame in frames} == {
        ("JPEG", (256, 256))
    }
    last = frames[-1]
    assert isinstance(last, Drawn)
    assert last.cost == 0


@pytest.mark.parametrize("colour", ["black and white", "чёрно-белое"])
async def test_the_policys_colours_hold_for_the_whole_picture(
    engine: SketchEngine, colour: str
) -> None:
    (picture,) = await draw_all(engine, replace(request("a red dog"), colour=colour))
    _, saturation, _ = opened(picture.data).convert("HSV").split()
    assert saturation.getextrema()[1] <= 4


async def test_every_stage_is_nearer_to_the_picture(engine: SketchEngine) -> None:
    *stages, picture = await draw_all(engine, request(DOG, size=Size(512, 512), partials=3))
    apart = [distance(stage.data, picture.data) for stage in stages]
    assert apart == sorted(apart, reverse=True)


@pytest.mark.parametrize(("wanted", "shown"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 3)])
async def test_shows_as_many_stages_as_were_asked(
    engine: SketchEngine, wanted: int, shown: int
) -> None:
    *stages, _ = await draw_all(engine, request("a tree", partials=wanted))
    assert [stage.stage for stage in stages if isinstance(stage, Partial)] == [*range(1, shown + 1)]


async def test_the_stages_do_not_change_the_picture(engine: SketchEngine) -> None:
    with_stages = await draw_all(engine, request(DOG, partials=3))
    without = await draw_all(engine, request(DOG))
    assert with_stages[-1] == without[-1]


async def processor_seconds(partials_seen: int) -> float:
    """Return what a large picture costs when it is closed after some stages; 4 is all of it."""
    engine = SketchEngine()
    frames = engine.draw(request(DOG, size=Size(1024, 1024), partials=3))
    begun = time.process_time()
    for _ in range(partials_seen):
        await anext(frames)
    await frames.aclose()
    await engine.close()
    return time.process_time() - begun


async def test_closing_early_stops_the_work() -> None:
    await processor_seconds(4)
    assert await processor_seconds(1) < 0.8 * await processor_seconds(4)


async def test_a_cancelled_drawing_leaves_the_threads_free() -> None:
    engine = SketchEngine(threads=1)
    large = request(DOG, size=Size(1536, 1536), quality=Quality.HIGH)
    task = asyncio.create_task(draw_all(engine, large))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert isinstance((await draw_all(engine, request("a dog")))[-1], Drawn)
    await engine.close()


async def test_the_event_loop_runs_while_a_picture_is_painted(engine: SketchEngine) -> None:
    drawing = asyncio.create_task(draw_all(engine, request(DOG, size=Size(1024, 1024))))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 100


async def test_a_pause_is_made_after_every_stage() -> None:
    engine = SketchEngine(pause_seconds=0.05)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await draw_all(engine, request("a dog", size=Size(64, 64), partials=3))
    assert loop.time() - begun >= 0.15
    await engine.close()


async def test_closing_lets_all_threads_go() -> None:
    engine = SketchEngine(threads=2)
    await draw_all(engine, request("a dog"))
    await engine.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sketch")]


async def test_four_pictures_at_once_are_the_same_as_one_by_one(engine: SketchEngine) -> None:
    wanted = [request(DOG, index=index) for index in range(4)]
    together = await asyncio.gather(*(draw_all(engine, each) for each in wanted))
    assert together == [await draw_all(engine, each) for each in wanted]
