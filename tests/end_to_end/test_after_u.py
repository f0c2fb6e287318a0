"""Every button under a picture posted alone, pressed on Discord; what is asked of the engine."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable
from contextlib import closing

import pytest
from PIL import Image

from playground.person import Frame, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import (
    BLURPLE,
    answers,
    buttons,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
    rows,
)
from tests.engines.test_openai_contract import NEWER, SPEC, as_in_the_specification, complaints
from tests.servers import images_wire as wire

ROWS = [
    "Upscale (Subtle) Upscale (Creative)",
    "Vary (Subtle) Vary (Strong) Vary (Region)",
    "Zoom Out 2x Zoom Out 1.5x Custom Zoom Make Square",
    "⬅️ ➡️ ⬆️ ⬇️",
    "Favorite ❌",
]
# Each button that orders by the engine: the headline of its message, and the size asked for.
ORDERING = {
    "Upscale (Creative)": ("Upscaled (Creative) by", "3072x2048"),
    "Vary (Subtle)": ("Variations (Subtle) by", "1536x1024"),
    "Vary (Strong)": ("Variations (Strong) by", "1536x1024"),
    "Zoom Out 2x": ("Zoom Out by", "1536x1024"),
    "Zoom Out 1.5x": ("Zoom Out by", "1536x1024"),
    "Make Square": ("Make Square by", "1024x1024"),
    "⬅️": ("Pan Left by", "1440x640"),
    "➡️": ("Pan Right by", "1440x640"),
    "⬆️": ("Pan Up by", "1024x1024"),
    "⬇️": ("Pan Down by", "1024x1024"),
}
WITHOUT_MASK = {"Upscale (Creative)", "Vary (Subtle)", "Vary (Strong)"}


async def alone(person: Person, prompt: str = "a dog --ar 3:2 --n 1") -> Message:
    """Order a picture and post it alone."""
    return await pictures(person, await press(person, await imagine(person, prompt), "U1"))


def check_edits(calls: Iterable[wire.Received]) -> None:
    """Fail where an edit is not valid by OpenAI's specification, or its mask does not fit."""
    for call in calls:
        assert call.kind == "edits"
        if SPEC.exists():
            found = complaints("CreateImageEditRequest", as_in_the_specification(call))
            assert set(found) <= NEWER
        parts = {part.field: part for part in call.parts}
        if "mask" in parts:
            mask, image = parts["mask"], parts["image"]
            assert (mask.media_type, image.media_type) == ("image/png", "image/png")
            assert len(mask.data) < 4_000_000
            assert size(mask.data) == size(image.data) == call.fields["size"]
            assert Image.open(io.BytesIO(mask.data)).mode == "RGBA"


def size(data: bytes) -> str:
    width, height = Image.open(io.BytesIO(data)).size
    return f"{width}x{height}"


@pytest.mark.row("After U")
async def test_a_picture_alone_has_midjourney_s_buttons(amara: Person) -> None:
    message = await alone(amara)
    assert rows(message) == ROWS
    ids = [button["custom_id"] for button in buttons(message).values()]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) <= 100


async def test_a_square_picture_has_no_make_square(amara: Person) -> None:
    assert "Make Square" not in buttons(await alone(amara, "a dog --n 1"))


@pytest.mark.row("V1-V4, Vary (Subtle), Vary (Strong)")
@pytest.mark.row("Zoom Out, Custom Zoom, Pan, Make Square")
@pytest.mark.parametrize("label", ORDERING)
async def test_each_button_orders_what_it_says(
    classroom: Classroom, amara: Person, label: str
) -> None:
    headline, asked = ORDERING[label]
    message = await alone(amara)
    interaction = await press(amara, message, label)
    words = await first_words(amara, interaction)
    assert f" - {headline} <@{amara.id}> (Waiting to start)" in words
    done = await pictures(amara, interaction)
    assert f" - {headline} <@{amara.id}>" in done["content"]
    (edit,) = classroom.images.calls[1:]
    assert edit.fields["size"] == asked
    assert ("mask" not in {part.field for part in edit.parts}) is (label in WITHOUT_MASK)
    check_edits([edit])
    assert classroom.charged() == 2


@pytest.mark.parametrize("label", ["Upscale (Subtle)", "Custom Zoom", *ORDERING])
async def test_the_used_button_turns_blurple(amara: Person, label: str) -> None:
    message = await alone(amara)
    interaction = await press(amara, message, label)
    if label == "Upscale (Subtle)":  # no order that would outlast the bot: let it end
        await pictures(amara, interaction)

    def is_used(seen: Message) -> bool:
        return seen["id"] == message["id"] and buttons(seen)[label]["style"] == BLURPLE

    used = buttons(await amara.wait_for(is_used))
    assert {name for name, button in used.items() if button["style"] == BLURPLE} == {label}


@pytest.mark.row("Upscale (Subtle)")
async def test_a_subtle_upscale_is_twice_the_stored_picture_at_no_cost(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara)
    larger = await pictures(amara, await press(amara, message, "Upscale (Subtle)"))
    assert f" - Upscaled (Subtle) by <@{amara.id}>" in larger["content"]
    assert "no new detail" in larger["content"]
    before, after = [
        await amara.download(each["attachments"][0]["url"]) for each in (message, larger)
    ]
    assert (size(before), size(after)) == ("1536x1024", "3072x2048")
    assert len(classroom.images.calls) == classroom.charged() == 1
    assert rows(larger) == ROWS


