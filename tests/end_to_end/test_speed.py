"""Relaxed orders wait behind everybody's, and take nothing of their person's share."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from easel.config.sections import OpenAIPace
from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import until
from tests.end_to_end.seeing import (
    edited,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
    stopped,
)

ONE_AT_ONCE = {"openai": OpenAIPace(images_at_once=1, images_per_minute=6000)}


@pytest.mark.row("/fast, /relax")
async def test_a_relaxed_order_is_drawn_when_everybody_s_are(classroom: Classroom) -> None:
    classroom.images.behave("hang")
    async with (
        classroom.bot(line=ONE_AT_ONCE),
        classroom.enter("Chiara") as chiara,
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        held = await ordered(chiara, "a held cat --n 1")
        await classroom.images.called()
        await private_answer(amara, await amara.slash("relax"))
        relaxed = await ordered(amara, "a relaxed dog --n 2")
        later = [await ordered(boris, f"bird {number} --n 1") for number in range(3)]
        await edited(amara, relaxed, "place 4 in line")
        await until(lambda: waiting_pictures(classroom) == 5)
        await private_answer(chiara, await chiara.slash("cancel"))
        await stopped(chiara, held)
        for each in later:
            await pictures(boris, each)
        await pictures(amara, relaxed)
    drawn = [str(call.fields["prompt"]) for call in classroom.images.calls]
    wanted = ("held", "bird 0", "bird 1", "bird 2", "relaxed", "relaxed")
    assert all(word in prompt for word, prompt in zip(wanted, drawn, strict=True))
    assert classroom.charged() == 5


async def test_a_relaxed_order_waits_on_after_a_restart(classroom: Classroom) -> None:
    classroom.images.always = "hang"
    async with (
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
        classroom.enter("Chiara") as chiara,
    ):
        async with classroom.bot(line=ONE_AT_ONCE):
            held = await ordered(chiara, "a held cat --n 1")
            await classroom.images.called()
            relaxed = await ordered(amara, "a relaxed dog --n 1 --relax")
            later = await ordered(boris, "a bird --n 1")
            await until(lambda: waiting_pictures(classroom) == 2)
        classroom.images.calls.clear()
        async with classroom.bot(line=ONE_AT_ONCE):
            await classroom.images.called()
            classroom.images.always = "ok"
            await private_answer(chiara, await chiara.slash("cancel"))
            await stopped(chiara, held)
            await pictures(boris, later)
            await pictures(amara, relaxed)
    drawn = [str(call.fields["prompt"]) for call in classroom.images.calls]
    wanted = ("held", "bird", "relaxed")
    assert all(word in prompt for word, prompt in zip(wanted, drawn, strict=True))


@pytest.mark.row("/fast, /relax")
async def test_what_is_typed_goes_before_the_speed_that_was_set(amara: Person) -> None:
    await private_answer(amara, await amara.slash("relax"))
    assert "--relax" in (await imagine(amara, "a dog --n 1"))["content"]
    own_turn = (await imagine(amara, "a dog --n 1 --fast"))["content"]
    assert "--fast" in own_turn
    assert "--relax" not in own_turn
    await private_answer(amara, await amara.slash("fast"))
    assert "--relax" in (await imagine(amara, "a dog --n 1 --relax"))["content"]


async def test_a_classmate_s_click_takes_their_own_turn(amara: Person, boris: Person) -> None:
    drawn = await imagine(amara, "a dog --n 1 --relax")
    assert "--relax" not in (await pictures(boris, await press(boris, drawn, "V1")))["content"]


async def test_a_relaxed_order_takes_nothing_of_its_person_s_share(classroom: Classroom) -> None:
    classroom.images.always = "hang"
    async with (
        classroom.bot(line={"running_per_person": 1}),
        classroom.enter("Amara") as amara,
    ):
        relaxed = await ordered(amara, "a relaxed dog --n 1 --relax")
        await classroom.images.called(1)
        own = await ordered(amara, "a cat --n 1")
        await classroom.images.called(2)
        for order in (own, relaxed):
            await private_answer(amara, await amara.slash("cancel"))
            await stopped(amara, order)


async def ordered(person: Person, prompt: str) -> str:
    """Order pictures; return the interaction's id when the first answer is there."""
    order = await person.slash("imagine", prompt=prompt)
    await first_words(person, order)
    return order


def waiting_pictures(classroom: Classroom) -> int:
    """Return how many pictures stand in the queues of engines, straight from the line's tables."""
    with closing(sqlite3.connect(classroom.folder / "data" / "easel-line.sqlite")) as line:
        query = "SELECT count(*) FROM workflow_status WHERE queue_name LIKE ? AND status = ?"
        (found,) = line.execute(query, ("picture-%", "ENQUEUED")).fetchone()
    return int(found)
