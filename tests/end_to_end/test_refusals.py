"""What can't be ordered ends in a private card: what is wrong, what to change, the command."""

from __future__ import annotations

import asyncio

import pytest

from playground.person import NotPossible, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import (
    answers,
    first_words,
    imagine,
    refused,
)


@pytest.mark.row("Empty prompt")
@pytest.mark.row("Banned prompt detected")
@pytest.mark.row("Invalid parameter")
@pytest.mark.parametrize(
    ("prompt", "says"),
    [
        ("--n 2", "Empty prompt"),
        ("\u200b\u2060", "Empty prompt"),
        ("\u2800 \u3164", "Empty prompt"),
        ("a dog --n 0", "--n takes a whole number from 1 to 4"),
        ("a dog --n 9", "--n takes a whole number from 1 to 4"),
        ("a dog --ar 1:9", "1:3"),
        ("a dog --ar x", "16:9"),
        ("a dog --arr 16:9", "Did you mean `--ar`?"),
        ("a dog --chaos 50", "no such dial"),
        ("a dog --n 2 --n 3", "given twice"),
        ("a dog --model gpt-imagine-2", "There is no such model"),
        ("a knight with two swords", "“swords”"),
        ("a SWORD", "“SWORD”"),
        ("a dog " + "--no violence and blood", "“blood”"),
    ],
)
async def test_a_refusal_says_what_to_change_and_repeats_the_command(
    classroom: Classroom, amara: Person, prompt: str, says: str
) -> None:
    card = await refused(amara, prompt)
    assert says in card
    assert f"/imagine prompt:{prompt}\n" in card
    assert classroom.images.calls == []
    assert classroom.charged() == 0


async def test_a_blank_prompt_does_not_even_leave_the_chat(amara: Person) -> None:
    with pytest.raises(NotPossible, match="prompt"):
        await amara.slash("imagine", prompt="   ")


async def test_six_thousand_characters_are_counted_and_given_back_in_a_file(
    amara: Person,
) -> None:
    prompt = "dog " * 1499 + "dogs"
    order = await amara.slash("imagine", prompt=prompt)
    card = await amara.wait_for(lambda m: answers(order)(m) and m["attachments"])
    assert card["private"]
    assert "6,000 characters" in text(card)
    assert "1,500 fit" in text(card)
    command = await amara.download(card["attachments"][0]["url"])
    assert command.decode() == f"/imagine prompt:{prompt}"


async def test_the_options_are_repeated_with_the_prompt(amara: Person) -> None:
    card = await refused(amara, "a sword", number=2, aspect="16:9", quality="low")
    assert "/imagine prompt:a sword number:2 aspect:16:9 quality:low\n" in card


async def test_a_fence_in_the_command_does_not_end_the_fence_around_it(amara: Person) -> None:
    card = await refused(amara, "a sword ``` **@everyone**")
    fenced = card.split("```")
    assert len(fenced) == 3
    assert "**@everyone**" in fenced[1]


async def test_every_form_of_a_listed_russian_word_is_refused(
    amara: Person, teacher: Person
) -> None:
    await ban(teacher, "меч")
    card = await refused(amara, "рыцарь с двумя мечами")
    assert "“мечами”" in card
    assert "“меч”" in card


@pytest.mark.row("Queue full")
@pytest.mark.row("3 jobs run at once for a person, 10 more wait")
async def test_a_further_order_than_the_line_holds_is_refused(classroom: Classroom) -> None:
    line = {"running_per_person": 1, "waiting_per_person": 1}
    classroom.images.always = "hang"
    async with classroom.bot(line=line), classroom.enter("Amara") as amara:
        for prompt in ("a dog", "a cat"):
            await first_words(amara, await amara.slash("imagine", prompt=prompt))
        card = await refused(amara, "a bird")
        assert "Queue full" in card
        assert "You have 2 orders in the line, this would add 1, and 2 is the most" in card
        assert "/imagine prompt:a bird\n" in card


async def test_a_full_line_of_one_person_leaves_room_for_another(classroom: Classroom) -> None:
    line = {"running_per_person": 1, "waiting_per_person": 1}
    classroom.images.behave("hang")
    async with (
        classroom.bot(line=line),
        classroom.enter("Amara") as amara,
        classroom.enter("Boris") as boris,
    ):
        await first_words(amara, await amara.slash("imagine", prompt="a dog", number=1))
        await first_words(amara, await amara.slash("imagine", prompt="a cat"))
        await classroom.images.called()
        await imagine(boris, "a bird --n 1")


async def test_five_orders_in_one_instant_with_a_quota_of_one_make_one(
    classroom: Classroom,
) -> None:
    async with (
        classroom.bot(quota={"pictures_per_day": 1}),
        classroom.enter("Amara") as amara,
    ):
        slashes = [amara.slash("imagine", prompt=f"dog {n}", number=1) for n in range(5)]
        orders = await asyncio.gather(*slashes)
        said = await asyncio.gather(*(_outcome(amara, order) for order in orders))
        assert sorted(said) == ["pictures"] + ["quota"] * 4
        assert len(classroom.images.calls) == 1


async def test_the_quota_card_says_how_much_is_left(classroom: Classroom) -> None:
    async with (
        classroom.bot(quota={"pictures_per_day": 3}),
        classroom.enter("Amara") as amara,
    ):
        await imagine(amara, "a dog --n 1")
        card = await refused(amara, "a cat")
        assert "You asked for 4 and have had 1 of 3 pictures in the last 24 hours" in card
        assert "Add `--n 2`" in card
        await imagine(amara, "a cat --n 2")
        assert "comes back 24 hours after" in await refused(amara, "a cat --n 1")


async def _outcome(person: Person, interaction_id: str) -> str:
    is_it = answers(interaction_id)
    message = await person.wait_for(lambda m: is_it(m) and (m["attachments"] or m["embeds"]))
    if message["attachments"]:
        return "pictures"
    return "quota" if "Credits exhausted" in text(message) else text(message)
