"""Where pictures are drawn: an engine is asked for one, in its turn, and what comes is kept."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import aclosing, suppress
from datetime import UTC, datetime

from easel import policy as rules
from easel.darkroom import Darkroom
from easel.engines.base import Drawn, DrawRequest
from easel.engines.fleet import Fleet
from easel.engines.retry import nothing_drawn
from easel.errors import BadAnswer, EaselError, PictureError, RequestRefused, StorageError
from easel.jobs.work import ELSEWHERE, Record
from easel.model import Job, Variety
from easel.sources import Sources
from easel.stand_ins import as_drawn_by
from easel.storage import jobs as job_rows
from easel.storage import policies as policy_rows
from easel.storage.database import Database
from easel.storage.files import PictureStore
from easel.underway import UnderWay
from easel.watch import Watch

log = logging.getLogger(__name__)


class DrawingRoom:
    """Draws, and shows how far a picture is.

    `partials` is how many unfinished pictures each engine is to show, by its name; `moderates`
    says that none is seen before it was looked at.
    """

    def __init__(
        self,
        *,
        fleet: Fleet,
        watch: Watch,
        database: Database,
        store: PictureStore,
        darkroom: Darkroom,
        sources: Sources,
        under_way: UnderWay,
        partials: Mapping[str, int],
        moderates: bool,
    ) -> None:
        self._fleet = fleet
        self._watch = watch
        self._database = database
        self._store = store
        self._darkroom = darkroom
        self._sources = sources
        self._under_way = under_way
        self._partials = partials
        self._moderates = moderates

    def taken_by(self, job: Job, engine: str) -> Job:
        """Return `job` as `engine` draws it; as another does where that one is not to draw it.

        Its own engine may have been taken out of the settings. Raises RequestRefused when none
        that may draw it is left.
        """
        for name in (engine, *(each.engine for each in job.stand_ins)):
            ours = as_drawn_by(job, name)
            if ours is not None and name in self._fleet.engines:
                return ours
        raise RequestRefused(parameter="model", message=f"there is no engine {job.engine} here")

    async def request(self, job: Job, index: int) -> DrawRequest:
        """Return what an engine is asked for, with what it starts from."""
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
            variety=job.prompt.variety or Variety.MEDIUM,
        )

    async def draw(self, job: Job, ours: Job, request: DrawRequest, *, bound: bool) -> Record:
        """Have it drawn when its engine may be asked; a probe that fails waits for another turn.

        `ours` is `job` as that engine draws it. What is returned is for jobs.work.Work.draw; it
        runs on the loop where the engines' connections live.
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

    async def show(
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

    async def _drawn(self, job: Job, request: DrawRequest) -> tuple[Record, int | None]:
        """Have it drawn and keep what came; return its record and what was said of limits.

        It is kept before the engine is let go of: an engine holds only so many pictures at
        once, and those that wait for the disk are among them.
        """
        await self._database.write(lambda c: job_rows.begin(c, job.id, datetime.now(UTC)))
        name, begun = incoming(job.id, request.index), time.perf_counter()
        async with aclosing(self._fleet.engines[job.engine].draw(request)) as stream:
            async for each in stream:
                if isinstance(each, Drawn):
                    seconds = time.perf_counter() - begun
                    await self._store.put_incoming(name, each.data)
                    facts = (job.id, request.index, job.engine, seconds)
                    log.info("job %s picture %d: drawn by %s in %.1f s", *facts)
                    return _record(job, name, seconds, each), each.per_minute
                is_unseen = self._moderates
                await self.show(job, request.index, each.data, job.engine, is_unseen=is_unseen)
        raise BadAnswer("no picture")

    async def _colour(self, job: Job) -> str:
        """Return the colours of the policy that the job was judged by."""
        server_id, version = job.place.server_id, job.policy_version
        record = await self._database.read(lambda c: policy_rows.of_version(c, server_id, version))
        policy = rules.DEFAULT if record is None else rules.from_record(record)
        return rules.resolve(rules.layers_of(policy, job.place)).rules.colour


def incoming(job_id: str, index: int) -> str:
    """Return the name under which the engine's bytes are kept until they are checked."""
    return f"{job_id}-{index}"


def _record(job: Job, name: str, seconds: float, drawn: Drawn) -> Record:
    """Return what the next steps need to know: where the bytes are, who drew them, at what cost."""
    return {
        "incoming": name,
        "seconds": round(seconds, 3),
        "cost": None if drawn.cost is None else str(drawn.cost),
        "engine": job.engine,
        "model": job.model,
    }
