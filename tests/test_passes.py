"""A pass makes the very same wish work, once, whichever way the words come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from easel.errors import ListedWords
from easel.model import Change, Edit, Options, PictureKey, Preferences, Proposal, Region, Verdict
from easel.settings import Settings
from tests.classroom import Classroom, classroom
from tests.conftest import changed
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, CLASS, TEACHER, an_order

SWORD = "a knight with a sword"
Wish = Callable[[Classroom, PictureKey], Awaitable[Any]]


def edit(change: Change, **facts: Any) -> Wish:
    """Return the wish for an edit with the refused words, as a form hands it in."""
    made = Edit(change=change, **facts)
    return lambda room, key: room.studio.edit(an_order(SWORD), key, made)


async def batch(room: Classroom, _key: PictureKey) -> None:
    """Order two prompts of which one is refused, and confirm it."""
    proposal = await room.studio.imagine(an_order("a knight with a {banner, sword}"))
    assert isinstance(proposal, Proposal)
    await room.studio.confirm(an_order(""), proposal.offer.id)


async def suffixed(room: Classroom, _key: PictureKey) -> None:
    """Order a dog, with a suffix that is refused."""
    await set_own(room, suffix="with a sword")
    try:
        await room.studio.imagine(an_order("a dog"))
    finally:
        await set_own(room, suffix="")


async def with_own_option(room: Classroom, _key: PictureKey) -> None:
    """Order a dog, with an own option that is refused."""
    await set_own(room, options={"old": "and a sword"})
    await room.studio.imagine(an_order("a small dog --old"))


async def set_own(room: Classroom, **facts: Any) -> None:
    def change(theirs: Preferences) -> Preferences:
        return replace(theirs, **facts)

    await room.studio.personal.change(ANNA, CLASS, change)


WISHES: dict[str, Wish] = {
    "a prompt": lambda room, _: room.studio.imagine(an_order(f"{SWORD} in a castle")),
    "options": lambda room, _: room.studio.imagine(
        an_order(f"{SWORD} on a hill", options=Options(number=1, quality="low"))
    ),
    "what to leave out": lambda room, _: room.studio.imagine(
        an_order("a dog --no all but a sword")
    ),
    "a batch": batch,
    "the suffix": suffixed,
    "an own option": with_own_option,
    "variations": edit(Change.VARY_STRONG),
    "a zoom": lambda room, key: room.studio.zoom(an_order(f"{SWORD} and a hat"), key, "1.5"),
    "a pan": edit(Change.PAN_LEFT),
    "a region": lambda room, key: room.studio.region(
        an_order(f"{SWORD} and a cat"), key, Region(side=3, cells=(0, 1))
    ),
    "the same again": lambda room, key: room.studio.again(
        an_order(f"{SWORD} and a dog"), key.job_id
    ),
}


async def is_refused(wish: Awaitable[Any]) -> bool:
    try:
        await wish
    except ListedWords:
        return True
    return False


@pytest.fixture
async def room(settings: Settings, line_file: Path) -> AsyncIterator[Classroom]:
    """A classroom in which Anna may have as many orders as there are wishes."""
    wide = changed(settings, line={"waiting_per_person": 100, "orders_per_minute": 1000})
    async with classroom(wide, PlainEngine(), line_file=line_file) as room:
        yield room


async def test_the_same_wish_works_once_whichever_way_the_words_come(room: Classroom) -> None:
    parcel = await room.drawn("a dog --n 1")
    key = PictureKey(job_id=parcel.job.id, index=0)
    for name, wish in WISHES.items():
        with pytest.raises(ListedWords) as refused:
            await wish(room, key)
        note_id = refused.value.note_id
        await room.studio.appeals.ask(ANNA, note_id)
        await room.studio.appeals.answer(TEACHER, CLASS, note_id, Verdict.ONCE)
        await wish(room, key)
        assert await is_refused(wish(room, key)), f"{name} worked twice"


async def test_a_refused_wish_is_ordered_from_its_card_as_it_was(room: Classroom) -> None:
    parcel = await room.drawn("a dog --n 1")
    key = PictureKey(job_id=parcel.job.id, index=0)
    for name, wish in WISHES.items():
        with pytest.raises(ListedWords) as refused:
            await wish(room, key)
        ticket = await room.studio.retry(an_order("a cat in a box"), refused.value.note_id)
        is_edit = name in {"variations", "a zoom", "a pan", "a region"}
        assert (ticket.job.parent == key) is is_edit, name
        assert ticket.job.prompt.text == "a cat in a box"
