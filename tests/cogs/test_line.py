"""The board of waiting messages, where no Discord is needed to see it."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest

from cogs.line import LineBoard
from easel.model import Forecast, Job
from easel.settings import Settings
from easel.underway import UnderWay

WAIT = 20.0


class Studio:
    """Whose line can't be read in a way that nobody foresaw, the first time."""

    def __init__(self) -> None:
        self.looks = 0
        self.has_begun = asyncio.Event()
        self.orders = UnderWay()

    async def standing(self) -> list[tuple[Job, int, Forecast]]:
        self.looks += 1
        self.has_begun.set()
        if self.looks == 1:
            raise ZeroDivisionError
        return []


class Delivery:
    """Notes that a look came to its end."""

    def __init__(self) -> None:
        self.has_looked = asyncio.Event()

    def forget(self, job_ids: set[str]) -> None:
        self.has_looked.set()


async def test_a_look_that_fails_is_logged_and_not_the_last(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = Delivery()
    bot: Any = SimpleNamespace(settings=settings, studio=Studio(), delivery=delivery)
    board = LineBoard(bot)
    await board.cog_load()
    try:
        async with asyncio.timeout(WAIT):
            await delivery.has_looked.wait()
    finally:
        await board.cog_unload()
    assert [each.levelno for each in caplog.records] == [logging.ERROR]


async def test_an_order_s_first_preview_is_looked_at_once_from_any_thread(
    settings: Settings,
) -> None:
    studio, delivery = Studio(), Delivery()
    bot: Any = SimpleNamespace(settings=settings, studio=studio, delivery=delivery)
    board = LineBoard(bot)
    board.look.change_interval(hours=1)
    await board.cog_load()
    try:
        async with asyncio.timeout(WAIT):
            await studio.has_begun.wait()  # with the first look, which fails
            await asyncio.to_thread(studio.orders.show, "a job", 0, b"a preview")
            await delivery.has_looked.wait()
    finally:
        await board.cog_unload()
    assert studio.looks == 2
