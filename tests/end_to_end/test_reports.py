"""Report Job: from what a student writes to what a teacher does with it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from easel.marks import REPORTS_PER_MINUTE
from playground.person import Frame, Message, NotPossible, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    alone,
    answers,
    buttons,
    imagine,
    job_id,
    pictures,
    press,
    private_answer,
)
from tests.end_to_end.teaching import let_hide, reports_go_to
from tests.end_to_end.test_people_policy import REPORTS, channel, opened, submit

MENUS = "message menu (Apps): Cancel Job, DM Results, Report Job"
THANKS = "Thank you. Your teacher will see this."
REMOVE, DISMISS = "Remove the message", "Dismiss"


async def report(person: Person, message: Message, reason: str = "It is scary") -> str:
    """Report a message; return the private answer."""
    await person.menu(message, "Report Job")
    return await hand_in(person, await person.next_modal(), reason)


async def hand_in(person: Person, form: Frame, reason: str) -> str:
    (label,) = form["modal"]["components"]
    assert label["label"] == "What is wrong with it?"
    field = label["component"]["custom_id"]
    return await private_answer(person, await person.submit(form, {field: reason}))


async def card(person: Person, where: str, says: str = "It is scary") -> Message:
    """Return the card of a report in the teachers' channel."""

    def is_it(message: Message) -> bool:
        return message["channel_id"] == where and says in text(message)

    return await person.wait_for(is_it)


async def listed(teacher: Person) -> Message:
    """Return what /policy reports shows."""
    answer = await teacher.slash("policy reports")
    return await teacher.wait_for(lambda m: answers(answer)(m) and text(m))


async def look(teacher: Person, message: Message, number: int = 1) -> Message:
    """Choose a line of the list, from 1; return the report."""
    (row,) = message["components"]
    (menu,) = row["components"]
    value = menu["options"][number - 1]["value"]
    answer = await teacher.click(message, menu["custom_id"], [value])
    return await teacher.wait_for(lambda m: answers(answer)(m) and text(m))


def link(message: Message, person: Person) -> str:
    server = person.state["server"]["id"]
    return f"https://discord.com/channels/{server}/{message['channel_id']}/{message['id']}"


