"""/imagine: from the words to the pictures with their buttons."""

from __future__ import annotations

import re

import pytest

from easel.config.sections import OpenAIPace
from playground import cast
from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import edited, first_words, imagine, pictures, rows

EXAMPLE = "Dog next to the Eiffel Tower in early morning sunlight"
MARKDOWN = "**bold** _slanted_ `code` ~~gone~~ ||hidden|| [a](b) > # - * \\ end"
FENCES = "``` a cat ``` **** ``"


@pytest.mark.row("While waiting")
async def test_the_first_answer_names_prompt_person_and_place_in_line(amara: Person) -> None:
    words = await first_words(amara, await amara.slash("imagine", prompt=EXAMPLE))
    headline, place = words.split("\n")
    assert headline == f"**{EXAMPLE}** - <@{amara.id}> (Waiting to start)"
    assert re.fullmatch(r"-# place 1 in line, likely ready <t:\d+:R>", place)


@pytest.mark.row("While waiting")
async def test_the_place_in_line_and_the_pictures_done_are_kept_current(
    classroom: Classroom,
) -> None:
    one = {"openai": OpenAIPace(images_at_once=1, images_per_minute=6000)}
    classroom.images.delay_seconds = 2.5
    async with (
        classroom.bot(line=one, discord={"edit_every_seconds": 1.0}),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
        classroom.enter("Chiara") as chiara,
    ):
        drawing = await amara.slash("imagine", prompt="a dog", number=2)
        await first_words(amara, drawing)
        await classroom.images.called()
        waiting = await boris.slash("imagine", prompt="a cat", number=1)
        assert "place 1 in line" in await first_words(boris, waiting)
        last = await chiara.slash("imagine", prompt="a bird", number=1)
        assert "place 2 in line" in await first_words(chiara, last)
        await edited(amara, drawing, "(Drawing)\n-# 1 of 2 done")
        await edited(chiara, last, "place 1 in line")
        await pictures(chiara, last)


@pytest.mark.row("/imagine prompt")
@pytest.mark.row("Grid")
async def test_four_pictures_come_into_the_message_that_waited(amara: Person) -> None:
    order = await amara.slash("imagine", prompt=EXAMPLE)
    await first_words(amara, order)
    drawn = await pictures(amara, order)
    assert len(drawn["attachments"]) == 4
    assert rows(drawn) == ["U1 U2 U3 U4 🔄", "V1 V2 V3 V4"]
    assert EXAMPLE in drawn["content"]
    assert "Waiting" not in drawn["content"]
    assert len([m for m in amara.messages.values() if EXAMPLE in m["content"]]) == 1


async def test_two_pictures_have_two_buttons_of_a_kind(amara: Person) -> None:
    drawn = await imagine(amara, "a red kite --n 2")
    assert len(drawn["attachments"]) == 2
    assert rows(drawn) == ["U1 U2 🔄", "V1 V2"]


async def test_options_say_the_same_as_parameters(classroom: Classroom, amara: Person) -> None:
    await imagine(amara, "a red kite", number=1, aspect="3:2", quality="low")
    await imagine(amara, "a red kite --n 1 --ar 3:2 --q low")
    by_options, by_parameters = (call.fields for call in classroom.images.calls)
    assert {"size": "1536x1024", "quality": "low"}.items() <= by_options.items()
    assert by_options["size"] == by_parameters["size"]
    assert by_options["quality"] == by_parameters["quality"]


async def test_a_wide_picture_is_as_wide_as_it_was_ordered(amara: Person) -> None:
    drawn = await imagine(amara, "the sea --ar 16:9 --n 1")
    (shown,) = drawn["attachments"]
    assert shown["width"] * 9 == pytest.approx(shown["height"] * 16, rel=0.01)


async def test_the_posted_bytes_are_the_provider_s_own(classroom: Classroom, amara: Person) -> None:
    drawn = await imagine(amara, "the sea --n 1")
    posted = await amara.download(drawn["attachments"][0]["url"])
    kept = [file.read_bytes() for file in (classroom.folder / "images").rglob("*.jpg")]
    assert kept == [posted]


async def test_a_picture_s_description_is_the_prompt(amara: Person) -> None:
    drawn = await imagine(amara, "the sea --n 1")
    assert drawn["attachments"][0]["description"] == "the sea"


@pytest.mark.parametrize(
    "mention", ["@everyone", "@here", f"<@{cast.OWNER_ID}>", f"<@&{cast.TEACHER_ROLE_ID}>"]
)
async def test_a_mention_in_a_prompt_pings_nobody(amara: Person, mention: str) -> None:
    drawn = await imagine(amara, f"a dog for {mention} --n 1")
    assert drawn["mentions"] == []
    assert drawn["mention_everyone"] is False


async def test_a_classmate_named_in_a_prompt_is_not_pinged(amara: Person, boris: Person) -> None:
    drawn = await imagine(amara, f"a dog for <@{boris.id}> --n 1")
    assert drawn["mentions"] == []


@pytest.mark.parametrize("prompt", [MARKDOWN, FENCES])
async def test_markdown_in_a_prompt_is_shown_as_it_was_typed(amara: Person, prompt: str) -> None:
    drawn = await imagine(amara, f"{prompt} --n 1")
    shown = _bold(drawn).removesuffix(" --n 1")
    typed = re.sub(r"<(https?://[^>]*)>", r"\1", shown)
    assert re.sub(r"\\([^a-z\s])", r"\1", typed) == prompt
    bare = re.sub(r"\\.", "", shown)
    assert not re.search(r"[*_~`|\[]", bare)


async def test_the_longest_prompt_full_of_markdown_still_fits(amara: Person) -> None:
    drawn = await imagine(amara, "*" * 1500, number=1)
    assert _bold(drawn).endswith("…")
    assert rows(drawn) == ["U1 🔄", "V1"]


def _bold(message: Message) -> str:
    """Return what the headline shows of the prompt, between its two pairs of asterisks."""
    return str(message["content"]).rpartition("** - ")[0].removeprefix("**")
