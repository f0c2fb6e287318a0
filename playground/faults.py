"""Faults that a test asks for: the next matching requests fail as told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playground.limits import limited
from playground.refusals import Refused

_MESSAGES = {500: "500: Internal Server Error", 502: "502: Bad Gateway"}


@dataclass(slots=True, kw_only=True)
class Fault:
    """What goes wrong with requests of a method to paths that match, `times` times.

    `status` 0 breaks the connection without an answer, None lets the request through after
    `delay` seconds. `after` lets the request have its effect first, and only its answer be lost.
    Requests whose files have no more than `above` bytes together are let alone.
    """

    method: str
    path: re.Pattern[str]
    status: int | None = None
    code: int = 0
    message: str | None = None
    retry_after: float | None = None
    times: int = 1
    delay: float = 0.0
    after: bool = False
    above: int = 0

    def meets(self, method: str, path: str, uploaded: int) -> bool:
        """Say if it strikes a request with `uploaded` bytes of files."""
        is_there = self.method in ("*", method) and self.path.search(path) is not None
        return is_there and (self.above == 0 or uploaded > self.above)

    @property
    def breaks_connection(self) -> bool:
        return self.status == 0

    @property
    def refusal(self) -> Refused | None:
        """Return what the bot is told, or None if it is told nothing."""
        if not self.status:
            return None
        if self.status == 429:
            return limited(self.retry_after or 0.5, {}, scope="shared")
        message = self.message or _MESSAGES.get(self.status, "Playground fault")
        return Refused(self.status, self.code, message)


class FaultBook:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let a fault strike from now on."""
        self._faults.append(fault)

    def strike(self, method: str, path: str, uploaded: int) -> Fault | None:
        """Return the fault that meets a request with so many bytes of files, and count it."""
        for fault in self._faults:
            if fault.meets(method, path, uploaded):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None