@pytest.mark.row(MENUS)
async def test_a_report_reaches_the_teachers_channel_with_its_pictures_covered(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 2")
    assert await report(boris, message) == THANKS
    shown = await card(teacher, where)
    said = text(shown)
    assert f"Reported by\n<@{boris.id}>" in said
    assert f"Ordered by\n<@{amara.id}>" in said
    assert "Prompt\na dog --n 2" in said
    assert f"Message\n{link(message, teacher)}" in said
    names = [each["filename"] for each in shown["attachments"]]
    assert len(names) == 2
    assert all(name.startswith("SPOILER_") for name in names)
    assert list(buttons(shown)) == [REMOVE, DISMISS]


async def test_a_report_of_a_picture_alone_shows_that_one(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 2")
    await report(boris, await alone(amara, message, 2))
    shown = await card(teacher, where)
    second = await amara.download(message["attachments"][1]["url"])
    (only,) = shown["attachments"]
    assert await teacher.download(only["url"]) == second


async def test_a_teacher_removes_the_message_and_everybody_reads_who_settled_it(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    shown = await card(teacher, where)
    await press(teacher, shown, REMOVE)
    await amara.wait_gone(message)
    settled = await card(teacher, where, f"Settled\nMessage removed by <@{teacher.id}>")
    assert (settled["id"], settled["attachments"], settled["components"]) == (shown["id"], [], [])
    assert "Nobody has reported" in text(await listed(teacher))


async def test_a_dismissed_report_leaves_the_message(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    await press(teacher, await card(teacher, where), DISMISS)
    settled = await card(teacher, where, f"Settled\nDismissed by <@{teacher.id}>")
    assert settled["components"] == []
    assert message["id"] in {each["id"] for each in await amara.history()}
    assert "Nobody has reported" in text(await listed(teacher))


@pytest.mark.parametrize("label", [REMOVE, DISMISS])
async def test_a_student_s_press_settles_nothing(
    amara: Person, boris: Person, teacher: Person, label: str
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    await amara.go("general")
    shown = await card(amara, where)
    assert "Not allowed" in await private_answer(amara, await press(amara, shown, label))
    assert link(message, teacher) in text(await listed(teacher))
    await amara.go("art-class")
    assert message["id"] in {each["id"] for each in await amara.history()}


async def test_without_a_channel_reports_are_listed_and_looked_at_in_private(
    amara: Person, boris: Person, teacher: Person
) -> None:
    first, second = await imagine(amara, "a dog --n 1"), await imagine(amara, "a _cat_ --n 1")
    assert await report(boris, first) == THANKS
    assert await report(boris, second, "It\nis *odd*") == THANKS
    shown = await listed(teacher)
    assert shown["private"]
    said = text(shown)
    assert said.index(link(second, teacher)) < said.index(link(first, teacher))
    assert r"**a \_cat\_**" in said
    assert r"“It is \*odd\*”" in said
    one = await look(teacher, shown, 2)
    assert one["private"]
    assert "It is scary" in text(one)
    assert len(one["attachments"]) == 1
    await press(teacher, one, REMOVE)
    await amara.wait_gone(first)
    await teacher.wait_for(lambda m: m["id"] == one["id"] and "Settled" in text(m))
    left = text(await listed(teacher))
    assert (link(first, teacher) in left, link(second, teacher) in left) == (False, True)
    assert "settled already" in text(await look(teacher, shown, 2))


async def test_students_do_not_list_reports(amara: Person) -> None:
    assert "policy" not in amara.command_names()
    with pytest.raises(NotPossible):
        await amara.slash("policy reports")


async def test_reporting_again_takes_the_place_of_the_first_report(
    amara: Person, boris: Person, teacher: Person
) -> None:
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message, "It is scary")
    await report(boris, message, "It is sad")
    await report(amara, message, "It is mine")
    said = text(await listed(teacher))
    assert [each in said for each in ("scary", "sad", "mine")] == [False, True, True]


async def test_what_cannot_be_posted_is_kept_and_said(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    await teacher.permit(where, allowed=False)
    message = await imagine(amara, "a dog --n 1")
    answer = await report(boris, message)
    assert "kept for your teacher" in answer
    assert "`/policy reports`" in answer
    assert link(message, teacher) in text(await listed(teacher))


async def test_nobody_floods_the_teacher_and_nothing_written_is_lost(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    for number in range(REPORTS_PER_MINUTE):
        assert await report(boris, message, f"scary {number}") == THANKS
    refused = await report(boris, message, "scary at last")
    assert "Slow Down!" in refused
    assert "scary at last" in refused
    assert await report(amara, message, "mine") == THANKS
    await card(teacher, where, "mine")
    await teacher.go("general")
    posted = [each for each in await teacher.history() if "A picture was reported" in text(each)]
    assert len(posted) == REPORTS_PER_MINUTE + 1


async def test_a_hidden_order_s_picture_is_not_shown_in_a_channel(
    amara: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    await let_hide(teacher, on=True)
    message = await imagine(amara, "a dog --stealth --n 1")
    assert await report(amara, message) == THANKS
    assert (await card(teacher, where))["attachments"] == []
    one = await look(teacher, await listed(teacher))
    assert (one["private"], len(one["attachments"])) == (True, 1)


async def test_a_message_that_is_gone_already_is_settled_all_the_same(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    shown = await card(teacher, where)
    await amara.react(message, "❌")
    await amara.wait_gone(message)
    await press(teacher, shown, REMOVE)
    await card(teacher, where, "The message was gone already")


async def test_a_message_that_cannot_be_removed_is_said_and_the_report_stays(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    await teacher.fault("DELETE", f"/messages/{message['id']}", 403, code=50001)
    refused = await private_answer(
        teacher, await press(teacher, await card(teacher, where), REMOVE)
    )
    assert "Delete the message there from its own menu" in refused
    assert link(message, teacher) in text(await listed(teacher))
    await press(teacher, await card(teacher, where), REMOVE)
    await amara.wait_gone(message)


async def test_two_presses_at_once_settle_once(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    shown = await card(teacher, where)
    clicks = await asyncio.gather(press(teacher, shown, REMOVE), press(teacher, shown, REMOVE))
    await amara.wait_gone(message)
    await teacher.wait_for(lambda m: m["id"] == shown["id"] and not m["components"])
    for click in clicks:
        assert (await teacher.outcome(click))["state"] == "answered"
    assert "Nobody has reported" in text(await listed(teacher))


async def test_a_report_is_settled_after_a_restart(classroom: Classroom) -> None:
    async with (
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
        classroom.enter("Ms Rivera") as teacher,
    ):
        async with classroom.bot():
            where = await reports_go_to(teacher, "general")
            message = await imagine(amara, "a dog --n 1")
            await report(boris, message)
            shown = await card(teacher, where)
        async with classroom.bot():
            await press(teacher, shown, REMOVE)
            await amara.wait_gone(message)


async def test_pictures_lost_from_the_folder_are_reported_in_words(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    for file in (classroom.folder / "images").rglob("*.jpg"):
        file.unlink()
    assert await report(boris, message) == THANKS
    assert (await card(teacher, where))["attachments"] == []


async def test_a_message_of_somebody_else_s_is_not_reported_here(amara: Person) -> None:
    said = await amara.say("a dog")
    message = await amara.wait_for(lambda m: m["id"] == said)
    refused = await private_answer(amara, await amara.menu(message, "Report Job"))
    assert "This message shows no order of mine" in refused


async def test_an_order_of_another_server_is_not_there(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await report(boris, message)
    shown = await card(teacher, where)
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        database.execute("UPDATE jobs SET server_id = 77")
        database.commit()
    for label in (REMOVE, DISMISS):
        assert "It is gone" in await private_answer(teacher, await press(teacher, shown, label))
    refused = await private_answer(boris, await boris.menu(message, "Report Job"))
    assert "It is gone" in refused
    assert "Nobody has reported" in text(await listed(teacher))


async def test_a_report_of_a_policy_that_changed_meanwhile_goes_where_it_now_says(
    amara: Person, boris: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    message = await imagine(amara, "a dog --n 1")
    await boris.menu(message, "Report Job")
    form = await boris.next_modal()
    gallery = channel(teacher, "gallery")
    await submit(teacher, await opened(teacher), {REPORTS: [gallery]})
    assert await hand_in(boris, form, "It is scary") == THANKS
    await card(teacher, gallery)
    assert [m for m in teacher.messages.values() if m["channel_id"] == where] == []


async def test_a_shown_order_is_reported_by_the_message_where_it_was_seen(
    amara: Person, boris: Person, teacher: Person
) -> None:
    message = await imagine(amara, "a dog --n 1")
    again = await pictures(amara, await amara.slash("show", job=job_id(message)))
    await report(boris, again)
    one = await look(teacher, await listed(teacher))
    await press(teacher, one, REMOVE)
    await amara.wait_gone(again)
    assert message["id"] in {each["id"] for each in await amara.history()}
