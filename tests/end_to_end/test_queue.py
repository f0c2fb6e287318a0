"""The line's cards, as their people know them: Job queued, Slow Down!"""

from __future__ import annotations

import pytest

from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    ENOUGH,
    answers,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
)

QUEUED = "You have as many orders under way as one person may"
YELLOW = 0xE5B93C


async def ordered(person: Person, prompt: str) -> tuple[str, Message]:
    """Order one picture; return the interaction's id and the message that waits for it."""
    order = await person.slash("imagine", prompt=prompt, number=1)
    await first_words(person, order)
    return order, await person.wait_for(answers(order))


def titles(message: Message) -> list[str]:
    return [each["title"] for each in message["embeds"]]


@pytest.mark.row("Job queued")
async def test_an_order_that_waits_for_ones_own_says_so_until_its_turn_comes(
    classroom: Classroom,
) -> None:
    classroom.images.always = "hang_after_partial"
    async with (
        classroom.bot(line={"running_per_person": 1}, discord={"edit_every_seconds": 1.0}),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        _, message = await ordered(amara, "a dog")
        assert titles(message) == []
        await classroom.images.called()
        second, queued = await ordered(amara, "a cat")
        _, third = await ordered(amara, "a bird")
        assert (titles(queued), titles(third)) == (["Job queued"], ["Job queued"])
        assert QUEUED in text(queued)
        assert queued["embeds"][0]["color"] == YELLOW
        assert not queued.get("private")
        _, theirs = await ordered(boris, "a fish")
        assert titles(theirs) == []  # everybody has their own share
        waiting = await amara.wait_for(lambda m: m["id"] == third["id"] and m["edited_timestamp"])
        assert titles(waiting) == ["Job queued"]
        await private_answer(amara, await amara.menu(message, "Cancel Job"))
        drawing = await amara.wait_for(
            lambda m: answers(second)(m) and "(Drawing)" in m["content"], ENOUGH
        )
        assert titles(drawing) == []
        still = await amara.wait_for(lambda m: m["id"] == third["id"])
        assert titles(still) == ["Job queued"]
        classroom.images.always = "ok"
        await private_answer(amara, await amara.menu(drawing, "Cancel Job"))
        done = await amara.wait_for(lambda m: m["id"] == third["id"] and m["attachments"], ENOUGH)
        assert titles(done) == []


async def test_a_click_s_order_is_queued_in_the_same_words(classroom: Classroom) -> None:
    async with classroom.bot(line={"running_per_person": 1}), classroom.enter("Amara") as amara:
        drawn = await imagine(amara, "a dog --n 1")
        classroom.images.always = "hang"
        await ordered(amara, "a cat")
        variation = await press(amara, drawn, "V1")
        queued = await amara.wait_for(lambda m: answers(variation)(m) and m["embeds"])
        assert titles(queued) == ["Job queued"]


@pytest.mark.row("Slow Down!")
async def test_who_orders_too_fast_is_told_when_to_go_on_and_charged_nothing(
    classroom: Classroom,
) -> None:
    async with (
        classroom.bot(line={"orders_per_minute": 2}),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        drawn = await imagine(amara, "a dog --n 1")
        await imagine(amara, "a cat --n 1")
        refused = await amara.slash("imagine", prompt="a bird --n 1")
        said = await private_answer(amara, refused)
        assert said.startswith("Slow Down!\nOne person may send 2 a minute here. Send this again")
        assert "/imagine prompt:a bird --n 1\n" in said
        card = await amara.wait_for(answers(refused))
        assert card["embeds"][0]["color"] == YELLOW
        for label in ("V1", "🔄"):
            clicked = await private_answer(amara, await press(amara, drawn, label))
            assert "Slow Down!" in clicked
        assert (await pictures(amara, await press(amara, drawn, "U1")))["attachments"]
        await imagine(boris, "a fish --n 1")
    assert classroom.charged() == 3
