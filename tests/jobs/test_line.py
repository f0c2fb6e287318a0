"""The line, on DBOS and a real database: every job ends, and no finished step is done twice."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest
from dbos import DBOS
from sqlalchemy.exc import DatabaseError

from easel.errors import (
    ChannelForbidden,
    ContentRefused,
    DiskFull,
    EngineUnreachable,
    Held,
    StorageError,
    Undelivered,
    Unexpected,
    from_record,
    to_record,
)
from easel.jobs.line import Line
from tests.jobs.recording import WAIT, Recording, line_at, line_opened

ANNA, BORIS = 1, 2


@pytest.fixture
def new_sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'easel.sqlite'}"


@pytest.fixture
def sqlite(tmp_path: Path, line_file: Path) -> str:
    """A line that was open before, under the usual rules: it begins to move at once."""
    shutil.copy(line_file, tmp_path / "easel-line.sqlite")
    return f"sqlite:///{tmp_path / 'easel.sqlite'}"


async def is_over(line: Line, job_id: str) -> None:
    async with asyncio.timeout(WAIT):
        while not await line.is_over(job_id):
            pass


async def under_way(job_id: str) -> None:
    """Wait until a job's one picture waits for its place."""
    async with asyncio.timeout(WAIT):
        while await asyncio.to_thread(DBOS.get_workflow_status, f"{job_id}-0-0") is None:
            pass


def reasons(work: Recording, job_id: str) -> list[type[Exception]]:
    return [type(from_record(each)) for each in work.failures[job_id]]


async def test_every_step_of_a_job_is_done_once_and_in_its_order(url: str) -> None:
    work = Recording()
    async with line_opened(url, work) as line:
        await line.start("anna-1", ANNA, 3)
        await is_over(line, "anna-1")
    for index in range(3):
        steps = [step for step, _, which in work.steps if which == index]
        assert steps == ["draw", "check", "keep"]
    assert [step for step, *_ in work.steps[-3:]] == ["settle", "publish", "forget"]
    assert len(work.steps) == 3 * 3 + 3
    assert work.failures == {"anna-1": []}


async def test_a_job_that_is_started_twice_is_done_once(sqlite: str) -> None:
    work = Recording()
    async with line_opened(sqlite, work) as line:
        await asyncio.gather(*(line.start("anna-1", ANNA, 1) for _ in range(3)))
        await is_over(line, "anna-1")
        await line.start("anna-1", ANNA, 1)
        await line.start("boris-1", BORIS, 1)
        await is_over(line, "boris-1")
    assert max(Counter(work.steps).values()) == 1


async def test_nobody_has_more_than_their_share_under_way(new_sqlite: str) -> None:
    work = Recording()
    work.held = {("anna-1", 0)}
    async with line_opened(new_sqlite, work, share=1) as line:
        for number in (1, 2, 3):
            await line.start(f"anna-{number}", ANNA, 1)
        await work.until("draw", "anna-1", 0)
        await line.start("boris-1", BORIS, 1)
        await work.until("publish", "boris-1")
        assert work.count("draw", "anna-2", 0) == 0
        await work.release()
        for number in (1, 2, 3):
            await work.until("publish", f"anna-{number}")
    assert work.most_jobs_at_once == {"anna": 1, "boris": 1}


async def test_pictures_are_drawn_in_the_order_in_which_jobs_came(new_sqlite: str) -> None:
    work = Recording()
    work.held = {("anna-1", 0)}
    others = [f"person{number}-1" for number in range(6)]
    async with line_opened(new_sqlite, work, at_once=1) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("draw", "anna-1", 0)
        for number, job_id in enumerate(others):
            await line.start(job_id, BORIS + number, 1)
        await asyncio.gather(*(under_way(job_id) for job_id in others))
        await work.release()
        await asyncio.gather(*(work.until("publish", job_id) for job_id in others))
    assert [job_id for step, job_id, _ in work.steps if step == "draw"] == ["anna-1", *others]


async def test_one_person_s_jobs_have_their_turns_in_the_order_in_which_they_came(url: str) -> None:
    work = Recording(held={("anna-9", 0)})
    came = ["anna-9", "anna-7", "anna-8", "anna-6", "anna-5"]  # not as their ids are sorted
    async with line_opened(url, work, share=1) as line:
        for job_id in came:
            await line.start(job_id, ANNA, 1)
        await work.until("draw", "anna-9", 0)
        await work.release()
        for job_id in came:
            await is_over(line, job_id)
    assert [job_id for step, job_id, _ in work.steps if step == "draw"] == came


