"""Several engines in the line: a queue for each, places that are kept, pictures that move on."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from dbos import DBOS

from easel.errors import BadAnswer, EngineUnreachable, RateLimited
from tests.jobs.recording import Recording, line_at, line_opened
from tests.jobs.test_line import ANNA, BORIS, is_over, reasons

BOTH = ("openai", "plain")


@pytest.fixture
def sqlite(tmp_path: Path, line_file: Path) -> str:
    """A line that was open before, with these engines: it begins to move at once."""
    shutil.copy(line_file, tmp_path / "easel-line.sqlite")
    return f"sqlite:///{tmp_path / 'easel.sqlite'}"


async def test_a_job_is_drawn_by_its_engine(url: str) -> None:
    work = Recording()
    async with line_opened(url, work, engines=BOTH) as line:
        await line.start("anna-1", ANNA, 1, engine="openai")
        await line.start("boris-1", BORIS, 1, engine="plain")
        await is_over(line, "anna-1")
        await is_over(line, "boris-1")
    assert sorted(work.draws) == [
        ("anna-1", 0, "openai", False),
        ("boris-1", 0, "plain", False),
    ]


async def test_one_engine_that_is_full_holds_up_no_other(sqlite: str) -> None:
    work = Recording(held={("anna-1", 0)})
    async with line_opened(sqlite, work, engines=BOTH, at_once=1) as line:
        await line.start("anna-1", ANNA, 1, engine="openai")
        await work.until("draw", "anna-1", 0)
        await line.start("boris-1", BORIS, 1, engine="plain")
        await work.until("publish", "boris-1")
        await work.release()
        await is_over(line, "anna-1")


async def test_a_picture_that_another_engine_is_to_draw_is_drawn_there(sqlite: str) -> None:
    work = Recording(elsewhere={("anna-1", 1): "plain"})
    async with line_opened(sqlite, work, engines=BOTH) as line:
        await line.start("anna-1", ANNA, 2, engine="openai")
        await is_over(line, "anna-1")
    assert sorted(work.draws) == [
        ("anna-1", 0, "openai", False),
        ("anna-1", 1, "openai", False),
        ("anna-1", 1, "plain", False),
    ]
    assert work.attempts == []  # that was no try that failed
    assert work.count("publish", "anna-1") == 1


async def test_what_may_have_been_drawn_already_is_bound_to_its_engine(sqlite: str) -> None:
    work = Recording(errors={("draw", "anna-1", 0): [BadAnswer("HTML")]}, waits=(0.01,))
    async with line_opened(sqlite, work, engines=BOTH) as line:
        await line.start("anna-1", ANNA, 1, engine="openai")
        await is_over(line, "anna-1")
    assert work.draws == [("anna-1", 0, "openai", False), ("anna-1", 0, "openai", True)]


async def test_a_picture_that_keeps_its_place_is_overtaken_by_nobody(sqlite: str) -> None:
    failures = {("draw", "anna-1", 0): [EngineUnreachable(), RateLimited()]}
    work = Recording(errors=failures, waits=(0.05, 0.05), keeping=(EngineUnreachable, RateLimited))
    async with line_opened(sqlite, work, at_once=1) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("draw", "anna-1", 0)
        await line.start("boris-1", BORIS, 1)
        await is_over(line, "boris-1")
    drawn = [job_id for step, job_id, _ in work.steps if step == "draw"]
    assert drawn == ["anna-1", "anna-1", "anna-1", "boris-1"]
    assert {bound for *_, bound in work.draws} == {False}
    assert work.attempts == [0, 1]


async def test_tries_in_place_and_in_rounds_are_counted_together(sqlite: str) -> None:
    failures = {("draw", "anna-1", 0): [EngineUnreachable(), BadAnswer(), BadAnswer()]}
    work = Recording(errors=failures, waits=(0.01, 0.01), keeping=(EngineUnreachable,))
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await is_over(line, "anna-1")
    assert work.attempts == [0, 1, 2]
    assert reasons(work, "anna-1") == [BadAnswer]


async def test_parked_while_it_keeps_its_place_a_picture_tries_again(sqlite: str) -> None:
    failures = {("draw", "anna-1", 0): [EngineUnreachable()]}
    before = Recording(errors=failures, waits=(0.5,), keeping=(EngineUnreachable,))
    async with line_opened(sqlite, before) as line:
        await line.start("anna-1", ANNA, 1)
        await before.until("draw", "anna-1", 0)
    after = Recording()
    async with line_opened(sqlite, after) as line:
        await is_over(line, "anna-1")
    assert after.count("keep", "anna-1", 0) == 1
    assert after.failures == {"anna-1": []}


async def test_a_limit_that_is_learned_holds_at_once_and_can_be_lifted(sqlite: str) -> None:
    work = Recording()
    async with line_opened(sqlite, work) as line:
        await line.limit("plain", 2)
        await line.start("anna-1", ANNA, 4)
        for index in range(2):
            await work.until("draw", "anna-1", index)
        for number in range(3):  # the other queue goes on all the while
            await line.give_up(f"boris-{number}", BORIS, {"error": "Closing", "facts": {}})
            await work.until("publish", f"boris-{number}")
        assert sorted(index for _, index, *_ in work.draws) == [0, 1]
        await line.limit("plain", None)
        await is_over(line, "anna-1")
    assert len(work.draws) == 4


async def test_a_limit_that_was_learned_before_the_line_opens_holds_from_the_start(
    sqlite: str,
) -> None:
    line = line_at(sqlite, Recording())
    await line.limit("plain", 5)
    await line.open()
    try:
        queue = await asyncio.to_thread(DBOS.retrieve_queue, "picture-plain")
        assert queue is not None
        assert await asyncio.to_thread(lambda: queue.limiter) == {"limit": 5, "period": 60}
    finally:
        await line.park()


async def test_what_waits_for_an_engine_that_is_gone_is_drawn_by_one_that_is_there(
    sqlite: str,
) -> None:
    before = Recording(held={("anna-1", 0)})
    async with line_opened(sqlite, before, engines=BOTH, at_once=1) as line:
        await line.start("anna-1", ANNA, 2, engine="openai")
        await before.until("draw", "anna-1", 0)
    after = Recording()
    async with line_opened(sqlite, after, engines=("plain",)) as line:
        await is_over(line, "anna-1")
    assert {engine for _, _, engine, _ in after.draws} == {"plain"}
    async with line_opened(sqlite, Recording(), engines=("plain",)):
        there = [each.name for each in await asyncio.to_thread(DBOS.list_queues)]
        assert [name for name in there if "picture" in name] == ["picture-plain"]
