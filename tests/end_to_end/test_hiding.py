"""Hidden orders are for their person and the teachers: no classmate sees or finds them."""

from __future__ import annotations

import asyncio
import re

import pytest

from playground.person import File, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    answers,
    buttons,
    first_words,
    has_pictures,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
)
from tests.end_to_end.teaching import forge, let_hide
from tests.pictures.samples import encoded, noise

ONLY_YOU = "Only you and your teachers can see this order"


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
    pressed = {"component_type": 2, "custom_id": buttons(drawn)[label]["custom_id"]}
    assert "It is gone" in await private_answer(boris, forge(classroom, boris, drawn, pressed))
    assert not saw(boris, "secret")
    shown = await pictures(teacher, forge(classroom, teacher, drawn, pressed))
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
            order = await amara.slash("imagine", prompt="a secret cat --n 1 --stealth")
            await first_words(amara, order)
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


async def test_what_is_proposed_to_who_hides_their_orders_is_hidden_too(
    classroom: Classroom,
) -> None:
    await classroom.lay_down(hiding=True, references=True)
    async with (
        classroom.bot(engine={"name": "sketch", "sketch_pause_seconds": 0.0}),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        words = "please draw me a very beautiful secret dog that sits under a big old tree"
        await proposed(amara, await amara.slash("shorten", prompt=f"{words} --stealth"))
        await private_answer(amara, await amara.slash("stealth"))
        await proposed(amara, await amara.slash("shorten", prompt=words))
        picture = File("secret.png", encoded(noise(300, 200), "PNG"))
        message = await proposed(amara, await amara.slash("describe", image=picture))
        await proposed(amara, await press(amara, message, "🔄"))
        await imagine(boris, "a bird --n 1")
        assert not saw(boris, "secret")
        assert not saw(boris, "Described by")


async def proposed(person: Person, interaction_id: str) -> Message:
    """Return the message with the proposals, which only that person sees."""
    is_it = answers(interaction_id)
    message = await person.wait_for(lambda m: is_it(m) and bool(m["components"]))
    assert message["private"]
    return message


def saw(person: Person, words: str) -> bool:
    """Return whether a person has ever been shown some words."""
    shown = (event["message"] for event in person.events if "message" in event)
    return any(words in text(message) for message in shown)
