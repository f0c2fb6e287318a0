"""/class: what a teacher lays down for one person or channel holds for the very next order."""

from __future__ import annotations

from typing import Any

import pytest

from playground.person import Message, NotPossible, Person, custom_ids
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    answers,
    buttons,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
)

MODERATOR = (
    "moderator commands, only on Midjourney's own server: /ban_word (soft..heavy), /check_word,"
    " /block until, /contact (must be acknowledged), /theme set (required words per channel),"
    " /credits"
)


async def told(teacher: Person, command: str, **options: Any) -> str:
    """Use a command of /class; return its private answer."""
    return await private_answer(teacher, await teacher.slash(f"class {command}", **options))


async def pending(person: Person, prompt: str) -> Message:
    """Order something while a message waits to be read; return the card that shows it."""
    interaction = await person.slash("imagine", prompt=prompt)
    card = await person.wait_for(answers(interaction))
    assert card["embeds"][0]["title"] == "Pending mod message"
    return card


@pytest.mark.row(MODERATOR)
async def test_a_blocked_person_s_orders_are_refused_until_the_block_is_ended(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    grid = await imagine(amara, "a dog --n 1")
    said = await told(teacher, "block", person=amara.id, until=60, reason="Drawing cats in maths")
    assert "no orders are taken until" in said
    card = await refused(amara, "a cat --n 1")
    assert "You are blocked" in card
    assert "Drawing cats in maths" in card
    for label in ("V1", "🔄"):
        assert "You are blocked" in await private_answer(amara, await press(amara, grid, label))
    assert (await imagine(boris, "a cat --n 1"))["attachments"]
    assert "nothing but what holds for everybody" in await told(teacher, "unblock", person=amara.id)
    assert (await imagine(amara, "a cat --n 1"))["attachments"]
    assert classroom.charged() == 3


@pytest.mark.row("Pending mod message")
async def test_a_message_is_acknowledged_before_the_next_order(
    amara: Person, teacher: Person
) -> None:
    assert "to be acknowledged first" in await told(
        teacher, "contact", person=amara.id, message="Please draw *monuments* only."
    )
    card = await pending(amara, "a cat --n 1")
    assert "> Please draw *monuments* only." in card["embeds"][0]["description"]
    assert await press(amara, card, "Acknowledge")
    await amara.wait_for(lambda m: m["id"] == card["id"] and "Acknowledged" in m["content"])
    assert (await imagine(amara, "a cat --n 1"))["attachments"]


async def test_an_older_card_does_not_acknowledge_a_newer_message(
    amara: Person, teacher: Person
) -> None:
    await told(teacher, "contact", person=amara.id, message="The first.")
    first = await pending(amara, "a cat --n 1")
    await told(teacher, "contact", person=amara.id, message="The second.")
    assert "It is gone" in await private_answer(amara, await press(amara, first, "Acknowledge"))
    second = await pending(amara, "a cat --n 1")
    assert "The second." in second["embeds"][0]["description"]


async def test_nobody_acknowledges_for_somebody_else(
    amara: Person, boris: Person, teacher: Person
) -> None:
    await told(teacher, "contact", person=amara.id, message="For Amara.")
    card = await pending(amara, "a cat --n 1")
    (forged,) = custom_ids(card)
    grid = await imagine(boris, "a dog --n 1")
    with pytest.raises(NotPossible):  # Discord itself: the button is on no message of Boris's
        await boris.click(grid, forged)
    await pending(amara, "a cat --n 1")


async def test_a_channel_s_theme_is_asked_of_every_prompt_in_it(
    amara: Person, teacher: Person
) -> None:
    old = await imagine(amara, "a dog --n 1")
    assert "must have: **monument**" in await told(teacher, "theme", words="monument")
    card = await refused(amara, "a dog on a hill")
    assert "Invalid prompt" in card
    assert "**monument**" in card
    assert "**monument**" in await private_answer(amara, await press(amara, old, "V1"))
    assert (await imagine(amara, "two Monuments at night --n 1"))["attachments"]
    assert "no theme any more" in await told(teacher, "theme")
    assert (await imagine(amara, "a dog on a hill --n 1"))["attachments"]


async def test_a_theme_that_is_on_the_list_of_what_is_not_drawn_can_still_be_undone(
    amara: Person, teacher: Person
) -> None:
    await told(teacher, "theme", words="swords")
    assert "Banned prompt detected" in await refused(amara, "swords") or "swords" in await refused(
        amara, "a dog"
    )
    await private_answer(teacher, await teacher.slash("policy undo"))
    assert (await imagine(amara, "a dog --n 1"))["attachments"]


@pytest.mark.row("Credits exhausted")
async def test_credits_are_one_person_s_own_number_of_pictures(
    amara: Person, boris: Person, teacher: Person
) -> None:
    assert "1 picture in 24 hours" in await told(teacher, "credits", person=amara.id, pictures=1)
    assert "Credits exhausted" in await refused(amara, "a dog --n 2")
    assert (await imagine(amara, "a dog --n 1"))["attachments"]
    assert "0 of 1" in await private_answer(amara, await amara.slash("info"))
    assert (await imagine(boris, "a dog --n 2"))["attachments"]
    await told(teacher, "credits", person=amara.id)
    assert (await imagine(amara, "a dog --n 2"))["attachments"]


async def test_a_student_has_none_of_these_commands(amara: Person) -> None:
    assert "class" not in amara.command_names()
    with pytest.raises(NotPossible):
        await amara.slash("class unblock", person=amara.id)


async def test_what_was_laid_down_outlives_a_restart(classroom: Classroom) -> None:
    async with classroom.bot(), classroom.enter("Ms Rivera") as teacher:
        state = teacher.state["people"]
        amara_id = next(each["id"] for each in state if each["name"] == "Amara")
        await told(teacher, "block", person=amara_id, until=60)
        await told(teacher, "contact", person=amara_id, message="Read this.")
    async with classroom.bot(), classroom.enter("Amara") as amara:
        assert "You are blocked" in await refused(amara, "a dog")
    async with classroom.bot(), classroom.enter("Ms Rivera") as teacher:
        await told(teacher, "unblock", person=amara_id)
        async with classroom.enter("Amara") as amara:
            card = await pending(amara, "a dog --n 1")
            assert list(buttons(card)) == ["Acknowledge"]
            await press(amara, card, "Acknowledge")
            await amara.wait_for(lambda m: "Acknowledged" in m["content"])
            assert await pictures(amara, await amara.slash("imagine", prompt="a dog --n 1"))
