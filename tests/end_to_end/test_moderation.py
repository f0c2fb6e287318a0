"""Moderation as people meet it: through the playground, the real SDK and a stand-in service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from functools import partial

import pytest

from easel.opening import opened
from playground.events import Event, MessageEdited, MessagePosted
from playground.person import Frame, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    ENOUGH,
    answers,
    buttons,
    has_pictures,
    press,
    private_answer,
    stopped,
)
from tests.end_to_end.teaching import forge
from tests.moderators_for_tests import moderator_at
from tests.servers.moderation_api import ModerationApi

POST, DRAW, KEEP, SEEN = "Post it anyway", "Draw it anyway", "Keep it back", "Seen"
ALONE = "Read the words alone"
HELPLINE = "Ms Okoro in room 12 listens, any time."


@pytest.fixture
async def api() -> AsyncIterator[ModerationApi]:
    async with ModerationApi.serving() as api:
        yield api


def bot(classroom: Classroom, api: ModerationApi) -> AbstractAsyncContextManager[None]:
    """Run the bot with moderation at the stand-in, which is asked once about each thing."""
    opening = partial(opened, moderator=moderator_at(api.address))
    return classroom.bot(opening, line={"attempts": 1})


def teachers_room(classroom: Classroom) -> str:
    """Return the id of a channel in which nobody orders."""
    world = classroom.playground.world
    (found,) = [each.id for each in world.channels.values() if each.name == "general"]
    return found


async def card(teacher: Person, where: str, title: str) -> Message:
    """Return a card of the teachers' channel by its title."""
    return await teacher.wait_for(lambda m: m["channel_id"] == where and title in text(m), ENOUGH)


async def edited_card(teacher: Person, shown: Message, says: str) -> Message:
    return await teacher.wait_for(lambda m: m["id"] == shown["id"] and says in text(m), ENOUGH)


async def look(teacher: Person) -> Message:
    """Open the list of what is held, and the first of it."""
    answer = await teacher.slash("policy held")
    listed = await teacher.wait_for(lambda m: answers(answer)(m) and bool(m["components"]))
    (menu,) = listed["components"][0]["components"]
    chosen = await teacher.click(listed, menu["custom_id"], [menu["options"][0]["value"]])
    return await teacher.wait_for(lambda m: answers(chosen)(m) and bool(buttons_or_none(m)))


def buttons_or_none(message: Message) -> dict[str, Frame]:
    return buttons(message) if message["components"] else {}


def every_file(classroom: Classroom) -> list[tuple[str, bytes]]:
    """Return a list that grows with each file that any message ever has: its name, its bytes."""
    files: list[tuple[str, bytes]] = []

    def note(event: Event) -> None:
        if isinstance(event, MessagePosted | MessageEdited):
            files.extend((f.filename, f.content.data) for f in event.message.attachments)

    classroom.playground.world.listen(note)
    return files


async def test_a_flagged_picture_is_seen_by_teachers_alone_until_one_of_them_posts_it(
    classroom: Classroom, api: ModerationApi
) -> None:
    where = teachers_room(classroom)
    await classroom.lay_down(reports_to=int(where))
    api.always = "flagged_picture"
    files = every_file(classroom)
    async with (
        bot(classroom, api),
        classroom.enter("Amara") as amara,
        classroom.enter("Ms Rivera") as teacher,
    ):
        order = await amara.slash("imagine", prompt="a beach", number=1)
        said = await stopped(amara, order)
        assert "seen as sexual content, which is not shown here" in said
        assert "a beach" in said
        shown = await card(teacher, where, "Pictures were held back")
        (covered,) = shown["attachments"]
        assert covered["filename"].startswith("SPOILER_")
        assert list(buttons(shown)) == [POST, KEEP]
        assert "||a beach||" in text(shown)
        picture = await teacher.download(covered["url"])
        assert [name for name, data in files if data == picture] == [covered["filename"]]
        assert classroom.charged() == 0
        forged = {"component_type": 2, "custom_id": buttons(shown)[POST]["custom_id"]}
        refused = await private_answer(amara, forge(classroom, amara, shown, forged))
        assert "Manage Server" in refused
        again = await look(teacher)
        await press(teacher, shown, POST)
        decided = await edited_card(teacher, shown, "Posted after all by")
        assert (decided["attachments"], decided["components"]) == ([], [])
        posted = await amara.wait_for(lambda m: answers(order)(m) and has_pictures(m), ENOUGH)
        assert await amara.download(posted["attachments"][0]["url"]) == picture
        assert {"U1", "V1"} <= buttons(posted).keys()
        assert classroom.charged() == 1
        await press(teacher, again, KEEP)
        await edited_card(teacher, again, "This has been decided already.")