async def test_no_more_pictures_are_drawn_at_once_than_the_cap(new_sqlite: str) -> None:
    work = Recording()
    work.held = {("anna-1", index) for index in range(4)}
    async with line_opened(new_sqlite, work, at_once=2) as line:
        await line.start("anna-1", ANNA, 4)
        await line.start("boris-1", BORIS, 4)
        for index in (0, 1):
            await work.until("draw", "anna-1", index)
        await work.release()
        await work.until("publish", "anna-1")
        await work.until("publish", "boris-1")
    assert work.most_drawn_at_once == 2


async def test_no_more_pictures_are_begun_in_a_minute_than_the_limit(new_sqlite: str) -> None:
    work = Recording()
    async with line_opened(new_sqlite, work, per_minute=3) as line:
        await line.start("anna-1", ANNA, 4)
        for index in range(3):
            await work.until("keep", "anna-1", index)
        for number in range(5):  # the other queue goes on all the while
            await line.give_up(f"boris-{number}", BORIS, to_record(Unexpected("test")))
            await work.until("publish", f"boris-{number}")
    drawn = [index for step, _, index in work.steps if step == "draw"]
    assert sorted(drawn) == [0, 1, 2]


async def test_a_failure_worth_a_try_gets_one_after_its_wait(sqlite: str) -> None:
    work = Recording(
        errors={("draw", "anna-1", 1): [EngineUnreachable("503"), EngineUnreachable("503")]},
        waits=(0.3, 0.1),
    )
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 2)
        await work.until("publish", "anna-1")
    assert (work.count("draw", "anna-1", 0), work.count("draw", "anna-1", 1)) == (1, 3)
    first, second, third = work.times["draw", "anna-1", 1]
    assert second - first >= 0.3
    assert third - second >= 0.1
    assert work.attempts == [0, 1]
    assert work.failures == {"anna-1": []}


async def test_tries_come_to_an_end(sqlite: str) -> None:
    failures = [EngineUnreachable("503")] * 9
    work = Recording(errors={("draw", "anna-1", 0): failures}, waits=(0.01, 0.01))
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 2)
        await work.until("publish", "anna-1")
    assert work.count("draw", "anna-1", 0) == 3
    assert reasons(work, "anna-1") == [EngineUnreachable]
    assert work.count("keep", "anna-1", 1) == 1


async def test_what_was_no_picture_is_drawn_anew(sqlite: str) -> None:
    work = Recording(errors={("check", "anna-1", 0): [EngineUnreachable()]}, waits=(0.01,))
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("forget", "anna-1")
    steps = [step for step, _, _ in work.steps]
    assert steps == ["draw", "check", "draw", "check", "keep", "settle", "publish", "forget"]


async def test_one_picture_that_is_refused_leaves_the_others(sqlite: str) -> None:
    refused = ContentRefused(("violence",))
    work = Recording(errors={("draw", "anna-1", 2): [refused]})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 4)
        await work.until("publish", "anna-1")
    (failure,) = map(from_record, work.failures["anna-1"])
    assert str(failure) == str(refused)
    assert [work.count("keep", "anna-1", index) for index in range(4)] == [1, 1, 0, 1]
    assert work.count("draw", "anna-1", 2) == 1


async def test_a_bug_in_a_step_ends_the_job_with_a_reference_to_the_log(
    sqlite: str, caplog: pytest.LogCaptureFixture
) -> None:
    work = Recording(errors={("keep", "anna-1", 0): [ZeroDivisionError("the bug")]})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("publish", "anna-1")
    (failure,) = map(from_record, work.failures["anna-1"])
    assert isinstance(failure, Unexpected)
    told = [each for each in caplog.records if failure.reference in each.getMessage()]
    assert told
    assert told[0].exc_info
    assert "the bug" in str(told[0].exc_info[1])


async def test_posting_is_tried_again_and_nothing_before_it(sqlite: str) -> None:
    undelivered = [Undelivered("500"), Undelivered("500")]
    work = Recording(errors={("publish", "anna-1", None): undelivered}, waits=(0.01, 0.01))
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await is_over(line, "anna-1")
    counts = Counter(step for step, _, _ in work.steps)
    assert counts == {"draw": 1, "check": 1, "keep": 1, "settle": 1, "publish": 3, "forget": 1}


