"""The gate: every picture that is ever drawn was judged and recorded here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

from easel.commission import Draft, commission
from easel.concerns import Concerns
from easel.engines.base import Engine
from easel.errors import Closing, EaselError
from easel.jobs.forecast import Entry, Pace, forecast
from easel.jobs.rush import Rush
from easel.model import Forecast, Job, JobState, Ticket
from easel.personal import Personal
from easel.policies import Policies
from easel.settings import Settings
from easel.storage import accepting, offers
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage import policies as policy_rows
from easel.storage.database import Connection, Database

# Before anything was drawn here, a picture is expected to take so many seconds.
FIRST_GUESS = 10.0
# The pace of the line is the mean of the latest pictures, so many of them.
RECENT = 20


class _PolicyMoved(EaselError):
    """The policy was edited between judging an order and recording it."""


class Acceptance:
    """Judges and records orders, and says when they are likely done."""

    def __init__(
        self,
        *,
        settings: Settings,
        engine: Engine,
        database: Database,
        policies: Policies,
        personal: Personal,
        concerns: Concerns,
    ) -> None:
        self.rush = Rush()
        self._settings = settings
        self._engine = engine
        self._database = database
        self._policies = policies
        self._personal = personal
        self._concerns = concerns
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

    async def one(self, draft: Draft) -> Ticket:
        """Judge and record an order. Raises a Refusal, and then nothing has happened."""
        (ticket,) = await self.batch((draft,))
        return ticket

    async def batch(self, drafts: Sequence[Draft], offer_id: str | None = None) -> list[Ticket]:
        """Judge and record orders of one person together: all of them or none.

        The record asks in its own transaction whether the policy is still the one the orders
        were judged by; when a teacher has just edited it, they are judged anew. In the same one
        the offer that they come from is taken, so that two clicks order it once.
        """
        self.rush.order_came()
        at_least = 0
        while True:
            batch = await self.judged(drafts, at_least=at_least)
            try:
                line = await self._database.write(partial(self._record, batch, offer_id))
            except _PolicyMoved:
                at_least = batch[0].policy_version + 1
                continue
            coming = self._forecast(line)
            return [Ticket(job=job, forecast=coming[job.id]) for job in batch]

    async def judged(self, drafts: Sequence[Draft], *, at_least: int = 0) -> list[Job]:
        """Return what orders of one person would become, and record nothing.

        `at_least` is the version that the policy has by now. Raises the Refusal of the first that
        can't be.
        """
        if self._is_closed:
            raise Closing
        first = drafts[0].order
        for draft in drafts:
            await self._concerns.refuse(first.person, first.place, draft.prompt)
        preferences = await self._personal.of(first.person, first.place)
        in_force = await self._policies.in_force(first.place.server_id, at_least=at_least)
        return [
            commission(
                draft,
                in_force=in_force,
                preferences=preferences,
                engine=self._engine,
                settings=self._settings,
            )
            for draft in drafts
        ]

    async def standing(self) -> list[tuple[Job, int, Forecast]]:
        """Return every unfinished job, how many of its pictures are done, and its forecast."""
        await self.measure_pace()
        jobs = await self._database.read(rows.standing)
        coming = self._forecast(
            Entry(
                job_id=job.id,
                person_id=job.person.id,
                pictures=job.number - drawn,
                begun=job.state is JobState.DRAWING,
                relaxed=job.is_relaxed,
            )
            for job, drawn in jobs
        )
        return [(job, drawn, coming[job.id]) for job, drawn in jobs]

    async def measure_pace(self) -> None:
        """Take the mean of the latest pictures for what one takes."""
        seconds = await self._database.read(lambda c: picture_rows.recent_seconds(c, RECENT))
        if seconds:
            self._seconds = sum(seconds) / len(seconds)

    def _record(
        self, batch: Sequence[Job], offer_id: str | None, connection: Connection
    ) -> list[Entry]:
        newest = policy_rows.version_in_force(connection, batch[0].place.server_id)
        if newest != batch[0].policy_version:
            raise _PolicyMoved
        if offer_id is not None:
            offers.take(connection, offer_id, datetime.now(UTC))
        accepting.accept(connection, batch, self._bounds)
        return [
            Entry(
                job_id=row.id,
                person_id=row.person_id,
                pictures=row.number,
                begun=row.state == JobState.DRAWING,
                relaxed=row.is_relaxed,
            )
            for row in rows.entries(connection)
        ]

    def _forecast(self, line: Iterable[Entry]) -> dict[str, Forecast]:
        pace = self._settings.pace()
        return forecast(
            list(line),
            Pace(
                at_once=pace.images_at_once,
                per_minute=pace.images_per_minute,
                seconds=self._seconds,
                running_per_person=self._settings.line.running_per_person,
            ),
        )
