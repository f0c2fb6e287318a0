"""/blend on Discord: pictures become one, and all that is made of it afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from playground.person import File, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    answers,
    buttons,
    first_words,
    pictures,
    press,
    private_answer,
)
from tests.pictures.samples import decoded, encoded, noise
from tests.servers import images_wire as wire

FILES = [
    File("a cat.png", encoded(noise(120, 80), "PNG")),
    File("hill.jpg", encoded(noise(100, 100), "JPEG")),
    File("sea.webp", encoded(noise(60, 90), "WEBP")),
    File("sky.png", encoded(noise(64, 64), "PNG")),
    File("sun.png", encoded(noise(70, 64), "PNG")),
]


@pytest.fixture
async def amara(classroom: Classroom) -> AsyncIterator[Person]:
    """A student on a server where pictures from outside are let in."""
    await classroom.lay_down(references=True)
    async with classroom.bot(), classroom.enter("Amara") as person:
        yield person


async def blend(person: Person, number: int = 2, **options: str) -> Message:
    images = {f"image{place}": file for place, file in enumerate(FILES[:number], 1)}
    return await pictures(person, await person.slash("blend", images | options))


def sent(call: wire.Received) -> list[tuple[int, int]]:
    """Return the sizes of the pictures that a call to the picture service had."""
    return [decoded(part.data).size for part in call.parts if part.field.startswith("image")]


@pytest.mark.row("/blend image1..5, dimensions")
@pytest.mark.parametrize("number", [2, 5])
async def test_two_to_five_pictures_become_one(
    classroom: Classroom, amara: Person, number: int
) -> None:
    message = await blend(amara, number)
    assert message["content"].startswith(f"**Blend of {number} pictures** - <@{amara.id}>")
    assert "http" not in text(message)
    assert {each["description"] for each in message["attachments"]} == {
        f"Blend of {number} pictures"
    }
    call = classroom.images.calls[-1]
    assert (call.kind, call.fields["size"]) == ("edits", "1024x1024")
    assert sent(call) == [(120, 80), (100, 100), (60, 90), (64, 64), (70, 64)][:number]
    assert f"Blend the first {number} attached pictures" in str(call.fields["prompt"])
    assert classroom.charged() == 4


@pytest.mark.row("/blend image1..5, dimensions")
@pytest.mark.parametrize(
    ("chosen", "size"), [("2:3", "1024x1536"), ("1:1", "1024x1024"), ("3:2", "1536x1024")]
)
async def test_its_shape_is_chosen(
    classroom: Classroom, amara: Person, chosen: str, size: str
) -> None:
    message = await blend(amara, dimensions=chosen)
    assert message["content"].startswith(f"**Blend of 2 pictures --ar {chosen}** - ")
    assert classroom.images.calls[-1].fields["size"] == size


async def test_its_buttons_work_after_a_restart_without_the_links(classroom: Classroom) -> None:
    await classroom.lay_down(references=True)
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            message = await blend(amara)
        await amara.advance(48 * 60 * 60)  # by then Discord serves the attachments no more
        async with classroom.bot():
            varied = await pictures(amara, await press(amara, message, "V1"))
            assert varied["content"].startswith("**Blend of 2 pictures** - Variations (Strong) by")
            assert len(sent(classroom.images.calls[-1])) == 3
            assert "Blend the" not in str(classroom.images.calls[-1].fields["prompt"])
            again = await pictures(amara, await press(amara, message, "🔄"))
            assert again["content"].startswith("**Blend of 2 pictures** - <@")
            assert sent(classroom.images.calls[-1]) == [(120, 80), (100, 100)]
            alone = await pictures(amara, await press(amara, message, "U2"))
            zoomed = await pictures(amara, await press(amara, alone, "Zoom Out 2x"))
            assert "**Blend of 2 pictures** - Zoom Out by" in zoomed["content"]


async def test_its_form_keeps_the_pictures_by_their_numbers(
    classroom: Classroom, amara: Person
) -> None:
    alone = await pictures(amara, await press(amara, await blend(amara), "U1"))
    await press(amara, alone, "Custom Zoom")
    form = await amara.next_modal()
    fields = {label["label"]: label["component"] for label in form["modal"]["components"]}
    assert fields["Prompt"]["value"] == "‹picture 1› ‹picture 2›"
    words = {
        fields["Prompt"]["custom_id"]: "‹picture 2› a cat --n 1",
        fields["Zoom"]["custom_id"]: "1.5",
    }
    zoomed = await pictures(amara, await amara.submit(form, words))
    assert zoomed["content"].startswith("**‹picture 1› a cat --n 1** - Zoom Out by")
    assert sent(classroom.images.calls[-1])[1:] == [(100, 100)]


async def test_pictures_are_off_until_a_teacher_lets_them_in(
    classroom: Classroom, bot: None
) -> None:
    async with classroom.enter("Amara") as amara:
        asked = await amara.slash("blend", image1=FILES[0], image2=FILES[1])
        said = await private_answer(amara, asked)
        assert "Pictures from outside are off" in said
    assert classroom.charged() == 0


async def test_one_that_is_no_picture_is_named_and_nothing_is_charged(
    classroom: Classroom, amara: Person
) -> None:
    asked = await amara.slash("blend", image1=FILES[0], image2=File("notes.txt", b"words " * 9))
    said = await private_answer(amara, asked)
    assert "`notes.txt`: That is no sound PNG, JPEG or WebP picture." in said
    assert [m for m in await amara.history() if answers(asked)(m) and not m.get("private")] == []
    assert classroom.charged() == 0


async def test_a_suffix_ends_a_blend_too(classroom: Classroom, amara: Person) -> None:
    await private_answer(amara, await amara.slash("prefer suffix", text="in oil --ar 3:2 --n 1"))
    message = await blend(amara, dimensions="2:3")
    assert message["content"].startswith("**‹picture 1› ‹picture 2› in oil --ar 2:3 --n 1** - ")


async def test_people_read_at_once_that_it_is_under_way(amara: Person) -> None:
    asked = await amara.slash("blend", image1=FILES[0], image2=FILES[1])
    assert await first_words(amara, asked) == ""  # "is thinking": files are fetched meanwhile
    assert "V1" in buttons(await pictures(amara, asked))
