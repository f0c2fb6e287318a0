"""What is under way: drawings end when they are stopped, previews are few and forgotten."""

from __future__ import annotations

import asyncio

import pytest

from easel.errors import Stopped
from easel.underway import NOTHING, PREVIEWS, UnderWay


class Drawing:
    """A drawing that goes on until it is stopped, and tidies up then."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.is_tidy = False

    async def draw(self) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            self.is_tidy = True


async def test_a_stop_ends_every_drawing_of_the_job_and_no_other() -> None:
    under_way, drawings = UnderWay(), [Drawing() for _ in range(3)]
    jobs = ["a", "a", "b"]
    tasks = [
        asyncio.create_task(under_way.during(job, each.draw()))
        for job, each in zip(jobs, drawings, strict=True)
    ]
    await asyncio.gather(*(each.begun.wait() for each in drawings))
    under_way.stop("a")
    for task in tasks[:2]:
        with pytest.raises(Stopped):
            await task
    assert [each.is_tidy for each in drawings] == [True, True, False]
    tasks[2].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[2]
    assert drawings[2].is_tidy


async def test_a_result_and_an_error_pass_through() -> None:
    async def fails() -> None:
        raise ZeroDivisionError

    under_way = UnderWay()
    assert await under_way.during("a", asyncio.sleep(0, 7)) == 7
    with pytest.raises(ZeroDivisionError):
        await under_way.during("a", fails())
    under_way.stop("a")


def test_a_newer_preview_takes_the_place_of_the_older() -> None:
    under_way = UnderWay()
    under_way.show("a", 2, b"third")
    under_way.show("a", 0, b"first")
    under_way.show("a", 2, b"third, further")
    look = under_way.look("a")
    assert [(each.index, each.data) for each in look.previews] == [
        (0, b"first"),
        (2, b"third, further"),
    ]
    assert look.number == 3
    under_way.forget("a")
    assert under_way.look("a") == NOTHING


def test_the_previews_of_the_oldest_job_go_when_there_are_too_many() -> None:
    under_way = UnderWay()
    for number in range(PREVIEWS // 4 + 1):
        for index in range(4):
            under_way.show(f"job {number}", index, b"")
    held = [number for number in range(PREVIEWS // 4 + 1) if under_way.look(f"job {number}").number]
    assert held == list(range(1, PREVIEWS // 4 + 1))


async def test_each_job_s_first_preview_is_waited_for_once() -> None:
    under_way = UnderWay()
    given_up = asyncio.create_task(under_way.first_preview())
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    waiting = asyncio.create_task(under_way.first_preview())
    await asyncio.sleep(0)
    await asyncio.to_thread(under_way.show, "a", 0, b"first")
    await waiting
    under_way.show("a", 0, b"first, further")
    under_way.show("b", 0, b"another job's, while nobody waits")
    await under_way.first_preview()
    nothing_new = asyncio.create_task(under_way.first_preview())
    under_way.show("b", 1, b"second")
    await asyncio.sleep(0)
    assert not nothing_new.done()
    nothing_new.cancel()
