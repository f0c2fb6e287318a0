"""Relaxed orders wait behind everybody's; hidden ones are for their person and the teachers."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from easel.config.sections import OpenAIPace
from playground.person import Frame, Message, Person, text
from playground.values import InteractionType
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import until
from tests.end_to_end.seeing import (
    answers,
    buttons,
    edited,
    first_words,
    has_pictures,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
    stopped,
)

ONE_AT_ONCE = {"openai": OpenAIPace(images_at_once=1, images_per_minute=6000)}
ONLY_YOU = "Only you and your teachers can see this order"


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


@pytest.fixture
async def hiding(teacher: Person) -> None:
    """The classroom where students may hide their orders from each other."""
    await let_hide(teacher, on=True)


@pytest.mark.row("/stealth, /public")
async def test_a_hidden_order_is_seen_by_its_person_and_by_no_classmate(
    amara: Person, boris: Person, hiding: None
) -> None:
    order = await amara.slash("imagine", prompt="a secret cat --n 1 --stealth")
    assert "a secret cat" in await first_words(amara, order)
    drawn = await pictures(amara, order)
    assert drawn["private"]
    assert ONLY_YOU in drawn["content"]
    alone = await pictures(amara, await press(amara, drawn, "U1"))
    varied = await pictures(amara, await press(amara, drawn, "V1"))
    again = await pictures(amara, await press(amara, drawn, "🔄"))
    assert [each["private"] for each in (alone, varied, again)] == [True] * 3
    await imagine(boris, "a bird --n 1")
    assert saw(amara, "secret")
    assert not saw(boris, "secret")


@pytest.mark.row("/stealth, /public")
async def test_stealth_mode_hides_the_very_next_order_and_public_shows_one(
    amara: Person, boris: Person, hiding: None
) -> None:
    said = await private_answer(amara, await amara.slash("stealth"))
    assert "only you and your teachers see what you order" in said
    assert (await imagine(amara, "a secret cat --n 1"))["private"]
    assert not (await imagine(amara, "a shown cat --n 1 --public")).get("private")
    said = await private_answer(amara, await amara.slash("public"))
    assert "everybody in the channel sees what you order" in said
    await imagine(amara, "another shown cat --n 1")
    await boris.wait_for(lambda m: "another shown cat" in m["content"] and has_pictures(m))
    assert saw(boris, "a shown cat")
    assert not saw(boris, "secret")


async def test_without_hiding_a_hidden_order_is_refused_and_the_setting_counts_for_nothing(
    amara: Person, teacher: Person, hiding: None
) -> None:
    await private_answer(amara, await amara.slash("stealth"))
    await let_hide(teacher, on=False)
    assert "sees every order" in await refused(amara, "a cat --n 1 --stealth")
    assert not (await imagine(amara, "a shown cat --n 1")).get("private")


async def test_what_was_hidden_is_never_shown_to_all_though_hiding_has_ended(
    amara: Person, boris: Person, teacher: Person, hiding: None
) -> None:
    drawn = await imagine(amara, "a secret cat --n 1 --stealth")
    await let_hide(teacher, on=False)
    assert (await pictures(amara, await press(amara, drawn, "U1")))["private"]
    said = await private_answer(amara, await press(amara, drawn, "V1"))
    assert "everybody in the channel sees every order" in said
    assert "order the words anew" in said
    await imagine(boris, "a bird --n 1")
    assert not saw(boris, "secret")


@pytest.mark.parametrize("label", ["U1", "V1", "🔄"])
async def test_a_classmate_s_forged_click_finds_nothing_and_the_teacher_s_works_in_private(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person, hiding: None, label: str
) -> None:
    drawn = await imagine(amara, "a secret cat --n 1 --stealth")
    assert "It is gone" in await private_answer(boris, forge(classroom, boris, drawn, label))
    assert not saw(boris, "secret")
    shown = await pictures(teacher, forge(classroom, teacher, drawn, label))
    assert shown["private"]
    assert "secret cat" in shown["content"]


async def test_a_hidden_order_that_outlives_its_token_comes_as_a_private_message(
    classroom: Classroom, amara: Person, boris: Person, hiding: None
) -> None:
    classroom.images.delay_seconds = 1.0
    order = await amara.slash("imagine", prompt="a secret cat --n 1 --stealth")
    await first_words(amara, order)
    await amara.advance(16 * 60)
    sent = await amara.wait_for(lambda m: m["channel_id"] != amara.channel_id and has_pictures(m))
    assert sent["content"].startswith("**a secret cat --n 1 --stealth** - your order in <#")
    assert "where only you would have seen it" in sent["content"]
    shown = re.search(r"/show job:([0-9a-f]{32})", sent["content"])
    assert shown
    assert (await pictures(amara, await amara.slash("show", job=shown[1])))["private"]
    assert "It is gone" in await private_answer(boris, await boris.slash("show", job=shown[1]))
    assert ONLY_YOU in sent["content"]
    assert not saw(boris, "secret")
    assert classroom.charged() == 1


async def test_a_hidden_order_whose_every_message_is_lost_is_not_posted_for_all(
    classroom: Classroom, amara: Person, boris: Person, hiding: None
) -> None:
    classroom.images.delay_seconds = 1.0
    await amara.fault("POST", "/interactions/.*/callback", 404, code=10062)
    await amara.slash("imagine", prompt="a secret cat --n 1 --stealth")
    await classroom.images.called()
    await amara.advance(16 * 60)
    sent = await amara.wait_for(lambda m: m["channel_id"] != amara.channel_id and has_pictures(m))
    assert "a secret cat" in sent["content"]
    assert not saw(boris, "secret")


async def test_a_hidden_order_goes_on_after_a_restart_and_stays_hidden(
    classroom: Classroom,
) -> None:
    classroom.images.always = "hang"
    async with (
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
        classroom.enter("Ms Rivera") as teacher,
    ):
        async with classroom.bot():
            await let_hide(teacher, on=True)
            order = await ordered(amara, "a secret cat --n 1 --stealth")
            await classroom.images.called()
        classroom.images.always = "ok"
        async with classroom.bot():
            assert (await pictures(amara, order))["private"]
            assert not saw(boris, "secret")


async def test_a_hidden_order_is_copied_once_where_copies_are_on(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara, classroom.enter("Ms Rivera") as teacher:
        async with classroom.bot():
            await let_hide(teacher, on=True)
            await private_answer(amara, await amara.slash("prefer auto_dm"))
            here = amara.channel_id
            await imagine(amara, "a secret cat --n 1 --stealth")
            await amara.wait_for(lambda m: m["channel_id"] != here and has_pictures(m))
        await amara.open_dm()
        assert len(await amara.history()) == 1


async def test_each_order_of_a_hidden_batch_is_hidden(
    amara: Person, boris: Person, hiding: None
) -> None:
    batch = answers(await amara.slash("imagine", prompt="a secret {cat, dog} --n 1 --stealth"))
    proposal = await amara.wait_for(lambda m: batch(m) and bool(m["components"]))
    is_it = answers(await press(amara, proposal, "Order all 2"))
    async with asyncio.timeout(20):
        while sum(is_it(m) and has_pictures(m) for m in amara.messages.values()) < 2:
            await amara.wait_next(lambda e: "message" in e)
    assert all(m["private"] for m in amara.messages.values() if "secret" in text(m))
    await imagine(boris, "a bird --n 1")
    assert not saw(boris, "secret")


async def ordered(person: Person, prompt: str) -> str:
    """Order pictures; return the interaction's id when the first answer is there."""
    order = await person.slash("imagine", prompt=prompt)
    await first_words(person, order)
    return order


