"""Jobs in their table: an order is accepted once and within its bounds, or not at all."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from easel.errors import (
    ContentRefused,
    EaselError,
    EngineTimeout,
    LineFull,
    QuotaReached,
    StorageError,
)
from easel.model import Action, Aspect, Job, JobState, PictureKey, Prompt, Quality, Size
from easel.storage import accepting
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage.database import Database
from easel.storage.tables import jobs
from tests.examples import ADDRESS, ANNA, BORIS, NOON, OTHER_CLASS, a_job, a_picture, bounds

LATER = NOON + timedelta(minutes=1)


async def accept(
    database: Database, job: Job, *, orders: int = 100, pictures: int = 0
) -> Job | Exception:
    """Have `job` accepted and return it, or what it was refused with."""
    try:
        await database.write(
            lambda c: accepting.accept(c, [job], bounds(orders=orders, pictures=pictures))
        )
    except (EaselError, ValueError) as refusal:
        return refusal
    return job


async def find(database: Database, job: Job) -> Job | None:
    return await database.read(lambda c: rows.find(c, job.id))


async def column(database: Database, job: Job, name: str) -> Any:
    query = sa.select(jobs.c[name]).where(jobs.c.id == job.id)
    return await database.read(lambda c: c.scalar(query))


async def keep(database: Database, job: Job, *indexes: int) -> None:
    for index in indexes:
        await database.write(lambda c, i=index: picture_rows.keep(c, a_picture(job, i), NOON))


async def settle(database: Database, job: Job, failure: Any = None) -> None:
    await database.write(lambda c: rows.settle(c, job.id, LATER, failure))


@pytest.fixture
async def two_processes(url: str) -> AsyncIterator[tuple[Database, Database]]:
    """Two doors to one database, each with a writer of its own as two processes have."""
    first, second = Database(url), Database(url)
    await first.open()
    await second.open()
    yield first, second
    await first.close()
    await second.close()


async def test_every_fact_of_a_job_comes_back(database: Database) -> None:
    everything = a_job(
        action=Action.VARY,
        person=BORIS,
        place=OTHER_CLASS,
        prompt=Prompt(
            text="собака и «радуга» 🌈",
            number=2,
            aspect=Aspect(16, 9),
            quality=Quality.HIGH,
            model="gpt-image-2",
            avoid=("cars", "дождь"),
        ),
        parent=PictureKey(job_id="earlier", index=3),
        number=2,
        size=Size(1536, 864),
        aspect=Aspect(16, 9),
        policy_version=7,
    )
    plain = a_job()
    for job in (everything, plain):
        assert await accept(database, job) == job
        assert await find(database, job) == job


async def test_what_was_never_accepted_is_not_found(database: Database) -> None:
    assert await find(database, a_job()) is None


async def test_five_orders_at_once_with_room_for_one_make_one(database: Database) -> None:
    five = [a_job(number=1) for _ in range(5)]
    outcomes = await asyncio.gather(*(accept(database, job, pictures=1) for job in five))
    assert Counter(map(type, outcomes)) == {Job: 1, QuotaReached: 4}
    assert len(await database.read(rows.entries)) == 1


async def test_orders_of_two_processes_at_once_keep_to_one_quota(
    two_processes: tuple[Database, Database],
) -> None:
    ten = [(database, a_job(number=1)) for database in two_processes for _ in range(5)]
    outcomes = await asyncio.gather(*(accept(*each, pictures=3) for each in ten))
    assert Counter(map(type, outcomes)) == {Job: 3, QuotaReached: 7}


async def test_a_quota_refusal_says_what_was_used_asked_and_allowed(database: Database) -> None:
    await accept(database, a_job(number=3), pictures=5)
    refused = await accept(database, a_job(number=4), pictures=5)
    assert isinstance(refused, QuotaReached)
    assert (refused.used, refused.asked, refused.limit) == (3, 4, 5)
    assert isinstance(await accept(database, a_job(number=2), pictures=5), Job)


async def test_a_quota_is_one_persons_on_one_server(database: Database) -> None:
    for job in (a_job(), a_job(person=BORIS), a_job(place=OTHER_CLASS)):
        assert await accept(database, job, pictures=4) == job


async def test_pictures_count_for_24_hours(database: Database) -> None:
    await accept(database, a_job(), pictures=4)
    day = timedelta(hours=24)
    almost = a_job(accepted_at=NOON + day - timedelta(microseconds=1))
    assert isinstance(await accept(database, almost, pictures=4), QuotaReached)
    then = a_job(accepted_at=NOON + day)
    assert await accept(database, then, pictures=4) == then


async def test_a_quota_of_nought_is_no_quota(database: Database) -> None:
    for _ in range(20):
        assert isinstance(await accept(database, a_job(), pictures=0), Job)


async def test_an_order_over_the_persons_share_of_the_line_is_refused(database: Database) -> None:
    for _ in range(3):
        assert isinstance(await accept(database, a_job(), orders=3), Job)
    refused = await accept(database, a_job(place=OTHER_CLASS), orders=3)
    assert isinstance(refused, LineFull)
    assert (refused.waiting, refused.limit) == (3, 3)
    assert isinstance(await accept(database, a_job(person=BORIS), orders=3), Job)


async def test_an_order_that_has_ended_makes_room_in_the_line(database: Database) -> None:
    first = a_job()
    await accept(database, first, orders=1)
    await settle(database, first, EngineTimeout(180.0))
    assert isinstance(await accept(database, a_job(), orders=1), Job)


async def test_the_same_id_is_accepted_once(database: Database) -> None:
    job = a_job()
    assert await accept(database, job) == job
    assert isinstance(await accept(database, job), StorageError)


async def test_a_job_without_an_address_is_a_bug(database: Database) -> None:
    assert isinstance(await accept(database, a_job(address=None)), ValueError)


async def test_only_what_was_drawn_is_charged(database: Database) -> None:
    job = a_job(number=4)
    await accept(database, job)
    assert await column(database, job, "charged") == 4
    await keep(database, job, 0, 2, 3)
    await settle(database, job, ContentRefused(("violence",)))
    assert await column(database, job, "charged") == 3
    assert await column(database, job, "state") == JobState.DONE
    assert await column(database, job, "ended_at") == LATER
    failure = await database.read(lambda c: rows.failure_of(c, job.id))
    assert isinstance(failure, ContentRefused)
    assert failure.categories == ("violence",)


async def test_a_job_of_which_nothing_was_drawn_failed_and_costs_nothing(
    database: Database,
) -> None:
    job = a_job()
    await accept(database, job)
    await settle(database, job, EngineTimeout(180.0))
    assert await column(database, job, "charged") == 0
    assert await column(database, job, "state") == JobState.FAILED
    assert isinstance(await accept(database, a_job(), pictures=4), Job)


async def test_settling_twice_changes_nothing(database: Database) -> None:
    job = a_job(number=2)
    await accept(database, job)
    await keep(database, job, 0, 1)
    await settle(database, job)
    await settle(database, job, EngineTimeout(180.0))
    assert await database.read(lambda c: rows.failure_of(c, job.id)) is None
    assert await column(database, job, "state") == JobState.DONE
    assert await column(database, job, "charged") == 2


async def test_a_job_begins_once_and_never_after_its_end(database: Database) -> None:
    job = a_job()
    await accept(database, job)
    for at in (NOON, LATER):
        await database.write(lambda c, at=at: rows.begin(c, job.id, at))
    assert await column(database, job, "started_at") == NOON
    assert await column(database, job, "state") == JobState.DRAWING
    await settle(database, job)
    await database.write(lambda c: rows.begin(c, job.id, LATER))
    assert await column(database, job, "state") == JobState.FAILED


async def test_keeping_a_picture_twice_keeps_it_once(database: Database) -> None:
    job = a_job()
    await accept(database, job)
    await keep(database, job, 1, 1, 0)
    kept = await database.read(lambda c: picture_rows.of_job(c, job.id))
    assert kept == [a_picture(job, 0), a_picture(job, 1)]
    assert kept[0].cost == Decimal("0.0130")


async def test_a_picture_of_no_job_is_not_kept(database: Database) -> None:
    with pytest.raises(StorageError):
        await keep(database, a_job(), 0)


async def test_the_latest_pictures_tell_how_long_drawing_takes(database: Database) -> None:
    job = a_job(number=3)
    await accept(database, job)
    for index, seconds in enumerate((9.0, 2.0, 4.0)):
        picture = a_picture(job, index, seconds=seconds, cost=None)
        at = NOON + timedelta(seconds=index)
        await database.write(lambda c, p=picture, at=at: picture_rows.keep(c, p, at))
    assert await database.read(lambda c: picture_rows.recent_seconds(c, 2)) == [4.0, 2.0]


async def test_the_line_stands_in_the_order_of_acceptance_with_what_is_drawn(
    database: Database,
) -> None:
    second = a_job(accepted_at=LATER)
    first, ended = a_job(number=2, person=BORIS), a_job()
    for job in (second, first, ended):
        await accept(database, job)
    await settle(database, ended, EngineTimeout(180.0))
    await keep(database, first, 0)
    standing = await database.read(rows.standing)
    assert standing == [(first, 1), (second, 0)]
    entries = await database.read(rows.entries)
    assert [(each.id, each.person_id, each.number, each.state) for each in entries] == [
        (first.id, BORIS.id, 2, "waiting"),
        (second.id, ANNA.id, 4, "waiting"),
    ]


async def test_the_message_is_remembered_and_the_token_forgotten(database: Database) -> None:
    job = a_job()
    await accept(database, job)
    await database.write(lambda c: rows.remember_message(c, job.id, 2**63 - 1))
    found = await find(database, job)
    assert found is not None
    assert found.address is not None
    assert (found.address.message_id, found.address.token) == (2**63 - 1, ADDRESS.token)
    await database.write(lambda c: rows.forget_token(c, job.id))
    found = await find(database, job)
    assert found is not None
    assert found.address is not None
    assert (found.address.message_id, found.address.token) == (2**63 - 1, "")
    assert await column(database, job, "token") is None
