"""The world's time, which tests may move forward, and the ids that are made from it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

DISCORD_EPOCH_MS = 1_420_070_400_000
"""The first second of 2015, from which every snowflake counts (Discord's reference)."""


class Clock:
    """Wall time, moved forward by whatever a test asked for. Times are seconds since 1970."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return the world's time in seconds since 1970."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the world's time forward. Time never runs backwards (ValueError)."""
        if seconds < 0:
            raise ValueError("the world's clock only moves forward")
        self._ahead += seconds


class Snowflakes:
    """Make Discord ids: 42 bits of milliseconds, then a counter; strictly increasing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> str:
        """Return the next id as the string of digits that Discord sends."""
        earliest = (int(self._clock.now() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(self._last + 1, earliest)
        return str(self._last)


def iso(seconds: float) -> str:
    """Write a time the way Discord does: ISO 8601, microseconds, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
