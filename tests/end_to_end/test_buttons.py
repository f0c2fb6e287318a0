"""The buttons under pictures: U, V and 🔄, on messages of any age and by anybody."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import (
    BLURPLE,
    GREY,
    buttons,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
    rows,
)

GONE = "It is gone"


@pytest.mark.row("V1-V4, Vary (Subtle), Vary (Strong)")
@pytest.mark.row("Each click makes a new message")
async def test_v_posts_four_variations_of_its_picture_as_a_new_message(
    classroom: Classroom, amara: Person
) -> None:
    parent = await imagine(amara, "a dog")
    second = await amara.download(parent["attachments"][1]["url"])
    child = await pictures(amara, await press(amara, parent, "V2"))
    assert child["id"] != parent["id"]
    assert rows(child) == ["U1 U2 U3 U4 🔄", "V1 V2 V3 V4"]
    edits = classroom.images.calls[-4:]
    assert [call.kind for call in edits] == ["edits"] * 4
    assert {part.data for call in edits for part in call.parts} == {second}


async def test_the_first_answer_to_v_says_whose_variations_they_are(amara: Person) -> None:
    parent = await imagine(amara, "a dog --n 1")
    words = await first_words(amara, await press(amara, parent, "V1"))
    headline = f"**a dog --n 1** - Variations (Strong) by <@{amara.id}> (Waiting to start)"
    assert words.startswith(headline)


@pytest.mark.row("U")
async def test_u_posts_the_stored_picture_alone_byte_for_byte(
    classroom: Classroom, amara: Person
) -> None:
    parent = await imagine(amara, "a dog")
    third = await amara.download(parent["attachments"][2]["url"])
    alone = await pictures(amara, await press(amara, parent, "U3"))
    assert len(alone["attachments"]) == 1
    assert await amara.download(alone["attachments"][0]["url"]) == third
    assert "Image #3" in alone["content"]
    assert classroom.charged() == 4


@pytest.mark.row("🔄")
async def test_again_orders_the_same_as_a_new_message(classroom: Classroom, amara: Person) -> None:
    first = await imagine(amara, "a dog --ar 3:2 --n 2")
    again = await pictures(amara, await press(amara, first, "🔄"))
    assert again["id"] != first["id"]
    assert again["content"].split(" - ")[0] == first["content"].split(" - ")[0]
    assert rows(again) == ["U1 U2 🔄", "V1 V2"]
    assert len({(c.kind, c.fields["size"]) for c in classroom.images.calls}) == 1


@pytest.mark.row("Grid")
@pytest.mark.parametrize("label", ["U1", "V2", "🔄"])
async def test_the_used_button_turns_blurple(amara: Person, label: str) -> None:
    parent = await imagine(amara, "a dog --n 2")
    assert {button["style"] for button in buttons(parent).values()} == {GREY}
    await pictures(amara, await press(amara, parent, label))

    def is_used(message: Message) -> bool:
        style = buttons(message)[label]["style"] if message["id"] == parent["id"] else None
        return bool(style == BLURPLE)

    used = buttons(await amara.wait_for(is_used))
    assert {name for name, button in used.items() if button["style"] == BLURPLE} == {label}


async def test_two_used_buttons_are_both_blurple(amara: Person) -> None:
    parent = await imagine(amara, "a dog --n 2")

    async def use(label: str) -> None:
        now = await amara.wait_for(lambda m: m["id"] == parent["id"])
        await pictures(amara, await press(amara, now, label))
        await amara.wait_for(
            lambda m: m["id"] == parent["id"] and buttons(m)[label]["style"] == BLURPLE
        )

    await use("U1")
    await use("U2")
    last = buttons(await amara.wait_for(lambda m: m["id"] == parent["id"]))
    assert {label for label, each in last.items() if each["style"] == BLURPLE} == {"U1", "U2"}


async def test_the_buttons_of_variations_work_like_their_parent_s(amara: Person) -> None:
    child = await pictures(amara, await press(amara, await imagine(amara, "a dog --n 2"), "V1"))
    grandchild = await pictures(amara, await press(amara, child, "V2"))
    alone = await pictures(amara, await press(amara, grandchild, "U2"))
    second = await amara.download(grandchild["attachments"][1]["url"])
    assert await amara.download(alone["attachments"][0]["url"]) == second


async def test_again_under_variations_makes_variations(classroom: Classroom, amara: Person) -> None:
    child = await pictures(amara, await press(amara, await imagine(amara, "a dog --n 1"), "V1"))
    await pictures(amara, await press(amara, child, "🔄"))
    assert [call.kind for call in classroom.images.calls] == ["generations", "edits", "edits"]


async def test_buttons_work_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            old = await imagine(amara, "a dog --n 2")
        async with classroom.bot():
            assert rows(await pictures(amara, await press(amara, old, "V2"))) == rows(old)
            alone = await pictures(amara, await press(amara, old, "U1"))
            assert len(alone["attachments"]) == 1
            assert rows(await pictures(amara, await press(amara, old, "🔄"))) == rows(old)


async def test_a_classmate_s_click_orders_in_the_classmate_s_name_and_quota(
    classroom: Classroom,
) -> None:
    async with (
        classroom.bot(quota={"pictures_per_day": 4}),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        parent = await imagine(amara, "a dog")
        child = await pictures(boris, await press(boris, parent, "V2"))
        assert f"Variations (Strong) by <@{boris.id}>" in child["content"]
        assert "Credits exhausted" in await private_answer(amara, await press(amara, parent, "V2"))


async def test_a_button_of_an_unknown_order_is_gone(classroom: Classroom, amara: Person) -> None:
    message = await imagine(amara, "a dog --n 2")
    unknown = f"easel:vary:{'0' * 32}:1"
    forge(classroom, message, "V2", unknown)
    assert GONE in await private_answer(amara, await amara.click(message, unknown))


async def test_a_fourth_picture_of_two_is_gone(classroom: Classroom, amara: Person) -> None:
    message = await imagine(amara, "a dog --n 2")
    genuine = buttons(message)["V2"]["custom_id"]
    fourth = genuine.removesuffix("1") + "3"
    forge(classroom, message, "V2", fourth)
    assert GONE in await private_answer(amara, await amara.click(message, fourth))
    assert classroom.charged() == 2


@pytest.mark.parametrize("label", ["U1", "V1", "🔄"])
async def test_an_order_of_another_server_is_gone(
    classroom: Classroom, amara: Person, label: str
) -> None:
    message = await imagine(amara, "a dog --n 1")
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        database.execute("UPDATE jobs SET server_id = 77")
        database.commit()
    assert GONE in await private_answer(amara, await press(amara, message, label))


async def test_a_picture_whose_words_were_banned_since_is_not_shown_again(
    amara: Person, teacher: Person
) -> None:
    message = await imagine(amara, "a clown --n 1")
    await ban(teacher, "clown")
    for label in ("U1", "V1", "🔄"):
        refusal = await private_answer(amara, await press(amara, message, label))
        assert "Banned prompt detected" in refusal


async def test_a_picture_that_was_lost_from_the_folder_is_told_in_private(
    classroom: Classroom, amara: Person
) -> None:
    message = await imagine(amara, "a dog --n 1")
    for file in (classroom.folder / "images").rglob("*.jpg"):
        file.unlink()
    assert GONE in await private_answer(amara, await press(amara, message, "U1"))


def forge(classroom: Classroom, message: Message, label: str, custom_id: str) -> None:
    """Have a button of a posted message name something else."""
    world = classroom.playground.world
    for row in world.message(message["channel_id"], message["id"]).components:
        for button in row["components"]:
            if button.get("label") == label:
                button["custom_id"] = custom_id
