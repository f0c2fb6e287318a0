"""What is kept, and for whom: the core's side of showing, sending and taking away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from easel.collection import PARCELS_PER_MINUTE
from easel.errors import DisallowedWords, JobRestricted, TooFast, Vanished
from easel.model import (
    Change,
    Clicks,
    Edit,
    Job,
    Person,
    PictureKey,
    Policy,
    Post,
    Region,
)
from easel.settings import Settings
from tests.classroom import MESSAGE, Classroom, classroom
from tests.engines_for_tests import PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order

NOBODY_S = "0" * 32


@pytest.fixture
async def room(settings: Settings, line_file: Path) -> AsyncIterator[Classroom]:
    async with classroom(settings, PlainEngine(), line_file=line_file) as room:
        yield room


async def lay_down(room: Classroom, **rules: object) -> None:
    """Change the policy as a teacher does."""

    def edit(policy: Policy) -> Policy:
        return replace(policy, **rules)

    await room.studio.policies.edit(CLASS.server_id, TEACHER, "a test's", edit)


async def drawn(room: Classroom, text: str = "a dog --n 2", person: Person = ANNA) -> Job:
    return (await room.drawn(an_order(text, person=person))).job


async def reason_of(wish: object) -> str:
    with pytest.raises(JobRestricted) as refused:
        await wish  # type: ignore[misc]
    return refused.value.reason


async def test_an_order_is_found_by_its_id_in_whatever_it_was_pasted_with(room: Classroom) -> None:
    job = await drawn(room)
    named = room.studio.collection.named
    for text in (job.id, job.id[:8], job.id.upper(), f" `{job.id}` ", f"easel-{job.id[:8]}-1.jpg"):
        assert (await named(CLASS, text)).id == job.id


async def test_what_names_no_order_here_finds_none(room: Classroom) -> None:
    job = await drawn(room)
    named = room.studio.collection.named
    for place, text in (
        (CLASS, ""),
        (CLASS, "a dog"),
        (CLASS, job.id[:7]),
        (CLASS, NOBODY_S),
        (CLASS, f"{job.id}0"),
        (OTHER_CLASS, job.id),
    ):
        with pytest.raises(Vanished):
            await named(place, text)


async def test_where_only_owners_click_a_classmate_gets_nothing_and_a_teacher_all(
    room: Classroom,
) -> None:
    job = await drawn(room)
    await lay_down(room, clicks=Clicks.OWNER)
    collection = room.studio.collection
    key = PictureKey(job_id=job.id, index=0)
    for wish in (
        collection.parcel(BORIS, CLASS, job.id),
        collection.show(BORIS, CLASS, key),
        collection.glimpse(BORIS, CLASS, key),
        collection.double(BORIS, CLASS, key),
    ):
        assert await reason_of(wish) == "clicks"
    for person in (ANNA, TEACHER):
        assert len((await collection.parcel(person, CLASS, job.id)).files) == 2


async def test_a_hidden_order_is_gone_for_classmates(room: Classroom) -> None:
    await lay_down(room, hiding=True)
    job = await drawn(room, "a dog --stealth --n 1")
    assert job.is_hidden
    with pytest.raises(Vanished):
        await room.studio.collection.parcel(BORIS, CLASS, job.id)
    assert len((await room.studio.collection.parcel(TEACHER, CLASS, job.id)).files) == 1


async def test_one_picture_of_an_order_comes_alone(room: Classroom) -> None:
    job = await drawn(room)
    collection = room.studio.collection
    parcel = await collection.parcel(ANNA, CLASS, job.id, 1)
    assert [each.picture.key.index for each in parcel.files] == [1]
    with pytest.raises(Vanished):
        await collection.parcel(ANNA, CLASS, job.id, 2)


async def test_an_order_under_way_shows_nothing_yet(room: Classroom) -> None:
    ticket = await room.studio.imagine(an_order("a dog --n 1"))
    collection = room.studio.collection
    assert await reason_of(collection.parcel(ANNA, CLASS, ticket.job.id)) == "unfinished"
    assert await collection.recent(ANNA, CLASS, 9) == []


async def test_whole_orders_are_not_read_faster_than_a_person_looks(room: Classroom) -> None:
    job = await drawn(room, "a dog --n 1")
    for _ in range(PARCELS_PER_MINUTE):
        await room.studio.collection.parcel(ANNA, CLASS, job.id)
    with pytest.raises(TooFast) as refused:
        await room.studio.collection.parcel(ANNA, CLASS, job.id)
    assert refused.value.limit == PARCELS_PER_MINUTE
    await room.studio.collection.parcel(BORIS, CLASS, job.id)


async def test_what_was_banned_since_is_not_shown(room: Classroom) -> None:
    job = await drawn(room, "a clown --n 1")
    await lay_down(room, words=("clown",))
    with pytest.raises(DisallowedWords):
        await room.studio.collection.parcel(ANNA, CLASS, job.id)


async def test_nothing_is_made_of_what_was_banned_since_whatever_the_new_words_are(
    room: Classroom,
) -> None:
    job = await drawn(room, "a clown --n 1")
    first, zoom = PictureKey(job_id=job.id, index=0), Edit(change=Change.ZOOM_OUT, factor=1.5)
    larger = (await room.after((await room.studio.edit(an_order("a tent"), first, zoom)).job)).job
    await lay_down(room, words=("clown",))
    harmless = an_order("a tent --n 1")
    for wish in (
        room.studio.edit(harmless, first, zoom),
        room.studio.vary(harmless, first),
        room.studio.zoom(harmless, first, "2"),
        room.studio.region(harmless, first, Region(side=3, cells=(0,))),
        room.studio.again(harmless, larger.id),  # once more from the picture that was banned
    ):
        with pytest.raises(DisallowedWords):
            await wish


async def test_a_student_s_recent_orders_are_their_own_and_a_teacher_s_the_class_s(
    room: Classroom,
) -> None:
    first = await drawn(room, "a dog --n 1")
    second = await drawn(room, "a cat --n 1", BORIS)
    collection = room.studio.collection

    async def recent(person: Person, count: int = 9) -> list[str]:
        return [job.id for job in await collection.recent(person, CLASS, count)]

    assert await recent(ANNA) == [first.id]
    assert await recent(TEACHER) == [second.id, first.id]
    assert await recent(TEACHER, 1) == [second.id]
    assert await collection.recent(TEACHER, OTHER_CLASS, 9) == []


@pytest.mark.parametrize(
    ("person", "may"),
    [(ANNA, True), (BORIS, True), (TEACHER, True), (Person(id=9, name="Chiara"), False)],
)
async def test_a_message_is_taken_away_by_its_poster_the_order_s_person_or_a_teacher(
    room: Classroom, person: Person, may: bool
) -> None:
    job = await drawn(room, "a dog --n 1")
    post = Post(message_id=5, job_id=job.id, index=0, person_id=BORIS.id)
    if may:
        assert (await room.studio.collection.removable(person, CLASS, post)).id == job.id
    else:
        wish = room.studio.collection.removable(person, CLASS, post)
        assert await reason_of(wish) == "remove"


async def test_a_message_is_known_by_what_it_shows_on_its_own_server_only(room: Classroom) -> None:
    job = await drawn(room, "a dog --n 1")
    collection = room.studio.collection
    alone = Post(message_id=5, job_id=job.id, index=0, person_id=BORIS.id)
    await collection.posted(alone)
    await collection.posted(alone)  # remembered once
    assert await collection.shown_by(CLASS, 5) == alone
    own = Post(message_id=MESSAGE, job_id=job.id, index=None, person_id=ANNA.id)
    assert await collection.shown_by(CLASS, MESSAGE) == own
    assert await reason_of(collection.shown_by(CLASS, 6)) == "unshown"
    with pytest.raises(Vanished):
        await collection.shown_by(OTHER_CLASS, 5)


async def test_a_glimpse_is_small(room: Classroom) -> None:
    job = await drawn(room, "a dog --ar 3:2 --n 1")
    _, file = await room.studio.collection.glimpse(ANNA, CLASS, PictureKey(job_id=job.id, index=0))
    assert file.media_type == "image/jpeg"
    width, height = Image.open(BytesIO(file.data)).size
    assert (width * 2, max(width, height) <= 512) == (height * 3, True)
