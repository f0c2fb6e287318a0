"""How an engine is: whether it may be asked, and what it was seen to take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why an engine is not asked: it does not answer, has no credit, or refuses the key."""

    SILENT = "silent"
    MONEY = "money"
    KEY = "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is known of an engine; times are in seconds since 1970.

    `failures` came one after another. With `trouble`, the engine is paused since `since`, for the
    `pauses`th time, and asked again with one picture from `asks_at` on. Without, `asks_at` is
    when its provider lets us ask again. `per_minute` is how many pictures the provider says it
    draws in 60 seconds, None while it has not said so. `told` are the servers whose teachers know.
    """

    failures: int = 0
    trouble: Trouble | None = None
    since: float = 0.0
    pauses: int = 0
    asks_at: float = 0.0
    per_minute: int | None = None
    told: tuple[int, ...] = ()

    def wait(self, now: float) -> float:
        """Return the seconds until it may be asked, 0 for now."""
        return max(0.0, self.asks_at - now)
