"""Several orders in one text: asked about first, ordered by one click, a message for each."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing

import pytest

from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.process import gone, online, until
from tests.end_to_end.seeing import (
    ENOUGH,
    answers,
    buttons,
    has_pictures,
    press,
    private_answer,
    rows,
)
from tests.end_to_end.test_buttons import forge
from tests.end_to_end.test_process import accepted, bot

BOATS = "a {red, blue} boat --n 1"
FOLLOW_UP = r"/webhooks/\d+/[^/]+$"


async def asked(person: Person, prompt: str, **options: int) -> Message:
    """Order several at once; return the private message that asks whether it is meant so."""
    is_it = answers(await person.slash("imagine", prompt=prompt, **options))
    question = await person.wait_for(lambda m: is_it(m) and bool(m["components"]))
    assert question.get("private")
    return question


async def confirm(person: Person, question: Message) -> str:
    """Press the button that orders all of them; return the interaction's id."""
    (label,) = [label for label in buttons(question) if label.startswith("Order all")]
    return await press(person, question, label)


async def drawn(person: Person, *prompts: str) -> list[Message]:
    """Return the one message of each prompt, once all show their pictures."""
    found = [
        await person.wait_for(lambda m, p=p: _shows(m, p) and has_pictures(m), ENOUGH)
        for p in prompts
    ]
    for prompt, message in zip(prompts, found, strict=True):
        assert [m["id"] for m in person.messages.values() if _shows(m, prompt)] == [message["id"]]
    return found


def _shows(message: Message, prompt: str) -> bool:
    return bool(message["content"].startswith(f"**{prompt}**"))


async def changed(person: Person, question: Message, says: str) -> Message:
    """Wait until a question says something else, and has no buttons any more."""
    return await person.wait_for(
        lambda m: m["id"] == question["id"] and says in m["content"] and not m["components"]
    )


# Asking.


@pytest.mark.row("--repeat N, --r N")
@pytest.mark.row("{a, b} permutations")
@pytest.mark.parametrize(
    ("prompt", "orders", "pictures", "listed"),
    [
        (BOATS, 2, 2, ["a red boat --n 1", "a blue boat --n 1"]),
        ("a dog --repeat 3", 3, 12, ["a dog", "a dog", "a dog"]),
        ("a {b, {c, d} e} f", 3, 12, ["a b f", "a c e f", "a d e f"]),
        ("a {b, c} --repeat 2 --n 2", 4, 8, ["a b --n 2", "a b --n 2", "a c --n 2", "a c --n 2"]),
        (r"a \{b\} {x\, y, z} --n 1", 2, 2, [r"a \{b\} x, y --n 1", r"a \{b\} z --n 1"]),
    ],
)
async def test_count_and_cost_are_shown_and_nothing_is_ordered(
    classroom: Classroom,
    amara: Person,
    prompt: str,
    orders: int,
    pictures: int,
    listed: list[str],
) -> None:
    question = await asked(amara, prompt)
    said = text(question).split("\n")
    assert re.fullmatch(rf"{orders} orders, {pictures} pictures, about \$\d+\.\d\d", said[0])
    assert [line.strip("`") for line in said[1:-1]] == listed
    assert said[-1] == "Nothing is ordered until you click."
    assert rows(question) == [f"Order all {orders} Leave it"]
    assert accepted(classroom) == classroom.charged() == len(classroom.images.calls) == 0


async def test_the_cost_that_is_shown_is_what_the_orders_come_to(
    classroom: Classroom, amara: Person
) -> None:
    question = await asked(amara, "a {red, blue} boat", number=2)
    shown = re.search(r"about \$(\d+\.\d\d)", text(question))
    assert shown is not None
    one = re.search(r"about \$(\d+\.\d\d)", text(await asked(amara, "a dog --repeat 2 --n 1")))
    assert one is not None
    assert float(shown[1]) == pytest.approx(2 * float(one[1]), abs=0.01)


async def test_a_long_batch_is_shown_in_part_and_counted_whole(amara: Person) -> None:
    question = await asked(amara, "a dog --repeat 40 --n 1")
    assert text(question).startswith("40 orders, 40 pictures")
    assert "\nand 25 more\n" in text(question)


