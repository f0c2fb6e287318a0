"""Whatever the picture service answers, an order ends: in pictures, or in a clear sentence."""

from __future__ import annotations

import pytest

from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import buttons, imagine, pictures, press, rows, stopped


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        ("html_200", "answered nonsense"),
        ("truncated_png", "The picture was broken"),
        ("not_a_picture", "That was no picture"),
        ("none", "answered nonsense"),
        ("wrong_size", "The picture had the wrong size"),
        ("http_500", "can't be reached"),
        ("cut", "can't be reached"),
        ("moderation_blocked", "would not draw this"),
        ("bad_size", "does not accept the parameter `size`"),
    ],
)
async def test_an_order_that_fails_for_good_says_why_and_charges_nothing(
    classroom: Classroom, amara: Person, behaviour: str, says: str
) -> None:
    classroom.images.always = behaviour
    words = await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert says in words
    assert "Nothing was charged" in words
    assert classroom.charged() == 0


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [("http_401", "key does not work"), ("insufficient_quota", "Out of credit")],
)
async def test_what_a_teacher_has_to_mend_is_waited_for_only_so_long(
    classroom: Classroom, behaviour: str, says: str
) -> None:
    classroom.images.always = behaviour
    async with (
        classroom.bot(line={"patience_minutes": 0.0}),
        classroom.enter("Amara") as amara,
    ):
        words = await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert says in words
    assert "Nothing was charged" in words
    assert classroom.charged() == 0


async def test_a_service_that_hangs_is_given_up_in_its_time(classroom: Classroom) -> None:
    classroom.images.always = "hang"
    async with (
        classroom.bot(engine={"timeout_seconds": 0.3}),
        classroom.enter("Amara") as amara,
    ):
        words = await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert "took too long" in words
    assert "within 0.3 s" in words
    assert classroom.charged() == 0


@pytest.mark.parametrize("behaviour", ["rate_untold", "http_500", "html_200", "truncated_png"])
async def test_what_passes_by_itself_is_asked_again(
    classroom: Classroom, amara: Person, behaviour: str
) -> None:
    classroom.images.behave(behaviour)
    drawn = await imagine(amara, "a dog --n 1")
    assert len(drawn["attachments"]) == 1
    assert len(classroom.images.calls) == 2
    assert classroom.charged() == 1


async def test_a_rate_limit_is_waited_out_for_as_long_as_the_service_says(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.behave("rate_in_ms")
    assert len((await imagine(amara, "a dog --n 1"))["attachments"]) == 1
    assert len(classroom.images.calls) == 2


async def test_a_refused_prompt_is_not_asked_twice(classroom: Classroom, amara: Person) -> None:
    classroom.images.always = "moderation_blocked"
    words = await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert "It saw violence and sexual content." in words
    assert len(classroom.images.calls) == 1


async def test_three_of_four_are_shown_and_charged_and_the_fourth_explained(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.behave("moderation_blocked")
    drawn = await imagine(amara, "a dog")
    assert len(drawn["attachments"]) == 3
    assert "1 of 4 missing" in drawn["content"]
    assert "would not draw this" in drawn["content"]
    assert rows(drawn) == ["U1 U2 U3 🔄", "V1 V2 V3"]
    assert classroom.charged() == 3


async def test_where_a_picture_is_missing_the_numbers_follow_the_tiles(
    classroom: Classroom, amara: Person
) -> None:
    classroom.images.behave("moderation_blocked")
    drawn = await imagine(amara, "a dog --n 3")
    for number in (1, 2):
        tile = await amara.download(drawn["attachments"][number - 1]["url"])
        alone = await pictures(amara, await press(amara, drawn, f"U{number}"))
        assert await amara.download(alone["attachments"][0]["url"]) == tile


async def test_a_stopped_order_has_no_buttons(classroom: Classroom, amara: Person) -> None:
    classroom.images.always = "moderation_blocked"
    order = await amara.slash("imagine", prompt="a dog", number=1)
    await stopped(amara, order)
    message = await amara.wait_for(lambda m: "(Stopped)" in m["content"])
    assert buttons(message) == {}


async def test_a_full_disk_is_said_and_charges_nothing(classroom: Classroom) -> None:
    async with (
        classroom.bot(storage={"min_free_mib": 1024 * 1024}),
        classroom.enter("Amara") as amara,
    ):
        words = await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
    assert "The disk is full" in words
    assert classroom.charged() == 0
