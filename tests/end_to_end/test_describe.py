"""/describe on Discord: prompts for a picture, and what becomes of them."""

from __future__ import annotations

from functools import partial

import pytest

from easel.engines.base import Engine
from easel.opening import opened
from playground.person import File, Message, NotPossible, Person, custom_ids, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import answers, buttons, pictures, press, private_answer, rows
from tests.engines_for_tests import PlainEngine
from tests.pictures.samples import decoded, encoded, noise

SKETCH = {"name": "sketch", "sketch_pause_seconds": 0.0}
DOG = File("my dog.png", encoded(noise(300, 200), "PNG"))
HOSTILE = "{a,b} --n 4 http://x.example ::2 [c](https://y.example) **d** @everyone"


async def described(person: Person, interaction_id: str) -> Message:
    """Return the message with the prompts."""
    is_it = answers(interaction_id)
    return await person.wait_for(lambda m: is_it(m) and bool(m["embeds"]))


async def describe(person: Person, picture: File = DOG) -> Message:
    return await described(person, await person.slash("describe", image=picture))


def reading(engine: Engine) -> partial[object]:
    """Return what opens a studio whose engine is this one."""
    return partial(opened, engine=engine)


@pytest.fixture
async def liberal(classroom: Classroom) -> Classroom:
    """The classroom, where pictures from outside are let in."""
    await classroom.lay_down(references=True)
    return classroom


@pytest.mark.row("/describe image or link")
async def test_a_picture_becomes_four_prompts_to_choose_from(liberal: Classroom) -> None:
    async with liberal.bot(engine=SKETCH), liberal.enter("Amara") as amara:
        message = await describe(amara)
        said = message["embeds"][0]["description"].split("\n\n")
        assert [line.split()[0] for line in said] == ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]
        assert rows(message) == ["1️⃣ 2️⃣ 3️⃣ 4️⃣", "🔄 Imagine all"]
        assert f"Described by <@{amara.id}>" in text(message)
        assert "it knows its own drawings, and of others only colours and light" in text(message)
        assert all(len(each) <= 100 for each in custom_ids(message))
        (shown,) = (each["url"] for each in [message["embeds"][0]["image"]])
        assert "described.jpg" in shown


@pytest.mark.row("/describe image or link")
async def test_a_prompt_is_looked_over_before_it_is_ordered(liberal: Classroom) -> None:
    engine = PlainEngine(proposals=[("a dog on a hill", "a dog")])
    async with liberal.bot(reading(engine)), liberal.enter("Amara") as amara:
        message = await describe(amara)
        await press(amara, message, "2️⃣")
        form = await amara.next_modal()
        assert form["modal"]["title"] == "Imagine This!"
        (field,) = custom_fields(form)
        assert field["value"] == "a dog"
        order = await amara.submit(form, {field["custom_id"]: "a small dog --n 1"})
        drawn = await pictures(amara, order)
        assert drawn["content"].startswith(f"**a small dog --n 1** - <@{amara.id}>")
        used = await amara.wait_for(lambda m: m["id"] == message["id"] and is_used(m, "2️⃣"))
        assert not is_used(used, "1️⃣")
    assert liberal.charged() == 1


async def test_an_edited_prompt_passes_the_same_gate(liberal: Classroom) -> None:
    async with liberal.bot(engine=SKETCH), liberal.enter("Amara") as amara:
        await press(amara, await describe(amara), "1️⃣")
        form = await amara.next_modal()
        (field,) = custom_fields(form)
        order = await amara.submit(form, {field["custom_id"]: "a bloody dog"})
        said = await private_answer(amara, order)
        assert "Banned prompt detected" in said
        assert "a bloody dog" in said  # to be copied: Discord forgets a form that fails
    assert liberal.charged() == 0


async def test_what_a_model_says_is_ordered_as_words_whatever_is_in_it(liberal: Classroom) -> None:
    engine = PlainEngine(proposals=[(HOSTILE, "--stealth", "::", "a bloody dog", HOSTILE)])
    async with liberal.bot(reading(engine)), liberal.enter("Amara") as amara:
        message = await describe(amara)
        assert rows(message) == ["1️⃣ 2️⃣", "🔄 Imagine all"]
        assert not {"http://", "https://"} & set(text(message).split())
        await press(amara, message, "1️⃣")
        form = await amara.next_modal()
        (field,) = custom_fields(form)
        drawn = await pictures(
            amara, await amara.submit(form, {field["custom_id"]: field["value"]})
        )
        assert r"\{a,b\} n 4 x.example" in drawn["content"].replace("\\\\", "\\")
    assert {request.idea for request in engine.requests} == {
        "{a,b} n 4 x.example : [c](y.example) **d** @everyone"
    }
    assert len(engine.requests) == 4


