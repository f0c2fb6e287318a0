"""The only door to the core: every wish comes in here, and every picture passes the gate."""

from __future__ import annotations

import asyncio
import gc
import logging
from dataclasses import replace

from easel import policy as rules
from easel import prompts
from easel.acceptance import Acceptance
from easel.choosing import Choosing
from easel.collection import Collection
from easel.commission import Draft, judge
from easel.discipline import Discipline
from easel.edits import Origin
from easel.engines.base import Engine
from easel.errors import BadParameter, StorageError, Unexpected, to_record
from easel.jobs.line import Line
from easel.marks import Marks
from easel.model import (
    Action,
    Change,
    Edit,
    Forecast,
    Job,
    Offer,
    Options,
    Order,
    Person,
    PictureKey,
    Place,
    Prompt,
    Proposal,
    Region,
    Ticket,
)
from easel.offers import Offers
from easel.orders import Orders
from easel.personal import Personal
from easel.policies import Policies
from easel.references import Patience, References, no_patience
from easel.settings import Settings
from easel.sources import Sources
from easel.storage import facts
from easel.storage import jobs as rows
from easel.storage.database import Database
from easel.suggestions import Suggestions

log = logging.getLogger(__name__)

# A job that the line did not take is offered again after so many seconds.
START_AGAIN = 5.0


