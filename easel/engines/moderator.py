"""The protocol of whoever says whether words and pictures may be shown to a class."""

from __future__ import annotations

from typing import Protocol

from easel.model import Assessment


class Moderator(Protocol):
    """It is opened and closed once; makes one call for each question, and no second try."""

    @property
    def name(self) -> str:
        """What people are told of who looks: a model, and at whose server."""

    async def words(self, text: str) -> Assessment:
        """Return what is to be said of `text`. Raises an EngineError."""

    async def picture(self, data: bytes) -> Assessment:
        """Return what is to be said of a whole PNG, JPEG or WebP.

        Raises an EngineError, or a PictureError for bytes that are no whole picture.
        """

    async def close(self) -> None:
        """Let go of connections."""
