"""/policy edit part:people: whether pictures come from outside, who hides, whose clicks count."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from PIL import Image

from playground.person import File, Frame, NotPossible, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.picking import field, hand_in
from tests.end_to_end.seeing import imagine, pictures, press, private_answer
from tests.end_to_end.teaching import form

REFERENCES, HIDING = "Pictures from outside", "Hidden orders"
CLICKS, REPORTS = "Whose clicks count", "Teachers' channel"
FIELDS = (REFERENCES, HIDING, CLICKS, REPORTS)


async def test_the_form_has_what_is_in_force(teacher: Person) -> None:
    shown = await opened(teacher)
    assert in_force(shown) == {REFERENCES: False, HIDING: False, CLICKS: "anyone", REPORTS: None}
    gallery = channel(teacher, "gallery")
    await submit(
        teacher,
        shown,
        {REFERENCES: True, HIDING: True, CLICKS: "owner", REPORTS: [gallery]},
    )
    shown = await opened(teacher)
    assert in_force(shown) == {REFERENCES: True, HIDING: True, CLICKS: "owner", REPORTS: gallery}


async def test_show_says_all_four(teacher: Person) -> None:
    shown = await show(teacher)
    assert f"{REFERENCES}\noff" in shown
    assert f"{HIDING}\noff" in shown
    assert f"{CLICKS}\nanyone's" in shown
    assert f"{REPORTS}\nno channel" in shown
    gallery = channel(teacher, "gallery")
    everything = {REFERENCES: True, HIDING: True, CLICKS: "owner", REPORTS: [gallery]}
    saved = await submit(teacher, await opened(teacher), everything)
    assert "Version 1: edited the people's part" in saved
    shown = await show(teacher)
    assert f"{REFERENCES}\non" in shown
    assert f"{HIDING}\non" in shown
    assert f"{CLICKS}\nthe owner's and teachers'" in shown
    assert f"{REPORTS}\n<#{gallery}>" in shown


async def test_handed_in_as_it_is_it_changes_nothing_and_a_field_may_be_emptied(
    teacher: Person,
) -> None:
    gallery = channel(teacher, "gallery")
    await submit(teacher, await opened(teacher), {CLICKS: "owner", REPORTS: [gallery]})
    before = await show(teacher)
    await submit(teacher, await opened(teacher), {})
    assert (await show(teacher)).replace("version 2", "version 1") == before
    await submit(teacher, await opened(teacher), {REPORTS: []})
    assert f"{REPORTS}\nno channel" in await show(teacher)
    assert f"{CLICKS}\nthe owner's and teachers'" in await show(teacher)


async def test_pictures_from_outside_are_let_in_from_the_very_next_order(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    order = await amara.slash("imagine", prompt="a dog --n 1", image=a_picture())
    assert "Pictures from outside are off" in await private_answer(amara, order)
    await submit(teacher, await opened(teacher), {REFERENCES: True})
    await pictures(amara, await amara.slash("imagine", prompt="a dog --n 1", image=a_picture()))
    assert [call.kind for call in classroom.images.calls] == ["edits"]


async def test_clicks_of_classmates_stop_counting_and_the_teacher_s_count(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    drawn = await imagine(amara, "a dog --n 1")
    await pictures(boris, await press(boris, drawn, "V1"))
    await submit(teacher, await opened(teacher), {CLICKS: "owner"})
    for label in ("U1", "V1", "🔄"):
        refused = await private_answer(boris, await press(boris, drawn, label))
        assert "only the person who ordered a picture" in refused
    await pictures(amara, await press(amara, drawn, "V1"))
    await pictures(teacher, await press(teacher, drawn, "V1"))
    assert classroom.charged() == 4


async def test_a_channel_where_the_bot_can_t_write_is_refused_and_nothing_is_saved(
    teacher: Person,
) -> None:
    general = channel(teacher, "general")
    await teacher.permit(general, allowed=False)
    refused = await submit(teacher, await opened(teacher), {HIDING: True, REPORTS: [general]})
    assert "Not saved" in refused
    assert f"can't write in <#{general}>" in refused
    assert "```" not in refused
    assert "Policy (the default)" in await show(teacher)
    await teacher.permit(general, allowed=True)
    saved = await submit(teacher, await opened(teacher), {HIDING: True, REPORTS: [general]})
    assert "Policy saved" in saved
    await teacher.permit(general, allowed=False)
    assert "Policy saved" in await submit(teacher, await opened(teacher), {HIDING: False})


async def test_a_channel_where_no_held_picture_could_be_shown_is_refused(teacher: Person) -> None:
    general = channel(teacher, "general")
    await teacher.permit(general, allowed=True, attach=False)
    refused = await submit(teacher, await opened(teacher), {REPORTS: [general]})
    assert f"can't show pictures in <#{general}>. Let it attach files there" in refused
    await teacher.permit(general, allowed=True)
    assert "Policy saved" in await submit(teacher, await opened(teacher), {REPORTS: [general]})


async def test_a_channel_that_is_gone_is_not_in_the_form(classroom: Classroom) -> None:
    async with classroom.enter("Ms Rivera") as teacher:
        gallery = channel(teacher, "gallery")
        async with classroom.bot():
            await submit(teacher, await opened(teacher), {REPORTS: [gallery]})
        with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
            database.execute("UPDATE policies SET policy = replace(policy, ?, '17')", (gallery,))
            database.commit()
        async with classroom.bot():
            assert f"{REPORTS}\n<#17>" in await show(teacher)
            assert in_force(await opened(teacher))[REPORTS] is None


async def test_a_teachers_channel_that_students_can_read_is_warned_of(teacher: Person) -> None:
    gallery = channel(teacher, "gallery")
    saved = await submit(teacher, await opened(teacher), {REPORTS: [gallery]})
    assert "Policy saved" in saved
    assert f"Everybody here can read <#{gallery}>" in saved
    assert "Everybody" not in await submit(teacher, await opened(teacher), {HIDING: True})
    assert "Everybody" not in await submit(teacher, await opened(teacher), {REPORTS: []})


async def test_undo_takes_the_people_s_part_back(teacher: Person) -> None:
    await submit(teacher, await opened(teacher), {HIDING: True})
    undone = await private_answer(teacher, await teacher.slash("policy undo"))
    assert "took back: edited the people's part" in undone
    assert f"{HIDING}\noff" in await show(teacher)


async def test_a_word_added_meanwhile_outlives_the_form(teacher: Person) -> None:
    shown = await opened(teacher)
    await ban(teacher, "clowns")
    await submit(teacher, shown, {HIDING: True})
    assert "clowns" in await show(teacher)


@pytest.mark.parametrize(("label", "value"), [(CLICKS, "nobody"), (REPORTS, ["1"])])
async def test_what_is_not_offered_does_not_leave_the_form(
    teacher: Person, label: str, value: object
) -> None:
    with pytest.raises(NotPossible):
        await submit(teacher, await opened(teacher), {label: value})


async def opened(teacher: Person) -> Frame:
    return await form(teacher, "people")


async def submit(teacher: Person, opened: Frame, fields: dict[str, Any]) -> str:
    """Hand the form in with some fields changed; return the private answer."""
    return await private_answer(teacher, await hand_in(teacher, opened, **fields))


async def show(teacher: Person) -> str:
    return await private_answer(teacher, await teacher.slash("policy show"))


def in_force(shown: Frame) -> dict[str, Any]:
    """Return what the form comes filled with, by its labels."""
    chosen = [each["value"] for each in field(shown, CLICKS)["options"] if each.get("default")]
    channels = [each["id"] for each in field(shown, REPORTS).get("default_values") or ()]
    return {
        REFERENCES: field(shown, REFERENCES)["default"],
        HIDING: field(shown, HIDING)["default"],
        CLICKS: chosen[0],
        REPORTS: channels[0] if channels else None,
    }


def channel(person: Person, name: str) -> str:
    (found,) = [each["id"] for each in person.state["channels"] if each["name"] == name]
    return str(found)


def a_picture() -> File:
    with io.BytesIO() as file:
        Image.new("RGB", (64, 64), (200, 30, 30)).save(file, "PNG")
        return File("dog.png", file.getvalue())