class Studio:
    """Takes orders and keeps the line; `collection`, `marks`, `orders` ... answer the rest."""

    def __init__(
        self,
        *,
        settings: Settings,
        engine: Engine,
        database: Database,
        policies: Policies,
        personal: Personal,
        choosing: Choosing,
        line: Line,
        orders: Orders,
        acceptance: Acceptance,
        collection: Collection,
        discipline: Discipline,
        marks: Marks,
        references: References,
        sources: Sources,
        offers: Offers,
        suggestions: Suggestions,
        start_again: float = START_AGAIN,
    ) -> None:
        self.engine = engine
        self.policies = policies
        self.personal = personal
        self.choosing = choosing
        self.orders = orders
        self.collection = collection
        self.discipline = discipline
        self.marks = marks
        self.offers = offers
        self.suggestions = suggestions
        self._settings = settings
        self._database = database
        self._line = line
        self._acceptance = acceptance
        self._references = references
        self._sources = sources
        self._left: list[Job] = []
        self._to_start: asyncio.Queue[Job] = asyncio.Queue()
        self._start_again = start_again

    async def look_back(self) -> None:
        """Note what an earlier process left, before the first order of this one can come.

        An order of this one begins when it has been answered, and no sooner: its pictures would
        look in vain for the message that they belong to.
        """
        self._left = [job for job, _ in await self._database.read(rows.standing)]

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
        await self._acceptance.measure_pace()
        while self._left:
            await self._take_up(self._left.pop(0))
        await self.orders.take_up()
        while True:
            job = await self._to_start.get()
            await self._acceptance.rush.over()
            try:
                if await self.orders.is_over(job):
                    continue  # stopped before it had begun
                await self._start(job)
            except Exception:  # whatever it was: the job is in our tables, and has been answered
                wait = self._start_again
                log.exception("job %s could not be started; again in %g s", job.id, wait)
                asyncio.get_running_loop().call_later(wait, self._to_start.put_nowait, job)

    async def close(self) -> None:
        """Take no more orders and park the line; nothing that was accepted is lost."""
        self._acceptance.close()
        await self._line.park()

    async def imagine(
        self,
        order: Order,
        patience: Patience = no_patience,
        action: Action = Action.IMAGINE,
    ) -> Ticket | Proposal:
        """Accept an order for new pictures; several orders in one text are proposed first.

        `patience` is told before reference pictures are fetched. Raises a Refusal, and then
        nothing has happened.
        """
        wanted = await self._read_all(order, order.text)
        drafts = [Draft(order=order, action=action, prompt=each) for each in wanted]
        if len(drafts) > 1:
            return await self.offers.batch(order, wanted, await self._acceptance.judged(drafts))
        return await self._acceptance.one(await self._supplied(drafts[0], patience))

    async def confirm(
        self, order: Order, offer_id: str, patience: Patience = no_patience
    ) -> list[Ticket]:
        """Accept all orders of a batch, once. Raises JobRestricted for another's or a second time.

        Their messages are follow-ups of the click that `order` stands for.
        """
        offer = await self.offers.own(order.person, order.place, offer_id)
        address = replace(order.address, is_follow_up=True)
        order = replace(order, address=address, attachments=offer.attachments)
        drafts = [
            Draft(order=order, action=Action.IMAGINE, prompt=self._parse(text, order))
            for text in offer.texts
        ]
        supplied = [await self._supplied(each, patience) for each in drafts]
        return await self._acceptance.batch(supplied, offer.id)

    async def propose_all(self, order: Order, offer_id: str) -> Proposal:
        """Propose to order every prompt that /describe or /shorten offered, in anybody's name."""
        offer = await self.offers.find(order.place, offer_id)
        wanted = await self._read_all(order, *offer.texts)
        drafts = [Draft(order=order, action=Action.IMAGINE, prompt=each) for each in wanted]
        return await self.offers.batch(order, wanted, await self._acceptance.judged(drafts))

    async def shorten(self, order: Order, patience: Patience = no_patience) -> Offer:
        """Offer shorter prompts in place of the order's text."""
        prompt = await self._read_one(order)
        return await self.suggestions.shorten(order.person, order.place, prompt, patience)

    async def vary(self, order: Order, key: PictureKey, patience: Patience = no_patience) -> Ticket:
        """Accept an order for variations of a kept picture, as strong as its person likes them."""
        theirs = await self.personal.of(order.person, order.place)
        change = Change.VARY_SUBTLE if theirs.is_subtle else Change.VARY_STRONG
        return await self.edit(order, key, Edit(change=change), patience)

    async def edit(
        self, order: Order, key: PictureKey, edit: Edit, patience: Patience = no_patience
    ) -> Ticket:
        """Accept an order that makes something of a kept picture.

        Its words are the picture's own, or `order.text` where there is any. Raises Vanished
        when the picture is gone, ActionRestricted when nothing could come of it.
        """
        job = await self.collection.clicked(order.person, order.place, key.job_id)
        origin = await self.collection.origin(job, key, edit)
        return await self._from(order, edit.action, job, origin, patience)

    async def zoom(
        self, order: Order, key: PictureKey, factor: str, patience: Patience = no_patience
    ) -> Ticket:
        """Accept a zoom by a factor as it was typed, with the words of `order`."""
        try:
            edit = Edit.zoom_out(factor)
        except ValueError as error:
            raise BadParameter("Zoom", factor, str(error)) from None
        return await self.edit(order, key, edit, patience)

    async def region(
        self,
        order: Order,
        key: PictureKey,
        region: Region,
        mask: str | None = None,
        patience: Patience = no_patience,
    ) -> Ticket:
        """Accept an order that draws a part of a picture anew, with the words of `order`.

        `mask` is the address of one that was attached; it goes before the region's cells.
        """
        if mask is not None:
            region = await self._uploaded(order, key, mask, patience)
        edit = Edit(change=Change.VARY_REGION, region=region)
        return await self.edit(order, key, edit, patience)

    async def again(self, order: Order, job_id: str, patience: Patience = no_patience) -> Ticket:
        """Accept the same order once more, or with the words of `order` where there are any."""
        job = await self.collection.clicked(order.person, order.place, job_id)
        origin = None
        if job.parent is not None and job.edit is not None:
            parent = await self.collection.job(order.place, job.parent.job_id)
            origin = await self.collection.origin(parent, job.parent, job.edit)
        return await self._from(order, Action.AGAIN, job, origin, patience)

    async def picker(
        self, person: Person, place: Place, key: PictureKey, side: int, chosen: tuple[int, ...]
    ) -> bytes:
        """Return a picture with the cells of Vary (Region) drawn on it, as a small JPEG."""
        await self.collection.showable(person, place, key.job_id)
        return await self._sources.picker(key, side, chosen)

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

    async def test(self, place: Place, text: str) -> rules.Wish:
        """Return what an order of `text` would become here; raise the Refusal that stops it."""
        return judge(
            prompts.parse(text, limit=self._settings.prompt.characters),
            place,
            in_force=await self.policies.in_force(place.server_id),
            engine=self.engine,
            settings=self._settings,
        )

    async def standing(self) -> list[tuple[Job, int, Forecast]]:
        """Return every unfinished job, how many of its pictures are done, and its forecast."""
        return await self._acceptance.standing()

    async def recall(self, name: str) -> str | None:
        """Return what `remember` was told under `name`, across restarts."""
        return await self._database.read(lambda c: facts.get(c, name))

    async def remember(self, name: str, value: str) -> None:
        """Keep a small fact of the surface's own."""
        await self._database.write(lambda c: facts.put(c, name, value))

    async def _from(
        self,
        order: Order,
        action: Action,
        job: Job,
        origin: Origin | None,
        patience: Patience,
    ) -> Ticket:
        """Accept an order that grows from `job`, in its words or in those of `order`."""
        draft = await self._draft(order, action, job, origin)
        return await self._acceptance.one(await self._supplied(draft, patience))

    async def _draft(self, order: Order, action: Action, job: Job, origin: Origin | None) -> Draft:
        if order.text:
            text = prompts.restore(order.text, job.prompt)
            prompt = await self._read_one(replace(order, text=text))
            is_remix = prompt != job.prompt
        else:
            # Its turn in the line is for whoever orders now to choose; hidden stays hidden.
            hidden = True if job.is_hidden else None
            prompt, is_remix = replace(job.prompt, speed=None, hidden=hidden), False
        if origin is not None:
            origin = replace(origin, edit=replace(origin.edit, is_remix=is_remix))
        elif is_remix:
            action = Action.IMAGINE
        return Draft(
            order=order, action=action, prompt=prompt, origin=origin, references=job.references
        )

    async def _uploaded(
        self, order: Order, key: PictureKey, url: str, patience: Patience
    ) -> Region:
        """Fetch and keep a mask, for an order that passes the gate with any."""
        any_region = Edit(change=Change.VARY_REGION, region=Region(side=1, cells=(0,)))
        job = await self.collection.clicked(order.person, order.place, key.job_id)
        origin = await self.collection.origin(job, key, any_region)
        draft = await self._draft(order, any_region.action, job, origin)
        (judged,) = await self._acceptance.judged((draft,))
        await patience(judged.is_hidden)
        data = await self._references.download(url)
        return Region(mask=await self._sources.keep_mask(key, data))

    async def _supplied(self, draft: Draft, patience: Patience) -> Draft:
        """Return `draft` with the pictures that its prompt points at, kept.

        It is judged first, so that nothing is fetched for what is refused anyway.
        """
        if not draft.prompt.references:
            return replace(draft, references=())
        (judged,) = await self._acceptance.judged((draft,))
        kept = await self._references.keep(
            draft.prompt.references,
            attached=draft.order.attachments,
            known=draft.references,
            patience=patience,
            is_hidden=judged.is_hidden,
        )
        return replace(draft, references=kept)

    async def _read_all(self, order: Order, *texts: str) -> list[Prompt]:
        """Read what /imagine makes of each text: its choices, and what its person has saved."""
        theirs = await self.personal.of(order.person, order.place)
        return [
            prompt
            for text in texts
            for prompt in prompts.parse_all(
                text,
                order.options,
                limit=self._settings.prompt.characters,
                attachments=order.attachments,
                custom=theirs.options,
                suffix=theirs.suffix,
            )
        ]

    async def _read_one(self, order: Order) -> Prompt:
        theirs = await self.personal.of(order.person, order.place)
        return prompts.parse(
            order.text,
            order.options,
            limit=self._settings.prompt.characters,
            attachments=order.attachments,
            custom=theirs.options,
        )

    def _parse(self, text: str, order: Order) -> Prompt:
        """Read one of an offer's texts: whatever was the person's own is written out in it."""
        return prompts.parse(
            text,
            Options(),
            limit=self._settings.prompt.characters,
            attachments=order.attachments,
        )

    async def _take_up(self, job: Job) -> None:
        if await self._line.is_over(job.id):
            failure = to_record(Unexpected(reference=f"job {job.id}"))
            await self._line.give_up(job.id, job.person.id, failure)
        else:
            await self._start(job)

    async def _start(self, job: Job) -> None:
        await self._line.start(job.id, job.person.id, job.number, relaxed=job.is_relaxed)