@pytest.mark.row("/describe image or link")
async def test_all_are_ordered_once_it_is_said_what_they_come_to(liberal: Classroom) -> None:
    engine = PlainEngine(proposals=[("a dog", "{a cat}")])
    async with liberal.bot(reading(engine)), liberal.enter("Amara") as amara:
        message = await describe(amara)
        async with liberal.enter("Boris") as boris:
            await boris.history()
            asked = await press(boris, message, "Imagine all")
            question = await boris.wait_for(lambda m: answers(asked)(m) and bool(m["embeds"]))
            assert question.get("private")
            assert (
                question["embeds"][0]["title"]
                == "2 orders, 8 pictures, at a price that is not known"
            )
            await press(boris, question, "Order all 2")
            for words in ("**a dog** - ", r"**\\{a cat\\}** - "):
                await boris.wait_for(
                    lambda m, words=words: (
                        m["content"].startswith(f"{words}<@{boris.id}>")
                        and len(m["attachments"]) == 4
                    )
                )
    assert liberal.charged() == 8


async def test_others_may_order_and_ask_again_in_their_own_name(liberal: Classroom) -> None:
    async with (
        liberal.bot(engine=SKETCH),
        liberal.enter("Amara") as amara,
        liberal.enter("Boris") as boris,
    ):
        first = await describe(amara)
        await boris.history()
        again = await described(boris, await press(boris, first, "🔄"))
        assert again["id"] != first["id"]
        assert f"Described by <@{boris.id}>" in text(again)
        assert again["embeds"][0]["description"] != first["embeds"][0]["description"]
        await press(boris, again, "1️⃣")
        form = await boris.next_modal()
        (field,) = custom_fields(form)
        words = {field["custom_id"]: f"{field['value']} --n 1"}
        drawn = await pictures(boris, await boris.submit(form, words))
        assert f"<@{boris.id}>" in drawn["content"]


async def test_the_buttons_work_after_a_restart(liberal: Classroom) -> None:
    async with liberal.enter("Amara") as amara:
        async with liberal.bot(engine=SKETCH):
            message = await describe(amara)
        async with liberal.bot(engine=SKETCH):
            await described(amara, await press(amara, message, "🔄"))
            await press(amara, message, "1️⃣")
            assert (await amara.next_modal())["modal"]["title"] == "Imagine This!"


async def test_pictures_are_off_until_a_teacher_lets_them_in(classroom: Classroom) -> None:
    async with classroom.bot(engine=SKETCH), classroom.enter("Amara") as amara:
        for given in ({"image": DOG}, {"link": "https://example.org/dog.png"}):
            said = await private_answer(amara, await amara.slash("describe", given))
            assert "Pictures from outside are off" in said
    assert not any("/cdn/" in request["path"] for request in await classroom.requests())


async def test_an_engine_that_reads_nothing_says_so(liberal: Classroom) -> None:
    async with liberal.bot(), liberal.enter("Amara") as amara:
        said = await private_answer(amara, await amara.slash("describe", image=DOG))
        assert "Not possible here" in said
        assert "can neither see pictures" in said


@pytest.mark.parametrize("given", [{}, {"image": DOG, "link": "https://example.org/dog.png"}])
async def test_exactly_one_picture_is_described(
    liberal: Classroom, given: dict[str, object]
) -> None:
    async with liberal.bot(engine=SKETCH), liberal.enter("Amara") as amara:
        said = await private_answer(amara, await amara.slash("describe", given))
        assert "Give `/describe` one picture" in said


async def test_what_is_no_picture_is_named_and_leaves_no_thinking_behind(
    liberal: Classroom,
) -> None:
    async with liberal.bot(engine=SKETCH), liberal.enter("Amara") as amara:
        asked = await amara.slash("describe", image=File("notes.txt", b"not a picture at all"))
        said = await private_answer(amara, asked)
        assert "Invalid picture" in said
        assert "`notes.txt`: That is no sound PNG" in said
        shown = [m for m in await amara.history() if answers(asked)(m) and not m.get("private")]
        assert shown == []


async def test_the_picture_is_asked_about_as_it_was_tidied(liberal: Classroom) -> None:
    engine = PlainEngine()
    async with liberal.bot(reading(engine)), liberal.enter("Amara") as amara:
        await describe(amara)
    (asked,) = engine.read
    assert isinstance(asked, bytes)
    assert decoded(asked).format == "JPEG"
    assert decoded(asked).size == (300, 200)


async def test_a_forged_button_shows_nothing_of_a_batch(liberal: Classroom) -> None:
    async with liberal.bot(engine=SKETCH), liberal.enter("Amara") as amara:
        message = await describe(amara)
        with pytest.raises(NotPossible):
            await amara.click(message, "easel:proposed:" + "0" * 32 + ":0")


async def test_one_person_asks_only_so_often(liberal: Classroom) -> None:
    async with (
        liberal.bot(engine=SKETCH, line={"orders_per_minute": 1}),
        liberal.enter("Amara") as amara,
    ):
        message = await describe(amara)
        said = await private_answer(amara, await press(amara, message, "🔄"))
        assert "Slow Down!" in said


def custom_fields(form: Message) -> list[Message]:
    """Return the text fields of a form."""
    labels = form["modal"]["components"]
    return [label["component"] for label in labels]


def is_used(message: Message, label: str) -> bool:
    return bool(buttons(message)[label]["style"] == 1)
