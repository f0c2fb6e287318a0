"""People who may need help: what they wrote is told to the teachers, and nothing is drawn."""

from __future__ import annotations

import asyncio
import logging
import uuid
from datetime import UTC, datetime

from easel.errors import MayNeedHelp, TooFast
from easel.haste import Haste
from easel.model import Person, Place, Prompt, Review, ReviewKind
from easel.policies import Policies
from easel.policy import Matcher, compile_words
from easel.policy.packs import SIGNALS
from easel.reviews import Reviews
from easel.storage import reviews as rows
from easel.storage.database import Database

log = logging.getLogger(__name__)

# Who writes such words again and again is answered each time; teachers are told so often a minute.
TOLD_PER_MINUTE = 3
CATEGORY = "self-harm"


class Concerns:
    """Reads every order's words for signs, by a list of our own: it works without any service."""

    def __init__(self, *, database: Database, policies: Policies, reviews: Reviews) -> None:
        self._database = database
        self._policies = policies
        self._reviews = reviews
        self._haste = Haste(TOLD_PER_MINUTE)
        self._signals: Matcher | None = None

    async def load(self) -> Matcher:
        """Make the list ready, off the loop: half a second, which no first answer should wait."""
        self._signals = await asyncio.to_thread(
            compile_words, SIGNALS.entries, allowed=SIGNALS.allowed
        )
        return self._signals

    async def refuse(self, person: Person, place: Place, prompt: Prompt) -> None:
        """Raise MayNeedHelp, once it is written down, for the words of one who may need help.

        A hit that may be a slip of the finger is none: "I want to dye my hair" alarms nobody.
        """
        matcher = self._signals or await self.load()
        words = "\n".join((prompt.text, *prompt.avoid))
        if not any(hit.hard for hit in matcher.find(words)):
            return
        await self._note(person, place, words)
        in_force = await self._policies.in_force(place)
        raise MayNeedHelp(helpline=in_force.policy.helpline)

    async def _note(self, person: Person, place: Place, words: str) -> None:
        try:
            self._haste.refuse(person.id)
        except TooFast:
            return
        review = Review(
            job_id=uuid.uuid4().hex,
            kind=ReviewKind.CONCERN,
            place=place,
            person=person,
            words=words,
            categories=(CATEGORY,),
            made_at=datetime.now(UTC),
        )
        await self._database.write(lambda c: rows.put(c, review))
        log.info("concern %s: the teachers are told", review.job_id)
        await self._reviews.tell(review.job_id)
