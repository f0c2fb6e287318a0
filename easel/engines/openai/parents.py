"""A picture to be varied where the server changes none: told in words, once for all of an order."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from easel.engines.base import DrawRequest
from easel.engines.openai.calls import VARIED
from easel.errors import BadAnswer, RequestRefused

Describe = Callable[[bytes, int], Awaitable[tuple[str, ...]]]
"""Returns what a picture shows, in prompts, for a person; empty where nobody reads pictures."""

_REMEMBERED = 32


class Parents:
    """Puts the description of the picture in the place of the picture."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self._known: dict[str, str] = {}
        self._turn = asyncio.Lock()

    async def in_words(self, request: DrawRequest) -> DrawRequest:
        """Return `request` without its picture, and with what that shows where it can be told.

        Raises RequestRefused for a change that words can't ask for, such as one of a part.
        """
        if request.change not in VARIED or request.mask is not None or request.roles:
            raise RequestRefused(parameter="image", message="this server changes no pictures")
        shown = await self._shown(request.sources[0], request.person_id)
        prompt = f"{request.prompt}\n\nThe picture to be varied shows: {shown}" if shown else ""
        return replace(request, sources=(), prompt=prompt or request.prompt)

    async def _shown(self, picture: bytes, person_id: int) -> str:
        digest = hashlib.sha256(picture).hexdigest()
        async with self._turn:
            if digest not in self._known:
                while len(self._known) >= _REMEMBERED:
                    del self._known[next(iter(self._known))]
                self._known[digest] = await self._told(picture, person_id)
            return self._known[digest]

    async def _told(self, picture: bytes, person_id: int) -> str:
        try:
            return next(iter(await self._describe(picture, person_id)), "")
        except BadAnswer:
            return ""
