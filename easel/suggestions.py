"""Prompts that are proposed and not ordered yet: batches, /describe and /shorten."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from easel import policy as rules
from easel import prompts
from easel.engines.base import Engine
from easel.engines.prices import estimate
from easel.errors import DisallowedWords, JobRestricted, NotOffered, ReferencesOff, Vanished
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
from easel.policies import InForce, Policies
from easel.references import Patience, References
from easel.storage import offers as rows
from easel.storage import terms
from easel.storage.database import Database
from easel.storage.files import PictureStore

_NO_READER = "The engine that draws here can neither see pictures nor rewrite words."


class Suggestions:
    """Makes offers, keeps them, and gives them back when somebody clicks."""

    def __init__(
        self,
        *,
        engine: Engine,
        database: Database,
        store: PictureStore,
        policies: Policies,
        references: References,
        haste: Haste,
    ) -> None:
        self._engine = engine
        self._database = database
        self._store = store
        self._policies = policies
        self._references = references
        self._haste = haste

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
        offer = _offer(OfferKind.BATCH, order.person, order.place, texts, order.attachments)
        await self._database.write(lambda c: rows.put(c, offer))
        return Proposal(offer=offer, quote=self._quote(jobs))

    async def describe(
        self, person: Person, place: Place, url: str, *, attached: bool, patience: Patience
    ) -> Offer:
        """Offer prompts that would make a picture like the one at `url`.

        Raises NotOffered, ReferencesOff, TooFast, BadLink, an EngineError.
        """
        in_force = await self._policies.in_force(place.server_id)
        self._refuse_without_reader("/describe")
        if not in_force.policy.references:
            raise ReferencesOff
        await self._refuse_person(person, place)
        await patience(False)
        (kept,) = await self._references.keep(
            (Reference(role=Role.IMAGE, url=url),), attached=(url,) if attached else ()
        )
        return await self._described(person, place, in_force, kept.digest, kept.media_type)

    async def describe_again(self, person: Person, place: Place, offer_id: str) -> Offer:
        """Offer other prompts for the picture that an offer of /describe is about."""
        old = await self.find(place, offer_id)
        if old.digest is None or old.media_type is None:
            raise Vanished("picture")
        in_force = await self._policies.in_force(place.server_id)
        self._refuse_without_reader("/describe")
        if not in_force.policy.references:
            raise ReferencesOff
        await self._refuse_person(person, place)
        return await self._described(person, place, in_force, old.digest, old.media_type)

    async def shorten(self, person: Person, place: Place, prompt: Prompt) -> Offer:
        """Offer shorter prompts with the same parameters; its words pass the list first.

        Raises DisallowedWords, NotOffered, TooFast, an EngineError.
        """
        in_force = await self._policies.in_force(place.server_id)
        if hits := rules.disallowed(in_force.matcher, prompt):
            raise DisallowedWords(hits)
        self._refuse_without_reader("/shorten")
        await self._refuse_person(person, place)
        found = await self._engine.shorten(prompt.text, person_id=person.id)
        texts = [
            prompts.show(replace(prompt, text=text))
            for text in _passing(found, in_force)
            if len(text) < len(prompt.text)
        ]
        return await self._kept(_offer(OfferKind.SHORTEN, person, place, texts))

    async def find(self, place: Place, offer_id: str) -> Offer:
        """Return an offer of this server. Raises Vanished."""
        offer = await self._database.read(lambda c: rows.find(c, offer_id))
        if offer is None or offer.place.server_id != place.server_id:
            raise Vanished("offer")
        return offer

    async def own(self, person: Person, place: Place, offer_id: str) -> Offer:
        """Return a person's own offer. Raises Vanished, JobRestricted for another's."""
        offer = await self.find(place, offer_id)
        if offer.person_id != person.id:
            raise JobRestricted("offer")
        return offer

    async def _described(
        self, person: Person, place: Place, in_force: InForce, digest: str, media_type: str
    ) -> Offer:
        data = await self._store.get(digest, media_type)
        found = await self._engine.describe(data, person_id=person.id)
        offer = _offer(OfferKind.DESCRIBE, person, place, list(_passing(found, in_force)))
        return await self._kept(replace(offer, digest=digest, media_type=media_type))

    async def _kept(self, offer: Offer) -> Offer:
        await self._database.write(lambda c: rows.put(c, offer))
        return offer

    async def _refuse_person(self, person: Person, place: Place) -> None:
        """Raise what a teacher laid down for the person, or TooFast."""
        theirs = await self._database.read(lambda c: terms.of(c, person.id, place))
        terms.refuse(theirs, datetime.now(UTC))
        self._haste.refuse(person.id)

    def _refuse_without_reader(self, command: str) -> None:
        if not self._engine.reads:
            raise NotOffered(command, _NO_READER)

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


def _passing(texts: Iterable[str], in_force: InForce) -> Iterator[str]:
    """Yield what the list lets through: nothing is proposed that would be refused."""
    for text in texts:
        if not rules.disallowed(in_force.matcher, Prompt(text=text)):
            yield text


def _offer(
    kind: OfferKind,
    person: Person,
    place: Place,
    texts: Sequence[str],
    attachments: tuple[str, ...] = (),
) -> Offer:
    return Offer(
        id=uuid.uuid4().hex,
        kind=kind,
        person_id=person.id,
        place=place,
        texts=tuple(texts),
        attachments=attachments,
        made_at=datetime.now(UTC),
    )
