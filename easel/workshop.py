"""The steps of a job: draw, check, keep, settle, publish, forget; each may be done twice."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from easel.alerts import Alerts
from easel.darkroom import Darkroom
from easel.drawing_room import DrawingRoom, incoming
from easel.engines.fleet import Fleet
from easel.engines.retry import decide, nothing_drawn
from easel.errors import (
    ContentRefused,
    EaselError,
    Flagged,
    Vanished,
    from_record,
    to_record,
)
from easel.jobs.work import ELSEWHERE, Record
from easel.model import Job, JobState, Picture, PictureKey, Size
from easel.moderation import WORDS, Moderation
from easel.parcel import Courier
from easel.personal import Personal
from easel.policy.moderation import is_concern
from easel.posting import Posting
from easel.storage import jobs as job_rows
from easel.storage import pictures as picture_rows
from easel.storage import reviewing
from easel.storage.database import Connection, Database
from easel.storage.files import PictureStore
from easel.underway import UnderWay

log = logging.getLogger(__name__)

T = TypeVar("T")


class Workshop:
    """Does the steps that the line asks for (see jobs.work.Work)."""

    def __init__(
        self,
        *,
        fleet: Fleet,
        drawing_room: DrawingRoom,
        database: Database,
        store: PictureStore,
        courier: Courier,
        darkroom: Darkroom,
        posting: Posting,
        personal: Personal,
        moderation: Moderation,
        alerts: Alerts,
        surface: asyncio.AbstractEventLoop,
        attempts: int,
        parcels_at_once: int,
        under_way: UnderWay,
    ) -> None:
        self._fleet = fleet
        self._drawing_room = drawing_room
        self._database = database
        self._store = store
        self._courier = courier
        self._darkroom = darkroom
        self._posting = posting
        self._personal = personal
        self._moderation = moderation
        self._alerts = alerts
        self._surface = surface
        self._attempts = attempts
        self._under_way = under_way
        # Fifty orders that end together would otherwise all be in memory until they are posted.
        self._parcels = asyncio.Semaphore(parcels_at_once)

    @property
    def moderates(self) -> bool:
        """Say whether words and pictures are looked at."""
        return self._moderation.is_on

    async def read(self, job_id: str, attempt: int) -> Record:
        """Look at an order's words and reference pictures; "failure" says why it is not drawn."""
        job = await self._job(job_id)
        failure = await self._on_surface(self._moderation.of_order(job, attempt))
        return {"failure": None if failure is None else to_record(failure)}

    async def draw(self, job_id: str, index: int, *, engine: str, bound: bool) -> Record:
        """Have `engine` draw when it may; the raw bytes are on the disk when this returns."""
        job = await self._job(job_id)
        ours = self._drawing_room.taken_by(job, engine)
        if ours.engine != engine:
            return {ELSEWHERE: ours.engine}
        request = await self._drawing_room.request(ours, index)
        drawing = self._drawing_room.draw(job, ours, request, bound=bound)
        return await self._on_surface(self._under_way.during(job_id, drawing))

    async def check(self, job_id: str, index: int, drawn: Record) -> Record:
        """Refuse what is no whole picture, cut it to its aspect ratio, keep it by its digest."""
        job = await self._job(job_id)
        async with self._darkroom.turns:
            data = await self._store.get_incoming(drawn["incoming"])
            kept, checked = await self._darkroom.checked(data, job.aspect)
            if not self.moderates:
                await self._drawing_room.show(job, index, kept, drawn.get("engine", job.engine))
            digest = await self._store.put(kept, checked.media_type)
        return {
            # What an older Easel wrote does not say who drew: then it was the job's own engine.
            "engine": job.engine,
            "model": job.model,
            **drawn,
            "digest": digest,
            "media_type": checked.media_type,
            "width": checked.size.width,
            "height": checked.size.height,
            "bytes": len(kept),
        }

    async def look(self, job_id: str, index: int, checked: Record, attempt: int) -> Record:
        """Look whether a picture may be shown; "failure" says why it is not."""
        job = await self._job(job_id)
        data = await self._store.get(checked["digest"], checked["media_type"])
        failure = await self._on_surface(self._moderation.of_picture(job, data, attempt))
        if failure is None:
            await self._drawing_room.show(job, index, data, checked["engine"])
        return {**checked, "failure": None if failure is None else to_record(failure)}

    async def keep(self, job_id: str, index: int, checked: Record) -> None:
        """Record the picture, to be shown or not; only then is what the engine sent thrown away."""
        picture = Picture(
            key=PictureKey(job_id=job_id, index=index),
            digest=checked["digest"],
            media_type=checked["media_type"],
            size=Size(checked["width"], checked["height"]),
            bytes=checked["bytes"],
            seconds=checked["seconds"],
            cost=None if checked["cost"] is None else Decimal(checked["cost"]),
            engine=checked["engine"],
            model=checked["model"],
        )

        failure = checked.get("failure")

        def record(connection: Connection) -> None:
            now = datetime.now(UTC)
            # A stopped job's account is closed: what came a moment later is not its any more.
            job_rows.refuse_stopped(connection, job_id)
            if failure is None:
                picture_rows.keep(connection, picture, now)
            else:
                reviewing.withhold(connection, picture, from_record(failure), now)

        await self._database.write(record)
        await self._store.drop_incoming(checked["incoming"])

    async def settle(self, job_id: str, failures: list[Record]) -> None:
        """Close the account: charge what is shown, note why the rest is not."""
        failure = from_record(failures[0]) if failures else None
        concerns = _is_concern(failure)
        await self._database.write(
            lambda c: reviewing.settle(c, job_id, datetime.now(UTC), failure, concerns=concerns)
        )

    async def publish(self, job_id: str) -> None:
        """Hand the outcome to the courier."""
        job = await self._job(job_id)
        if job.state is JobState.STOPPED:
            if not (job.address and job.address.token):
                return  # told already: the job's own workflow comes here too, where it still ran
            await self._clear(job)
        self._under_way.forget(job_id)
        theirs = await self._personal.of(job.person, job.place)
        async with self._parcels:
            parcel = replace(
                await self._posting.parcel(job),
                copies=theirs.auto_dm,
                is_from_words=job.edit is not None and not self._fleet.model(job.model).edits,
            )
            if _is_concern(parcel.failure):
                parcel = replace(parcel, helpline=await self._moderation.helpline(job.place))
            await self._on_surface(self._courier.deliver(parcel))
        log.info("job %s: posted, %d of %d pictures", job_id, len(parcel.files), job.number)

    async def forget(self, job_id: str) -> None:
        """Wipe the token that opened the job's message: nothing is sent there any more."""
        await self._database.write(lambda c: job_rows.forget_token(c, job_id))

    async def tell(self, job_id: str) -> None:
        """Tell the teachers' channel what they are to decide or to see, where there is one."""
        await self._on_surface(self._alerts.tell(job_id))

    def keeps_place(self, error: EaselError) -> bool:
        """Say whether nothing can have been drawn, by the rule of engines.retry."""
        return nothing_drawn(error)

    def again_in(self, error: EaselError, attempt: int) -> float | None:
        """Return the wait before another try by the rule of engines.retry, in seconds."""
        return decide(error, attempt, attempts=self._attempts, jitter=random.random())

    async def _job(self, job_id: str) -> Job:
        job = await self._database.read(lambda c: job_rows.find(c, job_id))
        if job is None:
            raise Vanished("order")
        return job

    async def _clear(self, job: Job) -> None:
        """Throw away what came for a job that was stopped before it was checked."""
        for index in range(job.number):
            await self._store.drop_incoming(incoming(job.id, index))

    async def _on_surface(self, work: Coroutine[Any, Any, T]) -> T:
        """Await `work` on the loop where the engine's and Discord's connections live.

        The steps themselves run on the line's own loop, in another thread.
        """
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._surface))


def _is_concern(failure: EaselError | None) -> bool:
    """Say whether somebody should look after an order's person."""
    if isinstance(failure, Flagged):
        return failure.what == WORDS and is_concern(failure.categories)
    return isinstance(failure, ContentRefused) and is_concern(failure.categories)
