"""Stopping through the studio: at every moment of an order's life, and across a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from easel.errors import JobRestricted, Stopped
from easel.model import JobState
from easel.settings import Settings
from tests.classroom import MESSAGE, WAIT, Classroom, classroom
from tests.conftest import changed
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order


def incoming(settings: Settings) -> list[Path]:
    return list(Path(settings.storage.pictures).glob("incoming/*"))


async def one_is_drawn(room: Classroom) -> None:
    async with asyncio.timeout(WAIT):
        while (await room.studio.standing())[0][1] != 1:
            pass


async def test_a_stop_before_the_first_answer_means_that_nothing_is_drawn(
    settings: Settings, line_file: Path
) -> None:
    engine = PlainEngine()
    async with classroom(settings, engine, line_file=line_file) as room:
        job = (await room.studio.imagine(an_order())).job
        await room.studio.orders.stop(ANNA, CLASS)
        await room.studio.starting.answered(job, MESSAGE)
        parcel = await room.courier.parcel(job)
        after = await room.drawn("a cat --n 1")
    assert isinstance(parcel.failure, Stopped)
    assert parcel.files == ()
    assert [request.idea for request in engine.requests] == ["a cat"]
    assert len(after.files) == 1
    assert len(room.courier.parcels) == 2


async def test_a_stop_that_no_line_has_heard_of_is_told_at_the_next_start(
    settings: Settings, line_file: Path
) -> None:
    engine = PlainEngine()
    async with classroom(settings, engine, line_file=line_file, is_moving=False) as room:
        job = (await room.studio.imagine(an_order())).job
        await room.studio.starting.answered(job, MESSAGE)
        await room.studio.orders.stop(TEACHER, CLASS, job.id)
    async with classroom(settings, engine) as room:
        parcel = await room.courier.parcel(job)
    assert (parcel.job.state, parcel.files) == (JobState.STOPPED, ())
    assert engine.requests == []


async def test_a_stop_in_mid_draw_keeps_what_is_there_and_closes_the_engine(
    settings: Settings, line_file: Path
) -> None:
    engine = PlainEngine(hanging={1})
    settings = changed(settings, quota={"pictures_per_day": 4})
    async with classroom(settings, engine, line_file=line_file) as room:
        job = (await room.studio.imagine(an_order("a dog --n 2"))).job
        await room.studio.starting.answered(job, MESSAGE)
        await engine.asked(2)
        await one_is_drawn(room)
        assert [each.index for each in room.studio.orders.look(job).previews] == [0]
        await room.studio.orders.stop(ANNA, CLASS, job.id)
        parcel = await room.courier.parcel(job)
        assert [each.picture.key.index for each in parcel.files] == [0]
        account = await room.studio.orders.account(ANNA, CLASS)
        assert (account.used, account.drawn, account.running) == (1, 1, 0)
        assert room.studio.orders.look(job).previews == ()
        assert len((await room.drawn("three --n 1")).files) == 1
    assert incoming(settings) == []


async def test_an_order_of_another_server_is_not_there(settings: Settings, line_file: Path) -> None:
    async with classroom(settings, PlainEngine(), line_file=line_file, is_moving=False) as room:
        job = (await room.studio.imagine(an_order())).job
        await room.studio.starting.answered(job, MESSAGE)
        orders = room.studio.orders
        for by, place, job_id, reason in (
            (ANNA, OTHER_CLASS, job.id, "unknown"),
            (ANNA, OTHER_CLASS, None, "none"),
            (BORIS, CLASS, None, "none"),
            (ANNA, CLASS, "no such job", "unknown"),
        ):
            with pytest.raises(JobRestricted) as refused:
                await orders.stop(by, place, job_id)
            assert refused.value.reason == reason
        assert [each.id for each in await orders.of(ANNA, CLASS)] == [job.id]


async def test_without_partials_nothing_is_previewed(settings: Settings, line_file: Path) -> None:
    engine = PlainEngine(hanging={1})
    settings = changed(settings, engine={"sketch_partials": 0})
    async with classroom(settings, engine, line_file=line_file) as room:
        job = (await room.studio.imagine(an_order("a dog --n 2"))).job
        await room.studio.starting.answered(job, MESSAGE)
        await one_is_drawn(room)
        assert room.studio.orders.look(job).previews == ()
    assert {request.partials for request in engine.requests} == {0}
