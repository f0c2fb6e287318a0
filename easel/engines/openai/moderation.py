"""Moderation by OpenAI, or by a server that speaks its protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from easel.engines.openai.access import Access
from easel.engines.openai.judgements import parse_judgement
from easel.model import Assessment

if TYPE_CHECKING:
    from easel.engines.openai.connection import Connection

_ANSWER_LIMIT_BYTES = 1_000_000


class OpenAIModerator:
    """Asks about one text or one picture at a time: that is the most that the model takes."""

    def __init__(self, access: Access, *, model: str, timeout_seconds: float) -> None:
        """Remember how to reach the service; nothing is imported or opened yet.

        `timeout_seconds` is for one answer from the request to its last byte.
        """
        self._access = access
        self._model = model
        self._timeout_seconds = timeout_seconds
        self._opening = asyncio.Lock()
        self._connection: Connection | None = None

    @property
    def name(self) -> str:
        return f"{self._model} at {urlsplit(self._access.address).hostname}"

    async def words(self, text: str) -> Assessment:
        """Return what the service says of `text`; see Moderator."""
        return await self._asked({"type": "text", "text": text})

    async def picture(self, data: bytes) -> Assessment:
        """Return what the service says of a picture; see Moderator.

        It is sent as a JPEG of 2048 pixels a side at the most, far under the 20 MB that a picture
        may have (OpenAI's guide to moderation, November 2026).
        """
        shown = await asyncio.to_thread(_shown, data)
        return await self._asked({"type": "image_url", "image_url": {"url": shown}})

    async def close(self) -> None:
        """Close the connections; a later question opens new ones."""
        async with self._opening:
            connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def _asked(self, part: Mapping[str, Any]) -> Assessment:
        async with self._opening:
            if self._connection is None:
                self._connection = await asyncio.to_thread(self._connect)
            connection = self._connection
        fields = {"model": self._model, "input": [part]}
        return parse_judgement(await connection.judgement(fields))

    def _connect(self) -> Connection:
        # imported here because it takes 0.4 s, which the bot has only after it has logged in
        from easel.engines.openai.connection import Connection

        return Connection(
            self._access,
            timeout_seconds=self._timeout_seconds,
            answer_limit=_ANSWER_LIMIT_BYTES,
        )


def _shown(picture: bytes) -> str:
    # imported here because it brings Pillow
    from easel.engines.openai.showing import data_url

    return data_url(picture)
