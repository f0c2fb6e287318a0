"""Stopping in the tables: who may, what it costs, and what comes after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from easel.errors import JobRestricted, Stopped, Vanished
from easel.model import Account, Job, JobState, Person
from easel.storage import accepting, stopping
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage.database import Database
from tests.examples import (
    ANNA,
    BORIS,
    CLASS,
    NOON,
    OTHER_CLASS,
    TEACHER,
    a_job,
    a_picture,
    bounds,
)

LATER = NOON + timedelta(minutes=1)


async def accepted(database: Database, job: Job) -> Job:
    await database.write(lambda c: accepting.accept(c, [job], bounds(orders=100, pictures=0)))
    return job


async def stop(database: Database, job: Job, by: Person = ANNA) -> Job:
    return await database.write(lambda c: stopping.stop(c, job.id, by, LATER))


@pytest.mark.parametrize("by", [ANNA, TEACHER])
async def test_a_stopped_job_is_charged_for_the_pictures_it_has(
    database: Database, by: Person
) -> None:
    job = await accepted(database, a_job(number=4))
    await database.write(lambda c: picture_rows.keep(c, a_picture(job, 2), NOON))
    await stop(database, job, by)
    found = await database.read(lambda c: rows.find(c, job.id))
    assert found is not None
    assert found.state is JobState.STOPPED
    failure = await database.read(lambda c: rows.failure_of(c, job.id))
    assert isinstance(failure, Stopped)
    assert failure.by == by.name
    account = await database.read(lambda c: stopping.account(c, ANNA.id, CLASS, now=LATER, limit=9))
    assert account == Account(running=0, waiting=0, used=1, limit=9, drawn=1)


async def test_nothing_follows_a_stop(database: Database) -> None:
    job = await accepted(database, a_job())
    await stop(database, job)
    for work in (rows.refuse_stopped, lambda c, job_id: rows.begin(c, job_id, LATER)):
        with pytest.raises(Stopped):
            await database.write(lambda c, work=work: work(c, job.id))
    await database.write(lambda c: rows.settle(c, job.id, LATER, None))
    found = await database.read(lambda c: rows.find(c, job.id))
    assert found is not None
    assert found.state is JobState.STOPPED


async def test_who_may_not_and_what_can_not_be_stopped(database: Database) -> None:
    job = await accepted(database, a_job())
    reasons = []
    for by in (BORIS, ANNA, ANNA):
        try:
            await stop(database, job, by)
        except JobRestricted as refusal:
            reasons.append(refusal.reason)
    ended = await accepted(database, a_job())
    await database.write(lambda c: rows.settle(c, ended.id, LATER, None))
    with pytest.raises(JobRestricted) as refused:
        await stop(database, ended, TEACHER)
    assert [*reasons, refused.value.reason] == ["foreign", "stopped", "finished"]
    with pytest.raises(Vanished):
        await stop(database, a_job())


async def test_a_person_s_orders_under_way_come_with_the_newest_first(database: Database) -> None:
    old = await accepted(database, a_job())
    new = await accepted(database, a_job(accepted_at=LATER))
    await accepted(database, a_job(place=OTHER_CLASS))
    await accepted(database, a_job(person=BORIS))
    over = await accepted(database, a_job())
    await stop(database, over)
    found = await database.read(lambda c: stopping.stoppable(c, ANNA.id, CLASS))
    assert [job.id for job in found] == [new.id, old.id]


async def test_a_stop_is_untold_until_the_token_is_forgotten(database: Database) -> None:
    job = await accepted(database, a_job())
    assert await database.read(stopping.untold) == []
    await stop(database, job)
    assert [each.id for each in await database.read(stopping.untold)] == [job.id]
    await database.write(lambda c: rows.forget_token(c, job.id))
    assert await database.read(stopping.untold) == []