async def test_while_moderation_is_down_an_order_is_held_and_a_restart_later_it_is_released(
    classroom: Classroom, api: ModerationApi
) -> None:
    api.always = "http_500"
    async with bot(classroom, api), classroom.enter("Amara") as amara:
        order = await amara.slash("imagine", prompt="a dog", number=1)
        held = await amara.wait_for(
            lambda m: answers(order)(m) and "(Held)" in m["content"], ENOUGH
        )
        assert "Nobody could look at your words just now" in text(held)
        info = await private_answer(amara, await amara.slash("info"))
        assert "held for your teacher: **a dog**" in info
        (choice,) = await amara.autocomplete("cancel", "order", order="")
        assert choice["name"] == "held for your teacher: a dog"
        assert classroom.images.calls == []
    api.always = "allowed"
    async with bot(classroom, api), classroom.enter("Ms Rivera") as teacher:
        shown = await look(teacher)
        assert "An order waits for you" in text(shown)
        assert list(buttons(shown)) == [DRAW, KEEP]
        await press(teacher, shown, DRAW)
        drawn = await teacher.wait_for(lambda m: m["id"] == held["id"] and has_pictures(m), ENOUGH)
        assert "a dog" in drawn["content"]
        await edited_card(teacher, shown, "Drawn after all by")
    assert len(classroom.images.calls) == 1


async def test_a_sign_that_somebody_needs_help_is_answered_alone_and_told_without_the_words(
    classroom: Classroom, api: ModerationApi
) -> None:
    where = teachers_room(classroom)
    await classroom.lay_down(reports_to=int(where), helpline=HELPLINE)
    async with (
        classroom.bot(),
        classroom.enter("Amara") as amara,
        classroom.enter("Ms Rivera") as teacher,
    ):
        answer = await private_answer(
            amara, await amara.slash("imagine", prompt="I want to die", number=1)
        )
        assert "You matter" in answer
        assert HELPLINE in answer
        assert "I want to die" not in answer
        shown = await card(teacher, where, "Someone may need help")
        assert f"<@{amara.id}>" in text(shown)
        assert "I want to die" not in text(shown)
        read = await private_answer(teacher, await press(teacher, shown, ALONE))
        assert "||I want to die||" in read
        await press(teacher, shown, SEEN)
        await edited_card(teacher, shown, "Seen by")
        answer = await private_answer(teacher, await teacher.slash("policy held"))
        assert answer == "Nothing is held, and nobody has asked for you."
    assert classroom.charged() == 0


async def test_what_the_service_reads_as_self_harm_leaves_no_words_behind_in_public(
    classroom: Classroom, api: ModerationApi
) -> None:
    await classroom.lay_down(helpline=HELPLINE)
    api.always = "self_harm"
    async with bot(classroom, api), classroom.enter("Amara") as amara:
        order = await amara.slash("imagine", prompt="a room that I leave for ever", number=1)
        said = await stopped(amara, order)
        assert "a room" not in said
        assert "between them and their teachers" in said
        helped = await amara.wait_for(lambda m: HELPLINE in text(m), ENOUGH)
        assert helped["private"]
    assert classroom.images.calls == []