async def test_an_upscale_that_can_t_be_leaves_no_words_without_a_picture(
    classroom: Classroom,
) -> None:
    async with (
        classroom.bot(pictures={"max_pixels": 2_000_000}),
        classroom.enter("Amara") as amara,
    ):
        message = await alone(amara)
        pressed = await press(amara, message, "Upscale (Subtle)")
        refusal = await amara.wait_for(lambda m: "limit for a picture" in text(m))
        assert refusal["private"]
        assert answers(pressed)(refusal)
        assert not [m for m in amara.messages.values() if "Upscaled" in m["content"]]


@pytest.mark.row("Upscale (Creative)")
async def test_a_creative_upscale_is_one_picture_that_says_what_may_change(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara, "a dog --ar 3:2 --q low")
    larger = await pictures(amara, await press(amara, message, "Upscale (Creative)"))
    assert len(larger["attachments"]) == 1
    assert "details may change" in larger["content"]
    assert classroom.images.calls[-1].fields["quality"] == "medium"
    assert rows(larger) == ROWS


async def test_vary_zoom_and_pan_make_four_pictures_with_the_buttons_of_a_grid(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara, "a dog")
    for label in ("Vary (Subtle)", "Zoom Out 1.5x", "➡️"):
        done = await pictures(amara, await press(amara, message, label))
        assert rows(done) == ["U1 U2 U3 U4 🔄", "V1 V2 V3 V4"]
    check_edits(classroom.images.calls[4:])


@pytest.mark.row("Zoom Out, Custom Zoom, Pan, Make Square")
async def test_custom_zoom_asks_for_factor_and_words_and_takes_both(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara)
    form = await opened(amara, message)
    assert form["modal"]["title"] == "Custom Zoom"
    assert [row["label"] for row in form["modal"]["components"]] == ["Zoom", "Prompt"]
    assert field(form, "Prompt")["value"] == "a dog --ar 3:2 --n 1"
    zoomed = await pictures(amara, await submit(amara, form, "1.3", "a dog on a stage --n 2"))
    assert zoomed["content"].startswith(f"**a dog on a stage --n 2** - Zoom Out by <@{amara.id}>")
    edits = classroom.images.calls[1:]
    assert len(edits) == 2
    assert "a dog on a stage" in edits[0].fields["prompt"]
    check_edits(edits)


@pytest.mark.parametrize(
    ("factor", "words", "says"),
    [
        ("5", "a dog", "number from 1 to 2"),
        ("2", "a dragon eats blood", "Banned prompt detected"),
        ("2", "a dog --chaos 9", "Invalid parameter"),
        ("1", "a dog --ar 3:2", "nothing to add"),
    ],
)
async def test_a_custom_zoom_is_refused_in_private_with_the_words_to_copy(
    classroom: Classroom, amara: Person, factor: str, words: str, says: str
) -> None:
    form = await opened(amara, await alone(amara))
    refusal = await private_answer(amara, await submit(amara, form, factor, words))
    assert says in refusal
    assert words in refusal
    assert classroom.charged() == 1


async def test_all_buttons_work_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            message = await alone(amara)
        async with classroom.bot():
            for label in ("Upscale (Subtle)", "Zoom Out 2x"):
                await pictures(amara, await press(amara, message, label))
            form = await opened(amara, message)
            await pictures(amara, await submit(amara, form, "2", "a dog --n 1"))


@pytest.mark.parametrize("label", ["Upscale (Subtle)", "Custom Zoom", *ORDERING])
async def test_a_picture_of_another_server_is_gone(
    classroom: Classroom, amara: Person, label: str
) -> None:
    message = await alone(amara)
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        database.execute("UPDATE jobs SET server_id = 77")
        database.commit()
    assert "It is gone" in await private_answer(amara, await press(amara, message, label))


@pytest.mark.parametrize("label", ["Upscale (Subtle)", "Zoom Out 2x", "⬅️"])
async def test_words_that_were_banned_since_are_refused(
    amara: Person, teacher: Person, label: str
) -> None:
    message = await alone(amara, "a clown --n 1 --ar 3:2")
    await ban(teacher, "clown")
    refusal = await private_answer(amara, await press(amara, message, label))
    assert "Banned prompt detected" in refusal


async def opened(person: Person, message: Message) -> Frame:
    """Press Custom Zoom and return its form."""
    await press(person, message, "Custom Zoom")
    return await person.next_modal()


async def submit(person: Person, form: Frame, factor: str, words: str) -> str:
    """Hand the form in; return the interaction's id."""
    filled = {"Zoom": factor, "Prompt": words}
    by_id = {field(form, label)["custom_id"]: value for label, value in filled.items()}
    return await person.submit(form, by_id)


def field(form: Frame, label: str) -> Frame:
    """Return a form's field by its label."""
    (found,) = [row for row in form["modal"]["components"] if row["label"] == label]
    return dict(found["component"])
