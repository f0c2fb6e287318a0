"""Steps that are done once, whatever happens to the process, or until they are done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from dbos import DBOS

from easel.errors import EaselError, from_record
from easel.jobs import outcome
from easel.jobs.work import Record, Work

# What must be done is tried again, after so many seconds at the most.
OUTLASTING = 60.0


class Steps:
    """Does steps of `work` within a workflow, each recorded when it has ended."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def patiently(
        self, name: str, step: Callable[..., Awaitable[Record]], *facts: Any
    ) -> Record:
        """Do a step, which is told its attempt, until none is worth it; return its outcome."""
        attempt = 0
        while True:
            result = await self.once(name, step, *facts, attempt, attempt=attempt)
            if result["again_in"] is None:
                return result
            await DBOS.sleep_async(result["again_in"])
            attempt += 1

    async def until_done(
        self,
        name: str,
        step: Callable[..., Awaitable[None]],
        *facts: Any,
        outlast: type[EaselError] | None = None,
    ) -> None:
        """Do a step, as often as it is worth; where it fails as `outlast`, until it succeeds."""
        attempt = 0
        while (result := await self.once(name, step, *facts, attempt=attempt))["error"]:
            wait = result["again_in"]
            if wait is None:
                if outlast is None or not isinstance(from_record(result["error"]), outlast):
                    return
                wait = min(2.0 ** min(attempt, 6), OUTLASTING)
            await DBOS.sleep_async(wait)
            attempt += 1

    async def once(
        self, name: str, step: Callable[..., Awaitable[Any]], *facts: Any, attempt: int
    ) -> Record:
        """Do a step once, whatever happens to the process, and return its outcome."""
        where = "-".join(str(fact) for fact in facts if isinstance(fact, str | int))

        async def recorded() -> Record:
            return await outcome.record(
                step(*facts),
                name=f"{name} {where}",
                attempt=attempt,
                work=self._work,
            )

        return await DBOS.run_step_async({"name": name}, recorded)
