"""Words of somebody who may need help: seen offline, told to the teachers, answered kindly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from easel.errors import MayNeedHelp
from easel.model import Order, ReviewKind
from easel.references import no_patience
from easel.settings import Settings
from tests.classroom import MESSAGE, Classroom, classroom
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, TEACHER, an_order

ROOM = 990


async def lay_down(room: Classroom, helpline: str = "Room 12, any time.") -> None:
    def laid_down(old):
        return replace(old, reports_to=ROOM, helpline=helpline)

    await room.studio.policies.edit(CLASS.server_id, TEACHER, "for a test", laid_down)


@pytest.mark.parametrize("words", ["I want to die", "a cat, i WANT to d1e", "хочу умереть"])
async def test_a_sign_draws_nothing_brings_the_helpline_and_tells_the_teachers(
    settings: Settings, line_file: Path, words: str
) -> None:
    engine = PlainEngine()
    async with classroom(settings, engine, line_file=line_file) as room:
        await lay_down(room)
        with pytest.raises(MayNeedHelp) as offered:
            await room.studio.imagine(an_order(words))
        assert offered.value.helpline == "Room 12, any time."
        # The line may not have been open yet: then the teachers are told as it opens.
        case = await room.courier.case()
        assert await room.studio.standing() == []
    assert engine.requests == []
    assert (case.review.kind, case.review.words, case.job) == (ReviewKind.CONCERN, words, None)
    assert case.review.person == replace(ANNA)
    assert room.courier.cases[0][1].channel_id == ROOM


@pytest.mark.parametrize("words", ["I want to dye my hair", "to die for: a cake", "a die of ivory"])
async def test_what_only_looks_like_a_sign_is_drawn(
    settings: Settings, line_file: Path, words: str
) -> None:
    async with classroom(settings, PlainEngine(), line_file=line_file) as room:
        assert (await room.drawn(f"{words} --n 1")).files
        assert room.courier.cases == []


Way = Callable[[Classroom, str], Awaitable[object]]


async def _imagine(room: Classroom, words: str) -> object:
    return await room.studio.imagine(an_order(words))


async def _batch(room: Classroom, words: str) -> object:
    return await room.studio.imagine(an_order(f"{{a dog, {words}}}"))


async def _avoiding(room: Classroom, words: str) -> object:
    return await room.studio.imagine(an_order(f"a dog --no {words}"))


async def _shorten(room: Classroom, words: str) -> object:
    return await room.studio.shorten(an_order(words), no_patience)


async def _remix(room: Classroom, words: str) -> object:
    first: Order = an_order("a dog --n 1")
    job = (await room.studio.imagine(first)).job
    await room.studio.starting.answered(job, MESSAGE)
    await room.courier.parcel(job)
    return await room.studio.again(an_order(words), job.id)


@pytest.mark.parametrize("way", [_imagine, _batch, _avoiding, _shorten, _remix])
async def test_a_sign_is_seen_whatever_way_it_is_typed(
    settings: Settings, line_file: Path, way: Way
) -> None:
    async with classroom(settings, PlainEngine(), line_file=line_file) as room:
        with pytest.raises(MayNeedHelp):
            await way(room, "I want to kill myself")
        (review,) = await room.studio.reviews.open(TEACHER, CLASS, 10)
        assert review.kind is ReviewKind.CONCERN


async def test_what_no_channel_was_told_is_in_the_list_across_a_restart(
    settings: Settings, line_file: Path
) -> None:
    async with classroom(settings, PlainEngine(), line_file=line_file, is_moving=False) as room:
        await lay_down(room)
        with pytest.raises(MayNeedHelp):
            await room.studio.imagine(an_order("I want to die"))
        assert room.courier.cases == []
    async with classroom(settings, PlainEngine()) as room:
        await room.courier.case()
        (review,) = await room.studio.reviews.open(TEACHER, CLASS, 10)
        seen = await room.studio.reviews.keep_back(TEACHER, CLASS, review.job_id, review.kind)
        assert seen == review
        assert await room.studio.reviews.open(TEACHER, CLASS, 10) == []


async def test_who_repeats_it_is_answered_each_time_and_the_teachers_are_not_flooded(
    settings: Settings, line_file: Path
) -> None:
    async with classroom(settings, PlainEngine(), line_file=line_file) as room:
        for _ in range(6):
            with pytest.raises(MayNeedHelp):
                await room.studio.imagine(an_order("I want to die"))
        with pytest.raises(MayNeedHelp):
            await room.studio.imagine(an_order("I want to die", person=BORIS))
        reviews = await room.studio.reviews.open(TEACHER, CLASS, 10)
        assert sorted(each.person.id for each in reviews) == [ANNA.id] * 3 + [BORIS.id]
