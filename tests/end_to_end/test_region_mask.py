"""Vary (Region) with a mask of one's own: what is sent, and what is refused."""

from __future__ import annotations

import pytest
from PIL import Image

from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.picking import alone, alpha, hole, masked, png, sent_mask
from tests.end_to_end.seeing import pictures, private_answer


@pytest.mark.parametrize("way", ["transparent", "white", "half as large", "JPEG"])
async def test_an_uploaded_mask_is_sent_to_the_pixel(
    classroom: Classroom, amara: Person, way: str
) -> None:
    wanted = hole(96, 160, 800, 640)
    white = wanted.getchannel("A").point([255] + [0] * 255)
    mask = {
        "transparent": png(wanted),
        "white": png(white),
        "half as large": png(wanted.resize((768, 512), Image.Resampling.NEAREST)),
        "JPEG": png(white, "JPEG"),
    }[way]
    done = await pictures(amara, await masked(amara, await alone(amara), mask))
    assert f"Remix (Region) by <@{amara.id}>" in done["content"]
    assert not done.get("private")
    assert alpha(sent_mask(classroom)) == wanted.getchannel("A").tobytes()
    assert classroom.charged() == 2


WRONG = {
    "another shape": png(hole(0, 0, 9, 9, size=(1024, 1024))),
    "no picture": b"a text that calls itself mask.png",
    "cut off": png(hole(96, 160, 800, 640))[:-200],
    "a bomb": png(Image.new("1", (20_000, 20_000))),
}


@pytest.mark.parametrize("kind", WRONG)
async def test_what_is_no_mask_of_this_picture_is_refused_kindly(
    classroom: Classroom, amara: Person, kind: str
) -> None:
    order = await masked(amara, await alone(amara), WRONG[kind], "a green cat")
    refusal = await private_answer(amara, order)
    assert "Vary (Region)" in refusal
    assert "the picture's own size, 1536x1024" in refusal
    assert len(classroom.images.calls) == classroom.charged() == 1
    assert not [m for m in amara.messages.values() if m.get("state") == "thinking"]


async def test_a_mask_that_chooses_nothing_is_refused(classroom: Classroom, amara: Person) -> None:
    mask = png(Image.new("RGB", (1536, 1024), "black"))
    refusal = await private_answer(amara, await masked(amara, await alone(amara), mask))
    assert "The mask leaves everything as it is" in refusal
    assert classroom.charged() == 1


async def test_a_mask_is_not_even_fetched_for_words_that_are_refused(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara)
    kept = set((classroom.folder / "images").rglob("*.png"))
    mask = png(hole(96, 160, 800, 640))
    refusal = await private_answer(amara, await masked(amara, message, mask, "blood"))
    assert "Banned prompt detected" in refusal
    assert set((classroom.folder / "images").rglob("*.png")) == kept


async def test_a_mask_over_the_limit_is_never_downloaded(classroom: Classroom) -> None:
    async with classroom.bot(references={"max_mib": 1}), classroom.enter("Amara") as amara:
        large = png(hole(96, 160, 800, 640)) + bytes(2**20)
        refusal = await private_answer(amara, await masked(amara, await alone(amara), large))
        assert "`mask.png`: The picture is over 1 MiB" in refusal
        assert classroom.charged() == 1
