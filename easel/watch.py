"""Watches the engines: which may be asked, who waits for one that may not, and what is told."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from easel.engines import breaker
from easel.engines.breaker import BreakerRules
from easel.errors import EaselError, EngineDown
from easel.model import Health, Job, Place, Trouble
from easel.storage import health as rows
from easel.storage.database import Database

log = logging.getLogger(__name__)

# What the teachers of a server are told of at once: they, and nobody else, can mend it.
TOLD = (Trouble.MONEY, Trouble.KEY)
# How the limit of an engine's pictures per minute is set; None is no limit.
Limit = Callable[[str, int | None], Awaitable[None]]
# How a server's teachers are told of an engine's trouble; says whether there is no need to again.
Tell = Callable[[Place, str, Trouble], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRules:
    """When engines are paused, each one's pictures per minute, and how long an order waits (s)."""

    breaker: BreakerRules
    per_minute: Mapping[str, int]
    patience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Leave to ask an engine for one picture; a probe is the one by which it is tried again."""

    engine: str
    is_probe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiter:
    """A picture that waits for its engine: who was the probe most seldom goes before the older.

    One prompt that brings its engine down each time would else keep all others waiting.
    """

    job: Job
    index: int
    probes: int

    @property
    def rank(self) -> tuple[int, bool, float, int]:
        accepted_at = self.job.accepted_at.timestamp()
        return self.probes, self.job.is_relaxed, accepted_at, self.index


class Watch:
    """Gives out turns, and hears how each ended.

    What is known of the engines is in the tables, for every process and after a restart; here
    is the latest of it that this process has seen.
    """

    def __init__(
        self,
        *,
        database: Database,
        rules: WatchRules,
        limit: Limit,
        tell: Tell,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._rules = rules
        self._limit = limit
        self._tell = tell
        self._clock = clock
        self._known = dict.fromkeys(rules.per_minute, Health())
        self._waiters: dict[str, list[_Waiter]] = {engine: [] for engine in rules.per_minute}
        self._probes: Counter[tuple[str, int]] = Counter()
        self._changed = asyncio.Event()

    async def look(self) -> None:
        """Take up what the tables say: of an earlier process, or of another one."""
        engines = tuple(self._known)
        found = await self._database.read(lambda c: [rows.of(c, each) for each in engines])
        for engine, health in zip(engines, found, strict=True):
            await self._note(engine, health)

    def wait(self, engine: str) -> float:
        """Return the seconds until an engine may be asked, 0 for now."""
        return self._known.get(engine, Health()).wait(self._clock())

    def per_minute(self, engine: str) -> int:
        """Return how many pictures it may start in 60 seconds, by our rules and its provider's."""
        ours, theirs = self._rules.per_minute[engine], self._known[engine].per_minute
        return ours if theirs is None else min(ours, theirs)

    def trouble(self, job: Job) -> Trouble | None:
        """Return why the pictures of a job wait; None while an engine may draw them."""
        own = self._known.get(job.engine, Health()).trouble
        return own if self._stand_in(job, job.engine) is None else None

    async def turn(self, job: Job, index: int, engine: str, *, bound: bool) -> Turn:
        """Wait until `engine` may be asked for a picture; return the leave to do so.

        While it may not, and another may that the job's policy allows, the turn is the other's,
        unless the picture is `bound` to its engine. Raises EngineDown when it has waited for as
        long as an order does.
        """
        waiter = _Waiter(job=job, index=index, probes=self._probes[job.id, index])
        self._waiters[engine].append(waiter)
        try:
            while (turn := await self._offered(waiter, engine, bound=bound)) is None:
                await self._change(self._until(waiter, engine))
        finally:
            self._waiters[engine].remove(waiter)
            self._wake()
        return turn

    async def ended(
        self, turn: Turn, error: EaselError | None = None, per_minute: int | None = None
    ) -> None:
        """Hear how a turn ended; `per_minute` is what the provider said of its limit."""
        now, rules = self._clock(), self._rules.breaker

        def after(health: Health) -> Health:
            if error is None:
                return breaker.succeeded(health, per_minute)
            return breaker.failed(health, error, now, rules, is_probe=turn.is_probe)

        known = self._known[turn.engine]
        if after(known) != known:  # nothing is written for a picture that went well, as most do
            await self._write(turn.engine, after)

    async def given_up(self, turn: Turn) -> None:
        """Hear that a picture was stopped before its turn had ended: another may go at once."""
        if turn.is_probe:
            await self._write(turn.engine, lambda health: replace(health, asks_at=0.0))

    async def _offered(self, waiter: _Waiter, engine: str, *, bound: bool) -> Turn | None:
        """Return the turn that a picture may have now, None for none yet."""
        health, now, job = self._known[engine], self._clock(), waiter.job
        if health.trouble is None:
            return Turn(engine=engine) if health.wait(now) == 0 else None
        if health.trouble in TOLD:
            await self._tell_once(engine, health.trouble, job.place)
        if not bound and (other := self._stand_in(job, engine)) is not None:
            return Turn(engine=other)
        if self._is_first(waiter, engine) and await self._claim(engine):
            self._probes[job.id, waiter.index] += 1
            return Turn(engine=engine, is_probe=True)
        if now >= self._patience_ends(job, health):
            raise EngineDown(trouble=health.trouble, minutes=self._rules.patience / 60)
        return None

    def _stand_in(self, job: Job, engine: str) -> str | None:
        """Return the engine that may draw for `engine` while that is paused."""
        if self._known.get(engine, Health()).trouble is None:
            return None
        names = (job.engine, *(each.engine for each in job.stand_ins))
        able = (name for name in names if name != engine and name in self._known)
        return next((name for name in able if self._known[name].trouble is None), None)

    def _is_first(self, waiter: _Waiter, engine: str) -> bool:
        return min(self._waiters[engine], key=lambda each: each.rank) is waiter

    def _patience_ends(self, job: Job, health: Health) -> float:
        return max(job.accepted_at.timestamp(), health.since) + self._rules.patience

    def _until(self, waiter: _Waiter, engine: str) -> float:
        """Return the seconds after which a picture that waits has to look again by itself."""
        health, now = self._known[engine], self._clock()
        wait = health.wait(now)
        if health.trouble is None:
            return wait
        ends = self._patience_ends(waiter.job, health) - now
        # Behind the first, a change is waited for: who goes, and how it ends.
        return min(wait, ends) if self._is_first(waiter, engine) and wait > 0 else ends

    async def _claim(self, engine: str) -> bool:
        """Take the one probe that may go now; say whether it was there to be taken."""
        now, rules = self._clock(), self._rules.breaker
        if breaker.probing(self._known[engine], now, rules) is None:
            return False
        return await self._write(engine, lambda health: breaker.probing(health, now, rules))

    async def _tell_once(self, engine: str, trouble: Trouble, place: Place) -> None:
        """Tell a server's teachers of an engine's trouble, unless they know of it already."""
        server_id = place.server_id
        if server_id in self._known[engine].told:
            return
        # Noted before it is told: of two pictures that come together, one tells it.
        is_first = await self._write(engine, partial(breaker.told, server_id=server_id))
        if is_first and not await self._tell(place, engine, trouble):
            await self._write(engine, partial(breaker.untold, server_id=server_id))

    async def _write(self, engine: str, how: Callable[[Health], Health | None]) -> bool:
        """Put what `how` makes of an engine's health in its place, unless that is None."""
        changed, health = await self._database.write(lambda c: rows.change(c, engine, how))
        await self._note(engine, health)
        return changed

    async def _note(self, engine: str, health: Health) -> None:
        """Take in what is known of an engine now, and let those who wait for it look again."""
        before = self._known[engine]
        self._known[engine] = health
        if (before.trouble is None) is not (health.trouble is None):
            log.warning("engine %s: %s", engine, health.trouble or "asked again")
            if health.trouble is None:
                self._probes.clear()
        # While an engine is paused, what waits in its queue goes on to others without delay.
        is_free = health.trouble is not None and len(self._known) > 1
        await self._limit(engine, None if is_free else self.per_minute(engine))
        if health != before:
            self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _change(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), max(seconds, 0.0))
