"""Whatever Discord answers, the pictures find their person, once; and are kept when they can't."""

from __future__ import annotations

from dataclasses import replace

from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    ENOUGH,
    answers,
    first_words,
    imagine,
    pictures,
    press,
    rows,
)
from tests.servers.images_api import ImagesApi

CALLBACK = "/interactions/.*/callback"
EDIT = "/webhooks/.*/messages/"
POST = "/channels/.*/messages$"
OPEN_DM = "/users/@me/channels"


async def test_a_rate_limited_edit_is_done_later(amara: Person) -> None:
    await amara.fault("PATCH", EDIT, 429, retry_after=0.2)
    assert len((await imagine(amara, "a dog --n 2"))["attachments"]) == 2


async def test_an_edit_that_discord_fails_is_done_again(amara: Person) -> None:
    await amara.fault("PATCH", EDIT, 500)
    assert len((await imagine(amara, "a dog --n 2"))["attachments"]) == 2


async def test_an_edit_whose_connection_breaks_is_done_again(amara: Person) -> None:
    await amara.fault("PATCH", EDIT, 0)
    assert len((await imagine(amara, "a dog --n 2"))["attachments"]) == 2


async def test_an_order_whose_first_answer_came_too_late_is_posted_by_the_bot_itself(
    amara: Person,
) -> None:
    await amara.fault("POST", CALLBACK, 404, code=10062)
    await amara.slash("imagine", prompt="a dog --n 2")
    posted = await _posted_anew(amara)
    assert posted["content"].startswith(f"**a dog --n 2** - <@{amara.id}>")
    assert rows(posted) == ["U1 U2 🔄", "V1 V2"]
    assert len((await pictures(amara, await press(amara, posted, "V1")))["attachments"]) == 2


async def test_a_first_answer_that_hangs_does_not_hold_up_the_order(classroom: Classroom) -> None:
    async with (
        classroom.bot(discord={"first_answer_seconds": 0.2}),
        classroom.enter("Amara") as amara,
    ):
        await amara.fault("POST", CALLBACK, 500, delay=1.0)
        await amara.slash("imagine", prompt="a dog --n 1")
        await _posted_anew(amara)


async def test_a_first_answer_that_arrived_though_it_failed_is_not_repeated(amara: Person) -> None:
    await amara.fault("POST", CALLBACK, 500, after=True)
    order = await amara.slash("imagine", prompt="a dog --n 1")
    drawn = await pictures(amara, order)
    assert [m["id"] for m in amara.messages.values() if "a dog" in m["content"]] == [drawn["id"]]


async def test_a_first_answer_and_its_message_lost_to_a_forbidden_channel_come_in_private(
    classroom: Classroom, amara: Person
) -> None:
    await amara.fault("POST", CALLBACK, 404, code=10062)
    await amara.permit(amara.channel_id, allowed=False)
    await amara.slash("imagine", prompt="a dog --n 2")
    private = await _in_private(amara)
    assert "lost its permission to write in that channel" in text(private)
    assert f"<#{amara.channel_id}>" in text(private)
    assert len(private["attachments"]) == 2
    assert len(_kept(classroom)) == 2


async def test_a_channel_that_the_bot_no_longer_sees_is_told_in_private(amara: Person) -> None:
    await amara.fault("POST", CALLBACK, 404, code=10062)
    await amara.permit(amara.channel_id, allowed=False, see=False)
    await amara.slash("imagine", prompt="a dog --n 1")
    assert len((await _in_private(amara))["attachments"]) == 1


