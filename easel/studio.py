"""The only door to the core: every wish comes in here, and every picture passes `_accept`."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterable
from functools import partial

from easel import policy as rules
from easel import prompts
from easel.commission import commission, judge
from easel.edits import Origin
from easel.engines.base import Engine
from easel.errors import (
    ActionRestricted,
    BadParameter,
    Closing,
    DisallowedWords,
    EaselError,
    StorageError,
    Unexpected,
    Vanished,
    to_record,
)
from easel.jobs.forecast import Entry, Pace, forecast
from easel.jobs.line import Line
from easel.jobs.rush import Rush
from easel.model import (
    Action,
    Change,
    Edit,
    Forecast,
    Job,
    JobState,
    Options,
    Order,
    PictureKey,
    Place,
    Prompt,
    Ticket,
)
from easel.orders import Orders
from easel.parcel import File
from easel.policies import Policies
from easel.settings import Settings
from easel.storage import facts
from easel.storage import jobs as rows
from easel.storage import pictures as picture_rows
from easel.storage import policies as policy_rows
from easel.storage.database import Connection, Database
from easel.workshop import Workshop

log = logging.getLogger(__name__)

# Before anything was drawn here, a picture is expected to take so many seconds.
FIRST_GUESS = 10.0
# A job that the line did not take is offered again after so many seconds.
START_AGAIN = 5.0
# The pace of the line is the mean of the latest pictures, so many of them.
RECENT = 20


class _PolicyMoved(EaselError):
    """The policy was edited between judging an order and recording it."""


class Studio:
    """Takes orders, shows pictures, keeps the line: all that the surface may ask for."""

    def __init__(
        self,
        *,
        settings: Settings,
        engine: Engine,
        database: Database,
        policies: Policies,
        workshop: Workshop,
        line: Line,
        orders: Orders,
    ) -> None:
        self.engine = engine
        self.policies = policies
        self.orders = orders
        self._settings = settings
        self._database = database
        self._workshop = workshop
        self._line = line
        self._to_start: asyncio.Queue[Job] = asyncio.Queue()
        self._closing = False
        self._seconds = FIRST_GUESS
        self._rush = Rush()

    async def keep_line(self) -> None:
        """Open the line, take up what an earlier process left, and start what is accepted.

        It runs until it is cancelled. Orders may come before it does: they wait in our own
        tables. Jobs start one after another, since together they would stall the loop.
        """
        await self._line.open()
        await self.engine.open()
        # What is loaded by now stays. Looked through again and again for what can be forgotten,
        # it would hold everything up for 0.1 s each time.
        gc.collect()
        gc.freeze()
        await self._measure_pace()
        for job, _ in await self._database.read(rows.standing):
            await self._take_up(job)
        await self.orders.take_up()
        while True:
            job = await self._to_start.get()
            await self._rush.over()
            try:
                if await self.orders.is_over(job):
                    continue  # stopped before it had begun
                await self._line.start(job.id, job.person.id, job.number)
            except Exception:  # whatever it was: the job is in our tables, and has been answered
                log.exception("job %s could not be started; again in %g s", job.id, START_AGAIN)
                asyncio.get_running_loop().call_later(START_AGAIN, self._to_start.put_nowait, job)

    async def close(self) -> None:
        """Take no more orders and park the line; nothing that was accepted is lost."""
        self._closing = True
        await self._line.park()
        self._workshop.close()

    async def imagine(self, order: Order) -> Ticket:
        """Accept an order for new pictures. Raises a Refusal, and then nothing has happened."""
        prompt = self._read(order.text, order.options)
        return await self._accept(order, Action.IMAGINE, prompt)

    async def vary(self, order: Order, key: PictureKey) -> Ticket:
        """Accept an order for strong variations of a kept picture, as V does."""
        return await self.edit(order, key, Edit(change=Change.VARY_STRONG))

    async def edit(self, order: Order, key: PictureKey, edit: Edit) -> Ticket:
        """Accept an order that makes something of a kept picture.

        Its words are the picture's own, or `order.text` where there is any. Raises Vanished
        when the picture is gone, ActionRestricted when nothing could come of it.
        """
        origin = await self._origin(order.place, key, edit)
        prompt = self._read(order.text, order.options) if order.text else origin.job.prompt
        return await self._accept(order, edit.action, prompt, origin)

    async def zoom(self, order: Order, key: PictureKey, factor: str) -> Ticket:
        """Accept a zoom by a factor as it was typed, with the words of `order`."""
        try:
            edit = Edit.zoom_out(factor)
        except ValueError as error:
            raise BadParameter("Zoom", factor, str(error)) from None
        return await self.edit(order, key, edit)

    async def again(self, order: Order, job_id: str) -> Ticket:
        """Accept the same order once more. Raises Vanished when the first one is gone."""
        first = await self.job(order.place, job_id)
        origin = None
        if first.parent is not None and first.edit is not None:
            origin = await self._origin(order.place, first.parent, first.edit)
        return await self._accept(order, Action.AGAIN, first.prompt, origin)

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

    async def show(self, place: Place, key: PictureKey) -> tuple[Job, File]:
        """Return a kept picture, to be shown alone.

        It passes today's list: a picture whose words are refused by now is not shown again.
        """
        job = await self.showable(place, key.job_id)
        return job, await self._workshop.file(key, place)

    async def double(self, place: Place, key: PictureKey) -> File:
        """Return a kept picture at twice its size, resampled here: no engine, no cost.

        It passes today's list like `show`. Raises ActionRestricted when that is too large.
        """
        if self._closing:
            raise Closing
        await self.showable(place, key.job_id)
        picture = await self._workshop.picture(key)
        if 4 * picture.size.pixels > self._settings.pictures.max_pixels:
            reason = f"Twice {picture.size} is more than this bot's limit for a picture."
            raise ActionRestricted("Upscale (Subtle)", reason)
        return await self._workshop.doubled(picture, place)

    async def showable(self, place: Place, job_id: str) -> Job:
        """Return a job whose words today's list still lets through."""
        job = await self.job(place, job_id)
        in_force = await self.policies.in_force(place.server_id)
        if hits := rules.disallowed(in_force.matcher, job.prompt):
            raise DisallowedWords(hits)
        return job

    async def job(self, place: Place, job_id: str) -> Job:
        """Return a job of this server; one of another server has Vanished like none at all."""
        job = await self._database.read(lambda c: rows.find(c, job_id))
        if job is None or job.place.server_id != place.server_id:
            raise Vanished("order")
        return job

    async def test(self, place: Place, text: str) -> rules.Wish:
        """Return what an order of `text` would become here; raise the Refusal that stops it."""
        in_force = await self.policies.in_force(place.server_id)
        return judge(
            self._read(text, Options()),
            in_force=in_force,
            engine=self.engine,
            settings=self._settings,
        )

    async def standing(self) -> list[tuple[Job, int, Forecast]]:
        """Return every unfinished job, how many of its pictures are done, and its forecast."""
        await self._measure_pace()
        jobs = await self._database.read(rows.standing)
        coming = self._forecast(
            Entry(
                job_id=job.id,
                person_id=job.person.id,
                pictures=job.number - drawn,
                begun=job.state is JobState.DRAWING,
            )
            for job, drawn in jobs
        )
        return [(job, drawn, coming[job.id]) for job, drawn in jobs]

    async def recall(self, name: str) -> str | None:
        """Return what `remember` was told under `name`, across restarts."""
        return await self._database.read(lambda c: facts.get(c, name))

    async def remember(self, name: str, value: str) -> None:
        """Keep a small fact of the surface's own."""
        await self._database.write(lambda c: facts.put(c, name, value))

    async def _accept(
        self, order: Order, action: Action, prompt: Prompt, origin: Origin | None = None
    ) -> Ticket:
        """Judge and record an order: the one way to a picture.

        The record asks in its own transaction whether the policy is still the one the order
        was judged by; when a teacher has just edited it, the order is judged anew.
        """
        if self._closing:
            raise Closing
        self._rush.order_came()
        server_id, at_least = order.place.server_id, 0
        while True:
            in_force = await self.policies.in_force(server_id, at_least=at_least)
            job = commission(
                order,
                action,
                prompt,
                origin,
                in_force=in_force,
                engine=self.engine,
                settings=self._settings,
            )
            try:
                line = await self._database.write(partial(self._record, job))
            except _PolicyMoved:
                at_least = job.policy_version + 1
                continue
            coming = self._forecast(line)
            return Ticket(job=job, forecast=coming[job.id])

    def _record(self, job: Job, connection: Connection) -> list[Entry]:
        newest = policy_rows.version_in_force(connection, job.place.server_id)
        if newest != job.policy_version:
            raise _PolicyMoved
        line = self._settings.line
        rows.accept(
            connection,
            job,
            orders_per_person=line.running_per_person + line.waiting_per_person,
            pictures_per_day=self._settings.quota.pictures_per_day,
        )
        return [
            Entry(
                job_id=row.id,
                person_id=row.person_id,
                pictures=row.number,
                begun=row.state == JobState.DRAWING,
            )
            for row in rows.entries(connection)
        ]

    async def _origin(self, place: Place, key: PictureKey, edit: Edit) -> Origin:
        job = await self.job(place, key.job_id)
        return Origin(edit=edit, job=job, picture=await self._workshop.picture(key))

    def _read(self, text: str, options: Options) -> Prompt:
        return prompts.parse(text, options, limit=self._settings.prompt.characters)

    async def _measure_pace(self) -> None:
        seconds = await self._database.read(lambda c: picture_rows.recent_seconds(c, RECENT))
        if seconds:
            self._seconds = sum(seconds) / len(seconds)

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

    async def _take_up(self, job: Job) -> None:
        if await self._line.is_over(job.id):
            failure = to_record(Unexpected(reference=f"job {job.id}"))
            await self._line.give_up(job.id, job.person.id, failure)
        else:
            await self._line.start(job.id, job.person.id, job.number)
