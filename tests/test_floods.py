"""One student who asks for as much as they can: the class goes on, and its log stays readable."""

from __future__ import annotations

import types
from collections.abc import AsyncIterator, Coroutine, Generator
from typing import Any

import pytest

from easel.errors import DisallowedWords, TooFast
from easel.model import Proposal
from easel.offers import BATCHES_PER_MINUTE
from easel.settings import Settings
from tests.classroom import Classroom, classroom
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, TEACHER, an_order

FORTY = "a dog {a,b,c,d,e,f,g,h} {1,2,3,4,5} --n 1"


@pytest.fixture
async def room(settings: Settings) -> AsyncIterator[Classroom]:
    async with classroom(settings, PlainEngine(), is_moving=False) as room:
        yield room


@types.coroutine
def turns_left_to_others(work: Coroutine[Any, Any, Any]) -> Generator[Any, None, int]:
    """Await `work`; return how often it let others go on."""
    turns = 0
    for waited_for in work.__await__():
        turns += 1
        yield waited_for
    return turns


async def test_others_go_on_between_the_prompts_of_a_batch(room: Classroom) -> None:
    assert await turns_left_to_others(room.studio.imagine(an_order(FORTY))) >= 80


async def test_one_student_has_only_so_many_batches_proposed(room: Classroom) -> None:
    for _ in range(BATCHES_PER_MINUTE):
        assert isinstance(await room.studio.imagine(an_order("a {dog,cat}")), Proposal)
    with pytest.raises(TooFast):
        await room.studio.imagine(an_order("a {dog,cat}"))
    await room.studio.imagine(an_order("a {dog,cat}", person=BORIS))


async def test_one_student_s_refusals_do_not_fill_the_class_s_log(
    room: Classroom, settings: Settings
) -> None:
    most = settings.policy.refusals_per_minute
    for number in range(most):
        with pytest.raises(DisallowedWords):
            await room.studio.imagine(an_order(f"a sword, number {number}"))
    with pytest.raises(TooFast):
        await room.studio.imagine(an_order("a sword once more"))
    with pytest.raises(DisallowedWords):
        await room.studio.imagine(an_order("a sword", person=BORIS))
    lines = await room.studio.appeals.log(TEACHER, CLASS, "", 2 * most)
    assert [each.person.id for each in lines].count(ANNA.id) == most
