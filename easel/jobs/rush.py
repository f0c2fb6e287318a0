"""When many order at once, their first answers go before the work of the line."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

# A rush is over when no order has come for so many seconds; nobody waits longer for its end.
LULL, LONGEST_WAIT = 0.03, 0.25


class Rush:
    """Notes orders as they come, and lets others wait until none comes any more.

    Starting a job takes as much of the processor as answering three people.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._latest = -LULL

    def order_came(self) -> None:
        """Note that somebody waits for a first answer."""
        self._latest = self._clock()

    async def over(self) -> None:
        """Return when the rush is over, or has lasted long enough."""
        begun = self._clock()
        while (left := min(self._latest + LULL, begun + LONGEST_WAIT) - self._clock()) > 0:
            await self._sleep(left)
