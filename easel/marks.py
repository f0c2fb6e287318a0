"""What people say of pictures: that they are favourites, or that a teacher should look."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from easel.collection import Collection
from easel.errors import Refusal, StorageError, Vanished
from easel.model import Job, Person, PictureKey, Place, Report
from easel.parcel import File
from easel.storage import favourites, reports
from easel.storage import pictures as picture_rows
from easel.storage.database import Database

log = logging.getLogger(__name__)

# A reason longer than this fits into no card.
REASON = 1000


class Marks:
    """Keeps favourites and reports; whose pictures may be marked, the collection says."""

    def __init__(self, *, database: Database, collection: Collection) -> None:
        self._database = database
        self._collection = collection

    async def toggle(self, person: Person, place: Place, key: PictureKey) -> bool:
        """Make a picture a favourite, or none if it is one; return whether it is one now."""
        await self._collection.showable(person, place, key.job_id)
        if await self._database.write(lambda c: favourites.remove(c, person.id, key)):
            return False
        await self._add(person, (key,))
        return True

    async def add(self, person: Person, place: Place, job_id: str, index: int | None = None) -> int:
        """Make a picture a favourite, or all of a job's; return how many. Raises Vanished."""
        await self._collection.showable(person, place, job_id)
        kept = await self._database.read(lambda c: picture_rows.of_job(c, job_id))
        keys = [each.key for each in kept if index is None or each.key.index == index]
        if not keys:
            raise Vanished("picture")
        await self._add(person, keys)
        return len(keys)

    async def favourites(self, person: Person, place: Place, count: int) -> list[tuple[Job, File]]:
        """Return a person's newest favourites of a server; those that may not be shown are not."""
        keys = await self._database.read(lambda c: favourites.of(c, person.id, place, count))
        shown = []
        for key in keys:
            try:
                shown.append(await self._collection.show(person, place, key))
            except (Refusal, StorageError) as error:
                log.info("a favourite of %s is not shown: %s", person.id, error)
        return shown

    async def report(self, person: Person, place: Place, job_id: str, reason: str) -> Report:
        """Keep what a person says of an order, for the teacher. Anybody may report anything."""
        job = await self._collection.job(place, job_id)
        report = Report(
            job_id=job.id,
            person=person,
            reason=" ".join(reason.split())[:REASON],
            made_at=datetime.now(UTC),
        )
        await self._database.write(lambda c: reports.put(c, report))
        return report

    async def reports(self, place: Place, count: int) -> list[Report]:
        """Return a server's newest reports, the newest first."""
        return await self._database.read(lambda c: reports.newest(c, place, count))

    async def _add(self, person: Person, keys: Sequence[PictureKey]) -> None:
        now = datetime.now(UTC)
        await self._database.write(lambda c: favourites.add(c, person.id, keys, now))
