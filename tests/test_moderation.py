"""Moderation through the studio: the real SDK, a real socket, and the line that draws."""

from __future__ import annotations

import io
import itertools
import logging
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from easel.errors import (
    ContentRefused,
    DisallowedWords,
    Flagged,
    Held,
    JobRestricted,
    KeptBack,
    NotAllowed,
    NotOffered,
    Stopped,
    Vanished,
)
from easel.model import JobState, ReviewKind, Size, Unmoderated, Verdict
from easel.references import no_patience
from easel.settings import Settings
from easel.storage import withheld
from easel.storage.database import Database
from tests.classroom import MESSAGE, Classroom, KeepingCourier, classroom
from tests.engines.drawing import opened
from tests.engines_for_tests import PlainEngine, picture
from tests.examples import ANNA, CLASS, OTHER_CLASS, TEACHER, an_order
from tests.moderators_for_tests import TEACHERS_ROOM, moderated
from tests.servers.moderation_api import ModerationApi

WORDS, PICTURES = ReviewKind.WORDS, ReviewKind.PICTURES


@pytest.fixture
async def api() -> AsyncIterator[ModerationApi]:
    async with ModerationApi.serving() as api:
        yield api


async def account(room: Classroom) -> tuple[int, int]:
    """Return the pictures that Anna was charged for, and those that she can have shown."""
    found = await room.studio.orders.account(ANNA, CLASS)
    return found.used, found.drawn


async def held_cost(settings: Settings, job_id: str) -> list[Decimal | None]:
    database = Database(settings.storage.database)
    try:
        found = await database.read(lambda c: withheld.of_job(c, job_id))
    finally:
        await database.close()
    return [each.picture.cost for each in found]


