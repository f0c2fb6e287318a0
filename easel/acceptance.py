"""The gate: every picture that is ever drawn was judged and recorded here."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from easel import noting
from easel.commission import Brief
from easel.errors import Closing, EaselError
from easel.jobs.forecast import Entry, Pace, forecast
from easel.jobs.rush import Rush
from easel.judging import Judged, Judging
from easel.model import Forecast, Job, JobState, Note, Ticket
from easel.settings import Settings
from easel.storage import accepting, class_log, offers, passes
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage import policies as policy_rows
from easel.storage.database import Connection, Database
from easel.watch import Watch

log = logging.getLogger(__name__)

# Before anything was drawn here, a picture is expected to take so many seconds.
FIRST_GUESS = 10.0
# The pace of the line is the mean of the latest pictures, so many of them.
RECENT = 20


class _PolicyMoved(EaselError):
    """The policy was edited between judging an order and recording it."""


class _PassGone(EaselError):
    """A pass was used up between judging an order and recording it."""


class Acceptance:
    """Judges and records orders, and says when they are likely done."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        judging: Judging,
        watch: Watch,
        at_once: Mapping[str, int],
    ) -> None:
        self.rush = Rush()
        self._settings = settings
        self._database = database
        self._judging = judging
        self._watch = watch
        self._at_once = at_once
        self._is_closed = False
        self._seconds = FIRST_GUESS
        line = settings.line
        self._bounds = accepting.Bounds(
            orders=line.running_per_person + line.waiting_per_person,
            orders_per_minute=line.orders_per_minute,
            pictures_per_day=settings.quota.pictures_per_day,
        )

    def close(self) -> None:
        """Take no more orders."""
        self._is_closed = True

    async def one(self, brief: Brief) -> Ticket:
        """Judge and record an order. Raises a Refusal, and then nothing has happened."""
        (ticket,) = await self.batch((brief,))
        return ticket

    async def batch(self, briefs: Sequence[Brief], offer_id: str | None = None) -> list[Ticket]:
        """Judge and record orders of one person together: all of them or none.

        The record asks in its own transaction whether the policy is still the one the orders
        were judged by and whether each pass is still there; when a teacher has just edited the
        one, or another order used up the other, they are judged anew. In the same one the offer
        that they come from is taken, so that two clicks order it once.
        """
        self.rush.order_came()
        at_least = 0
        while True:
            batch = await self._judged(briefs, at_least=at_least)
            odd = [note for each in batch if (note := noting.suspected(each.job)) is not None]
            try:
                line = await self._database.write(partial(self._record, batch, odd, offer_id))
            except _PolicyMoved:
                at_least = batch[0].job.policy_version + 1
            except _PassGone:
                log.info("a pass was used up by another order of %s", batch[0].job.person.id)
            else:
                coming = self._forecast(line)
                return [
                    Ticket(job=each.job, forecast=self._told(each.job, coming)) for each in batch
                ]

    async def judged(self, briefs: Sequence[Brief]) -> list[Job]:
        """Return what orders of one person would become, and record nothing.

        Raises the Refusal of the first that can't be.
        """
        return [each.job for each in await self._judged(briefs)]

    async def standing(self) -> list[tuple[Job, int, Forecast]]:
        """Return every unfinished job, how many of its pictures are done, and its forecast."""
        await self.measure_pace()
        await self._watch.look()
        jobs = await self._database.read(rows.standing)
        coming = self._forecast(
            Entry(
                job_id=job.id,
                person_id=job.person.id,
                pictures=job.number - drawn,
                begun=job.state is JobState.DRAWING,
                relaxed=job.is_relaxed,
                engine=job.engine,
            )
            for job, drawn in jobs
        )
        return [(job, drawn, self._told(job, coming)) for job, drawn in jobs]

    async def measure_pace(self) -> None:
        """Take the mean of the latest pictures for what one takes."""
        seconds = await self._database.read(lambda c: picture_rows.recent_seconds(c, RECENT))
        if seconds:
            self._seconds = sum(seconds) / len(seconds)

    async def _judged(self, briefs: Sequence[Brief], *, at_least: int = 0) -> list[Judged]:
        if self._is_closed:
            raise Closing
        return await self._judging.judge(briefs, at_least=at_least)

    def _record(
        self,
        batch: Sequence[Judged],
        odd: Sequence[Note],
        offer_id: str | None,
        connection: Connection,
    ) -> list[Entry]:
        jobs, now = [each.job for each in batch], datetime.now(UTC)
        newest = policy_rows.version_in_force(connection, jobs[0].place.server_id)
        if newest != jobs[0].policy_version:
            raise _PolicyMoved
        if offer_id is not None:
            offers.take(connection, offer_id, now)
        accepting.accept(connection, jobs, self._bounds)
        for each in batch:
            for pass_id in each.passes:
                if not passes.take(connection, pass_id, each.job.id, now):
                    raise _PassGone
        if odd:
            class_log.add(connection, odd, now - self._settings.policy.log_life)
        return [
            Entry(
                job_id=row.id,
                person_id=row.person_id,
                pictures=row.number,
                begun=row.state == JobState.DRAWING,
                relaxed=row.is_relaxed,
                engine=row.engine,
            )
            for row in rows.entries(connection)
        ]

    def _told(self, job: Job, coming: Mapping[str, Forecast]) -> Forecast:
        """Return a job's forecast with what its engines are up to."""
        return replace(coming[job.id], trouble=self._watch.trouble(job))

    def _forecast(self, line: Iterable[Entry]) -> dict[str, Forecast]:
        paces = {name: self._pace(name) for name in self._at_once}
        return forecast(list(line), next(iter(paces.values())), paces)

    def _pace(self, engine: str) -> Pace:
        return Pace(
            at_once=self._at_once[engine],
            per_minute=self._watch.per_minute(engine),
            seconds=self._seconds,
            running_per_person=self._settings.line.running_per_person,
            rest=self._watch.wait(engine),
        )