async def test_pictures_whose_message_was_deleted_come_in_private(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    classroom.images.delay_seconds = 1.0
    order = await amara.slash("imagine", prompt="a dog --n 2")
    await teacher.delete(await teacher.wait_for(answers(order)))
    private = await _in_private(amara)
    assert "message was deleted" in text(private)
    assert len(private["attachments"]) == 2


async def test_a_private_message_that_discord_fails_is_sent_again(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    classroom.images.delay_seconds = 1.0
    await amara.fault("POST", OPEN_DM, 0)
    order = await amara.slash("imagine", prompt="a dog --n 1")
    await teacher.delete(await teacher.wait_for(answers(order)))
    assert len((await _in_private(amara))["attachments"]) == 1


async def test_what_is_too_large_for_a_private_message_is_told_there(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    classroom.images.delay_seconds = 1.0
    await amara.fault("POST", POST, 413, code=40005)
    order = await amara.slash("imagine", prompt="a dog --n 1")
    await teacher.delete(await teacher.wait_for(answers(order)))
    told = await amara.wait_for(lambda m: "The pictures are kept" in text(m), ENOUGH)
    assert told["channel_id"] != amara.channel_id
    assert not told["attachments"]


async def test_pictures_are_kept_even_where_no_private_message_is_taken(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    classroom.images.delay_seconds = 1.0
    await amara.fault("POST", POST, 403, code=50007)
    order = await amara.slash("imagine", prompt="a dog --n 1")
    await teacher.delete(await teacher.wait_for(answers(order)))
    classroom.images.delay_seconds = 0.0
    await imagine(amara, "a cat --n 1")
    assert len(_kept(classroom)) == 2
    assert classroom.charged() == 2


async def test_an_order_that_outlives_its_token_is_finished_by_the_bot_itself(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.delay_seconds = 1.0
    order = await amara.slash("imagine", prompt="a dog --n 2")
    await first_words(amara, order)
    await amara.advance(16 * 60)
    drawn = await pictures(amara, order)
    assert rows(drawn) == ["U1 U2 🔄", "V1 V2"]
    edits = [each for each in await amara.requests() if each["method"] == "PATCH"]
    by_token, as_bot = edits[-2:]
    assert by_token["answer"]["code"] == 50027
    assert as_bot["path"] == f"/channels/{amara.channel_id}/messages/{drawn['id']}"


async def test_pictures_too_large_to_post_are_said_to_be_kept_and_come_one_by_one(
    classroom: Classroom,
) -> None:
    async with ImagesApi.serving(picture_bytes=1_000_000) as images:
        room = replace(classroom, images=images)
        async with room.bot(), room.enter("Amara") as amara:
            # Unfinished pictures are smaller: what is refused is the finished ones.
            await amara.fault("PATCH", EDIT, 413, code=40005, above=1_000_000)
            order = await amara.slash("imagine", prompt="a dog --n 2")
            is_it = answers(order)
            ended = await amara.wait_for(lambda m: is_it(m) and "too large" in text(m).lower())
            assert ended["attachments"] == []
            assert rows(ended) == ["U1 U2 🔄", "V1 V2"]
            alone = await pictures(amara, await press(amara, ended, "U2"))
            assert await amara.download(alone["attachments"][0]["url"]) in _kept(room)


async def test_pictures_too_large_for_one_message_are_posted_smaller_and_u_posts_the_whole(
    classroom: Classroom,
) -> None:
    async with ImagesApi.serving(picture_bytes=8_000_000) as images:
        room = replace(classroom, images=images)
        async with room.bot(), room.enter("Amara") as amara:
            drawn = await imagine(amara, "a dog")
            assert sum(each["size"] for each in drawn["attachments"]) < 25 * 1024 * 1024
            alone = await pictures(amara, await press(amara, drawn, "U1"))
            assert await amara.download(alone["attachments"][0]["url"]) in _kept(room)
            assert alone["attachments"][0]["size"] >= 8_000_000


async def test_an_order_under_way_ends_though_the_gateway_was_lost(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.delay_seconds = 0.5
    order = await amara.slash("imagine", prompt="a dog --n 1")
    await amara.drop_gateway(resumable=False)
    assert len((await pictures(amara, order))["attachments"]) == 1
    await amara.wait_event(lambda e: e["event"] == "bot" and e["online"])
    assert len((await imagine(amara, "a cat --n 1"))["attachments"]) == 1


async def _posted_anew(person: Person) -> Message:
    """Return the message with pictures that answers no interaction."""
    return await person.wait_for(
        lambda m: m["attachments"] and "interaction_metadata" not in m and _is_here(person, m)
    )


async def _in_private(person: Person) -> Message:
    """Return the bot's private message with pictures."""
    return await person.wait_for(lambda m: m["attachments"] and not _is_here(person, m))


def _is_here(person: Person, message: Message) -> bool:
    return bool(message["channel_id"] == person.channel_id)


def _kept(classroom: Classroom) -> list[bytes]:
    return [file.read_bytes() for file in (classroom.folder / "images").rglob("*.jpg")]
