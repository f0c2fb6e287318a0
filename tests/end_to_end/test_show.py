"""/show posts an order again, DM Results sends it; by whom, and of what."""

from __future__ import annotations

import logging

import pytest

from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.process import until
from tests.end_to_end.seeing import (
    alone,
    answers,
    buttons,
    first_words,
    imagine,
    job_id,
    pictures,
    press,
    private_answer,
    rows,
)
from tests.end_to_end.teaching import let_hide, only_owners_click

MENUS = "message menu (Apps): Cancel Job, DM Results, Report Job"


async def show(person: Person, job: str) -> Message:
    """Show an order again; return the message with its pictures."""
    return await pictures(person, await person.slash("show", job=job))


async def not_shown(person: Person, job: str) -> str:
    return await private_answer(person, await person.slash("show", job=job))


async def offered(person: Person, typed: str = "") -> dict[str, str]:
    """Return what is offered while somebody types, ids by their names."""
    choices = await person.autocomplete("show", "job", job=typed)
    return {each["name"]: each["value"] for each in choices}


async def send_results(person: Person, message: Message) -> str:
    return await private_answer(person, await person.menu(message, "DM Results"))


async def in_private(person: Person) -> Message:
    return await person.wait_for(
        lambda m: m["channel_id"] != person.channel_id and m["attachments"]
    )


