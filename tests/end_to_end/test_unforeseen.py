"""Answers of Discord's that nobody foresaw: what was accepted is drawn all the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import ENOUGH, has_pictures, pictures
from tests.end_to_end.test_batch import BOATS, FOLLOW_UP, asked, confirm

CALLBACK = "/interactions/.*/callback"
# Success without the body that discord.py reads: it trips over that in a way of its own.
NO_BODY = 204


@pytest.fixture(autouse=True)
def tripped(classroom: Classroom, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The bot has logged tracebacks of what it did not foresee, and no other error."""
    yield
    said = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert {record.name for record in said} == {"cogs.errors"}
    assert all(record.exc_info for record in said)
    caplog.get_records("call").clear()


@pytest.mark.parametrize("after", [True, False], ids=["arrived", "lost"])
async def test_an_order_whose_first_answer_fails_in_any_way_is_drawn(
    classroom: Classroom, amara: Person, after: bool
) -> None:
    await amara.fault("POST", CALLBACK, NO_BODY, after=after)
    order = await amara.slash("imagine", prompt="a dog --n 1")
    if after:
        await pictures(amara, order)
    else:
        await amara.wait_for(lambda m: "a dog" in m["content"] and has_pictures(m), ENOUGH)
    assert classroom.charged() == 1


async def test_every_order_of_a_batch_is_drawn_though_none_of_its_messages_came_back(
    classroom: Classroom, amara: Person
) -> None:
    question = await asked(amara, BOATS)
    await amara.fault("POST", FOLLOW_UP, NO_BODY, times=2)
    await confirm(amara, question)
    for prompt in ("a red boat", "a blue boat"):
        await amara.wait_for(lambda m, p=prompt: p in m["content"] and has_pictures(m), ENOUGH)
    assert classroom.charged() == 2
