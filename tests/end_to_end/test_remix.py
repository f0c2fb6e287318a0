"""Remix mode: a button that draws asks for the words first; they pass the same gate."""

from __future__ import annotations

import pytest

from playground.person import Frame, Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import (
    imagine,
    pictures,
    press,
    private_answer,
    refused,
)
from tests.end_to_end.test_after_u import alone, field

# Each button that draws: where it is, the form's title, and the headline when the words changed.
DRAWING = {
    "V1": ("Remix: Vary", "Remix (Strong) by"),
    "🔄": ("Remix: again", ""),
    "Vary (Subtle)": ("Remix: Vary (Subtle)", "Remix (Subtle) by"),
    "Vary (Strong)": ("Remix: Vary (Strong)", "Remix (Strong) by"),
    "Zoom Out 2x": ("Remix: Zoom Out 2x", "Zoom Out by"),
    "Make Square": ("Remix: Make Square", "Make Square by"),
    "⬅️": ("Remix: ⬅️", "Pan Left by"),
}


async def under(person: Person, label: str) -> Message:
    """Order a picture and return the message with that button."""
    if label in ("V1", "🔄"):
        return await imagine(person, "a dog --ar 3:2 --n 1")
    return await alone(person)


async def remixing(person: Person) -> None:
    """Turn Remix mode on."""
    assert "on" in (await private_answer(person, await person.slash("prefer remix"))).casefold()


async def submit(person: Person, form: Frame, words: str) -> str:
    """Hand the form in; return the interaction's id."""
    return await person.submit(form, {field(form, "Prompt")["custom_id"]: words})


@pytest.mark.row("Remix mode")
@pytest.mark.parametrize("label", DRAWING)
async def test_the_form_has_the_picture_s_words_and_orders_what_it_is_handed(
    classroom: Classroom, amara: Person, label: str
) -> None:
    title, headline = DRAWING[label]
    message = await under(amara, label)
    await remixing(amara)
    await press(amara, message, label)
    form = await amara.next_modal()
    assert form["modal"]["title"] == title
    assert field(form, "Prompt")["value"] == "a dog --ar 3:2 --n 1"
    done = await pictures(amara, await submit(amara, form, "a cat in a hat --ar 3:2 --n 1"))
    assert done["content"].startswith("**a cat in a hat --")
    assert f" - {headline}{' ' if headline else ''}<@{amara.id}>" in done["content"]
    assert "a cat in a hat" in classroom.images.calls[-1].fields["prompt"]


async def test_the_same_words_are_no_remix(amara: Person) -> None:
    message = await under(amara, "V1")
    await remixing(amara)
    await press(amara, message, "V1")
    form = await amara.next_modal()
    done = await pictures(amara, await submit(amara, form, field(form, "Prompt")["value"]))
    assert "Variations (Strong) by" in done["content"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("swords", "Banned prompt detected"),
        ("s\u200bwords", "Banned prompt detected"),
        ("a dog --chaos 5", "Invalid parameter"),
        ("a {red, blue} dog", "with /imagine only"),
        ("--n 1", "Empty prompt"),
        ("https://example.org/a.png a dog", "Pictures from outside are off"),
    ],
)
async def test_edited_words_pass_the_same_gate(
    classroom: Classroom, amara: Person, words: str, says: str
) -> None:
    message = await under(amara, "V1")
    await remixing(amara)
    await press(amara, message, "V1")
    card = await private_answer(amara, await submit(amara, await amara.next_modal(), words))
    assert says in card
    assert words in card
    assert classroom.charged() == 1


async def test_a_policy_changed_while_the_form_was_open_holds(
    amara: Person, teacher: Person
) -> None:
    message = await under(amara, "V1")
    await remixing(amara)
    await press(amara, message, "V1")
    form = await amara.next_modal()
    await ban(teacher, "clowns")
    assert "“clown”" in await private_answer(amara, await submit(amara, form, "a clown"))


async def test_remix_is_each_person_s_own_and_outlives_a_restart(classroom: Classroom) -> None:
    async with classroom.bot(), classroom.enter("Amara") as amara:
        await remixing(amara)
        message = await under(amara, "V1")
    async with classroom.bot(), classroom.enter("Amara") as amara:
        await press(amara, message, "V1")
        assert (await amara.next_modal())["modal"]["title"] == "Remix: Vary"
        async with classroom.enter("Boris") as boris:
            assert await pictures(boris, await press(boris, message, "V1"))


async def test_a_creative_upscale_asks_for_no_words(amara: Person) -> None:
    message = await alone(amara)
    await remixing(amara)
    assert await pictures(amara, await press(amara, message, "Upscale (Creative)"))


async def test_remix_off_orders_at_once(amara: Person) -> None:
    message = await under(amara, "V1")
    await remixing(amara)
    said = await private_answer(amara, await amara.slash("prefer remix"))
    assert "off" in said.casefold()
    assert await pictures(amara, await press(amara, message, "V1"))
    assert "Banned" in await refused(amara, "swords")
