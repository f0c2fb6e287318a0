"""The first answer to an order, where no Discord is needed to see it fail."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from cogs.ui.progress import follow
from easel.model import Forecast, Job, Ticket
from easel.settings import Settings
from tests.examples import a_job


class Response:
    """Fails in a way that nobody foresaw."""

    def is_done(self) -> bool:
        return False

    async def send_message(self, **_: object) -> None:
        raise ZeroDivisionError


class Studio:
    """Notes which jobs may begin."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, int | None]] = []

    async def answered(self, job: Job, message_id: int | None) -> None:
        self.begun.append((job.id, message_id))


async def test_an_order_whose_answer_fails_in_any_way_begins_all_the_same(
    settings: Settings,
) -> None:
    ticket = Ticket(job=a_job(), forecast=Forecast(place=1, seconds=5))
    studio = Studio()
    interaction: Any = SimpleNamespace(
        client=SimpleNamespace(studio=studio, settings=settings),
        created_at=datetime.now(UTC),
        response=Response(),
    )
    with pytest.raises(ZeroDivisionError):
        await follow(interaction, ticket)
    assert studio.begun == [(ticket.job.id, None)]