def waiting_pictures(classroom: Classroom) -> int:
    """Return how many pictures stand in the line's queue, straight from its tables."""
    with closing(sqlite3.connect(classroom.folder / "data" / "easel-line.sqlite")) as line:
        query = "SELECT count(*) FROM workflow_status WHERE queue_name = ? AND status = ?"
        (found,) = line.execute(query, ("picture", "ENQUEUED")).fetchone()
    return int(found)


async def let_hide(teacher: Person, *, on: bool) -> None:
    """Have the teacher let students hide orders, or not."""
    await teacher.slash("policy edit", part="people")
    form = await teacher.next_modal()
    by_label = {row["label"]: row["component"] for row in form["modal"]["components"]}
    filled = {by_label["Hidden orders"]["custom_id"]: on}
    assert "Policy saved" in await private_answer(teacher, await teacher.submit(form, filled))


def saw(person: Person, words: str) -> bool:
    """Return whether a person has ever been shown some words."""
    shown = (event["message"] for event in person.events if "message" in event)
    return any(words in text(message) for message in shown)


def forge(classroom: Classroom, person: Person, message: Message, label: str) -> str:
    """Press a button of a message that its presser can't see, as only a forger could."""
    world = classroom.playground.world
    channel = world.channel(message["channel_id"])
    data: Frame = {"component_type": 2, "custom_id": buttons(message)[label]["custom_id"]}
    forged: Any = world.interactions.start(
        InteractionType.COMPONENT,
        world.user(person.id),
        channel,
        data,
        message=world.message(channel.id, message["id"]),
    )
    return str(forged.id)
