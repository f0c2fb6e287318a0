"""What people say of pictures: that they are favourites, or that a teacher should look."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from easel.collection import Collection
from easel.errors import NotAllowed, PictureError, Refusal, StorageError, Vanished
from easel.haste import Haste
from easel.model import Job, Person, PictureKey, Place, Report
from easel.parcel import Parcel, Shelf
from easel.storage import favourites, reports
from easel.storage import pictures as picture_rows
from easel.storage.database import Database

log = logging.getLogger(__name__)

# A reason longer than this fits into no card.
REASON = 1000
# One person may call for the teacher so often in a minute.
REPORTS_PER_MINUTE = 5
# Favourites on one page: as many files as a message may have.
PAGE = 10
MANAGE = "Manage Server"


class Marks:
    """Keeps favourites and reports; whose pictures may be marked, the collection says."""

    def __init__(self, *, database: Database, collection: Collection) -> None:
        self._database = database
        self._collection = collection
        self._haste = Haste(REPORTS_PER_MINUTE)

    async def toggle(self, person: Person, place: Place, key: PictureKey) -> bool:
        """Make a picture a favourite, or none if it is one; return whether it is one now.

        One's own mark may be taken from whatever it is on.
        """
        if await self._database.write(lambda c: favourites.remove(c, person.id, key)):
            return False
        await self.add(person, place, key.job_id, key.index)
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

    async def favourites(self, person: Person, place: Place, start: int = 0) -> Shelf:
        """Return a page of a person's favourites of a server; past the end, the last page."""
        keys = await self._database.read(lambda c: favourites.of(c, person.id, place))
        start = min(start, max(0, len(keys) - 1)) // PAGE * PAGE
        shown = []
        for key in keys[start : start + PAGE]:
            try:
                shown.append(await self._collection.glimpse(person, place, key))
            except (Refusal, StorageError, PictureError) as error:
                log.info("a favourite of %s is not shown: %s", person.id, error)
        return Shelf(shown=tuple(shown), start=start, total=len(keys))

    async def report(self, person: Person, place: Place, message_id: int, reason: str) -> Report:
        """Keep what a person says of the order that a message shows, for the teacher.

        Anybody may report anything. Raises JobRestricted for a message that shows no order, and
        TooFast.
        """
        post = await self._collection.shown_by(place, message_id)
        self._haste.refuse(person.id)
        report = Report(
            job_id=post.job_id,
            person=person,
            reason=" ".join(reason.split())[:REASON],
            made_at=datetime.now(UTC),
            channel_id=place.channel_id,
            message_id=message_id,
        )
        await self._database.write(lambda c: reports.put(c, report))
        return report

    async def reports(self, teacher: Person, place: Place, count: int) -> list[tuple[Report, Job]]:
        """Return a server's newest unsettled reports, the newest first. Raises NotAllowed."""
        _refuse_others(teacher)
        newest = await self._database.read(lambda c: reports.newest(c, place, count))
        return [(each, await self._collection.job(place, each.job_id)) for each in newest]

    async def reported(
        self, teacher: Person, place: Place, job_id: str, reporter_id: int
    ) -> Report | None:
        """Return a report, None when it is settled. Raises NotAllowed for all but teachers."""
        _refuse_others(teacher)
        await self._collection.job(place, job_id)
        return await self._database.read(lambda c: reports.find(c, job_id, reporter_id))

    async def evidence(self, place: Place, report: Report) -> Parcel:
        """Return what a reported message shows, whatever the policy says of it by now.

        There are no files in it where none are kept any more.
        """
        job = await self._collection.job(place, report.job_id)
        post = await self._collection.shown_by(place, report.message_id)
        try:
            return await self._collection.whole(job, post.index)
        except (Vanished, PictureError) as error:
            return Parcel(job=job, files=(), failure=error)

    async def settle(self, teacher: Person, report: Report) -> None:
        """Take a report off the teachers' list. Raises NotAllowed."""
        _refuse_others(teacher)
        await self._database.write(lambda c: reports.remove(c, report.job_id, report.person.id))

    async def _add(self, person: Person, keys: Sequence[PictureKey]) -> None:
        now = datetime.now(UTC)
        await self._database.write(lambda c: favourites.add(c, person.id, keys, now))


def _refuse_others(teacher: Person) -> None:
    if not teacher.manages:
        raise NotAllowed(MANAGE)
