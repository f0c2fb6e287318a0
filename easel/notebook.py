"""Where an engine keeps what it has learned of its server: a fact in the database."""

from __future__ import annotations

from easel.storage import facts
from easel.storage.database import Database

_FACT = "lessons of {}"


class FactNotebook:
    """Keeps the text of one engine (see engines.openai.memory.Notebook).

    `owner` is the engine's server: what was learned of one does not count for another.
    """

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._fact = _FACT.format(owner)

    async def read(self) -> str:
        """Return what was written last, empty for nothing."""
        return await self._database.read(lambda c: facts.get(c, self._fact)) or ""

    async def write(self, text: str) -> None:
        """Keep `text` in place of what was there."""
        await self._database.write(lambda c: facts.put(c, self._fact, text))