@pytest.mark.parametrize(
    ("prompt", "says"),
    [
        ("a dog --repeat 41", "--repeat"),
        ("a dog --repeat 1", "--repeat"),
        ("a {b, c boat", "{red, green}"),
        ("a {b, c}} boat", "{red, green}"),
        ("{a,b,c,d,e,f,g} {a,b,c,d,e,f,g}", "49"),
        ("{a,b,c,d} --repeat 11", "44"),
        ("a {dog, pool of blood}", "Banned prompt detected"),
        ("a {dog, cat} --ar {1:1, 9:1}", "9:1"),
    ],
)
async def test_a_batch_that_could_not_be_ordered_is_not_proposed(
    classroom: Classroom, amara: Person, prompt: str, says: str
) -> None:
    interaction = await amara.slash("imagine", prompt=prompt)
    assert says in await private_answer(amara, interaction)
    assert prompt in text(await amara.wait_for(answers(interaction)))
    assert accepted(classroom) == 0


# Ordering.


@pytest.mark.row("--repeat N, --r N")
@pytest.mark.row("{a, b} permutations")
async def test_a_click_orders_all_and_each_has_its_own_message_and_pictures(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    question = await asked(amara, "a {red, blue} boat --n {1, 2}")
    await confirm(amara, question)
    await changed(amara, question, "Ordered: 4 orders")
    prompts = [f"a {colour} boat --n {n}" for colour in ("red", "blue") for n in (1, 2)]
    messages = await drawn(boris, *prompts)
    assert [len(each["attachments"]) for each in messages] == [1, 2, 1, 2]
    assert [int(each["id"]) for each in messages] == sorted(int(each["id"]) for each in messages)
    assert not any(each.get("private") for each in messages)
    assert rows(messages[1]) == ["U1 U2 🔄", "V1 V2"]
    assert accepted(classroom) == 4
    assert classroom.charged() == len(classroom.images.calls) == 6


async def test_two_clicks_at_once_order_it_once(classroom: Classroom, amara: Person) -> None:
    question = await asked(amara, BOATS)
    first, second = await asyncio.gather(confirm(amara, question), confirm(amara, question))
    told = await amara.wait_for(
        lambda m: (answers(first)(m) or answers(second)(m)) and "ordered already" in text(m)
    )
    assert told.get("private")
    await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
    assert accepted(classroom) == classroom.charged() == 2


async def test_a_click_on_a_question_that_was_answered_long_ago_orders_nothing(
    classroom: Classroom, amara: Person
) -> None:
    question = await asked(amara, BOATS)
    old = buttons(question)["Order all 2"]["custom_id"]
    await confirm(amara, question)
    await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
    another = await asked(amara, BOATS)
    forge(classroom, another, "Order all 2", old)
    assert "ordered already" in await private_answer(amara, await amara.click(another, old))
    assert accepted(classroom) == 2


async def test_another_s_batch_can_t_be_ordered_and_stays_for_its_person(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    hers = await asked(amara, BOATS)
    custom_id = buttons(hers)["Order all 2"]["custom_id"]
    for other in (boris, teacher):
        theirs = await asked(other, BOATS)
        forge(classroom, theirs, "Order all 2", custom_id)
        refusal = await private_answer(other, await other.click(theirs, custom_id))
        assert "asked of somebody else" in refusal
    assert accepted(classroom) == 0
    await confirm(amara, hers)
    await drawn(amara, "a red boat --n 1", "a blue boat --n 1")


async def test_a_batch_that_is_left_orders_nothing(classroom: Classroom, amara: Person) -> None:
    question = await asked(amara, BOATS)
    await press(amara, question, "Leave it")
    await changed(amara, question, "Nothing was ordered")
    assert accepted(classroom) == 0


async def test_an_unknown_batch_is_gone(classroom: Classroom, amara: Person) -> None:
    question = await asked(amara, BOATS)
    unknown = f"easel:confirm:{'0' * 32}"
    forge(classroom, question, "Order all 2", unknown)
    assert "It is gone" in await private_answer(amara, await amara.click(question, unknown))


async def test_more_than_fits_the_line_is_refused_whole_and_ordered_when_there_is_room(
    classroom: Classroom,
) -> None:
    line = {"running_per_person": 1, "waiting_per_person": 2}
    async with classroom.bot(line=line), classroom.enter("Amara") as amara:
        classroom.images.always = "hang"
        waiting = await amara.slash("imagine", prompt="a dog --n 1")
        await amara.wait_for(answers(waiting))
        await imagine_waiting(amara, "a cat --n 1")
        question = await asked(amara, BOATS)
        refusal = await private_answer(amara, await confirm(amara, question))
        assert "Queue full" in refusal
        assert accepted(classroom) == 2
        assert amara.messages[question["id"]]["components"]
        classroom.images.always = "ok"
        for _ in range(2):
            await private_answer(amara, await amara.slash("cancel"))
        await confirm(amara, question)
        await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
        assert classroom.charged() == 2


async def imagine_waiting(person: Person, prompt: str) -> None:
    """Order a picture and wait for the first answer only."""
    await person.wait_for(answers(await person.slash("imagine", prompt=prompt)))


async def test_a_batch_over_the_quota_is_refused_whole(classroom: Classroom) -> None:
    async with classroom.bot(quota={"pictures_per_day": 3}), classroom.enter("Amara") as amara:
        question = await asked(amara, "a {red, blue} boat --n 2")
        refusal = await private_answer(amara, await confirm(amara, question))
        assert "You asked for 4 and have had 0 of 3 pictures" in refusal
        assert accepted(classroom) == classroom.charged() == 0
        await confirm(amara, await asked(amara, BOATS))
        await drawn(amara, "a red boat --n 1", "a blue boat --n 1")


async def test_a_batch_is_judged_by_the_policy_of_the_click(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    question = await asked(amara, "a {red, blue} clown --n 1")
    await ban(teacher, "blue clown")
    refusal = await private_answer(amara, await confirm(amara, question))
    assert "Banned prompt detected" in refusal
    assert accepted(classroom) == classroom.charged() == 0


async def test_a_batch_can_be_ordered_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            question = await asked(amara, BOATS)
        async with classroom.bot():
            await confirm(amara, question)
            await drawn(amara, "a red boat --n 1", "a blue boat --n 1")


async def test_a_full_line_of_orders_has_a_message_each_within_discord_s_limits(
    classroom: Classroom, amara: Person
) -> None:
    animals = ["ant", "bee", "cow", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay", "koi", "lynx"]
    question = await asked(amara, f"a {{{', '.join(animals)}}} --n 1")
    await confirm(amara, question)
    await drawn(amara, *(f"a {animal} --n 1" for animal in animals))
    assert classroom.charged() == len(animals)


# When something goes wrong.


async def test_orders_whose_question_could_not_be_taken_away_are_drawn_all_the_same(
    classroom: Classroom, amara: Person
) -> None:
    question = await asked(amara, BOATS)
    await amara.fault("POST", "/interactions/.*/callback", 500, times=9)
    await confirm(amara, question)
    await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
    assert classroom.charged() == 2


async def test_an_order_whose_message_could_not_be_posted_is_posted_when_it_is_drawn(
    classroom: Classroom, amara: Person
) -> None:
    question = await asked(amara, BOATS)
    await amara.fault("POST", FOLLOW_UP, 403, code=50013, times=1)
    await confirm(amara, question)
    await changed(amara, question, "Ordered: 2 orders")
    await drawn(amara, "a red boat --n 1", "a blue boat --n 1")


async def test_a_batch_killed_before_its_messages_is_drawn_after_the_restart(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            question = await asked(amara, BOATS)
            await amara.fault("POST", FOLLOW_UP, 500, delay=30, times=9)
            await confirm(amara, question)
            await until(lambda: accepted(classroom) == 2)
            await changed(amara, question, "Ordered: 2 orders")
            await running.kill()
            await gone(amara)
        async with bot(classroom):
            await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
    assert classroom.charged() == 2


async def test_a_batch_killed_between_its_messages_has_one_message_an_order(
    classroom: Classroom,
) -> None:
    classroom.images.always = "hang"
    async with classroom.enter("Amara") as amara:
        async with bot(classroom) as running:
            await online(amara, running)
            question = await asked(amara, BOATS)
            await amara.fault("POST", FOLLOW_UP)
            await amara.fault("POST", FOLLOW_UP, 500, delay=30, times=9)
            await confirm(amara, question)
            first = await amara.wait_for(lambda m: _shows(m, "a red boat --n 1"))
            await until(lambda: classroom.is_remembered(first))
            await running.kill()
            await gone(amara)
        classroom.images.always = "ok"
        async with bot(classroom):
            red, blue = await drawn(amara, "a red boat --n 1", "a blue boat --n 1")
    assert red["id"] == first["id"]
    assert int(blue["id"]) > int(red["id"])
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM jobs").fetchone() == (2,)
