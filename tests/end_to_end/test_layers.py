"""A channel's own rules, assignments, age bands and packs, as teachers and students meet them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from easel.model import AgeBand
from easel.policy import BANDS, PACKS
from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.picking import hand_in
from tests.end_to_end.seeing import (
    answers,
    buttons,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
)
from tests.end_to_end.test_policy import policy

GREEN = 3


async def edited_here(teacher: Person, part: str, **fields: Any) -> str:
    """Fill in a form of what this channel adds; return the private answer."""
    await teacher.slash("policy edit", part=part, where="channel")
    form = await teacher.next_modal()
    return await private_answer(teacher, await hand_in(teacher, form, **fields))


async def started(teacher: Person, fields: dict[str, str], **options: Any) -> Message:
    """Start an assignment; return what the class reads."""
    await teacher.slash("assignment start", **options)
    form = await teacher.next_modal()
    return await teacher.wait_for(answers(await hand_in(teacher, form, **fields)))


async def test_a_channel_that_is_stricter_refuses_what_the_server_draws(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    said = await edited_here(
        teacher, "picture", **{"Meta-prompt": "Only knitted things.", "Aspect ratio": "1:1"}
    )
    assert "edited the picture's part, for <#" in said
    assert "characters are left for a student's idea" in said
    assert "does not allow the aspect `16:9`" in await refused(amara, "a dog --ar 16:9")
    await imagine(amara, "a dog --n 1")
    sent = classroom.images.calls[-1].fields["prompt"]
    assert sent.index("You make pictures for a class") < sent.index("Only knitted things.")
    await amara.go("gallery")
    assert (await imagine(amara, "a dog --ar 16:9 --n 1"))["attachments"]


async def test_show_says_where_each_rule_comes_from(teacher: Person) -> None:
    await edited_here(teacher, "engine", **{"Pictures per order": "2"})
    await started(
        teacher,
        {"Title": "Monuments", "Instructions": "Draw a monument.", "Not drawn": "castles"},
    )
    shown = await policy(teacher, "show")
    assert "2 at the most\n-# from this channel" in shown
    assert "off\n-# from the server" in shown
    assert "castles\n-# from the assignment “Monuments”" in shown
    assert "-# from the server and the assignment “Monuments”" in shown


async def test_rules_that_no_picture_could_keep_are_not_saved(teacher: Person) -> None:
    await teacher.slash("policy edit", part="picture")
    form = await teacher.next_modal()
    await private_answer(teacher, await hand_in(teacher, form, **{"Aspect ratio": "16:9"}))
    said = await edited_here(teacher, "picture", **{"Aspect ratio": "1:1"})
    assert "Not saved" in said
    assert "16:9 and 1:1 would hold at once" in said


async def test_two_open_forms_keep_each_other_s_fields(teacher: Person) -> None:
    await teacher.slash("policy edit", part="picture")
    first = await teacher.next_modal()
    await teacher.slash("policy edit", part="picture")
    second = await teacher.next_modal()
    await private_answer(teacher, await hand_in(teacher, second, Colours="blue"))
    said = await private_answer(teacher, await hand_in(teacher, first, **{"Aspect ratio": "3:2"}))
    assert "Version 2" in said
    shown = await policy(teacher, "show")
    assert "blue" in shown
    assert "3:2" in shown


async def test_a_form_handed_in_as_it_was_makes_no_version(teacher: Person) -> None:
    assert "Nothing was changed" in await edited_here(teacher, "safety")
    assert "Nobody has changed the default yet." in await policy(teacher, "history")


async def test_the_class_sees_an_assignment_draws_by_it_and_it_ends(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    told = await started(
        teacher,
        {"Title": "Monuments", "Instructions": "Draw a monument.", "Not drawn": "castles"},
        aspect="16:9",
        pictures=1,
    )
    assert not told.get("private")
    assert told["embeds"][0]["title"] == "Assignment: Monuments"
    shown = await private_answer(amara, await amara.slash("assignment show"))
    assert "Draw a monument." in shown
    assert "16:9" in shown
    assert "“castle”" in await refused(amara, "a castle")
    assert "number of pictures `4`" in await refused(amara, "a tower --n 4")
    (only,) = (await imagine(amara, "a tower"))["attachments"]
    assert only["width"] * 9 == pytest.approx(only["height"] * 16, rel=0.01)
    assert "Draw a monument." in classroom.images.calls[-1].fields["prompt"]
    over = await teacher.wait_for(answers(await teacher.slash("assignment end")))
    assert "The assignment “Monuments” is over." in over["content"]
    assert "no assignment" in await private_answer(amara, await amara.slash("assignment show"))
    assert (await imagine(amara, "a castle --n 1"))["attachments"]


async def test_orders_outside_an_assignment_s_time_are_refused_with_when_it_opens(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    await started(
        teacher, {"Title": "Monuments", "Instructions": "Draw one.", "Opens": "in 2 hours"}
    )
    card = await refused(amara, "a tower")
    opens = int(re.findall(r"<t:(\d+):F>", card)[0])
    assert 7_000 < opens - datetime.now(UTC).timestamp() <= 7_200
    assert "“Monuments” opens" in card
    assert "Not yet" in await policy(teacher, "test", prompt="a tower")
    assert classroom.charged() == 0


async def test_a_time_that_can_t_be_read_starts_nothing_and_gives_the_text_back(
    teacher: Person,
) -> None:
    await teacher.slash("assignment start")
    form = await teacher.next_modal()
    card = await private_answer(
        teacher,
        await hand_in(teacher, form, Title="M", Instructions="Draw one.", Closes="soon"),
    )
    assert "That is no time. Write it as 10:30" in card
    assert "Instructions: Draw one." in card


async def test_undo_takes_an_assignment_back(amara: Person, teacher: Person) -> None:
    await started(teacher, {"Title": "M", "Instructions": "Draw one.", "Not drawn": "castles"})
    assert "took back: started the assignment “M”" in await policy(teacher, "undo")
    assert (await imagine(amara, "a castle --n 1"))["attachments"]


async def test_a_student_starts_and_ends_no_assignment(amara: Person) -> None:
    for command in ("start", "end"):
        card = await private_answer(amara, await amara.slash(f"assignment {command}"))
        assert "Not allowed" in card


async def test_an_age_band_says_what_it_would_change_and_does_it_once_confirmed(
    teacher: Person,
) -> None:
    interaction = await teacher.slash("policy band", age=AgeBand.YOUNG.value)
    card = await teacher.wait_for(answers(interaction))
    text = card["embeds"][0]["description"]
    for name in BANDS[AgeBand.YOUNG].packs:
        assert PACKS[name].title in text
    await press(teacher, card, "Put it in force")
    # All packs are compiled first: on a busy machine that takes its time.
    await teacher.wait_for(lambda m: m["id"] == card["id"] and "saved" in _title(m), 60.0)
    assert "7 to 10 years" in await policy(teacher, "show")


async def test_a_band_is_not_put_over_a_policy_that_was_edited_meanwhile(teacher: Person) -> None:
    card = await teacher.wait_for(answers(await teacher.slash("policy band", age="7-10")))
    await policy(teacher, "reset")
    said = await private_answer(teacher, await press(teacher, card, "Put it in force"))
    assert "The policy was edited since this was shown" in said


async def test_packs_are_switched_one_by_one_and_those_in_force_are_green(
    amara: Person, teacher: Person
) -> None:
    card = await teacher.wait_for(answers(await teacher.slash("policy packs")))
    title = PACKS["weapons"].title
    assert not any(button["style"] == GREEN for button in buttons(card).values())
    await press(teacher, card, title)
    card = await teacher.wait_for(lambda m: m["id"] == card["id"] and _green(m) == [title])
    assert "Banned prompt detected" in await refused(amara, "a rifle")
    here = await teacher.wait_for(answers(await teacher.slash("policy packs", where="channel")))
    assert buttons(here)[title]["disabled"]
    await press(teacher, card, title)
    await teacher.wait_for(lambda m: m["id"] == card["id"] and _green(m) == [])
    assert (await imagine(amara, "a rifle --n 1"))["attachments"]


async def test_no_picture_s_side_is_longer_than_the_policy_allows(classroom: Classroom) -> None:
    await classroom.lay_down(longest_side=1024)
    async with classroom.bot(), classroom.enter("Amara") as amara:
        grid = await imagine(amara, "a dog --ar 16:9 --n 1")
        (shown,) = grid["attachments"]
        assert max(map(int, classroom.images.calls[-1].fields["size"].split("x"))) <= 1024
        assert shown["width"] <= 1024
        alone = await pictures(amara, await press(amara, grid, "U1"))
        card = await private_answer(amara, await press(amara, alone, "Upscale (Creative)"))
        assert "draws nothing larger than 1024x" in card


def _title(message: Message) -> str:
    return str(message["embeds"][0].get("title")) if message["embeds"] else ""


def _green(message: Message) -> list[str]:
    return [name for name, each in buttons(message).items() if each["style"] == GREEN]
