"""The first answer to an order, where no Discord is needed to see it fail."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from cogs.ui.card import Card
from cogs.ui.progress import follow, follow_all
from easel.model import Forecast, Job, Ticket
from easel.settings import Settings
from tests.examples import a_job

SOON = Forecast(place=1, seconds=5)


class Response:
    """Fails in a way that nobody foresaw."""

    def is_done(self) -> bool:
        return False

    async def send_message(self, **_: object) -> None:
        raise ZeroDivisionError

    async def edit_message(self, **_: object) -> None:
        raise ZeroDivisionError


class FollowUps:
    """Fail in the same way."""

    async def send(self, **_: object) -> None:
        raise ZeroDivisionError


class Starting:
    """Notes which jobs may begin."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, int | None]] = []

    async def answered(self, job: Job, message_id: int | None) -> None:
        self.begun.append((job.id, message_id))


def failing(settings: Settings, starting: Starting) -> Any:
    """Return an interaction that can't be answered."""
    return SimpleNamespace(
        client=SimpleNamespace(studio=SimpleNamespace(starting=starting), settings=settings),
        created_at=datetime.now(UTC),
        response=Response(),
        followup=FollowUps(),
    )


async def test_an_order_whose_answer_fails_in_any_way_begins_all_the_same(
    settings: Settings,
) -> None:
    ticket, starting = Ticket(job=a_job(), forecast=SOON), Starting()
    with pytest.raises(ZeroDivisionError):
        await follow(failing(settings, starting), ticket)
    assert starting.begun == [(ticket.job.id, None)]


async def test_every_order_of_a_batch_begins_though_no_message_of_it_could_be_sent(
    settings: Settings,
) -> None:
    tickets, starting = [Ticket(job=a_job(), forecast=SOON) for _ in range(3)], Starting()
    with pytest.raises(ZeroDivisionError):
        await follow_all(failing(settings, starting), tickets, Card(content="Ordered"))
    assert starting.begun == [(ticket.job.id, None) for ticket in tickets]
