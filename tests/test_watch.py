"""The watch over the engines: who may ask, who waits, who is told, and what a restart knows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from easel.engines.breaker import BreakerRules
from easel.errors import (
    BadCredentials,
    ContentRefused,
    EngineDown,
    EngineUnreachable,
    OutOfMoney,
    RateLimited,
)
from easel.model import Job, Place, Quality, Size, StandIn, Trouble
from easel.storage.database import Database
from easel.watch import Turn, Watch, WatchRules
from tests.examples import OTHER_CLASS, a_job

WAIT = 20.0
SILENT = EngineUnreachable("503")
RULES = WatchRules(
    breaker=BreakerRules(failures=2, pause=0.05, longest_pause=0.1, probe_seconds=60.0),
    per_minute={"first": 20, "second": 600},
    patience=60.0,
)
LONG = replace(RULES, breaker=replace(RULES.breaker, pause=60.0, longest_pause=60.0))
SECOND = StandIn(engine="second", model="b", size=Size(64, 64), quality=Quality.LOW)


@dataclass(kw_only=True)
class Told:
    """Keeps what the watch says: limits by engine, and who was told; `fails` as often."""

    limits: dict[str, int | None] = field(default_factory=dict)
    teachers: list[tuple[int, str, Trouble]] = field(default_factory=list)
    fails: int = 0

    async def limit(self, engine: str, per_minute: int | None) -> None:
        self.limits[engine] = per_minute

    async def tell(self, place: Place, engine: str, trouble: Trouble) -> bool:
        self.teachers.append((place.server_id, engine, trouble))
        self.fails -= 1
        return self.fails < 0


@asynccontextmanager
async def watching(
    folder: Path, rules: WatchRules = RULES, told: Told | None = None
) -> AsyncIterator[Watch]:
    """Open a watch on the tables in `folder`, as a process does."""
    told = told or Told()
    database = Database(f"sqlite:///{folder / 'easel.sqlite'}")
    await database.open()
    try:
        watch = Watch(database=database, rules=rules, limit=told.limit, tell=told.tell)
        await watch.look()
        yield watch
    finally:
        await database.close()


def job(**changes: Any) -> Job:
    """Return a job for the first engine, ordered now."""
    facts = {"engine": "first", "model": "a", "accepted_at": datetime.now(UTC)}
    return a_job(**{**facts, **changes})


async def fail(watch: Watch, error: Exception, times: int = 1) -> None:
    for _ in range(times):
        turn = await watch.turn(job(), 0, "first", bound=True)
        await watch.ended(turn, error)


async def taken(watch: Watch, which: Job, *, bound: bool = False) -> Turn:
    async with asyncio.timeout(WAIT):
        return await watch.turn(which, 0, which.engine, bound=bound)


async def test_a_sound_engine_is_asked_at_once(tmp_path: Path) -> None:
    async with watching(tmp_path) as watch:
        assert await taken(watch, job()) == Turn(engine="first")
        assert watch.trouble(job()) is None


async def test_a_paused_engine_gets_one_picture_and_the_rest_when_that_was_drawn(
    tmp_path: Path,
) -> None:
    async with watching(tmp_path) as watch:
        await fail(watch, SILENT, times=2)
        assert watch.trouble(job()) is Trouble.SILENT
        waiting = [asyncio.create_task(taken(watch, job())) for _ in range(3)]
        done, others = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        (probe,) = done
        assert probe.result().is_probe
        assert len(others) == 2
        await watch.ended(probe.result())
        assert [each.is_probe for each in await asyncio.gather(*others)] == [False, False]
        assert watch.trouble(job()) is None


async def test_the_oldest_that_waits_is_the_probe_and_none_is_it_twice_before_the_others(
    tmp_path: Path,
) -> None:
    now, probes = datetime.now(UTC), []
    jobs = [job(accepted_at=now + timedelta(seconds=number)) for number in range(3)]
    async with watching(tmp_path) as watch:
        await fail(watch, SILENT, times=2)

        async def be_drawn(each: Job) -> None:
            while (turn := await taken(watch, each)).is_probe:
                probes.append(jobs.index(each))
                error = SILENT if len(probes) < 5 else None
                await watch.ended(turn, error)
                if error is None:
                    return

        await asyncio.gather(*(be_drawn(each) for each in reversed(jobs)))
    assert probes == [0, 1, 2, 0, 1]


async def test_a_probe_that_is_stopped_lets_the_next_one_go(tmp_path: Path) -> None:
    async with watching(tmp_path) as watch:
        await fail(watch, SILENT, times=2)
        stopped = await taken(watch, job())
        assert stopped.is_probe
        await watch.given_up(stopped)
        assert (await taken(watch, job())).is_probe


async def test_another_engine_that_the_policy_allows_draws_meanwhile_and_no_other(
    tmp_path: Path,
) -> None:
    async with watching(tmp_path, LONG) as watch:
        await fail(watch, SILENT, times=2)
        allowed, alone = job(stand_ins=(SECOND,)), job()
        assert await taken(watch, allowed) == Turn(engine="second")
        assert watch.trouble(allowed) is None
        assert watch.trouble(alone) is Trouble.SILENT
        waiting = asyncio.create_task(taken(watch, alone))
        bound = asyncio.create_task(taken(watch, allowed, bound=True))
        await watch.ended(Turn(engine="first"))  # it came back: what waited was for it alone
        assert {(await each).engine for each in (waiting, bound)} == {"first"}


async def test_who_stands_in_and_is_paused_itself_gives_back(tmp_path: Path) -> None:
    async with watching(tmp_path, LONG) as watch:
        await watch.ended(Turn(engine="second"), OutOfMoney())
        async with asyncio.timeout(WAIT):
            turn = await watch.turn(job(stand_ins=(SECOND,)), 0, "second", bound=False)
        assert turn == Turn(engine="first")


async def test_what_an_engine_says_of_a_prompt_pauses_nothing(tmp_path: Path) -> None:
    async with watching(tmp_path, LONG) as watch:
        await fail(watch, ContentRefused(("violence",)), times=5)
        assert watch.trouble(job()) is None


async def test_an_order_waits_for_so_long_and_is_told_why(tmp_path: Path) -> None:
    async with watching(tmp_path, replace(LONG, patience=0.1)) as watch:
        await fail(watch, BadCredentials())
        with pytest.raises(EngineDown) as caught:
            await taken(watch, job())
        assert caught.value.trouble == Trouble.KEY


async def test_who_had_no_patience_is_still_a_probe(tmp_path: Path) -> None:
    async with watching(tmp_path, replace(RULES, patience=0.0)) as watch:
        await fail(watch, SILENT, times=2)
        with pytest.raises(EngineDown):
            await taken(watch, job())
        turn = None
        async with asyncio.timeout(WAIT):
            while turn is None:
                try:
                    turn = await watch.turn(job(), 0, "first", bound=True)
                except EngineDown:
                    continue
        assert turn.is_probe


@pytest.mark.parametrize("error", [OutOfMoney(), BadCredentials("no")])
async def test_the_teachers_of_each_server_are_told_once_of_what_only_they_can_mend(
    tmp_path: Path, error: Exception
) -> None:
    told = Told()
    async with watching(tmp_path, replace(LONG, patience=0.05), told) as watch:
        await fail(watch, error)
        for place in (job().place, job().place, OTHER_CLASS):
            with pytest.raises(EngineDown):
                await taken(watch, job(place=place))
    async with watching(tmp_path, replace(LONG, patience=0.05), told) as watch:  # a restart
        with pytest.raises(EngineDown):
            await taken(watch, job())
    assert [server for server, *_ in told.teachers] == [900, 910]


async def test_nobody_is_told_of_a_service_that_does_not_answer(tmp_path: Path) -> None:
    told = Told()
    async with watching(tmp_path, replace(LONG, patience=0.05), told) as watch:
        await fail(watch, SILENT, times=2)
        with pytest.raises(EngineDown):
            await taken(watch, job())
    assert told.teachers == []


async def test_teachers_who_could_not_be_told_are_told_with_the_next_order(tmp_path: Path) -> None:
    told = Told(fails=1)
    async with watching(tmp_path, replace(LONG, patience=0.05), told) as watch:
        await fail(watch, OutOfMoney())
        for _ in range(3):
            with pytest.raises(EngineDown):
                await taken(watch, job())
    assert len(told.teachers) == 2


async def test_a_restart_knows_of_the_pause_and_of_the_learned_limit(tmp_path: Path) -> None:
    async with watching(tmp_path, LONG) as watch:
        await watch.ended(Turn(engine="second"), per_minute=5)
        await fail(watch, OutOfMoney())
        assert watch.per_minute("second") == 5
    told = Told()
    async with watching(tmp_path, LONG, told) as watch:
        assert watch.trouble(job()) is Trouble.MONEY
        assert watch.wait("first") > 0
        assert watch.per_minute("second") == 5
    assert told.limits == {"first": None, "second": 5}


async def test_the_lower_of_our_limit_and_the_provider_s_counts(tmp_path: Path) -> None:
    told = Told()
    async with watching(tmp_path, told=told) as watch:
        await watch.ended(Turn(engine="first"), per_minute=50)
        assert watch.per_minute("first") == 20
        await watch.ended(Turn(engine="first"), RateLimited(0.0, 5))
        assert watch.per_minute("first") == 5
        assert told.limits["first"] == 5


async def test_after_a_rate_limit_nobody_asks_before_the_provider_said_so(tmp_path: Path) -> None:
    async with watching(tmp_path) as watch:
        begun = time.time()
        await fail(watch, RateLimited(0.2))
        assert 0 < watch.wait("first") <= 0.2
        assert await taken(watch, job()) == Turn(engine="first")
        assert time.time() >= begun + 0.2
