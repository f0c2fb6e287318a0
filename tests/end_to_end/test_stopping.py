"""Stopping an order: /cancel, the message's menu, the reaction; and what it shows and charges.

How soon it reaches the engine is measured by `make bench`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from easel.config.sections import OpenAIPace
from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import until
from tests.end_to_end.seeing import (
    answers,
    first_words,
    imagine,
    pictures,
    private_answer,
    rows,
    stopped,
)


@pytest.fixture
def hanging(classroom: Classroom) -> Classroom:
    """The classroom, where the picture service sends one unfinished picture and no more."""
    classroom.images.always = "hang_after_partial"
    return classroom


async def waiting(person: Person, prompt: str, number: int = 1) -> tuple[str, Message]:
    """Order pictures; return the interaction's id and the message that waits for them."""
    order = await person.slash("imagine", prompt=prompt, number=number)
    await first_words(person, order)
    return order, await person.wait_for(answers(order))


async def by_command(person: Person, message: Message) -> str:
    return await private_answer(person, await person.slash("cancel"))


async def by_menu(person: Person, message: Message) -> str:
    return await private_answer(person, await person.menu(message, "Cancel Job"))


async def by_reaction(person: Person, message: Message) -> str:
    await person.react(message, "❌")
    return "Stopped"


@pytest.mark.parametrize("way", [by_command, by_menu, by_reaction])
async def test_a_running_order_is_stopped_and_so_is_its_request(
    hanging: Classroom, amara: Person, way: object
) -> None:
    order, message = await waiting(amara, "a dog", number=2)
    await hanging.images.called(2)
    assert callable(way)
    assert (await way(amara, message)).startswith("Stopped")
    words = await stopped(amara, order)
    await hanging.images.dropped(2)
    assert words.startswith(f"**a dog --n 2** - <@{amara.id}> (Stopped)")
    assert "Amara stopped this order" in words
    assert hanging.charged() == 0


async def test_a_waiting_order_is_stopped_before_the_one_that_it_waits_for_and_never_drawn(
    hanging: Classroom,
) -> None:
    async with hanging.bot(line={"running_per_person": 1}), hanging.enter("Amara") as amara:
        first, _ = await waiting(amara, "a dog")
        await hanging.images.called()
        second, message = await waiting(amara, "a cat")
        await until(lambda: hanging.is_remembered(message))
        await by_menu(amara, message)
        await stopped(amara, second)
        hanging.images.always = "ok"
        await by_command(amara, message)
        await stopped(amara, first)
        await pictures(amara, await amara.slash("imagine", prompt="a bird", number=1))
    assert ["cat" in str(call.fields["prompt"]) for call in hanging.images.calls] == [False, False]
    assert hanging.charged() == 1


