"""The line waits for a rush of orders to pass, and not for ever; on a clock of the test's own."""

from __future__ import annotations

import pytest

from easel.jobs.rush import LONGEST_WAIT, LULL, Rush


class Time:
    """A clock that moves when somebody sleeps; meanwhile orders come every `every` seconds."""

    def __init__(self, *, every: float | None = None) -> None:
        self.now = 100.0
        self.every = every
        self.rush = Rush(lambda: self.now, self.sleep)

    async def sleep(self, seconds: float) -> None:
        if self.every is None or seconds < self.every:
            self.now += seconds
            return
        self.now += self.every
        self.rush.order_came()


async def waited(time: Time) -> float:
    begun = time.now
    await time.rush.over()
    return time.now - begun


async def test_nobody_waits_where_nobody_has_ordered() -> None:
    assert await waited(Time()) == 0


async def test_the_line_waits_for_a_moment_without_orders() -> None:
    time = Time()
    time.rush.order_came()
    assert await waited(time) == pytest.approx(LULL)
    assert await waited(time) == 0


async def test_a_rush_that_does_not_end_holds_the_line_up_only_so_long() -> None:
    time = Time(every=LULL / 3)
    time.rush.order_came()
    assert await waited(time) == pytest.approx(LONGEST_WAIT)
