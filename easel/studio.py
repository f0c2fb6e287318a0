"""The only door to the core: every wish comes in here, and every picture passes the gate."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from easel.acceptance import Acceptance
from easel.appeals import Appeals
from easel.briefing import Briefing
from easel.choosing import Choosing
from easel.chronicle import Chronicle
from easel.collection import Collection
from easel.commission import Brief
from easel.concerns import Concerns
from easel.discipline import Discipline
from easel.drafts import Drafts
from easel.edits import Origin
from easel.engines.base import Engine
from easel.errors import BadParameter, Vanished
from easel.marks import Marks
from easel.model import (
    Action,
    Change,
    Edit,
    Forecast,
    Job,
    Offer,
    Order,
    Person,
    PictureKey,
    Place,
    Prompt,
    Proposal,
    Region,
    Ticket,
)
from easel.moderation import Moderation
from easel.offers import Offers
from easel.orders import Orders
from easel.personal import Personal
from easel.policies import Policies
from easel.reading import Reading
from easel.references import Patience, no_patience
from easel.reviews import Reviews
from easel.settings import Settings
from easel.sources import Sources
from easel.starting import Starting
from easel.storage import facts
from easel.storage.database import Database
from easel.suggestions import Suggestions
from easel.trying import Trial, tried

log = logging.getLogger(__name__)


class Studio:
    """Takes orders; `starting`, `collection`, `marks`, `orders` ... answer the rest."""

    def __init__(
        self,
        *,
        settings: Settings,
        engine: Engine,
        database: Database,
        policies: Policies,
        chronicle: Chronicle,
        drafts: Drafts,
        personal: Personal,
        choosing: Choosing,
        orders: Orders,
        reading: Reading,
        starting: Starting,
        acceptance: Acceptance,
        collection: Collection,
        discipline: Discipline,
        marks: Marks,
        briefing: Briefing,
        sources: Sources,
        offers: Offers,
        suggestions: Suggestions,
        appeals: Appeals,
        moderation: Moderation,
        reviews: Reviews,
        concerns: Concerns,
    ) -> None:
        self.engine = engine
        self.policies = policies
        self.chronicle = chronicle
        self.drafts = drafts
        self.personal = personal
        self.choosing = choosing
        self.orders = orders
        self.collection = collection
        self.discipline = discipline
        self.marks = marks
        self.offers = offers
        self.starting = starting
        self.suggestions = suggestions
        self.appeals = appeals
        self.moderation = moderation
        self.reviews = reviews
        self.concerns = concerns
        self._settings = settings
        self._database = database
        self._acceptance = acceptance
        self._briefing = briefing
        self._sources = sources
        self._reading = reading

    async def close(self) -> None:
        """Take no more orders and park the line; nothing that was accepted is lost."""
        self._acceptance.close()
        await self.starting.park()

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
        wanted = await self._reading.all(order, order.text)
        if len(wanted) > 1:
            return await self._proposed(order, wanted)
        brief = Brief(order=order, action=action, prompt=wanted[0])
        return await self._acceptance.one(await self._briefing.supplied(brief, patience))

    async def confirm(
        self, order: Order, offer_id: str, patience: Patience = no_patience
    ) -> list[Ticket]:
        """Accept all orders of a batch, once. Raises JobRestricted for another's or a second time.

        Their messages are follow-ups of the click that `order` stands for.
        """
        offer = await self.offers.own(order.person, order.place, offer_id)
        address = replace(order.address, is_follow_up=True)
        order = replace(order, address=address, attachments=offer.attachments)
        briefs = await self._briefing.of_offer(order, offer, patience)
        return await self._acceptance.batch(briefs, offer.id)

    async def propose_all(self, order: Order, offer_id: str) -> Proposal:
        """Propose to order every prompt that /describe or /shorten offered, in anybody's name."""
        offer = await self.offers.find(order.place, offer_id)
        return await self._proposed(order, await self._reading.all(order, *offer.texts))

    async def shorten(self, order: Order, patience: Patience = no_patience) -> Offer:
        """Offer shorter prompts in place of the order's text."""
        prompt = await self._reading.one(order)
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
        origin = await self.collection.origin(order.person, order.place, job, key, edit)
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
            region = await self._briefing.mask(order, key, mask, patience)
        edit = Edit(change=Change.VARY_REGION, region=region)
        return await self.edit(order, key, edit, patience)

    async def again(self, order: Order, job_id: str, patience: Patience = no_patience) -> Ticket:
        """Accept the same order once more, or with the words of `order` where there are any."""
        job = await self.collection.clicked(order.person, order.place, job_id)
        origin = None
        if job.parent is not None and job.edit is not None:
            parent = await self.collection.job(order.place, job.parent.job_id)
            origin = await self.collection.origin(
                order.person, order.place, parent, job.parent, job.edit
            )
        return await self._from(order, Action.AGAIN, job, origin, patience)

    async def retry(self, order: Order, note_id: str, patience: Patience = no_patience) -> Ticket:
        """Accept an order that was refused, or what `order` says in its place, where it was.

        Raises Vanished when it is another's, can't be ordered so, or is forgotten.
        """
        note = await self.appeals.own(order.person, note_id)
        # Whoever manages another server does not manage this one.
        if not note.is_order or note.place.server_id != order.place.server_id:
            raise Vanished("order")
        order = replace(order, place=note.place, text=order.text or note.text)
        if note.parent is not None and note.edit is not None:
            return await self.edit(order, note.parent, note.edit, patience)
        brief = Brief(order=order, action=Action.IMAGINE, prompt=await self._reading.one(order))
        return await self._acceptance.one(await self._briefing.supplied(brief, patience))

    async def meant_otherwise(
        self, order: Order, note_id: str, patience: Patience = no_patience
    ) -> Ticket | None:
        """Accept an order as it was typed: its person meant something else than was asked.

        None where it can't be ordered from here, and its person may do the same again.
        """
        note = await self.appeals.mean(order.person, note_id)
        return await self.retry(order, note_id, patience) if note.is_order else None

    async def picker(
        self, person: Person, place: Place, key: PictureKey, side: int, chosen: tuple[int, ...]
    ) -> bytes:
        """Return a picture with the cells of Vary (Region) drawn on it, as a small JPEG."""
        await self.collection.showable(person, place, key.job_id)
        return await self._sources.picker(key, side, chosen)

    async def test(self, place: Place, text: str) -> Trial:
        """Return what an order of `text` would become here, or why not; nothing is noted.

        Raises BadParameter for what can't be read.
        """
        return tried(
            self._reading.plain(text),
            datetime.now(UTC),
            in_force=await self.policies.in_force(place),
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

    async def _proposed(self, order: Order, wanted: Sequence[Prompt]) -> Proposal:
        """Offer several orders together, each judged: what one person may ask for only so often."""
        self.offers.refuse_haste(order.person)
        briefs = [Brief(order=order, action=Action.IMAGINE, prompt=each) for each in wanted]
        return await self.offers.batch(order, wanted, await self._acceptance.judged(briefs))

    async def _from(
        self,
        order: Order,
        action: Action,
        job: Job,
        origin: Origin | None,
        patience: Patience,
    ) -> Ticket:
        """Accept an order that grows from `job`, in its words or in those of `order`."""
        brief = await self._briefing.grown(order, action, job, origin)
        return await self._acceptance.one(await self._briefing.supplied(brief, patience))