async def test_what_was_drawn_before_the_stop_is_shown_and_charged(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.behave("ok", "hang_after_partial", "hang_after_partial")
    order, _ = await waiting(amara, "a dog", number=3)
    await amara.wait_for(lambda m: answers(order)(m) and "1 of 3 done" in m["content"], 20)
    await private_answer(amara, await amara.slash("cancel"))
    ended = await amara.wait_for(lambda m: answers(order)(m) and "(Stopped)" in m["content"])
    assert len(ended["attachments"]) == 1
    assert "2 of 3 missing" in ended["content"]
    assert rows(ended) == ["U1 🔄", "V1"]
    assert classroom.charged() == 1


async def test_the_newest_is_stopped_and_any_can_be_chosen(
    hanging: Classroom, amara: Person
) -> None:
    first, _ = await waiting(amara, "a dog")
    second, _ = await waiting(amara, "a cat")
    offered = await amara.autocomplete("cancel", "order", order="")
    assert [each["name"].partition(": ")[2] for each in offered] == ["a cat", "a dog"]
    chosen = await amara.slash("cancel", order=offered[1]["value"])
    assert "a dog" in await private_answer(amara, chosen)
    await stopped(amara, first)
    assert "a cat" in await private_answer(amara, await amara.slash("cancel"))
    await stopped(amara, second)


async def test_another_s_order_is_stopped_by_the_teacher_and_by_no_classmate(
    hanging: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    order, message = await waiting(amara, "a dog")
    await hanging.images.called()
    assert "Job action restricted" in await by_menu(boris, message)
    await by_reaction(boris, message)
    assert "You have no order" in await private_answer(boris, await boris.slash("cancel"))
    assert [m for m in amara.messages.values() if "(Stopped)" in m["content"]] == []
    await by_reaction(teacher, message)
    assert "Ms Rivera stopped this order" in await stopped(amara, order)


@pytest.mark.row("Job action restricted")
async def test_what_is_over_is_not_stopped_again(hanging: Classroom, amara: Person) -> None:
    order, message = await waiting(amara, "a dog")
    await hanging.images.called()
    await by_menu(amara, message)
    await stopped(amara, order)
    assert "has been stopped already" in await by_menu(amara, message)
    hanging.images.always = "ok"
    drawn = await imagine(amara, "a cat", number=1)
    assert "This order is finished" in await by_menu(amara, drawn)
    alone = await amara.say("hello")
    said = await amara.wait_for(lambda m: m["id"] == alone)
    assert "shows no order of mine" in await by_menu(amara, said)
    assert hanging.charged() == 1


async def test_a_stopped_order_gives_its_place_and_its_quota_back(hanging: Classroom) -> None:
    full = {"running_per_person": 1, "waiting_per_person": 1}
    async with (
        hanging.bot(line=full, quota={"pictures_per_day": 2}),
        hanging.enter("Amara") as amara,
    ):
        _, message = await waiting(amara, "a dog")
        await waiting(amara, "a cat")
        await until(lambda: hanging.is_remembered(message))
        await by_menu(amara, message)
        order, _ = await waiting(amara, "a bird")
        assert "a bird" in await by_command(amara, message)
        await stopped(amara, order)


@pytest.mark.row("/info")
async def test_info_says_how_a_person_stands_and_leads_to_what_is_under_way(
    hanging: Classroom,
) -> None:
    async with hanging.bot(quota={"pictures_per_day": 9}), hanging.enter("Amara") as amara:
        hanging.images.always = "ok"
        await imagine(amara, "a dog", number=2)
        hanging.images.always = "hang"
        _, message = await waiting(amara, "a _cat_", number=3)
        await hanging.images.called(3)
        await until(lambda: hanging.is_remembered(message))
        said = await private_answer(amara, await amara.slash("info"))
    place = f"{amara.state['server']['id']}/{message['channel_id']}"
    assert said.splitlines() == [
        "Your orders and pictures",
        r"• drawing: **a \_cat\_** - https://discord.com/channels/" + f"{place}/{message['id']}",
        *("Being drawn", "1", "Waiting", "0", "Left in these 24 hours", "4 of 9"),
        *("Pictures so far", "2", "Speed", "fast", "Visibility", "everybody"),
    ]


async def test_unfinished_pictures_are_shown_in_their_order_and_give_way_to_the_finished(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.behave("hang_after_partial", "ok", "hang_after_partial")
    order, _ = await waiting(amara, "a dog --ar 3:2", number=3)

    def shows_three(message: Message) -> bool:
        # The finished one is shown when it was checked, and kept (so counted) a moment later.
        is_kept = "1 of 3 done" in message["content"]
        return answers(order)(message) and is_kept and len(message["attachments"]) == 3

    seen = await amara.wait_for(shows_three, 20)
    assert "(Drawing)" in seen["content"]
    numbers = [each["filename"].split("-")[2] for each in seen["attachments"]]
    assert numbers == ["1", "2", "3"]
    for each in seen["attachments"]:
        assert each["width"] * 2 == pytest.approx(each["height"] * 3, rel=0.02)
        assert each["width"] <= 512
        assert each["size"] <= 100_000
    await private_answer(amara, await amara.slash("cancel"))
    ended = await amara.wait_for(lambda m: answers(order)(m) and "(Stopped)" in m["content"])
    assert ["preview" in each["filename"] for each in ended["attachments"]] == [False]


async def test_edits_of_one_message_keep_their_distance(classroom: Classroom) -> None:
    apart = timedelta(seconds=1.0)
    classroom.images.always = "ok"
    classroom.images.delay_seconds = 0.8
    async with (
        classroom.bot(
            discord={"edit_every_seconds": apart.total_seconds()},
            line={"openai": OpenAIPace(images_at_once=1, images_per_minute=6000)},
        ),
        classroom.enter("Amara") as amara,
    ):
        classroom.images.behave("ok", "ok", "ok", "hang_after_partial")
        order, _ = await waiting(amara, "a dog", number=4)
        await amara.wait_for(lambda m: answers(order)(m) and "3 of 4 done" in m["content"], 20)
        await private_answer(amara, await amara.slash("cancel"))
        await amara.wait_for(lambda m: answers(order)(m) and "(Stopped)" in m["content"])
    edits = sorted(
        {
            datetime.fromisoformat(each["message"]["edited_timestamp"])
            for each in amara.events
            if "message" in each
            and "(Drawing)" in each["message"]["content"]
            # the first picture waits for nothing, whatever was edited before it
            and each["message"]["attachments"]
        }
    )
    assert len(edits) >= 2
    assert all(later - earlier >= apart for earlier, later in pairwise(edits))
