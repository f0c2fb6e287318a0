"""A picture service that is down for a while: what people see, and that nothing is lost."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from typing import Any

import pytest

from easel.config.engines import EngineEntry
from easel.config.sections import OpenAIPace
from playground.cast import channels
from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import edited, first_words, pictures
from tests.servers.images_api import ImagesApi

PEOPLE = ("Amara", "Boris", "Chiara", "Daniyar", "Elif", "Felix")
ORDERS_EACH = 5
DRAWN_BEFORE = 5
HASTE: dict[str, Any] = {
    "attempts": 4,
    "failures_before_pause": 2,
    "pause_seconds": 0.2,
    "longest_pause_seconds": 0.5,
}
KEEPS_ITS_PLACE = "The picture service does not answer; your order keeps its place"
# The classroom's second channel is where its teachers read.
TEACHERS = channels()[1].id


def drawn_in_order(images: ImagesApi) -> list[int]:
    """Return the numbers of the things that were asked for, by the last time that each was."""
    asked = [re.search(r"thing (\d+)", str(call.fields["prompt"])) for call in images.calls]
    numbers = [int(found[1]) for found in asked if found]
    return list(reversed(dict.fromkeys(reversed(numbers))))


async def order_all(people: list[Person]) -> list[tuple[Person, str]]:
    """Order thing 0, thing 1 ... one after another, each by the next person."""
    orders = []
    for number in range(ORDERS_EACH * len(people)):
        person = people[number % len(people)]
        order = await person.slash("imagine", prompt=f"thing {number}", number=1)
        await first_words(person, order)
        orders.append((person, order))
    return orders


async def test_thirty_orders_outlast_an_outage_in_their_order_and_nobody_pays_twice(
    classroom: Classroom,
) -> None:
    images, pace = classroom.images, OpenAIPace(images_at_once=1, images_per_minute=6000)
    images.behave(*["ok"] * DRAWN_BEFORE)
    images.always = "http_503"
    limits = {"running_per_person": ORDERS_EACH, "openai": pace}
    async with classroom.bot(line=HASTE | limits), AsyncExitStack() as stack:
        people = [await stack.enter_async_context(classroom.enter(name)) for name in PEOPLE]
        orders = await order_all(people)
        await edited(*orders[-1], KEEPS_ITS_PLACE)
        images.always = "ok"
        shown = await asyncio.gather(*(pictures(*order) for order in orders))
    assert [len(message["attachments"]) for message in shown] == [1] * 30
    # Where a place is free, orders of the same moment may begin either way round: what waited in
    # the line when the service went down is what has to keep its order.
    waited = drawn_in_order(images)[DRAWN_BEFORE + 1 :]
    assert len(waited) == 30 - DRAWN_BEFORE - 1
    assert waited == sorted(waited)
    assert classroom.charged() == 30


@pytest.mark.parametrize(
    ("behaviour", "waits", "told"),
    [
        ("insufficient_quota", "no credit left; your order keeps its place", "out of credit"),
        ("http_401", "refuses the bot's key; your order keeps its place", "refuses the bot's key"),
    ],
)
async def test_what_a_teacher_has_to_mend_is_told_once_and_orders_wait_for_it(
    classroom: Classroom, behaviour: str, waits: str, told: str
) -> None:
    await classroom.lay_down(reports_to=int(TEACHERS))
    classroom.images.always = behaviour
    async with (
        classroom.bot(line=HASTE),
        classroom.enter("Amara") as amara,
        classroom.enter("Ms Rivera") as teacher,
    ):
        orders = [await amara.slash("imagine", prompt=f"a dog {n}", number=1) for n in (1, 2)]
        warning = await teacher.wait_for(is_warning)
        assert told in text(warning)
        assert "`openai`" in text(warning)
        await edited(amara, orders[0], waits)
        classroom.images.always = "ok"
        for order in orders:
            await pictures(amara, order)
        assert len([each for each in teacher.messages.values() if is_warning(each)]) == 1
    assert classroom.charged() == 2


async def test_another_engine_that_is_allowed_draws_meanwhile_and_the_message_says_so(
    classroom: Classroom,
) -> None:
    classroom.images.always = "http_503"
    roster = (
        EngineEntry(name="openai", kind="openai", address=classroom.images.address),
        EngineEntry(name="sketch", kind="sketch"),
    )
    async with (
        classroom.bot(
            line=HASTE | {"pause_seconds": 60.0},
            engine={"sketch_pause_seconds": 0.0},
            engines=roster,
        ),
        classroom.enter("Amara") as amara,
    ):
        shown = await pictures(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert "(sketch, medium)" in shown["content"]
    assert "gpt-image-2.5-flare did not answer: drawn by sketch" in shown["content"]
    assert "Sketch engine: drawn offline by a small program" in shown["content"]
    assert classroom.charged() == 1


def is_warning(message: Message) -> bool:
    return message["channel_id"] == TEACHERS and "I try again by myself" in text(message)
