"""How accepted jobs begin: first what an earlier process left, then each when it was answered."""

from __future__ import annotations

import asyncio
import gc
import logging

from easel.acceptance import Acceptance
from easel.engines.base import Engine
from easel.errors import StorageError, Unexpected, to_record
from easel.jobs.line import Line
from easel.model import Job
from easel.orders import Orders
from easel.reviews import Reviews
from easel.storage import jobs as rows
from easel.storage.database import Database
from easel.watch import Watch

log = logging.getLogger(__name__)

# A job that the line did not take is offered again after so many seconds.
START_AGAIN = 5.0


class Starting:
    """Opens the line and hands it jobs, one after another: together they would stall the loop."""

    def __init__(
        self,
        *,
        engine: Engine,
        watch: Watch,
        database: Database,
        line: Line,
        orders: Orders,
        reviews: Reviews,
        acceptance: Acceptance,
        start_again: float = START_AGAIN,
    ) -> None:
        self._engine = engine
        self._watch = watch
        self._database = database
        self._line = line
        self._orders = orders
        self._reviews = reviews
        self._acceptance = acceptance
        self._left: list[Job] = []
        self._to_start: asyncio.Queue[Job] = asyncio.Queue()
        self._start_again = start_again

    async def look_back(self) -> None:
        """Note what an earlier process left, before the first order of this one can come.

        An order of this one begins when it has been answered, and no sooner: its pictures would
        look in vain for the message that they belong to.
        """
        self._left = [job for job, _ in await self._database.read(rows.standing)]

    async def keep(self) -> None:
        """Open the line, take up what an earlier process left, and start what is accepted.

        It runs until it is cancelled. Orders may come before it does: they wait in our own
        tables.
        """
        await self._watch.look()
        await self._line.open()
        await self._engine.open()
        # What is loaded by now stays. Looked through again and again for what can be forgotten,
        # it would hold everything up for 0.1 s each time.
        gc.collect()
        gc.freeze()
        await self._acceptance.measure_pace()
        while self._left:
            await self._take_up(self._left.pop(0))
        await self._orders.take_up()
        await self._reviews.take_up()
        while True:
            job = await self._to_start.get()
            await self._acceptance.rush.over()
            try:
                if await self._orders.is_over(job):
                    continue  # stopped before it had begun
                await self._start(job)
            except Exception:  # whatever it was: the job is in our tables, and has been answered
                wait = self._start_again
                log.exception("job %s could not be started; again in %g s", job.id, wait)
                asyncio.get_running_loop().call_later(wait, self._to_start.put_nowait, job)

    async def park(self) -> None:
        """Stop the line at once; what runs is taken up by the next process."""
        await self._line.park()
        gc.unfreeze()  # a process that goes on without this studio may forget it

    async def answered(self, job: Job, message_id: int | None) -> None:
        """Let an accepted job begin, now that its first answer was given or has failed.

        `message_id` is the answer's, None when it failed. The line is joined in the
        background: an order's first answer never waits for it.
        """
        if message_id is not None:
            try:
                await self._database.write(lambda c: rows.remember_message(c, job.id, message_id))
            except StorageError as error:  # for as long as its token lives, it is found by that
                log.warning("job %s: its message was not remembered: %s", job.id, error)
        self._to_start.put_nowait(job)

    async def _take_up(self, job: Job) -> None:
        if await self._line.is_over(job.id, released=job.is_released):
            failure = to_record(Unexpected(reference=f"job {job.id}"))
            await self._line.give_up(job.id, job.person.id, failure)
        else:
            await self._start(job)

    async def _start(self, job: Job) -> None:
        await self._line.start(
            job.id,
            job.person.id,
            job.number,
            engine=job.engine,
            relaxed=job.is_relaxed,
            released=job.is_released,
        )
