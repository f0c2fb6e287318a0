"""Prompts that are proposed and not ordered yet: what is kept of them, and who may have it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from easel import prompts
from easel.engines.base import Engine
from easel.engines.prices import estimate
from easel.errors import JobRestricted, Vanished
from easel.haste import Haste
from easel.model import (
    Job,
    Offer,
    OfferKind,
    Order,
    Person,
    Place,
    Prompt,
    Proposal,
    Quote,
    Reference,
    Role,
)
from easel.storage import offers as rows
from easel.storage.database import Database

# One person has so many batches proposed in a minute: each is up to forty orders' work.
BATCHES_PER_MINUTE = 10


class Offers:
    """Keeps offers, and gives them back when somebody clicks."""

    def __init__(self, *, engine: Engine, database: Database) -> None:
        self._engine = engine
        self._database = database
        self._haste = Haste(BATCHES_PER_MINUTE)

    def refuse_haste(self, person: Person) -> None:
        """Count a batch that is to be proposed. Raises TooFast where there were enough."""
        self._haste.refuse(person.id)

    async def batch(self, order: Order, wanted: Sequence[Prompt], jobs: Sequence[Job]) -> Proposal:
        """Keep `wanted` as an offer of several orders; `jobs` are what they would become."""
        attached = {Reference(role=Role.IMAGE, url=url) for url in order.attachments}
        texts = [
            prompts.show(
                replace(
                    each,
                    references=tuple(ref for ref in each.references if ref not in attached),
                )
            )
            for each in wanted
        ]
        offer = offered(OfferKind.BATCH, order.person, order.place, texts, order.attachments)
        await self.keep(offer)
        return Proposal(offer=offer, quote=self._quote(jobs))

    async def keep(self, offer: Offer) -> None:
        """Record a new offer."""
        await self._database.write(lambda c: rows.put(c, offer))

    async def find(self, place: Place, offer_id: str) -> Offer:
        """Return what /describe or /shorten offered on this server. Raises Vanished."""
        offer = await self._find(place, offer_id)
        if offer.kind is OfferKind.BATCH:  # one person's own, and nobody else's to look at
            raise Vanished("offer")
        return offer

    async def text(self, place: Place, offer_id: str, index: int) -> str:
        """Return one of the texts of such an offer, by its 0-based index. Raises Vanished."""
        texts = (await self.find(place, offer_id)).texts
        if index >= len(texts):
            raise Vanished("offer")
        return texts[index]

    async def own(self, person: Person, place: Place, offer_id: str) -> Offer:
        """Return a person's own batch. Raises Vanished, JobRestricted for another's."""
        offer = await self._find(place, offer_id)
        if offer.kind is not OfferKind.BATCH:
            raise Vanished("offer")
        if offer.person_id != person.id:
            raise JobRestricted("offer")
        return offer

    async def _find(self, place: Place, offer_id: str) -> Offer:
        offer = await self._database.read(lambda c: rows.find(c, offer_id))
        if offer is None or offer.place.server_id != place.server_id:
            raise Vanished("offer")
        return offer

    def _quote(self, jobs: Sequence[Job]) -> Quote:
        costs = [self._cost(job) for job in jobs]
        known = [cost for cost in costs if cost is not None]
        return Quote(
            orders=len(jobs),
            pictures=sum(job.number for job in jobs),
            cost=sum(known, Decimal(0)) if len(known) == len(jobs) else None,
        )

    def _cost(self, job: Job) -> Decimal | None:
        price = estimate(self._engine.model(job.model), job.quality, job.size)
        return None if price is None else price * job.number


def offered(
    kind: OfferKind,
    person: Person,
    place: Place,
    texts: Sequence[str],
    attachments: tuple[str, ...] = (),
) -> Offer:
    """Return an offer with an id of its own, made now."""
    return Offer(
        id=uuid.uuid4().hex,
        kind=kind,
        person_id=person.id,
        place=place,
        texts=tuple(texts),
        attachments=attachments,
        made_at=datetime.now(UTC),
    )
