"""What has been learned of a server, remembered in the process and, by a notebook, beyond it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Protocol

from easel.engines.openai import lessons
from easel.engines.openai.calls import Call, Route
from easel.engines.openai.failures import ADDRESS
from easel.engines.openai.lessons import Lessons
from easel.errors import RequestRefused, StorageError
from easel.model import Model

log = logging.getLogger(__name__)


class Notebook(Protocol):
    """Whoever keeps a text for an engine across restarts."""

    async def read(self) -> str:
        """Return what was written last, empty for nothing."""

    async def write(self, text: str) -> None:
        """Keep `text` in place of what was there."""


class Memory:
    """The lessons of one server, by model and route."""

    def __init__(self, notebook: Notebook | None, today: Callable[[], date] | None = None) -> None:
        self._notebook = notebook
        self._today = today or _today
        self._lessons: dict[str, Lessons] = {}
        self._turn = asyncio.Lock()

    async def recall(self) -> None:
        """Read what an earlier process has learned."""
        if self._notebook is not None:
            self._lessons = lessons.read(await self._notebook.read(), self._today())

    def applied(self, call: Call) -> Call:
        """Return `call` as the server is known to take it."""
        known = self._lessons.get(_key(call.fields["model"], call.route))
        return call if known is None else replace(call, fields=known.applied(call.fields))

    def seen(self, row: Model) -> Model:
        """Return `row` with what the server has said of its model."""
        drawing, editing = self._of(row.name, Route.GENERATIONS), self._of(row.name, Route.EDITS)
        sizes = drawing.sizes() or row.sizes
        return replace(row, sizes=sizes, edits=row.edits and editing.has_route)

    async def learn(self, call: Call, refused: RequestRefused) -> bool:
        """Learn from a refusal of `call`; False when there is nothing to be learned from it."""
        async with self._turn:
            name = _key(call.fields["model"], call.route)
            known = self._lessons.get(name, Lessons())
            if not known.has_route or known.applied(call.fields) != dict(call.fields):
                return True  # another call has learned it meanwhile
            if call.route is Route.EDITS and refused.parameter == ADDRESS:
                found: Lessons | None = replace(known, has_route=False, learned=self._today())
            else:
                found = lessons.learned(known, refused, call.fields, self._today())
            if found is None:
                return False
            self._lessons[name] = found
            # not the server's words: some repeat the prompt
            log.info("%s: its server takes it only without %s", name, _told(found))
            await self._note()
            return True

    async def _note(self) -> None:
        """Write down what is known; a picture does not wait for a database that is away."""
        if self._notebook is None:
            return
        try:
            await self._notebook.write(lessons.written(self._lessons))
        except StorageError as error:
            log.warning("what was learned is not kept: %s", error.message)

    def _of(self, model: str, route: Route) -> Lessons:
        return self._lessons.get(_key(model, route), Lessons())


def _told(found: Lessons) -> str:
    limits = [f"{name} other than {', '.join(values)}" for name, values in found.choices.items()]
    gone = limits + sorted(found.left_out)
    return "; ".join(gone) if found.has_route else "pictures to change"


def _key(model: Any, route: Route) -> str:
    return f"{model} {route}"


def _today() -> date:
    return datetime.now(UTC).date()
