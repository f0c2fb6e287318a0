"""Every parameter of Midjourney's, typed on Discord: what the engine is asked for, or why not."""

from __future__ import annotations

import pytest

from playground.person import Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import imagine, private_answer, refused
from tests.end_to_end.test_policy import policy

NONE = "--chaos, --weird, --stylize, --stop, --exp, a::2, --niji, --video, --turbo"
SKETCH = {"name": "sketch", "sketch_pause_seconds": 0.0}


def prompt_of(classroom: Classroom, call: int = -1) -> str:
    """Return the words that the provider was sent."""
    return str(classroom.images.calls[call].fields["prompt"])


@pytest.mark.row("--ar W:H")
@pytest.mark.parametrize(
    ("typed", "asked"), [("16:9", "1536x864"), ("1:3", "512x1536"), ("3:1", "1536x512")]
)
async def test_the_nearest_size_of_the_model_is_asked_for(
    classroom: Classroom, amara: Person, typed: str, asked: str
) -> None:
    message = await imagine(amara, f"a dog --ar {typed} --n 1")
    picture = message["attachments"][0]
    width, height = map(int, typed.split(":"))
    assert classroom.images.calls[-1].fields["size"] == asked
    assert abs(picture["width"] * height - picture["height"] * width) < max(width, height)


@pytest.mark.row("--ar W:H")
async def test_a_ratio_beyond_3_to_1_is_refused(amara: Person) -> None:
    assert "3:1" in await refused(amara, "a dog --ar 4:1")


@pytest.mark.row("--q")
@pytest.mark.parametrize(
    ("typed", "asked"),
    [("1", "low"), ("2", "medium"), ("4", "high"), ("low", "low"), ("high", "high")],
)
async def test_quality_is_asked_for_by_number_or_word(
    classroom: Classroom, amara: Person, typed: str, asked: str
) -> None:
    await imagine(amara, f"a dog --n 1 --q {typed}")
    assert classroom.images.calls[-1].fields["quality"] == asked


@pytest.mark.row("--draft")
async def test_a_draft_is_of_low_quality(classroom: Classroom, amara: Person) -> None:
    await imagine(amara, "a dog --n 1 —draft")
    assert classroom.images.calls[-1].fields["quality"] == "low"
    assert "--draft" in await refused(amara, "a dog --draft --q high")


@pytest.mark.row("--no a, b")
async def test_what_is_left_out_is_asked_for_and_not_promised(
    classroom: Classroom, amara: Person
) -> None:
    message = await imagine(amara, "a street --n 1 --no cars, people")
    assert "(without: cars, people)" in prompt_of(classroom)
    assert "Asked for, not guaranteed: without cars, people" in message["content"]


@pytest.mark.row("--tile, --raw")
async def test_tile_and_raw_are_words_to_the_engine_beside_the_policy(
    classroom: Classroom, amara: Person
) -> None:
    message = await imagine(amara, "leaves --n 1 --tile --raw")
    assert "seamless tile" in prompt_of(classroom)
    assert "add no style" in prompt_of(classroom)
    assert "pictures for a class of children" in prompt_of(classroom)
    assert "not guaranteed: a seamless tile; nothing added (raw)" in message["content"]


@pytest.mark.row("--tile, --raw")
async def test_raw_does_not_skip_the_policy(amara: Person) -> None:
    assert "Banned prompt detected" in await refused(amara, "swords --raw")


@pytest.mark.row("--v, --model")
async def test_the_models_are_those_that_the_server_allows(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    await imagine(amara, "a dog --n 1 --v gpt-image-2")
    assert classroom.images.calls[-1].fields["model"] == "gpt-image-2"
    assert "Invalid parameter" in await refused(amara, "a dog --model gpt-image-9")
    await teacher.slash("policy edit", part="engine")
    form = await teacher.next_modal()
    models, qualities, *_ = (row["component"] for row in form["modal"]["components"])
    default = models["options"][0]["value"]
    every = [each["value"] for each in qualities["options"]]
    fields = {models["custom_id"]: [default], qualities["custom_id"]: every}
    await private_answer(teacher, await teacher.submit(form, fields))
    assert "does not allow the model" in await refused(amara, "a dog --model gpt-image-2")


@pytest.mark.row("--seed N")
async def test_an_engine_without_seeds_says_so(amara: Person) -> None:
    card = await refused(amara, "a dog --seed 7")
    assert "Invalid parameter" in card
    assert "gives no picture twice" in card


@pytest.mark.row("--seed N")
async def test_an_engine_with_seeds_draws_the_same_again(classroom: Classroom) -> None:
    async with classroom.bot(engine=SKETCH), classroom.enter("Amara") as amara:
        messages = [await imagine(amara, f"a dog --n 1 --seed {seed}") for seed in (7, 7, 8)]
        first, again, other = [
            await amara.download(each["attachments"][0]["url"]) for each in messages
        ]
    assert first == again
    assert first != other


@pytest.mark.row(NONE)
@pytest.mark.parametrize(
    "typed",
    [
        *("--chaos 20", "--c 20", "--weird 100", "--w 1", "--stylize 50", "--s 50", "--stop 50"),
        *("--exp 10", "--niji 6", "--video", "--turbo"),
    ],
)
async def test_a_parameter_without_an_equal_is_refused_with_the_reason(
    classroom: Classroom, amara: Person, typed: str
) -> None:
    card = await refused(amara, f"a dog {typed}")
    assert "Invalid parameter" in card
    assert typed.split()[0] in card
    assert f"/imagine prompt:a dog {typed}" in card
    assert classroom.images.calls == []
    assert classroom.charged() == 0


@pytest.mark.row(NONE)
async def test_weights_in_the_words_are_refused_with_the_reason(
    classroom: Classroom, amara: Person
) -> None:
    card = await refused(amara, "hot::2 dog")
    assert "Invalid parameter" in card
    assert "::" in card
    assert classroom.images.calls == []


@pytest.mark.row("Invalid prompt")
async def test_a_prompt_that_is_too_long_is_an_invalid_one(classroom: Classroom) -> None:
    async with classroom.bot(prompt={"characters": 20}), classroom.enter("Amara") as amara:
        assert "Invalid prompt" in await refused(amara, "a dog" * 10)


@pytest.mark.row(
    "moderator commands, only on Midjourney's own server: /ban_word (soft..heavy),"
    " /check_word, /block until, /contact (must be acknowledged), /theme set (required words per"
    " channel), /credits"
)
async def test_a_teacher_bans_a_word_and_checks_a_prompt(amara: Person, teacher: Person) -> None:
    await ban(teacher, "clowns")
    assert "“clown”" in await policy(teacher, "test", prompt="a clown")
    assert "This would be drawn" in await policy(teacher, "test", prompt="a dog")
    assert "“clown”" in await refused(amara, "a clown")


async def test_a_model_that_can_t_be_told_a_variety_says_so(amara: Person) -> None:
    card = await refused(amara, "a dog --variety high")
    assert "Invalid parameter" in card
    assert "can't be told how much to leave to chance" in card