@pytest.mark.parametrize("error", [StorageError("locked"), DiskFull("full")])
@pytest.mark.parametrize("step", ["settle", "publish"])
async def test_a_job_is_settled_and_published_when_the_storage_works_again(
    sqlite: str, step: str, error: StorageError
) -> None:
    work = Recording(errors={(step, "anna-1", None): [error]})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await is_over(line, "anna-1")
    ends = ["settle", "publish", "forget"]
    ends.insert(ends.index(step), step)
    assert [step for step, *_ in work.steps[-4:]] == ends


@pytest.mark.parametrize("error", [ChannelForbidden("50013"), ZeroDivisionError()])
async def test_a_message_that_nobody_takes_ends_the_job(sqlite: str, error: Exception) -> None:
    work = Recording(errors={("publish", "anna-1", None): [error]})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await is_over(line, "anna-1")
    assert work.count("publish", "anna-1") == 1


async def test_parked_in_mid_draw_a_job_goes_on_where_it_was(url: str) -> None:
    before = Recording(held={("anna-1", 1)})
    async with line_opened(url, before, at_once=2) as line:
        await line.start("anna-1", ANNA, 3)
        await line.start("boris-1", BORIS, 1)
        await before.until("draw", "anna-1", 1)
        for workflow in ("anna-1-0-0", "anna-1-2-0", "boris-1"):
            await is_over(line, workflow)
    after = Recording()
    async with line_opened(url, after, at_once=2) as line:
        await is_over(line, "anna-1")
    done = before.steps + after.steps
    assert done.count(("draw", "anna-1", 1)) == 2  # cut short, then done
    done.remove(("draw", "anna-1", 1))
    assert max(Counter(done).values()) == 1
    assert after.failures == {"anna-1": []}
    assert ("publish", "anna-1", None) in after.steps


async def test_parked_before_its_turn_a_job_has_its_turn_later(new_sqlite: str) -> None:
    before = Recording(held={("anna-1", 0)})
    async with line_opened(new_sqlite, before, share=1) as line:
        await line.start("anna-1", ANNA, 1)
        await line.start("anna-2", ANNA, 1)
        await before.until("draw", "anna-1", 0)
    after = Recording()
    async with line_opened(new_sqlite, after, share=1) as line:
        await after.until("publish", "anna-1")
        await after.until("publish", "anna-2")
    assert before.count("draw", "anna-2", 0) == 0


async def test_parked_while_it_rests_between_tries_a_job_tries_again(sqlite: str) -> None:
    failure = {("draw", "anna-1", 0): [EngineUnreachable()]}
    before = Recording(errors=failure, waits=(0.5,))
    async with line_opened(sqlite, before) as line:
        await line.start("anna-1", ANNA, 1)
        await before.until("draw", "anna-1", 0)
    after = Recording(waits=(0.5,))
    async with line_opened(sqlite, after) as line:
        await after.until("publish", "anna-1")
    assert after.count("draw", "anna-1", 0) == 1
    assert after.failures == {"anna-1": []}


async def test_a_job_whose_workflow_died_is_given_up_in_words(sqlite: str) -> None:
    work = Recording(held={("anna-1", 0)})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("draw", "anna-1", 0)
        assert not await line.is_over("anna-1")
        await asyncio.to_thread(DBOS.cancel_workflow, "anna-1")
        assert await line.is_over("anna-1")
        await line.give_up("anna-1", ANNA, to_record(Unexpected("job anna-1")))
        await work.until("publish", "anna-1")
        await line.give_up("anna-1", ANNA, to_record(Unexpected("job anna-1")))
        await is_over(line, "anna-1-end")
    assert reasons(work, "anna-1") == [Unexpected]
    assert (work.count("settle", "anna-1"), work.count("publish", "anna-1")) == (1, 1)


async def test_a_picture_whose_workflow_died_fails_alone(sqlite: str) -> None:
    work = Recording(held={("anna-1", 0)})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 2)
        await work.until("keep", "anna-1", 1)
        await work.until("draw", "anna-1", 0)
        await asyncio.to_thread(DBOS.cancel_workflow, "anna-1-0-0")
        await work.until("publish", "anna-1")
    assert reasons(work, "anna-1") == [Unexpected]


async def test_a_job_that_was_never_started_is_not_over(sqlite: str) -> None:
    async with line_opened(sqlite, Recording()) as line:
        assert not await line.is_over("nobody-1")


async def test_a_line_that_is_not_open_says_so(sqlite: str) -> None:
    line = line_at(sqlite, Recording())
    with pytest.raises(RuntimeError, match="not open"):
        await line.start("anna-1", ANNA, 1)
    await line.park()


