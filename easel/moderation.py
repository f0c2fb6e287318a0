"""Moderation: what of words and pictures may not be drawn or shown, by the policy in force."""

from __future__ import annotations

import logging
import random

from easel.engines.moderator import Moderator
from easel.engines.retry import decide
from easel.errors import EngineError, Flagged, Held
from easel.model import Job, KeptReference, Place, Unmoderated
from easel.policies import Policies
from easel.policy.moderation import failing
from easel.storage.files import PictureStore

log = logging.getLogger(__name__)

WORDS, REFERENCE, PICTURE = "words", "reference", "picture"


class Moderation:
    """Asks a moderation service, where there is one, and decides what its silence means.

    It asks on the loop where the service's connections live. `attempts` is how often one thing is
    asked about before it counts as unanswered.
    """

    def __init__(
        self,
        moderator: Moderator | None,
        *,
        policies: Policies,
        store: PictureStore,
        attempts: int,
    ) -> None:
        self._moderator = moderator
        self._policies = policies
        self._store = store
        self._attempts = attempts

    @property
    def is_on(self) -> bool:
        """Say whether anybody is asked at all."""
        return self._moderator is not None

    @property
    def name(self) -> str:
        """Return what people are told of who looks: "off" where nobody does."""
        return self._moderator.name if self._moderator is not None else "off"

    async def of_order(self, job: Job, attempt: int) -> Flagged | Held | None:
        """Return why an order is not to be drawn: by its words, then by its reference pictures.

        Raises an EngineError that is worth another attempt, StorageError, PictureError.
        """
        what = WORDS
        try:
            if failed := await self._of_words(job.place, _words(job)):
                return Flagged(what=what, categories=failed)
            what = REFERENCE
            for each in job.references:
                if failed := await self._of_reference(job.place, each):
                    return Flagged(what=what, categories=failed)
        except EngineError as error:
            if self._is_worth_another(error, attempt):
                raise
            log.warning("job %s: its %s could not be moderated: %s", job.id, what, error)
            return Held(what=what) if await self._holds(job.place) else None
        return None

    async def of_picture(self, job: Job, data: bytes, attempt: int) -> Flagged | Held | None:
        """Return why a drawn picture is not to be shown; raises as `of_order` does."""
        try:
            failed = await self._of_picture(job.place, data)
        except EngineError as error:
            if self._is_worth_another(error, attempt):
                raise
            log.warning("job %s: a picture could not be moderated: %s", job.id, error)
            return Held(what=PICTURE) if await self._holds(job.place) else None
        return Flagged(what=PICTURE, categories=failed) if failed else None

    async def refuse(self, place: Place, data: bytes) -> None:
        """Look at a picture that somebody waits to have described; asks once.

        Raises Flagged, or Held where it could not be looked at and the policy wants it to be.
        """
        try:
            failed = await self._of_picture(place, data)
        except EngineError as error:
            log.warning("a picture to be described could not be moderated: %s", error)
            if await self._holds(place):
                raise Held(what=REFERENCE) from error
            return
        if failed:
            raise Flagged(what=REFERENCE, categories=failed)

    async def helpline(self, place: Place) -> str:
        """Return what the school tells a person who may need help; empty where it says nothing."""
        return (await self._policies.in_force(place)).policy.helpline

    async def _of_words(self, place: Place, words: str) -> tuple[str, ...]:
        if self._moderator is None:
            return ()
        said = await self._moderator.words(words)
        return failing(said, (await self._policies.in_force(place)).policy)

    async def _of_picture(self, place: Place, data: bytes) -> tuple[str, ...]:
        if self._moderator is None:
            return ()
        said = await self._moderator.picture(data)
        return failing(said, (await self._policies.in_force(place)).policy)

    async def _of_reference(self, place: Place, reference: KeptReference) -> tuple[str, ...]:
        data = await self._store.get(reference.digest, reference.media_type)
        return await self._of_picture(place, data)

    async def _holds(self, place: Place) -> bool:
        in_force = await self._policies.in_force(place)
        return in_force.policy.unmoderated is Unmoderated.HOLD

    def _is_worth_another(self, error: EngineError, attempt: int) -> bool:
        # Also of a rate limit: the picture that waits for it takes a place in the line.
        return attempt + 1 < self._attempts and (
            decide(error, attempt, attempts=self._attempts, jitter=random.random()) is not None
        )


def _words(job: Job) -> str:
    """Return all that a person has typed and an engine reads."""
    avoided = (f"without {each}" for each in job.prompt.avoid)
    return "\n".join((job.prompt.text, *avoided))
