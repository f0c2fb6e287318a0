"""The steps of a job: draw, check, keep, settle, publish, forget; each may be done twice."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Coroutine, Mapping
from contextlib import aclosing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from easel import policy as rules
from easel.alerts import Alerts
from easel.darkroom import Darkroom
from easel.engines.base import Drawn, DrawRequest
from easel.engines.fleet import Fleet
from easel.engines.retry import decide, nothing_drawn
from easel.errors import (
    BadAnswer,
    ContentRefused,
    EaselError,
    Flagged,
    PictureError,
    RequestRefused,
    StorageError,
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
from easel.sources import Sources
from easel.stand_ins import as_drawn_by
from easel.storage import jobs as job_rows
from easel.storage import pictures as picture_rows
from easel.storage import policies as policy_rows
from easel.storage import reviewing
from easel.storage.database import Connection, Database
from easel.storage.files import PictureStore
from easel.underway import UnderWay
from easel.watch import Watch

log = logging.getLogger(__name__)

T = TypeVar("T")


class Workshop:
    """Does the steps that the line asks for (see jobs.work.Work)."""

    def __init__(
        self,
        *,
        fleet: Fleet,
        watch: Watch,
        database: Database,
        store: PictureStore,
        courier: Courier,
        darkroom: Darkroom,
        posting: Posting,
        sources: Sources,
        personal: Personal,
        moderation: Moderation,
        alerts: Alerts,
        surface: asyncio.AbstractEventLoop,
        attempts: int,
        parcels_at_once: int,
        partials: Mapping[str, int],
        under_way: UnderWay,
    ) -> None:
        self._fleet = fleet
        self._watch = watch
        self._database = database
        self._store = store
        self._courier = courier
        self._darkroom = darkroom
        self._posting = posting
        self._sources = sources
        self._personal = personal
        self._moderation = moderation
        self._alerts = alerts
        self._surface = surface
        self._attempts = attempts
        self._partials = partials
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
        ours = as_drawn_by(job, engine)
        if ours is None:
            return {ELSEWHERE: self._other(job)}
        request = await self._request(ours, index)
        drawing = self._in_turn(job, ours, request, bound=bound)
        return await self._on_surface(self._under_way.during(job_id, drawing))

    async def check(self, job_id: str, index: int, drawn: Record) -> Record:
        """Refuse what is no whole picture, cut it to its aspect ratio, keep it by its digest."""
        job = await self._job(job_id)
        async with self._darkroom.turns:
            data = await self._store.get_incoming(drawn["incoming"])
            kept, checked = await self._darkroom.checked(data, job.aspect)
            if not self.moderates:
                await self._show(job, index, kept, drawn.get("engine", job.engine))
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
            await self._show(job, index, data, checked["engine"])
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

    async def _request(self, job: Job, index: int) -> DrawRequest:
        source = await self._sources.of(job)
        return DrawRequest(
            prompt=job.composed,
            idea=job.prompt.text,
            colour=await self._colour(job),
            avoid=job.prompt.avoid,
            model=job.model,
            size=job.size,
            quality=job.quality,
            index=index,
            seed=job.seed,
            person_id=job.person.id,
            sources=source.pictures,
            partials=self._partials.get(job.engine, 0),
            mask=source.mask,
            change=job.edit.change if job.edit else None,
            is_remix=job.edit is not None and job.edit.is_remix,
            roles=tuple(each.role for each in job.references),
            tile=job.prompt.tile,
        )

    async def _colour(self, job: Job) -> str:
        """Return the colours of the policy that the job was judged by."""
        server_id, version = job.place.server_id, job.policy_version
        record = await self._database.read(lambda c: policy_rows.of_version(c, server_id, version))
        policy = rules.DEFAULT if record is None else rules.from_record(record)
        return rules.resolve(rules.layers_of(policy, job.place)).rules.colour

    async def _clear(self, job: Job) -> None:
        """Throw away what came for a job that was stopped before it was checked."""
        for index in range(job.number):
            await self._store.drop_incoming(_incoming(job.id, index))

    async def _show(
        self, job: Job, index: int, data: bytes, engine: str, *, is_unseen: bool = False
    ) -> None:
        """Take a likeness of a picture, finished or not, for the message that waits for it.

        Of one that moderation is still to see, no more than its colours.
        """
        if not self._partials.get(engine):
            return
        likeness_of = self._darkroom.colours if is_unseen else self._darkroom.preview
        try:
            likeness = await likeness_of(data, job.aspect)
        except PictureError as error:
            log.debug("job %s picture %d has no preview: %s", job.id, index, error)
        else:
            self._under_way.show(job.id, index, likeness)

    async def _on_surface(self, work: Coroutine[Any, Any, T]) -> T:
        """Await `work` on the loop where the engine's and Discord's connections live.

        The steps themselves run on the line's own loop, in another thread.
        """
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._surface))

    def _other(self, job: Job) -> str:
        """Return another engine for a job whose own is not in the settings any more."""
        for each in job.stand_ins:
            if each.engine in self._fleet.engines:
                return each.engine
        raise RequestRefused(parameter="model", message=f"there is no engine {job.engine} here")

    async def _in_turn(self, job: Job, ours: Job, request: DrawRequest, *, bound: bool) -> Record:
        """Have it drawn when its engine may be asked; a probe that fails waits for another turn.

        `ours` is `job` as that engine draws it.
        """
        # A stop comes either before this or after: from here on `under_way` can stop it.
        await self._database.read(lambda c: job_rows.refuse_stopped(c, job.id))
        while True:
            turn = await self._watch.turn(job, request.index, ours.engine, bound=bound)
            if turn.engine != ours.engine:
                return {ELSEWHERE: turn.engine}
            try:
                record, per_minute = await self._drawn(ours, request)
            except EaselError as error:
                await self._watch.ended(turn, error)
                if not (turn.is_probe and nothing_drawn(error)):
                    raise
            except asyncio.CancelledError:
                with suppress(StorageError):
                    await self._watch.given_up(turn)
                raise
            else:
                await self._watch.ended(turn, per_minute=per_minute)
                return record

    async def _drawn(self, job: Job, request: DrawRequest) -> tuple[Record, int | None]:
        """Have it drawn and keep what came; return its record and what was said of limits.

        It is kept before the engine is let go of: an engine holds only so many pictures at
        once, and those that wait for the disk are among them.
        """
        await self._database.write(lambda c: job_rows.begin(c, job.id, datetime.now(UTC)))
        name, begun = _incoming(job.id, request.index), time.perf_counter()
        async with aclosing(self._fleet.engines[job.engine].draw(request)) as stream:
            async for each in stream:
                if isinstance(each, Drawn):
                    seconds = time.perf_counter() - begun
                    await self._store.put_incoming(name, each.data)
                    facts = (job.id, request.index, job.engine, seconds)
                    log.info("job %s picture %d: drawn by %s in %.1f s", *facts)
                    return _record(job, name, seconds, each), each.per_minute
                is_unseen = self.moderates
                await self._show(job, request.index, each.data, job.engine, is_unseen=is_unseen)
        raise BadAnswer("no picture")


def _record(job: Job, name: str, seconds: float, drawn: Drawn) -> Record:
    """Return what the next steps need to know: where the bytes are, who drew them, at what cost."""
    return {
        "incoming": name,
        "seconds": round(seconds, 3),
        "cost": None if drawn.cost is None else str(drawn.cost),
        "engine": job.engine,
        "model": job.model,
    }


def _incoming(job_id: str, index: int) -> str:
    """Return the name under which the engine's bytes are kept until they are checked."""
    return f"{job_id}-{index}"


def _is_concern(failure: EaselError | None) -> bool:
    """Say whether somebody should look after an order's person."""
    if isinstance(failure, Flagged):
        return failure.what == WORDS and is_concern(failure.categories)
    return isinstance(failure, ContentRefused) and is_concern(failure.categories)
