"""Orders as they were read -> briefs, with the pictures that they start from fetched and kept."""

from __future__ import annotations

from dataclasses import replace

from easel import prompts
from easel.acceptance import Acceptance
from easel.collection import Collection
from easel.commission import Brief
from easel.discipline import Discipline
from easel.edits import Origin
from easel.model import Action, Change, Edit, Job, Offer, Order, PictureKey, Region
from easel.reading import Reading
from easel.references import Patience, References
from easel.sources import Sources


class Briefing:
    """Makes briefs; each is judged before anything is fetched for it."""

    def __init__(
        self,
        *,
        reading: Reading,
        acceptance: Acceptance,
        collection: Collection,
        discipline: Discipline,
        references: References,
        sources: Sources,
    ) -> None:
        self._reading = reading
        self._acceptance = acceptance
        self._collection = collection
        self._discipline = discipline
        self._references = references
        self._sources = sources

    async def of_offer(self, order: Order, offer: Offer, patience: Patience) -> list[Brief]:
        """Return the briefs of a batch; a picture that several of them point at is fetched once."""
        wanted = [self._reading.plain(text, order.attachments) for text in offer.texts]
        found: list[Brief] = []
        for prompt in wanted:
            known = tuple(kept for each in found for kept in each.references)
            brief = Brief(order=order, action=Action.IMAGINE, prompt=prompt, references=known)
            found.append(await self.supplied(brief, patience))
        return found

    async def grown(self, order: Order, action: Action, job: Job, origin: Origin | None) -> Brief:
        """Return the brief of an order that grows from `job`, in its words or in the order's."""
        if order.text:
            text = prompts.restore(order.text, job.prompt)
            prompt = await self._reading.one(replace(order, text=text))
            is_remix = prompt != job.prompt
        else:
            # Its turn in the line is for whoever orders now to choose; hidden stays hidden.
            hidden = True if job.is_hidden else None
            prompt, is_remix = replace(job.prompt, speed=None, hidden=hidden), False
        if origin is not None:
            origin = replace(origin, edit=replace(origin.edit, is_remix=is_remix))
        elif is_remix:
            action = Action.IMAGINE
        return Brief(
            order=order, action=action, prompt=prompt, origin=origin, references=job.references
        )

    async def supplied(self, brief: Brief, patience: Patience) -> Brief:
        """Return `brief` with the pictures that its prompt points at, kept."""
        if not brief.prompt.references:
            return replace(brief, references=())
        order = brief.order
        is_hidden = await self._may_fetch(brief)
        kept = await self._references.keep(
            brief.prompt.references,
            person_id=order.person.id,
            attached=order.attachments,
            known=brief.references,
            patience=patience,
            is_hidden=is_hidden,
        )
        return replace(brief, references=kept)

    async def mask(self, order: Order, key: PictureKey, url: str, patience: Patience) -> Region:
        """Fetch and keep a mask, for an order that passes the gate with any."""
        any_region = Edit(change=Change.VARY_REGION, region=Region(side=1, cells=(0,)))
        job = await self._collection.clicked(order.person, order.place, key.job_id)
        origin = await self._collection.origin(order.person, order.place, job, key, any_region)
        is_hidden = await self._may_fetch(await self.grown(order, any_region.action, job, origin))
        data = await self._references.download(
            url, person_id=order.person.id, patience=patience, is_hidden=is_hidden
        )
        return Region(mask=await self._sources.keep_mask(key, data))

    async def _may_fetch(self, brief: Brief) -> bool:
        """Refuse what would not be drawn anyway; say whether it is only for its person to see."""
        (judged,) = await self._acceptance.judged((brief,))
        await self._discipline.refuse(brief.order.person, brief.order.place)
        return judged.is_hidden