async def test_a_line_that_is_closed_while_it_opens_leaves_nothing_running(sqlite: str) -> None:
    line = line_at(sqlite, Recording())
    opening = asyncio.create_task(line.open())
    await asyncio.sleep(0)  # it begins
    opening.cancel()
    await line.park()
    assert not [each for each in threading.enumerate() if each.name.startswith("queue-")]
    work = Recording()
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("publish", "anna-1")


async def test_a_line_whose_database_is_none_says_so_and_can_be_parked(tmp_path: Path) -> None:
    (tmp_path / "easel-line.sqlite").write_text("a shopping list, " * 100)
    line = line_at(f"sqlite:///{tmp_path / 'easel.sqlite'}", Recording())
    with pytest.raises(DatabaseError, match="not a database"):
        await line.open()
    await line.park()


async def test_a_stopped_job_is_published_at_once_and_its_waiting_pictures_are_never_drawn(
    url: str,
) -> None:
    work = Recording(held={("anna-1", 0)})
    async with line_opened(url, work, share=1, at_once=1) as line:
        await line.start("anna-1", ANNA, 3)
        await work.until("draw", "anna-1", 0)
        await line.start("anna-2", ANNA, 1)
        await line.stop("anna-1")
        await work.until("forget", "anna-1")
        await work.release()
        await work.until("forget", "anna-2")
        await is_over(line, "anna-1")
    assert [work.count("draw", "anna-1", index) for index in range(3)] == [1, 0, 0]
    assert work.count("publish", "anna-1") == 1


async def test_a_job_that_is_stopped_while_it_waits_is_published_before_those_ahead_of_it(
    sqlite: str,
) -> None:
    work = Recording(held={("anna-1", 0), ("anna-2", 0), ("anna-3", 0)})
    async with line_opened(sqlite, work) as line:
        for number in (1, 2, 3, 4):
            await line.start(f"anna-{number}", ANNA, 1)
        await work.until("draw", "anna-3", 0)
        await line.stop("anna-4")
        await work.until("forget", "anna-4")
        await line.stop("anna-4")
        await work.release()
        for number in (1, 2, 3):
            await work.until("forget", f"anna-{number}")
    assert work.count("draw", "anna-4", 0) == 0
    assert work.count("publish", "anna-4") == 1


async def test_words_are_read_once_before_and_pictures_looked_at_before_they_are_kept(
    sqlite: str,
) -> None:
    work = Recording(moderates=True)
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 2)
        await work.until("tell", "anna-1")
        await is_over(line, "anna-1")
    assert work.steps[0] == ("read", "anna-1", None)
    for index in range(2):
        steps = [step for step, _, which in work.steps if which == index]
        assert steps == ["draw", "check", "look", "keep"]
    assert [step for step, *_ in work.steps[-4:]] == ["settle", "publish", "forget", "tell"]


async def test_words_that_fail_end_the_job_and_a_release_draws_it_without_reading_them_again(
    sqlite: str,
) -> None:
    failure = to_record(Held(what="words"))
    work = Recording(moderates=True, unread={"anna-1": failure})
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("tell", "anna-1")
        assert work.failures["anna-1"] == [failure]
        assert work.count("draw", "anna-1", 0) == 0
        for _ in range(2):
            await line.start("anna-1", ANNA, 1, released=True)
        await work.until("tell", "anna-1", times=2)
    assert work.failures["anna-1"] == []
    assert work.count("read", "anna-1") == 1
    assert work.count("draw", "anna-1", 0) == 1


async def test_looking_that_fails_is_tried_again_and_draws_nothing_anew(sqlite: str) -> None:
    look = ("look", "anna-1", 0)
    errors = {look: [EngineUnreachable(), EngineUnreachable()]}
    work = Recording(moderates=True, errors=errors, waits=(0.01, 0.01))
    async with line_opened(sqlite, work) as line:
        await line.start("anna-1", ANNA, 1)
        await work.until("tell", "anna-1")
    assert work.steps.count(look) == 3
    assert work.count("draw", "anna-1", 0) == 1
    assert work.failures == {"anna-1": []}


async def test_what_is_shown_anew_or_told_twice_is_done_once(sqlite: str) -> None:
    work = Recording()
    async with line_opened(sqlite, work) as line:
        for _ in range(2):
            await line.show_anew("anna-1", "pictures")
            await line.tell("concern")
        await work.until("publish", "anna-1")
        await work.until("tell", "concern")
        await is_over(line, "anna-1-pictures-decided")
        await is_over(line, "concern-tell")
    assert work.count("publish", "anna-1") == 1
    assert work.count("tell", "concern") == 1
