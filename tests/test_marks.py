"""Favourites and reports, in the core."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from easel.errors import DisallowedWords, JobRestricted, NotAllowed, TooFast, Vanished
from easel.marks import PAGE, REASON, REPORTS_PER_MINUTE
from easel.model import Clicks, Job, Person, PictureKey, Policy, Post
from easel.settings import Settings
from tests.classroom import MESSAGE, Classroom, classroom
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order


@pytest.fixture
async def room(settings: Settings, line_file: Path) -> AsyncIterator[Classroom]:
    async with classroom(settings, PlainEngine(), line_file=line_file) as room:
        yield room


async def lay_down(room: Classroom, **rules: object) -> None:
    """Change the policy as a teacher does."""

    def edit(policy: Policy) -> Policy:
        return replace(policy, **rules)

    await room.studio.policies.edit(CLASS.server_id, TEACHER, "a test's", edit)


async def drawn(room: Classroom, text: str = "a dog --n 2") -> Job:
    return (await room.drawn(an_order(text))).job


async def shelf(room: Classroom, person: Person) -> list[PictureKey]:
    found = await room.studio.marks.favourites(person, CLASS)
    return [file.picture.key for _, file in found.shown]


async def test_a_second_mark_takes_the_first_away(room: Classroom) -> None:
    key = PictureKey(job_id=(await drawn(room)).id, index=1)
    assert await room.studio.marks.toggle(BORIS, CLASS, key)
    assert (await shelf(room, BORIS), await shelf(room, ANNA)) == ([key], [])
    assert not await room.studio.marks.toggle(BORIS, CLASS, key)
    assert await shelf(room, BORIS) == []


async def test_all_of_an_order_is_marked_once(room: Classroom) -> None:
    job = await drawn(room)
    for _ in range(2):
        assert await room.studio.marks.add(BORIS, CLASS, job.id) == 2
    assert [key.index for key in await shelf(room, BORIS)] == [0, 1]


async def test_a_picture_that_was_never_drawn_is_no_favourite(room: Classroom) -> None:
    job = await drawn(room)
    with pytest.raises(Vanished):
        await room.studio.marks.toggle(ANNA, CLASS, PictureKey(job_id=job.id, index=3))
    with pytest.raises(Vanished):
        await room.studio.marks.toggle(ANNA, OTHER_CLASS, PictureKey(job_id=job.id, index=0))


async def test_a_favourite_is_left_out_while_the_policy_lets_nobody_show_it(
    room: Classroom,
) -> None:
    dog, clown = await drawn(room, "a dog --n 1"), await drawn(room, "a clown --n 1")
    marks = room.studio.marks
    for job in (dog, clown):
        await marks.add(BORIS, CLASS, job.id)
    await lay_down(room, words=("clown",))
    found = await marks.favourites(BORIS, CLASS)
    assert ([job.id for job, _ in found.shown], found.total) == ([dog.id], 2)
    await lay_down(room, words=(), clicks=Clicks.OWNER)
    assert await shelf(room, BORIS) == []


async def test_a_mark_is_taken_away_even_from_what_is_banned_by_now(room: Classroom) -> None:
    key = PictureKey(job_id=(await drawn(room, "a clown --n 1")).id, index=0)
    await room.studio.marks.toggle(ANNA, CLASS, key)
    await lay_down(room, words=("clown",))
    assert not await room.studio.marks.toggle(ANNA, CLASS, key)
    with pytest.raises(DisallowedWords):
        await room.studio.marks.toggle(ANNA, CLASS, key)


async def test_favourites_come_in_pages_and_past_the_end_is_the_last(room: Classroom) -> None:
    jobs = [await drawn(room, "a dog --n 4") for _ in range(3)]
    marks = room.studio.marks
    for job in jobs:
        await marks.add(ANNA, CLASS, job.id)
    first = await marks.favourites(ANNA, CLASS)
    assert (first.start, first.total, len(first.shown)) == (0, 12, PAGE)
    assert first.shown[0][0].id == jobs[-1].id
    for start in (PAGE, 99):
        page = await marks.favourites(ANNA, CLASS, start)
        assert (page.start, len(page.shown)) == (PAGE, 2)
    empty = await marks.favourites(BORIS, CLASS, 99)
    assert (empty.start, empty.total, empty.shown) == (0, 0, ())


async def test_a_second_report_of_one_person_takes_the_place_of_the_first(room: Classroom) -> None:
    job = await drawn(room)
    await room.studio.collection.posted(
        Post(message_id=5, job_id=job.id, index=1, person_id=ANNA.id)
    )
    marks = room.studio.marks
    await marks.report(BORIS, CLASS, MESSAGE, "scary")
    await marks.report(ANNA, CLASS, MESSAGE, "odd")
    await marks.report(BORIS, CLASS, 5, " very\n\nscary " + "!" * 2 * REASON)
    (newest, about), (other, _) = await marks.reports(TEACHER, CLASS, 9)
    assert about.id == job.id
    assert (newest.person.id, newest.message_id, other.person.id) == (BORIS.id, 5, ANNA.id)
    assert newest.reason.startswith("very scary !")
    assert len(newest.reason) == REASON
    assert await marks.reports(TEACHER, OTHER_CLASS, 9) == []


async def test_a_report_shows_what_its_message_shows_whatever_was_banned_since(
    room: Classroom,
) -> None:
    job = await drawn(room, "a clown --n 2")
    alone = Post(message_id=5, job_id=job.id, index=1, person_id=ANNA.id)
    await room.studio.collection.posted(alone)
    await lay_down(room, words=("clown",), clicks=Clicks.OWNER)
    marks = room.studio.marks
    whole = await marks.evidence(CLASS, await marks.report(BORIS, CLASS, MESSAGE, "scary"))
    one = await marks.evidence(CLASS, await marks.report(BORIS, CLASS, 5, "scary"))
    assert [[each.picture.key.index for each in found.files] for found in (whole, one)] == [
        [0, 1],
        [1],
    ]


async def test_reports_are_a_teacher_s_to_settle(room: Classroom) -> None:
    job = await drawn(room, "a dog --n 1")
    marks = room.studio.marks
    report = await marks.report(BORIS, CLASS, MESSAGE, "scary")
    with pytest.raises(NotAllowed):
        await marks.reported(BORIS, CLASS, job.id, BORIS.id)
    with pytest.raises(NotAllowed):
        await marks.reports(BORIS, CLASS, 9)
    with pytest.raises(NotAllowed):
        await marks.settle(BORIS, report)
    with pytest.raises(Vanished):
        await marks.reported(TEACHER, OTHER_CLASS, job.id, BORIS.id)
    found = await marks.reported(TEACHER, CLASS, job.id, BORIS.id)
    assert found is not None
    assert (found.reason, found.message_id, found.made_at) == ("scary", MESSAGE, report.made_at)
    await marks.settle(TEACHER, report)
    assert await marks.reported(TEACHER, CLASS, job.id, BORIS.id) is None
    assert await marks.reports(TEACHER, CLASS, 9) == []


async def test_nobody_floods_the_teacher_and_what_shows_no_order_is_not_reported(
    room: Classroom,
) -> None:
    await drawn(room, "a dog --n 1")
    marks = room.studio.marks
    with pytest.raises(JobRestricted):
        await marks.report(BORIS, CLASS, 6, "scary")
    for number in range(REPORTS_PER_MINUTE):
        await marks.report(BORIS, CLASS, MESSAGE, f"scary {number}")
    with pytest.raises(TooFast):
        await marks.report(BORIS, CLASS, MESSAGE, "scary again")
    await marks.report(ANNA, CLASS, MESSAGE, "odd")
    assert len(await marks.reports(TEACHER, CLASS, 9)) == 2
