"""Prompts that an engine proposes: for a picture (/describe) and for a longer one (/shorten)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from easel import policy as rules
from easel import prompts
from easel.concerns import Concerns
from easel.discipline import Discipline
from easel.engines.base import Engine
from easel.errors import (
    BadAnswer,
    ContentRefused,
    EaselError,
    EngineTimeout,
    Flagged,
    Held,
    ListedWords,
    NotOffered,
    ReferencesOff,
    Vanished,
)
from easel.haste import Haste
from easel.model import Offer, OfferKind, Person, Place, Prompt, Reference, Role
from easel.moderation import Moderation
from easel.noting import Asked
from easel.offers import Offers, offered
from easel.passes import Passes
from easel.personal import Personal
from easel.policies import InForce, Policies
from easel.references import Patience, References
from easel.storage.files import PictureStore

# So many are offered, whatever an engine proposes: each gets a button in one row.
MOST = 5

_NO_READER = "The engine that draws here can neither see pictures nor rewrite words."
_NOTHING_PASSES = "No prompt for this picture keeps to this server's rules. Try another picture."
_NOT_READ: dict[type[EaselError], str] = {
    BadAnswer: "The model found no words this time. Try again.",
    ContentRefused: "The service's own rules stopped it. Try another picture or other words.",
    EngineTimeout: "The model took too long. Try again in a minute.",
    Flagged: "Moderation saw in the picture what is not for a class. Try another picture.",
    Held: "Nobody can look at pictures just now, so none is described. Try again in a few minutes.",
}


class Suggestions:
    """Has the engine read, and offers what it says as far as it could be ordered.

    Who hides their orders is answered alone: what is read of a prompt or a picture tells as much.
    No proposal has more than `limit` characters: it could not be ordered.
    """

    def __init__(
        self,
        *,
        engine: Engine,
        offers: Offers,
        store: PictureStore,
        policies: Policies,
        personal: Personal,
        references: References,
        discipline: Discipline,
        concerns: Concerns,
        moderation: Moderation,
        haste: Haste,
        passes: Passes,
        limit: int,
    ) -> None:
        self._engine = engine
        self._offers = offers
        self._store = store
        self._policies = policies
        self._personal = personal
        self._references = references
        self._discipline = discipline
        self._concerns = concerns
        self._moderation = moderation
        self._haste = haste
        self._passes = passes
        self._limit = limit

    async def describe(
        self, person: Person, place: Place, url: str, *, attached: bool, patience: Patience
    ) -> tuple[Offer, bytes]:
        """Offer prompts that would make a picture like the one at `url`; return it with them.

        Raises ReferencesOff, NotOffered, Blocked, MessagePending, TooFast, BadLink, an
        EngineError.
        """
        in_force = await self._readable(person, place)
        (kept,) = await self._references.keep(
            (Reference(role=Role.IMAGE, url=url),),
            person_id=person.id,
            attached=(url,) if attached else (),
            patience=patience,
            is_hidden=await self._hides(person, place, in_force),
        )
        return await self._described(person, place, in_force, kept.digest, kept.media_type)

    async def describe_again(
        self, person: Person, place: Place, offer_id: str, patience: Patience
    ) -> tuple[Offer, bytes]:
        """Offer other prompts for the picture that an offer of /describe is about."""
        old = await self._offers.find(place, offer_id)
        if old.digest is None or old.media_type is None:
            raise Vanished("picture")
        in_force = await self._readable(person, place)
        await patience(await self._hides(person, place, in_force))
        return await self._described(person, place, in_force, old.digest, old.media_type)

    async def shorten(
        self, person: Person, place: Place, prompt: Prompt, patience: Patience
    ) -> Offer:
        """Offer shorter prompts with the same parameters; its words pass the list first.

        There are none in it when nothing can be left out.
        Raises MayNeedHelp, DisallowedWords, DidYouMean, NotOffered, Blocked, MessagePending,
        TooFast, an EngineError.
        """
        await self._concerns.refuse(person, place, prompt)
        in_force = await self._policies.in_force(place)
        try:
            rules.refuse_listed(in_force.policy, in_force.matcher, prompt)
        except ListedWords as refusal:
            asked = Asked(person=person, place=place, prompt=prompt, is_order=False)
            await self._passes.admit(asked, refusal, in_force)
        await self._refuse("/shorten", person, place)
        await patience(await self._hides(person, place, in_force, prompt))
        with _read_by("/shorten"):
            found = await self._engine.shorten(prompt.text, person_id=person.id)
        texts = [
            prompts.show(replace(prompt, text=words))
            for words in self._passing(found, in_force)
            if len(words) < len(prompt.text)
        ]
        offer = offered(OfferKind.SHORTEN, person, place, texts)
        if texts:
            await self._offers.keep(offer)
        return offer

    async def _readable(self, person: Person, place: Place) -> InForce:
        """Return the policy in force when it lets this person have a picture described now."""
        in_force = await self._policies.in_force(place)
        if not in_force.policy.references:
            raise ReferencesOff
        await self._refuse("/describe", person, place)
        return in_force

    async def _hides(
        self, person: Person, place: Place, in_force: InForce, prompt: Prompt | None = None
    ) -> bool:
        """Say whether an order of `prompt`, or of none in particular, would be hidden."""
        if prompt is not None and prompt.hidden is not None:
            return prompt.hidden
        return in_force.policy.hiding and (await self._personal.of(person, place)).hidden

    async def _described(
        self, person: Person, place: Place, in_force: InForce, digest: str, media_type: str
    ) -> tuple[Offer, bytes]:
        data = await self._store.get(digest, media_type)
        with _read_by("/describe"):
            await self._moderation.refuse(place, data)
            found = await self._engine.describe(data, person_id=person.id)
        texts = [prompts.show(Prompt(text=words)) for words in self._passing(found, in_force)]
        if not texts:
            raise NotOffered("/describe", _NOTHING_PASSES)
        offer = offered(OfferKind.DESCRIBE, person, place, texts)
        offer = replace(offer, digest=digest, media_type=media_type)
        await self._offers.keep(offer)
        return offer, data

    async def _refuse(self, command: str, person: Person, place: Place) -> None:
        """Raise the Refusal of what nobody, or not this person, or not now may ask for."""
        if not self._engine.reads:
            raise NotOffered(command, _NO_READER)
        await self._discipline.refuse(person, place)
        self._haste.refuse(person.id)

    def _passing(self, proposed: Iterable[str], in_force: InForce) -> list[str]:
        """Return the words of what could be ordered as it is proposed: nothing else is shown."""
        found = dict.fromkeys(prompts.plain(text) for text in proposed)
        return [
            words
            for words in found
            if len(words) <= self._limit
            and any(map(str.isalnum, words))
            and not rules.disallowed(in_force.matcher, Prompt(text=words))
        ][:MOST]


@contextmanager
def _read_by(command: str) -> Iterator[None]:
    """Say of a command what people would otherwise read about a picture that was not drawn."""
    try:
        yield
    except tuple(_NOT_READ) as error:
        raise NotOffered(command, _NOT_READ[type(error)]) from error
