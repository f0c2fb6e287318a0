"""Telling the teachers' channel what there is to decide or to see."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime

from easel.errors import ChannelForbidden
from easel.model import Place, Review, ReviewKind
from easel.parcel import Case, Courier, File
from easel.policies import Policies
from easel.posting import Posting
from easel.storage import jobs as job_rows
from easel.storage import reviews as rows
from easel.storage.database import Database

log = logging.getLogger(__name__)


class Alerts:
    """Makes cases of reviews and has them told, each once."""

    def __init__(
        self, *, database: Database, policies: Policies, posting: Posting, courier: Courier
    ) -> None:
        self._database = database
        self._policies = policies
        self._posting = posting
        self._courier = courier

    async def tell(self, job_id: str) -> None:
        """Tell what of a job was not told yet. Raises Undelivered when it is worth another try.

        Where a server has no teachers' channel, or the bot may not write in it, the list of what
        is held is all there is.
        """
        for review in await self._database.read(lambda c: rows.untold(c, job_id)):
            await self._tell(review)

    async def case(self, review: Review) -> Case:
        """Return a review with its order and the pictures that it is about."""
        job = await self._database.read(lambda c: job_rows.find(c, review.job_id))
        files: tuple[File, ...] = ()
        if job is not None and review.kind is ReviewKind.PICTURES:
            files = await self._posting.withheld(job)
        elif job is not None and review.kind is ReviewKind.WORDS:
            files = await self._posting.given(job)
        return Case(review=review, job=job, files=files)

    async def _tell(self, review: Review) -> None:
        of_server = await self._policies.of_server(review.place.server_id)
        channel_id = of_server.reports_to
        if channel_id is None:
            is_urgent = review.kind is ReviewKind.CONCERN
            level = logging.WARNING if is_urgent else logging.INFO
            log.log(level, "%s of %s: no teachers' channel to tell", review.kind, review.job_id)
        else:
            case = await self.case(review)
            if case.job is not None and case.job.is_hidden:
                case = replace(case, files=())  # nobody says who else reads that channel
            place = Place(server_id=review.place.server_id, channel_id=channel_id)
            try:
                await self._courier.tell(case, place)
            except ChannelForbidden as error:
                log.warning("%s of %s was not told: %s", review.kind, review.job_id, error)
        await self._database.write(lambda c: rows.told(c, review, datetime.now(UTC)))
