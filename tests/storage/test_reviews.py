"""Reviews and withheld pictures in the tables of either kind of database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from easel.errors import ContentRefused, EaselError, Flagged, Held, KeptBack, Stopped
from easel.model import Decision, Job, JobState, Review, ReviewKind
from easel.storage import accepting, releasing, reviewing, reviews, stopping, withheld
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage.database import Database
from tests.examples import ANNA, CLASS, NOON, OTHER_CLASS, TEACHER, a_job, a_picture, bounds

WORDS, PICTURES = ReviewKind.WORDS, ReviewKind.PICTURES
LATER = NOON + timedelta(minutes=5)
FLAGGED = Flagged(what="picture", categories=("violence",))
UNSEEN = Held(what="picture")


async def accepted(database: Database, **changes: Any) -> Job:
    job = a_job(**{"number": 2} | changes)
    await database.write(lambda c: accepting.accept(c, [job], bounds()))
    return job


async def settled(database: Database, job: Job, failure: EaselError | None = None) -> Job:
    await database.write(lambda c: reviewing.settle(c, job.id, LATER, failure))
    found = await database.read(lambda c: rows.find(c, job.id))
    assert found is not None
    return found


async def withhold(database: Database, job: Job, index: int, failure: EaselError) -> None:
    picture = a_picture(job, index)
    await database.write(lambda c: reviewing.withhold(c, picture, failure, NOON))


async def decided(database: Database, job: Job, kind: ReviewKind, how: Decision) -> bool:
    return await database.write(
        lambda c: reviews.decide(c, job.id, kind, how, by=TEACHER, at=LATER)
    )


async def charged(database: Database) -> int:
    since = NOON - timedelta(days=1)
    return await database.read(lambda c: accepting.used_since(c, ANNA.id, CLASS, since))


async def open_of(database: Database) -> list[Review]:
    return await database.read(lambda c: reviews.newest(c, CLASS, 10))


@pytest.mark.parametrize(
    ("failures", "state", "categories"),
    [
        ([FLAGGED, FLAGGED], JobState.FAILED, ("violence",)),
        ([FLAGGED, UNSEEN], JobState.FAILED, ("violence",)),
        ([UNSEEN, UNSEEN], JobState.HELD, ()),
        ([None, UNSEEN], JobState.DONE, ()),
        ([None, FLAGGED], JobState.DONE, ("violence",)),
    ],
)
async def test_an_orders_end_is_by_what_is_shown_and_what_waits(
    database: Database,
    failures: list[EaselError | None],
    state: JobState,
    categories: tuple[str, ...],
) -> None:
    job = await accepted(database)
    for index, failure in enumerate(failures):
        if failure is None:
            picture = a_picture(job, index)
            await database.write(lambda c, kept=picture: picture_rows.keep(c, kept, NOON))
        else:
            for _ in range(2):  # a step that a crash cut short is done twice
                await withhold(database, job, index, failure)
    assert await open_of(database) == []  # while it is drawn nobody knows what there will be
    assert (await settled(database, job)).state is state
    assert await charged(database) == failures.count(None)
    (review,) = await open_of(database)
    assert (review.kind, review.categories, review.person) == (PICTURES, categories, ANNA)
    held = await database.read(lambda c: withheld.of_job(c, job.id))
    assert len(held) == 2 - failures.count(None)


async def test_what_is_released_is_shown_and_charged_like_others(database: Database) -> None:
    job = await accepted(database)
    for index in range(2):
        await withhold(database, job, index, FLAGGED)
    await settled(database, job)
    assert await decided(database, job, PICTURES, Decision.RELEASED)
    assert not await decided(database, job, PICTURES, Decision.KEPT)
    await database.write(lambda c: releasing.show_after_all(c, job.id))
    shown = await database.read(lambda c: picture_rows.of_job(c, job.id))
    assert shown == [a_picture(job, 0), a_picture(job, 1)]
    assert await database.read(lambda c: withheld.of_job(c, job.id)) == []
    found = await database.read(lambda c: rows.find(c, job.id))
    assert found is not None
    assert found.state is JobState.DONE
    assert await database.read(lambda c: rows.failure_of(c, job.id)) is None
    assert await charged(database) == 2
    assert await database.read(reviews.not_passed_on) == [(job.id, PICTURES)]
    await database.write(lambda c: reviews.passed_on(c, job.id, PICTURES, LATER))
    assert await database.read(reviews.not_passed_on) == []


async def test_held_words_are_drawn_after_all_once(database: Database) -> None:
    job = await accepted(database)
    assert (await settled(database, job, Held(what="words"))).state is JobState.HELD
    await database.write(lambda c: rows.forget_token(c, job.id))
    held = await database.read(lambda c: rows.find(c, job.id))
    assert held is not None
    assert held.address is not None
    assert held.address.token  # it is still needed to say what became of it
    assert await database.write(lambda c: releasing.draw_after_all(c, job.id))
    assert not await database.write(lambda c: releasing.draw_after_all(c, job.id))
    again = await database.read(lambda c: rows.find(c, job.id))
    assert again is not None
    assert (again.state, again.is_released) == (JobState.WAITING, True)
    assert await charged(database) == job.number


async def test_what_is_kept_back_says_so_and_only_where_it_waited(database: Database) -> None:
    waiting, flagged = await accepted(database), await accepted(database)
    await settled(database, waiting, Held(what="words"))
    await settled(database, flagged, Flagged(what="words"))
    assert await database.write(lambda c: releasing.keep_back(c, waiting.id))
    assert not await database.write(lambda c: releasing.keep_back(c, flagged.id))
    found = await database.read(lambda c: rows.find(c, waiting.id))
    assert found is not None
    assert found.state is JobState.FAILED
    assert isinstance(await database.read(lambda c: rows.failure_of(c, waiting.id)), KeptBack)
    assert isinstance(await database.read(lambda c: rows.failure_of(c, flagged.id)), Flagged)


async def test_a_held_order_that_is_stopped_has_nothing_left_to_decide(
    database: Database,
) -> None:
    job = await accepted(database)
    await settled(database, job, Held(what="words"))
    found = await database.read(lambda c: stopping.stoppable(c, ANNA.id, CLASS))
    assert [each.id for each in found] == [job.id]
    await database.write(lambda c: stopping.stop(c, job.id, ANNA, LATER))
    assert await open_of(database) == []
    assert not await decided(database, job, WORDS, Decision.RELEASED)
    assert await database.read(reviews.not_passed_on) == []
    assert [each.id for each in await database.read(stopping.untold)] == [job.id]


@pytest.mark.parametrize(
    ("failure", "concerns", "kind"),
    [
        (Flagged(what="words", categories=("hate",)), False, WORDS),
        (Flagged(what="reference", categories=("sexual",)), False, WORDS),
        (Held(what="words"), False, WORDS),
        (ContentRefused(categories=("violence",)), False, ReviewKind.REFUSED),
        (Flagged(what="words", categories=("self-harm",)), True, ReviewKind.CONCERN),
        (Stopped(), False, None),
        (None, False, None),
    ],
)
async def test_what_was_not_drawn_is_asked_about_by_its_reason(
    database: Database, failure: EaselError | None, concerns: bool, kind: ReviewKind | None
) -> None:
    job = await accepted(database)
    for _ in range(2):
        await database.write(
            lambda c: reviewing.settle(c, job.id, LATER, failure, concerns=concerns)
        )
    assert [each.kind for each in await open_of(database)] == ([kind] if kind else [])
    assert await database.read(lambda c: reviews.newest(c, OTHER_CLASS, 10)) == []


async def test_each_is_told_once_and_those_without_an_order_are_found(database: Database) -> None:
    job = await accepted(database)
    await settled(database, job, Held(what="words"))
    alone = Review(
        job_id="f" * 32,
        kind=ReviewKind.CONCERN,
        place=CLASS,
        person=ANNA,
        words="words",
        categories=("self-harm",),
        made_at=NOON,
    )
    await database.write(lambda c: reviews.put(c, alone))
    assert await database.read(reviews.untold_without_a_job) == [alone.job_id]
    for job_id in (job.id, alone.job_id):
        (review,) = await database.read(lambda c, name=job_id: reviews.untold(c, name))
        await database.write(lambda c, told=review: reviews.told(c, told, LATER))
        assert await database.read(lambda c, name=job_id: reviews.untold(c, name)) == []
    assert await database.read(reviews.untold_without_a_job) == []
    assert [each.kind for each in await open_of(database)] == [WORDS, ReviewKind.CONCERN]