async def test_what_passes_is_asked_about_once_and_shown(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        parcel = await room.drawn("a dog --no rain --n 2")
        assert (parcel.failure, len(parcel.files)) == (None, 2)
        assert await account(room) == (2, 2)
        assert await room.studio.reviews.open(TEACHER, CLASS, 10) == []
    assert api.texts == ["a dog\nwithout rain"]
    assert len(api.pictures) == 2
    assert room.courier.cases == []


async def test_flagged_words_are_not_drawn_and_not_charged(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    engine = PlainEngine()
    api.always = "flagged_words"
    async with moderated(settings, engine, api, line_file=line_file) as room:
        parcel = await room.drawn("a battle")
        case = await room.courier.case()
        assert await account(room) == (0, 0)
    assert isinstance(parcel.failure, Flagged)
    assert (parcel.failure.what, parcel.job.state) == ("words", JobState.FAILED)
    assert parcel.failure.categories == ("violence", "violence/graphic")
    assert engine.requests == []
    assert (case.review.kind, case.review.words, case.files) == (WORDS, "a battle", ())
    assert room.courier.cases[0][1].channel_id == TEACHERS_ROOM


async def test_a_flagged_picture_is_shown_to_nobody_but_the_teacher(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.behave("allowed", "allowed")
    api.always = "flagged_picture"
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        parcel = await room.drawn("a beach --n 2")
        case = await room.courier.case()
        (shown,) = parcel.files
        (hidden,) = case.files
        assert parcel.job.state is JobState.DONE
        assert isinstance(parcel.failure, Flagged)
        assert parcel.failure.categories == case.review.categories == ("sexual",)
        assert {shown.picture.key.index, hidden.picture.key.index} == {0, 1}
        assert await account(room) == (1, 1)
        with pytest.raises(Vanished):
            await room.studio.collection.show(ANNA, CLASS, hidden.picture.key)
        with pytest.raises(Vanished):
            await room.studio.vary(an_order(""), hidden.picture.key)
    assert await held_cost(settings, parcel.job.id) == [Decimal("0.01")]


async def test_a_teacher_posts_it_anyway_and_only_the_first_click_counts(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "flagged_picture"
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        first = await room.drawn("a beach --n 2")
        job, reviews = first.job, room.studio.reviews
        await room.courier.case()
        assert (first.files, job.state, await account(room)) == ((), JobState.FAILED, (0, 0))
        with pytest.raises(NotAllowed):
            await reviews.release(ANNA, CLASS, job.id, PICTURES)
        with pytest.raises(Vanished):
            await reviews.release(TEACHER, OTHER_CLASS, job.id, PICTURES)
        assert await reviews.release(TEACHER, CLASS, job.id, PICTURES) is not None
        assert await reviews.release(TEACHER, CLASS, job.id, PICTURES) is None
        assert await reviews.keep_back(TEACHER, CLASS, job.id, PICTURES) is None
        assert await reviews.case(TEACHER, CLASS, job.id, PICTURES) is None
        second = await room.courier.parcel_number(job, 1)
        assert (len(second.files), second.failure) == (2, None)
        assert second.job.state is JobState.DONE
        assert await account(room) == (2, 2)
        assert await reviews.open(TEACHER, CLASS, 10) == []


async def test_what_a_teacher_keeps_back_stays_where_it_is(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "flagged_picture"
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        job = (await room.drawn("a beach --n 1")).job
        await room.courier.case()
        reviews = room.studio.reviews
        assert await reviews.keep_back(TEACHER, CLASS, job.id, PICTURES) is not None
        assert await reviews.release(TEACHER, CLASS, job.id, PICTURES) is None
        assert await account(room) == (0, 0)
        with pytest.raises(Vanished):
            await room.studio.collection.parcel(TEACHER, CLASS, job.id)


DOWN = ("http_500", "http_401", "html_200", "half_a_body", "missing_categories", "huge", "slow")


@pytest.mark.parametrize("behaviour", DOWN)
async def test_while_moderation_gives_no_answer_nothing_is_drawn_until_a_teacher_says_so(
    settings: Settings, line_file: Path, api: ModerationApi, behaviour: str
) -> None:
    engine = PlainEngine()
    api.always = behaviour
    seconds = 0.2 if behaviour == "slow" else 20.0
    async with moderated(settings, engine, api, line_file=line_file, seconds=seconds) as room:
        held = await room.drawn("a dog --n 1")
        case = await room.courier.case()
        assert isinstance(held.failure, Held)
        assert (held.job.state, engine.requests) == (JobState.HELD, [])
        assert (case.review.kind, case.review.categories) == (WORDS, ())
        assert await room.studio.standing() == []
        assert await account(room) == (0, 0)
        api.always = "allowed"
        reviews = room.studio.reviews
        assert await reviews.release(TEACHER, CLASS, held.job.id, WORDS) is not None
        drawn = await room.courier.parcel_number(held.job, 1)
        assert (len(drawn.files), drawn.failure) == (1, None)
        assert await account(room) == (1, 1)
        assert len(engine.requests) == 1


async def test_a_server_that_is_not_there_is_asked_as_often_as_the_line_says(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.behave("rate", "http_500")
    async with moderated(settings, PlainEngine(), api, line_file=line_file, attempts=3) as room:
        parcel = await room.drawn("a dog --n 1")
    assert (len(parcel.files), parcel.failure) == (1, None)
    assert api.texts == ["a dog"] * 3


async def test_a_policy_may_draw_while_moderation_is_down(
    settings: Settings, line_file: Path
) -> None:
    async with ModerationApi.serving() as gone:
        pass
    draw = Unmoderated.DRAW
    async with moderated(
        settings, PlainEngine(), gone, line_file=line_file, unmoderated=draw
    ) as room:
        parcel = await room.drawn("a dog --n 2")
        assert (parcel.failure, len(parcel.files)) == (None, 2)


async def test_pictures_that_nobody_could_look_at_wait_for_a_teacher_across_a_restart(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.behave("allowed")
    api.always = "http_500"
    engine = PlainEngine()
    async with moderated(settings, engine, api, line_file=line_file) as room:
        held = await room.drawn("a dog --n 2")
        case = await room.courier.case()
        assert isinstance(held.failure, Held)
        assert (held.files, held.job.state) == ((), JobState.HELD)
        assert (len(case.files), case.review.categories) == (2, ())
    async with moderated(settings, engine, api) as room:
        assert [each.id for each in await room.studio.orders.of(ANNA, CLASS)] == [held.job.id]
        (review,) = await room.studio.reviews.open(TEACHER, CLASS, 10)
        assert (review.job_id, review.kind) == (held.job.id, PICTURES)
        await room.studio.reviews.release(TEACHER, CLASS, held.job.id, PICTURES)
        shown = await room.courier.parcel(held.job)
        assert (len(shown.files), shown.failure) == (2, None)
    assert len(engine.requests) == 2


async def test_a_decision_that_the_line_never_heard_of_is_carried_out_at_the_next_start(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "http_500"
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        kept = (await room.drawn("a cat --n 1")).job
        released = (await room.drawn("a dog --n 1")).job
        await room.courier.case(1)
        await room.studio.starting.park()
        await room.studio.reviews.keep_back(TEACHER, CLASS, kept.id, WORDS)
        await room.studio.reviews.release(TEACHER, CLASS, released.id, WORDS)
    api.always = "allowed"
    async with moderated(settings, PlainEngine(), api) as room:
        told = await room.courier.parcel(kept)
        drawn = await room.courier.parcel(released)
    assert isinstance(told.failure, KeptBack)
    assert (told.job.state, told.files) == (JobState.FAILED, ())
    assert (drawn.failure, len(drawn.files)) == (None, 1)


async def test_a_held_order_can_be_cancelled_and_then_nobody_releases_it(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "http_500"
    async with moderated(settings, PlainEngine(), api, line_file=line_file) as room:
        job = (await room.drawn("a dog")).job
        await room.courier.case()
        await room.studio.orders.stop(ANNA, CLASS)
        told = await room.courier.parcel_number(job, 1)
        assert isinstance(told.failure, Stopped)
        assert await room.studio.reviews.release(TEACHER, CLASS, job.id, WORDS) is None
        assert await room.studio.orders.of(ANNA, CLASS) == []
        with pytest.raises(JobRestricted):
            await room.studio.orders.stop(ANNA, CLASS)


async def test_a_strict_threshold_fails_what_the_service_lets_pass(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "scored_high"
    strict = {"violence": 0.35}
    async with moderated(
        settings, PlainEngine(), api, line_file=line_file, thresholds=strict
    ) as room:
        parcel = await room.drawn("a duel")
    assert isinstance(parcel.failure, Flagged)
    assert parcel.failure.categories == ("violence",)


async def test_the_providers_own_refusal_comes_to_the_teacher_in_the_same_form(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    engine = PlainEngine(answers={0: [ContentRefused(categories=("violence",))]})
    async with moderated(settings, engine, api, line_file=line_file) as room:
        parcel = await room.drawn("a battle --n 1")
        case = await room.courier.case()
        assert isinstance(parcel.failure, ContentRefused)
        assert (case.review.kind, case.review.categories) == (ReviewKind.REFUSED, ("violence",))
        with pytest.raises(Vanished):
            await room.studio.reviews.release(TEACHER, CLASS, parcel.job.id, ReviewKind.REFUSED)


async def test_words_about_self_harm_alert_the_teachers_and_bring_the_helpline(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.always = "self_harm"
    async with moderated(
        settings, PlainEngine(), api, line_file=line_file, helpline="Room 12, any time."
    ) as room:
        parcel = await room.drawn("a quiet room without me")
        case = await room.courier.case()
    assert parcel.helpline == "Room 12, any time."
    assert (case.review.kind, case.review.person.id) == (ReviewKind.CONCERN, ANNA.id)
    assert (parcel.job.state, parcel.files) == (JobState.FAILED, ())


async def test_no_preview_shows_what_was_not_looked_at(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    api.behave("allowed")
    api.always = "slow"
    engine = PlainEngine(answers={0: [picture(Size(64, 64), (255, 0, 0))]}, partial=halves())
    async with moderated(settings, engine, api, line_file=line_file) as room:
        job = (await room.studio.imagine(an_order("a dog --n 1"))).job
        await room.studio.starting.answered(job, MESSAGE)
        await api.called(2)
        (preview,) = room.studio.orders.look(job).previews
    seen = opened(preview.data).convert("RGB")
    middle = [seen.getpixel((x, seen.height // 2)) for x in range(seen.width)]
    # The finished one is red; the partial one has an edge, of which nothing is left.
    assert all(red - blue < 40 for red, _, blue in middle)
    assert max(abs(one[0] - next_[0]) for one, next_ in itertools.pairwise(middle)) < 16


def halves() -> bytes:
    """Return a picture that is white on the left and black on the right."""
    image = Image.new("RGB", (64, 64), "white")
    image.paste("black", (32, 0, 64, 64))
    with io.BytesIO() as file:
        image.save(file, "PNG")
        return file.getvalue()


async def test_pictures_given_with_the_words_are_looked_at_before_anything_is_drawn(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    engine = PlainEngine()
    courier = KeepingCourier(attached={"https://cdn/a.png": halves()})
    api.always = "flagged_picture"
    async with moderated(
        settings, engine, api, line_file=line_file, courier=courier, references=True
    ) as room:
        order = an_order("a dog like this", attachments=("https://cdn/a.png",))
        parcel = await room.drawn(order)
        assert await account(room) == (0, 0)
        case = await room.courier.case()
    assert isinstance(parcel.failure, Flagged)
    assert (parcel.failure.what, parcel.failure.categories) == ("reference", ("sexual",))
    assert engine.requests == []
    assert len(api.pictures) == 1
    (given,) = case.files
    assert opened(given.data).size == (64, 64)


@pytest.mark.parametrize(
    ("behaviour", "why"), [("flagged_picture", "not for a class"), ("http_500", "Nobody can look")]
)
async def test_a_picture_to_be_described_is_looked_at_before_the_engine_sees_it(
    settings: Settings,
    line_file: Path,
    api: ModerationApi,
    behaviour: str,
    why: str,
) -> None:
    engine = PlainEngine()
    courier = KeepingCourier(attached={"https://cdn/a.png": halves()})
    async with moderated(
        settings, engine, api, line_file=line_file, courier=courier, references=True
    ) as room:
        api.always = behaviour
        describe = room.studio.suggestions.describe
        asked = {"attached": True, "patience": no_patience}
        with pytest.raises(NotOffered, match=why):
            await describe(ANNA, CLASS, "https://cdn/a.png", **asked)
        assert engine.read == []
        api.always = "allowed"
        await describe(ANNA, CLASS, "https://cdn/a.png", **asked)
        assert len(engine.read) == 1


async def test_without_moderation_nobody_is_asked_and_the_studio_says_so(
    settings: Settings, line_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "easel.opening"):
        async with classroom(settings, PlainEngine(), line_file=line_file) as room:
            assert len((await room.drawn("a dog --n 1")).files) == 1
            assert (room.studio.moderation.is_on, room.studio.moderation.name) == (False, "off")
    assert "moderation: off" in caplog.text


async def test_what_a_teacher_allowed_once_is_looked_at_all_the_same(
    settings: Settings, line_file: Path, api: ModerationApi
) -> None:
    engine = PlainEngine()
    api.always = "flagged_words"
    async with moderated(settings, engine, api, line_file=line_file) as room:
        with pytest.raises(DisallowedWords) as refused:
            await room.studio.imagine(an_order("a sword"))
        note_id = refused.value.note_id
        await room.studio.appeals.ask(ANNA, note_id)
        await room.studio.appeals.answer(TEACHER, CLASS, note_id, Verdict.ONCE)
        parcel = await room.drawn("a sword")
    assert isinstance(parcel.failure, Flagged)
    assert engine.requests == []
