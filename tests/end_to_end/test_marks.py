"""Favorite and ❌ under a picture alone, and /favorites."""

from __future__ import annotations

import asyncio

import pytest

from playground.person import Frame, Message, NotPossible, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.seeing import (
    alone,
    answers,
    buttons,
    has_pictures,
    imagine,
    job_id,
    pictures,
    press,
    private_answer,
    rows,
)
from tests.end_to_end.teaching import let_hide, only_owners_click
from tests.end_to_end.test_after_u import ROWS

ADDED = "Added to your favourites: `/favorites` shows them."
TAKEN = "Taken away from your favourites."
MENU = 3  # a component's type: a menu of texts


async def favorite(person: Person, message: Message) -> str:
    """Press Favorite; return the private answer."""
    return await private_answer(person, await press(person, message, "Favorite"))


async def page(person: Person) -> Message:
    """Return what /favorites shows; only this person sees it."""
    shown = await pictures(person, await person.slash("favorites"))
    assert shown["private"]
    return shown


async def turned(person: Person, message: Message, label: str, says: str) -> Message:
    """Turn a page of favourites; return it when it says something."""
    await person.click(message, turns(message)[label]["custom_id"])
    return await person.wait_for(lambda m: m["id"] == message["id"] and says in m["content"])


def menu(message: Message) -> Frame:
    return next(each for each in components(message) if each["type"] == MENU)


def turns(message: Message) -> dict[str, Frame]:
    """Return the buttons that turn a page, by their labels."""
    return {each["label"]: each for each in components(message) if each["type"] != MENU}


def components(message: Message) -> list[Frame]:
    return [each for row in message["components"] for each in row["components"]]


async def choose(person: Person, message: Message, number: int) -> str:
    """Choose a line of the menu, from 1; return the interaction's id."""
    shown = menu(message)
    return await person.click(message, shown["custom_id"], [shown["options"][number - 1]["value"]])


async def test_favorite_marks_and_a_second_press_takes_the_mark_away(amara: Person) -> None:
    picture = await alone(amara, await imagine(amara, "a dog --n 2"), 2)
    assert await favorite(amara, picture) == ADDED
    assert "Image #2" in (await page(amara))["content"]
    assert await favorite(amara, picture) == TAKEN
    assert "no favourites here yet" in await private_answer(amara, await amara.slash("favorites"))


async def test_the_button_that_everybody_sees_says_nothing_of_one_s_favourites(
    amara: Person, boris: Person
) -> None:
    picture = await alone(amara, await imagine(amara, "a dog --ar 3:2 --n 1"))
    assert rows(picture) == ROWS
    assert await favorite(amara, picture) == ADDED
    assert await favorite(boris, picture) == ADDED
    assert await favorite(amara, picture) == TAKEN
    (now,) = [each for each in await boris.history() if each["id"] == picture["id"]]
    assert buttons(now)["Favorite"] == buttons(picture)["Favorite"]
    assert "a dog" in (await page(boris))["content"]


async def test_a_page_has_small_pictures_their_prompts_and_ids(amara: Person) -> None:
    message = await imagine(amara, "a _dog_ --n 2")
    await favorite(amara, await alone(amara, message, 2))
    await favorite(amara, await alone(amara, await imagine(amara, "a cat --n 1")))
    shown = await page(amara)
    first, cat, dog = shown["content"].splitlines()
    assert first == "**Your favourites**, 1 to 2 of 2"
    assert cat.startswith("1. **a cat** - Image #1, `")
    assert dog == rf"2. **a \_dog\_** - Image #2, `{job_id(message)}`"
    assert len(shown["attachments"]) == 2
    assert all(each["width"] <= 512 for each in shown["attachments"])
    assert [each["label"] for each in menu(shown)["options"]] == ["1. a cat", "2. a _dog_"]


