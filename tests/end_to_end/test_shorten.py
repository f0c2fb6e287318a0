"""/shorten on Discord: which words of a prompt matter."""

from __future__ import annotations

from functools import partial

import pytest

from easel.opening import opened
from playground.person import Message, Person, custom_ids, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import answers, pictures, press, private_answer, rows
from tests.engines_for_tests import PlainEngine

SKETCH = {"name": "sketch", "sketch_pause_seconds": 0.0}
LONG = "please draw me a very beautiful small red dog that sits under a big old tree --ar 3:2"


async def shorten(person: Person, prompt: str = LONG) -> Message:
    asked = await person.slash("shorten", prompt=prompt)
    return await person.wait_for(lambda m: answers(asked)(m) and bool(m["components"]))


@pytest.mark.row("/shorten prompt")
async def test_shorter_prompts_are_offered_to_everybody(classroom: Classroom) -> None:
    async with classroom.bot(engine=SKETCH), classroom.enter("Amara") as amara:
        message = await shorten(amara)
        assert not message.get("private")
        assert text(message).startswith(f"**{LONG}** - Shortened by <@{amara.id}>")
        lines = message["embeds"][0]["description"].split("\n\n")
        lengths = [len(line) for line in lines]
        assert 1 < len(lines) <= 5
        assert lengths == sorted(lengths, reverse=True)
        assert all(line.endswith("--ar 3:2") for line in lines)
        assert rows(message)[0].split() == [line.split()[0] for line in lines]
        assert all(len(each) <= 100 for each in custom_ids(message))


async def test_one_is_looked_over_and_ordered_by_anybody(classroom: Classroom) -> None:
    async with (
        classroom.bot(engine=SKETCH),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        message = await shorten(amara)
        await boris.history()
        await press(boris, message, "2️⃣")
        form = await boris.next_modal()
        assert form["modal"]["title"] == "Imagine This!"
        field = form["modal"]["components"][0]["component"]
        assert field["value"].endswith("--ar 3:2")
        order = await boris.submit(form, {field["custom_id"]: f"{field['value']} --n 1"})
        assert f" --n 1** - <@{boris.id}>" in (await pictures(boris, order))["content"]
    assert classroom.charged() == 1


async def test_refused_words_are_refused_before_anything_is_read(classroom: Classroom) -> None:
    engine = PlainEngine()
    async with (
        classroom.bot(partial(opened, engine=engine)),
        classroom.enter("Amara") as amara,
    ):
        asked = await amara.slash("shorten", prompt="a dog in a pool of blood, please")
        said = await private_answer(amara, asked)
        assert "Banned prompt detected" in said
        assert "/shorten prompt:a dog in a pool of blood, please" in said
    assert engine.read == []


async def test_a_prompt_that_is_short_already_is_praised_in_private(classroom: Classroom) -> None:
    async with classroom.bot(engine=SKETCH), classroom.enter("Amara") as amara:
        asked = await amara.slash("shorten", prompt="dog")
        assert "Nothing to leave out" in await private_answer(amara, asked)
        public = [m for m in await amara.history() if answers(asked)(m) and not m.get("private")]
        assert public == []


async def test_what_a_model_proposes_keeps_no_commands_and_no_banned_words(
    classroom: Classroom,
) -> None:
    engine = PlainEngine(proposals=[("a dog --n 4 {a,b}", "blood", "longer " * 30, "dog::2", "::")])
    async with (
        classroom.bot(partial(opened, engine=engine)),
        classroom.enter("Amara") as amara,
    ):
        message = await shorten(amara, "a very small dog {in the snow --n 1".replace("{", r"\{"))
        assert rows(message) == ["1️⃣ 2️⃣", "Imagine all"]
        await press(amara, message, "1️⃣")
        form = await amara.next_modal()
        field = form["modal"]["components"][0]["component"]
        assert field["value"] == r"a dog n 4 \{a,b\} --n 1"
        await pictures(amara, await amara.submit(form, {field["custom_id"]: field["value"]}))
    assert [request.idea for request in engine.requests] == ["a dog n 4 {a,b}"]


async def test_an_engine_that_reads_nothing_says_so(classroom: Classroom) -> None:
    async with classroom.bot(), classroom.enter("Amara") as amara:
        said = await private_answer(amara, await amara.slash("shorten", prompt=LONG))
        assert "Not possible here" in said


async def test_a_link_in_the_prompt_unfolds_nothing(classroom: Classroom) -> None:
    async with classroom.bot(engine=SKETCH), classroom.enter("Amara") as amara:
        message = await shorten(amara, f"https://example.org/dog.png {LONG}")
        assert "https://" not in message["content"]
