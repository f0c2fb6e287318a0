"""Work for the line that writes down what was asked of it, and fails or holds on demand."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from easel.errors import EaselError
from easel.jobs.line import EnginePace, Line, LineRules
from easel.jobs.work import ELSEWHERE, Record, Work
from easel.storage.database import line_engine

T = TypeVar("T")
Step = tuple[str, str, int | None]
WAIT = 20.0  # seconds that a test waits for anything before it fails


@dataclass(kw_only=True)
class Recording:
    """Implements jobs.work.Work on the test's own loop, as the workshop's engine calls do.

    `errors` are raised by a step, one a call; `waits` are the answers to `again_in`, one an
    attempt, None once they are used up; the pictures in `held` are drawn when they leave it.
    Those in `elsewhere` are for another engine the first time; errors that are `keeping` leave
    a picture in its place. With `moderates`, words are read and pictures looked at; `unread` says
    why jobs are not drawn.
    """

    errors: dict[Step, list[Exception]] = field(default_factory=dict)
    waits: tuple[float, ...] = ()
    held: set[tuple[str, int]] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)
    times: dict[Step, list[float]] = field(default_factory=dict)
    unread: dict[str, Record] = field(default_factory=dict)
    failures: dict[str, list[Record]] = field(default_factory=dict)
    attempts: list[int] = field(default_factory=list)
    moderates: bool = False
    draws: list[tuple[str, int, str, bool]] = field(default_factory=list)
    elsewhere: dict[tuple[str, int], str] = field(default_factory=dict)
    keeping: tuple[type[EaselError], ...] = ()
    most_drawn_at_once: int = 0
    most_jobs_at_once: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._happened = asyncio.Condition()
        self._drawing: Counter[str] = Counter()
        self._under_way: dict[str, set[str]] = {}

    async def read(self, job_id: str, attempt: int) -> Record:
        await self._here(self._note("read", job_id))
        return {"failure": self.unread.get(job_id)}

    async def look(self, job_id: str, index: int, checked: Record, attempt: int) -> Record:
        await self._here(self._note("look", job_id, index))
        return checked

    async def tell(self, job_id: str) -> None:
        await self._here(self._note("tell", job_id))

    async def draw(self, job_id: str, index: int, *, engine: str, bound: bool) -> Record:
        self.draws.append((job_id, index, engine, bound))
        elsewhere = self.elsewhere.pop((job_id, index), None)
        if elsewhere is not None:
            return {ELSEWHERE: elsewhere}
        return await self._here(self._draw(job_id, index))

    async def check(self, job_id: str, index: int, drawn: Record) -> Record:
        await self._here(self._note("check", job_id, index))
        return {**drawn, "checked": True}

    async def keep(self, job_id: str, index: int, checked: Record) -> None:
        assert checked == {"drawn": f"{job_id}-{index}", "checked": True}
        await self._here(self._note("keep", job_id, index))

    async def settle(self, job_id: str, failures: list[Record]) -> None:
        self.failures[job_id] = failures
        await self._here(self._note("settle", job_id))

    async def publish(self, job_id: str) -> None:
        await self._here(self._note("publish", job_id))

    async def forget(self, job_id: str) -> None:
        await self._here(self._note("forget", job_id))

    def again_in(self, error: EaselError, attempt: int) -> float | None:
        self.attempts.append(attempt)
        return self.waits[attempt] if attempt < len(self.waits) else None

    def keeps_place(self, error: EaselError) -> bool:
        return isinstance(error, self.keeping)

    def count(self, step: str, job_id: str, index: int | None = None) -> int:
        return self.steps.count((step, job_id, index))

    async def until(self, step: str, job_id: str, index: int | None = None, times: int = 1) -> None:
        """Wait until a step was asked for so many times; an error it raises is raised then."""
        async with asyncio.timeout(WAIT), self._happened:
            await self._happened.wait_for(lambda: self.count(step, job_id, index) >= times)

    async def release(self) -> None:
        """Let everything that is held be drawn."""
        async with self._happened:
            self.held.clear()
            self._happened.notify_all()

    async def _here(self, work: Coroutine[Any, Any, T]) -> T:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def _draw(self, job_id: str, index: int) -> Record:
        person = job_id.partition("-")[0]
        jobs = self._under_way.setdefault(person, set())
        jobs.add(job_id)
        self._drawing[job_id] += 1
        try:
            self.most_drawn_at_once = max(self.most_drawn_at_once, self._drawing.total())
            self.most_jobs_at_once[person] = max(self.most_jobs_at_once[person], len(jobs))
            await self._note("draw", job_id, index)
            async with self._happened:
                await self._happened.wait_for(lambda: (job_id, index) not in self.held)
        finally:
            self._drawing[job_id] -= 1
        return {"drawn": f"{job_id}-{index}"}

    async def _note(self, step: str, job_id: str, index: int | None = None) -> None:
        key = (step, job_id, index)
        self.times.setdefault(key, []).append(time.monotonic())
        if step == "publish":
            self._under_way.get(job_id.partition("-")[0], set()).discard(job_id)
        async with self._happened:
            self.steps.append(key)
            self._happened.notify_all()
        if errors := self.errors.get(key):
            raise errors.pop(0)


def line_at(
    url: str,
    work: Work,
    *,
    share: int = 3,
    at_once: int = 8,
    per_minute: int = 600,
    engines: tuple[str, ...] = ("plain",),
) -> Line:
    """Return a line at `url` that has `work` done and looks often."""
    pace = EnginePace(at_once=at_once, per_minute=per_minute)
    rules = LineRules(
        running_per_person=share,
        engines=dict.fromkeys(engines, pace),
        poll_seconds=0.02,
    )
    return Line(database=line_engine(url), rules=rules, work=work)


@asynccontextmanager
async def line_opened(url: str, work: Work, **rules: Any) -> AsyncIterator[Line]:
    """Open such a line, and park it at the end of the block."""
    line = line_at(url, work, **rules)
    await line.open()
    try:
        yield line
    finally:
        await line.park()
