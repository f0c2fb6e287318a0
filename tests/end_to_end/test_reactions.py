"""Reactions: ❌ stops or takes away, ✉️ sends in private, ⭐ keeps; and for whom."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from cogs.reactions import HINT_SECONDS
from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import until
from tests.end_to_end.seeing import (
    ENOUGH,
    alone,
    first_words,
    imagine,
    job_id,
    pictures,
    private_answer,
)
from tests.end_to_end.teaching import only_owners_click

ENVELOPES = ("✉️", "✉", "📧", "📩")
STARS = ("⭐", "🌟")


@pytest.fixture
def ignored(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What the bot says of reactions that do nothing."""
    caplog.set_level(logging.INFO, "cogs.reactions")
    return caplog


async def was_ignored(ignored: pytest.LogCaptureFixture, times: int = 1) -> None:
    """Wait until so many reactions have done nothing."""

    def said() -> bool:
        lines = [record.getMessage() for record in ignored.records]
        return sum("does nothing" in line for line in lines) == times

    await until(said)


async def in_private(person: Person, says: str) -> Message:
    """Return the bot's private message with pictures that says something."""
    return await person.wait_for(
        lambda m: m["channel_id"] != person.channel_id and m["attachments"] and says in m["content"]
    )


def private_ones(person: Person) -> list[Message]:
    return [m for m in person.messages.values() if m["channel_id"] != person.channel_id]


@asynccontextmanager
async def reacting(classroom: Classroom, who: str, message: Message) -> AsyncIterator[Person]:
    """Enter as somebody who reacts to a message with ❌."""
    async with classroom.enter(who) as person:
        await person.react(message, "❌")
        yield person


@pytest.mark.row("Reactions")
@pytest.mark.parametrize("who", ["Amara", "Ms Rivera"])
async def test_a_cross_takes_a_finished_order_s_message_away(
    classroom: Classroom, amara: Person, who: str
) -> None:
    message = await imagine(amara, "a dog --n 1")
    async with reacting(classroom, who, message):
        await amara.wait_gone(message)
    assert classroom.charged() == 1


@pytest.mark.row("Reactions")
@pytest.mark.parametrize("who", ["Amara", "Boris", "Ms Rivera"])
async def test_a_cross_takes_a_picture_alone_away_for_its_poster_too(
    classroom: Classroom, amara: Person, boris: Person, who: str
) -> None:
    message = await imagine(amara, "a dog --n 1")
    picture = await alone(boris, message)
    async with reacting(classroom, who, picture):
        await amara.wait_gone(picture)
    assert message["id"] in {each["id"] for each in await amara.history()}


async def test_a_classmate_s_cross_is_a_reaction_like_any_other(
    amara: Person, boris: Person, ignored: pytest.LogCaptureFixture
) -> None:
    message = await imagine(amara, "a dog --n 1")
    picture = await alone(amara, message)
    for each in (message, picture):
        await boris.react(each, "❌")
    await was_ignored(ignored, times=2)
    assert {message["id"], picture["id"]} <= {each["id"] for each in await boris.history()}


