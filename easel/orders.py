"""A person's orders under way: which they are, how far they are, and stopping them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from easel.errors import JobRestricted
from easel.jobs.line import Line
from easel.model import Account, Job, JobState, Person, Place
from easel.storage import jobs as rows
from easel.storage import stopping
from easel.storage.database import Connection, Database
from easel.underway import Look, UnderWay

log = logging.getLogger(__name__)


class Orders:
    """What may be asked of orders under way; the studio carries it to the surface.

    A stop is one transaction that closes the job's account; from then on it is over, whatever
    happens to this process. Ending the work and telling the message follow, at once or, after
    a crash, at the next start.
    """

    def __init__(
        self, *, database: Database, under_way: UnderWay, line: Line, pictures_per_day: int
    ) -> None:
        self._database = database
        self._under_way = under_way
        self._line = line
        self._pictures_per_day = pictures_per_day

    def look(self, job: Job) -> Look:
        """Return the previews of a job's pictures, as far as this process has seen any."""
        return self._under_way.look(job.id)

    async def first_preview(self) -> None:
        """Wait until a job has its first preview; one that came since the last call counts."""
        await self._under_way.first_preview()

    async def of(self, person: Person, place: Place) -> list[Job]:
        """Return a person's orders under way or held on this server, the newest first."""
        return await self._database.read(lambda c: stopping.stoppable(c, person.id, place))

    async def account(self, person: Person, place: Place) -> Account:
        """Return how a person stands on this server."""
        now, limit = datetime.now(UTC), self._pictures_per_day
        return await self._database.read(
            lambda c: stopping.account(c, person.id, place, now=now, limit=limit)
        )

    async def is_over(self, job: Job) -> bool:
        """Return whether a job has ended in the tables, in whatever way."""
        found = await self._database.read(lambda c: rows.find(c, job.id))
        return found is None or found.state not in (JobState.WAITING, JobState.DRAWING)

    async def stop(self, person: Person, place: Place, job_id: str | None = None) -> Job:
        """Stop an order of this server, the person's newest when none is named; return it.

        Raises JobRestricted when it is another's (unless the person manages the server), when
        it is over, or when there is none; then nothing has happened.
        """
        at = datetime.now(UTC)

        def close(connection: Connection) -> Job:
            wanted = job_id or _newest(connection, person, place)
            found = rows.find(connection, wanted)
            if found is None or found.place.server_id != place.server_id:
                raise JobRestricted("unknown")
            return stopping.stop(connection, wanted, person, at)

        job = await self._database.write(close)
        log.info("job %s: stopped by %s", job.id, person.id)
        self._under_way.stop(job.id)
        await self._tell(job)
        return job

    async def take_up(self) -> None:
        """Tell of what was stopped and not told before this process began."""
        for job in await self._database.read(stopping.untold):
            await self._tell(job)

    async def _tell(self, job: Job) -> None:
        if not self._line.is_open:
            return  # `take_up` comes after it was opened
        try:
            await self._line.stop(job.id)
        except Exception:  # whatever it was: the job is stopped, and told at the next start
            log.exception("job %s was stopped, and is told at the next start", job.id)


def _newest(connection: Connection, person: Person, place: Place) -> str:
    found = stopping.stoppable(connection, person.id, place)
    if not found:
        raise JobRestricted("none")
    return found[0].id