async def test_a_favourite_is_posted_whole_as_u_posts_it(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    message = await imagine(amara, "a dog --n 2")
    second = await amara.download(message["attachments"][1]["url"])
    await favorite(boris, await alone(amara, message, 2))
    posted = await pictures(boris, await choose(boris, await page(boris), 1))
    assert posted["content"] == f"**a dog --n 2** - Image #2 <@{boris.id}>"
    assert await amara.download(posted["attachments"][0]["url"]) == second
    seen = await amara.wait_for(lambda m: m["id"] == posted["id"] and has_pictures(m))
    assert not seen.get("private")
    assert classroom.charged() == 2
    await boris.react(posted, "❌")  # it is known whose it is
    await amara.wait_gone(posted)


async def test_more_than_ten_come_in_pages(amara: Person) -> None:
    for prompt in ("a dog", "a cat", "a bird"):
        await amara.react(await imagine(amara, prompt), "⭐")
        await _counted(amara, prompt)
    first = await page(amara)
    assert len(first["attachments"]) == 10
    assert [bool(each.get("disabled")) for each in turns(first).values()] == [True, False]
    second = await turned(amara, first, "Older", "11 to 12 of 12")
    assert [line[:4] for line in second["content"].splitlines()[1:]] == ["11. ", "12. "]
    assert len(second["attachments"]) == 2
    with pytest.raises(NotPossible):
        await turned(amara, second, "Older", "")
    again = await turned(amara, second, "Newer", "1 to 10 of 12")
    assert again["content"] == first["content"]


async def test_a_page_works_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            picture = await alone(amara, await imagine(amara, "a dog --n 1"))
            await favorite(amara, picture)
            shown = await page(amara)
        async with classroom.bot():
            assert has_pictures(await pictures(amara, await choose(amara, shown, 1)))
            assert await favorite(amara, picture) == TAKEN


async def test_what_was_banned_or_restricted_since_is_not_shown_and_not_posted(
    amara: Person, boris: Person, teacher: Person
) -> None:
    for prompt in ("a dog --n 1", "a clown --n 1"):
        await favorite(boris, await alone(amara, await imagine(amara, prompt)))
    stale = await page(boris)
    await ban(teacher, "clown")
    assert "Banned prompt" in await private_answer(boris, await choose(boris, stale, 1))
    now = await page(boris)
    assert "clown" not in now["content"]
    assert "it stays a favourite" in now["content"]
    assert len(now["attachments"]) == 1
    await only_owners_click(teacher)
    restricted = await private_answer(boris, await choose(boris, now, 1))
    assert "Job action restricted" in restricted
    left = await private_answer(boris, await boris.slash("favorites"))
    assert "dog" not in left


@pytest.mark.parametrize("who", ["Amara", "Boris", "Ms Rivera"])
async def test_the_order_s_person_the_poster_and_a_teacher_take_a_picture_away(
    classroom: Classroom, amara: Person, boris: Person, who: str
) -> None:
    message = await imagine(amara, "a dog --n 1")
    picture = await alone(boris, message)
    async with classroom.enter(who) as person, classroom.enter("Chiara") as chiara:
        refused = await private_answer(chiara, await press(chiara, picture, "❌"))
        assert "Job action restricted" in refused
        assert "Only the person who ordered or posted this" in refused
        await press(person, picture, "❌")
        await chiara.wait_gone(picture)
        assert [each for each in await chiara.history() if each["id"] == message["id"]]


async def test_two_who_take_it_away_at_once_are_both_content(
    amara: Person, teacher: Person
) -> None:
    picture = await alone(amara, await imagine(amara, "a dog --n 1"))
    clicks = await asyncio.gather(
        press(amara, picture, "❌"), press(teacher, picture, "❌"), return_exceptions=True
    )
    await amara.wait_gone(picture)
    for person, click in zip((amara, teacher), clicks, strict=True):
        if isinstance(click, str):
            await person.outcome(click)
            assert not [each for each in person.messages.values() if answers(click)(each)]


async def test_what_only_one_person_sees_is_marked_and_taken_away_by_that_person(
    amara: Person, boris: Person, teacher: Person
) -> None:
    await let_hide(teacher, on=True)
    picture = await alone(amara, await imagine(amara, "a dog --stealth --n 1"))
    assert picture["private"]
    assert await favorite(amara, picture) == ADDED
    posted = await pictures(amara, await choose(amara, await page(amara), 1))
    assert posted["private"]
    await press(amara, picture, "❌")
    await amara.wait_gone(picture)
    assert [m for m in boris.messages.values() if "a dog" in m["content"]] == []


async def test_after_a_restart_a_message_is_still_its_poster_s_to_take_away(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara, classroom.enter("Boris") as boris:
        async with classroom.bot():
            picture = await alone(boris, await imagine(amara, "a dog --n 1"))
        async with classroom.bot():
            await press(boris, picture, "❌")
            await amara.wait_gone(picture)


async def _counted(person: Person, prompt: str) -> None:
    """Wait until the newest favourite is of a prompt: a reaction is answered by nothing."""
    while True:
        answer = await person.slash("favorites")
        shown = await person.wait_for(lambda m, a=answer: answers(a)(m) and m["content"])
        if f"1. **{prompt}**" in shown["content"]:
            return