async def test_a_cross_stops_what_is_under_way_and_a_second_one_takes_it_away(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    classroom.images.always = "hang"
    order = await amara.slash("imagine", prompt="a dog", number=1)
    await first_words(amara, order)
    await classroom.images.called()
    message = await amara.wait_for(lambda m: "a dog" in m["content"])
    await until(lambda: classroom.is_remembered(message))
    await amara.react(message, "❌")
    await amara.wait_for(lambda m: m["id"] == message["id"] and "(Stopped)" in m["content"])
    await teacher.react(message, "❌")
    await amara.wait_gone(message)
    assert classroom.charged() == 0


@pytest.mark.row("Reactions")
@pytest.mark.parametrize("emoji", ENVELOPES)
async def test_an_envelope_sends_the_details_and_the_separate_pictures_in_private(
    amara: Person, boris: Person, emoji: str
) -> None:
    message = await imagine(amara, "a dog --n 2")
    await boris.react(message, emoji)
    sent = await in_private(boris, "a dog --n 2")
    assert f"ordered by <@{amara.id}> in <#{message['channel_id']}>" in sent["content"]
    assert f"job `{job_id(message)}`" in sent["content"]
    assert "seed " in sent["content"]
    assert len(sent["attachments"]) == 2
    for theirs, posted in zip(sent["attachments"], message["attachments"], strict=True):
        assert await boris.download(theirs["url"]) == await boris.download(posted["url"])
    assert private_ones(amara) == []


async def test_an_envelope_under_a_picture_alone_sends_that_one(amara: Person) -> None:
    message = await imagine(amara, "a dog --n 2")
    await amara.react(message, "✉️")
    await in_private(amara, "a dog")
    picture = await alone(amara, message, 2)
    await amara.react(picture, "✉️")
    sent = await amara.wait_for(
        lambda m: m["channel_id"] != amara.channel_id and len(m["attachments"]) == 1
    )
    second = await amara.download(message["attachments"][1]["url"])
    assert await amara.download(sent["attachments"][0]["url"]) == second


async def test_two_envelopes_send_one_message(amara: Person) -> None:
    message = await imagine(amara, "a dog --n 1")
    for emoji in ENVELOPES:
        await amara.react(message, emoji)
    await in_private(amara, "a dog")
    await private_answer(amara, await amara.menu(message, "DM Results"))
    assert len(private_ones(amara)) == 1


async def test_who_takes_no_private_messages_is_told_for_a_while_what_to_do(
    amara: Person, boris: Person
) -> None:
    await boris.accept_private(accepted=False)
    message = await imagine(amara, "a dog --n 1")
    await boris.react(message, "✉️")
    hint = await amara.wait_for(lambda m: "Privacy Settings" in m["content"])
    assert hint["content"].startswith(f"<@{boris.id}>")
    await amara.wait_gone(hint, HINT_SECONDS + ENOUGH)
    await boris.accept_private(accepted=True)
    await boris.react(message, "📧")
    await in_private(boris, "a dog")


@pytest.mark.row("Reactions")
@pytest.mark.parametrize("emoji", STARS)
async def test_a_star_makes_favourites_of_all_pictures_of_a_message(
    amara: Person, boris: Person, emoji: str
) -> None:
    message = await imagine(amara, "a dog --n 3")
    await boris.react(message, emoji)
    await favourites(boris, 3)
    await amara.react(await alone(amara, message, 2), emoji)
    assert "Image #2" in await favourites(amara, 1)


async def test_where_only_owners_click_a_classmate_s_envelope_and_star_do_nothing(
    amara: Person, boris: Person, teacher: Person, ignored: pytest.LogCaptureFixture
) -> None:
    await only_owners_click(teacher)
    message = await imagine(amara, "a dog --n 1")
    await boris.react(message, "✉️")
    await boris.react(message, "⭐")
    await was_ignored(ignored, times=2)
    assert private_ones(boris) == []
    assert "no favourites here yet" in await private_answer(boris, await boris.slash("favorites"))
    await teacher.react(message, "✉️")
    await in_private(teacher, "a dog")


async def test_what_is_not_finished_is_neither_sent_nor_kept(
    classroom: Classroom, amara: Person, ignored: pytest.LogCaptureFixture
) -> None:
    classroom.images.always = "hang"
    order = await amara.slash("imagine", prompt="a dog", number=1)
    await first_words(amara, order)
    message = await amara.wait_for(lambda m: "a dog" in m["content"])
    await until(lambda: classroom.is_remembered(message))
    await amara.react(message, "✉️")
    await amara.react(message, "⭐")
    await was_ignored(ignored, times=2)
    assert private_ones(amara) == []


async def test_what_others_write_is_none_of_the_bot_s_business(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    said = await amara.say("a dog")
    message = await boris.wait_for(lambda m: m["id"] == said)
    drawn = await imagine(amara, "a cat --n 1")
    before = len(await classroom.requests())
    for emoji in ("❌", "✉️", "⭐", "🎉"):
        await boris.react(message, emoji)
    await boris.react(drawn, "🎉")
    await boris.react(drawn, "✉️")
    await in_private(boris, "a cat")
    made = [each["path"] for each in (await classroom.requests())[before:]]
    assert [path for path in made if "/interactions/" not in path] == [
        "/users/@me/channels",
        f"/channels/{private_ones(boris)[0]['channel_id']}/messages",
    ]


async def test_reactions_work_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            picture = await alone(amara, await imagine(amara, "a dog --n 2"), 2)
        async with classroom.bot():
            await amara.react(picture, "✉️")
            assert len((await in_private(amara, "a dog"))["attachments"]) == 1
            await amara.react(picture, "❌")
            await amara.wait_gone(picture)


async def test_a_forbidden_channel_keeps_its_messages_and_the_bot_its_calm(
    amara: Person, ignored: pytest.LogCaptureFixture
) -> None:
    message = await imagine(amara, "a dog --n 1")
    await amara.fault("DELETE", f"/messages/{message['id']}", 403, code=50001)
    await amara.react(message, "❌")
    await was_ignored(ignored)
    await amara.react(message, "❌", on=False)
    await amara.react(message, "❌")
    await amara.wait_gone(message)


async def favourites(person: Person, number: int) -> str:
    """Return the first page of favourites once there are so many: a star is not answered."""
    async with asyncio.timeout(ENOUGH):
        while True:
            answer = await person.slash("favorites")
            (said,) = [await private_answer(person, answer)]
            if f" of {number}" in said:
                shown = await pictures(person, answer)
                assert len(shown["attachments"]) == number
                return str(shown["content"])