@pytest.mark.row("/show job_id")
async def test_an_order_is_posted_again_with_buttons_that_work(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    message = await imagine(amara, "a dog --n 2")
    again = await show(amara, job_id(message))
    assert again["id"] != message["id"]
    assert again["content"] == message["content"]
    assert buttons(again) == buttons(message)
    whole = [await amara.download(each["url"]) for each in message["attachments"]]
    assert [await amara.download(each["url"]) for each in again["attachments"]] == whole
    seen = await boris.wait_for(lambda m: m["id"] == again["id"] and m["attachments"])
    assert rows(await pictures(boris, await press(boris, seen, "V2"))) == rows(again)
    assert classroom.charged() == 4


async def test_what_people_paste_finds_the_order(amara: Person, boris: Person) -> None:
    message = await imagine(amara, "a dog --n 1")
    (file,) = message["attachments"]
    for pasted in (job_id(message)[:8], f"`{job_id(message).upper()}`", file["filename"]):
        assert (await show(boris, pasted))["content"] == message["content"]
    for nothing in ("a dog", "0" * 32, job_id(message)[:7], "/"):
        assert "It is gone" in await not_shown(amara, nothing)


async def test_a_student_is_offered_their_own_and_a_teacher_the_class_s(
    amara: Person, boris: Person, teacher: Person
) -> None:
    await let_hide(teacher, on=True)
    dog = await imagine(amara, "a dog on a hill --n 1")
    cat = await imagine(boris, "a cat --stealth --n 1")
    assert await offered(amara) == {"a dog on a hill": job_id(dog)}
    assert await offered(boris) == {"(hidden) a cat": job_id(cat)}
    everybody_s = {
        "(hidden) Boris: a cat": job_id(cat),
        "Amara: a dog on a hill": job_id(dog),
    }
    assert await offered(teacher) == everybody_s
    assert list(await offered(teacher, "amara")) == ["Amara: a dog on a hill"]
    assert list(await offered(amara, "HILL")) == ["a dog on a hill"]
    assert list(await offered(amara, job_id(dog)[4:12])) == ["a dog on a hill"]
    assert await offered(amara, "cat") == {}


async def test_names_that_are_offered_fit_into_what_discord_takes(classroom: Classroom) -> None:
    async with (
        classroom.bot(line={"orders_per_minute": 100}),
        classroom.enter("Amara") as amara,
    ):
        for number in range(26):
            await imagine(amara, f"{number} {'x' * 200} --n 1")
        choices = await offered(amara)
    assert len(choices) == 25
    assert next(iter(choices)).startswith("25 ")


async def test_a_hidden_order_is_shown_again_to_its_person_and_to_teachers_only(
    amara: Person, boris: Person, teacher: Person
) -> None:
    await let_hide(teacher, on=True)
    message = await imagine(amara, "a dog --stealth --n 1")
    assert "It is gone" in await not_shown(boris, job_id(message))
    for person in (amara, teacher):
        again = await show(person, job_id(message))
        assert again["private"]
        assert (await alone(person, again))["private"]
    assert [m for m in boris.messages.values() if "dog" in m["content"]] == []


async def test_what_the_policy_no_longer_shows_is_not_shown_again(
    amara: Person, boris: Person, teacher: Person
) -> None:
    dog, clown = await imagine(amara, "a dog --n 1"), await imagine(amara, "a clown --n 1")
    await ban(teacher, "clown")
    for person in (amara, teacher):
        assert "Banned prompt detected" in await not_shown(person, job_id(clown))
        assert "Banned prompt detected" in await send_results(person, clown)
    await only_owners_click(teacher)
    assert "Job action restricted" in await not_shown(boris, job_id(dog))
    assert "Job action restricted" in await send_results(boris, dog)
    await show(teacher, job_id(dog))


async def test_an_order_under_way_is_not_shown_yet(classroom: Classroom, amara: Person) -> None:
    classroom.images.behave("ok", "hang")
    order = await amara.slash("imagine", prompt="a dog", number=2)
    await first_words(amara, order)
    message = await amara.wait_for(lambda m: answers(order)(m) and "1 of 2" in m["content"], 20)
    await until(lambda: classroom.is_remembered(message))
    assert "still under way" in await send_results(amara, message)
    assert await offered(amara) == {}
    await private_answer(amara, await amara.slash("cancel"))
    stopped = await pictures(amara, order)
    again = await show(amara, job_id(stopped))
    assert again["content"] == stopped["content"]
    assert "1 of 2 missing" in again["content"]


async def test_pictures_that_were_lost_leave_no_empty_message_behind(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    message = await imagine(amara, "a dog --n 1")
    for file in (classroom.folder / "images").rglob("*.jpg"):
        file.unlink()
    answer = await amara.slash("show", job=job_id(message))
    assert "It is gone" in await private_answer(amara, answer)
    assert [m for m in await boris.history() if answers(answer)(m)] == []


async def test_what_was_shown_again_is_its_shower_s_to_take_away(
    amara: Person, boris: Person
) -> None:
    again = await show(boris, job_id(await imagine(amara, "a dog --n 1")))
    await boris.react(again, "❌")
    await amara.wait_gone(again)


async def test_an_order_is_shown_again_after_a_restart_in_another_channel(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            message = await imagine(amara, "a dog --n 1")
        async with classroom.bot():
            await amara.go("gallery")
            again = await show(amara, job_id(message))
            assert again["channel_id"] != message["channel_id"]
            await press(amara, again, "U1")


async def test_a_bot_that_stops_in_mid_answer_calls_it_no_mistake(
    classroom: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    async with classroom.enter("Amara") as amara, classroom.bot():
        message = await imagine(amara, "a dog --n 1")
        await amara.fault("PATCH", "/webhooks/", delay=10)
        answer = await amara.slash("show", job=job_id(message))
        await amara.outcome(answer)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []


@pytest.mark.row(MENUS)
async def test_results_are_sent_in_private_to_whoever_asks(amara: Person, boris: Person) -> None:
    message = await imagine(amara, "a dog --n 2")
    assert (await send_results(boris, message)).startswith("Sent: the pictures")
    sent = await in_private(boris)
    assert len(sent["attachments"]) == 2
    assert f"job `{job_id(message)}`" in sent["content"]
    assert (await send_results(boris, await alone(amara, message, 2))).startswith(
        "Sent: the picture is"
    )


async def test_who_takes_no_private_messages_is_told_what_to_do(amara: Person) -> None:
    message = await imagine(amara, "a dog --n 1")
    await amara.accept_private(accepted=False)
    told = await send_results(amara, message)
    assert "You take no private messages" in told
    assert "Privacy Settings" in told
    await amara.accept_private(accepted=True)
    assert "Sent" in await send_results(amara, message)


async def test_a_message_of_somebody_else_s_has_no_results(amara: Person) -> None:
    said = await amara.say("a dog")
    message = await amara.wait_for(lambda m: m["id"] == said)
    assert "This message shows no order of mine" in await send_results(amara, message)


async def test_results_too_large_for_a_private_message_are_told_there(amara: Person) -> None:
    message = await imagine(amara, "a dog --n 1")
    await amara.fault("POST", "/channels/.*/messages$", 413, code=40005)
    await send_results(amara, message)
    told = await amara.wait_for(lambda m: m["channel_id"] != amara.channel_id)
    assert "too large for a private message: `/show` posts them again" in text(told)
