"""What orders under way look like: their place and time in the line, and how far they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import discord

from cogs.ui import engine_cards
from cogs.ui.card import ALT_TEXT, YELLOW, Attachment, Card
from cogs.ui.order_words import first_line
from cogs.ui.prompt_words import title
from easel.model import Forecast, Job, JobState, Ticket
from easel.underway import Preview

_QUEUED = (
    "You have as many orders under way as one person may. This one is in the line, and begins as"
    " another one finishes."
)


def waiting(job: Job, forecast: Forecast, now: datetime) -> str:
    """Say that the order waits, at which place, and when it is likely done."""
    place = f"place {forecast.place} in line" if forecast.place else "about to start"
    return f"{first_line(job)} (Waiting to start)\n-# {place}, {_prospect(forecast, now)}"


def drawing(job: Job, drawn: int, forecast: Forecast, now: datetime) -> str:
    """Say that the order is being drawn and how many of its pictures are done."""
    done = f"{drawn} of {job.number} done, {_prospect(forecast, now)}"
    return f"{first_line(job)} (Drawing)\n-# {done}"


def accepted(ticket: Ticket, now: datetime) -> Card:
    """Say that an order was accepted and waits."""
    return _waiting(ticket.job, ticket.forecast, now)


def in_line(
    job: Job, drawn: int, forecast: Forecast, now: datetime, previews: Iterable[Preview] = ()
) -> Card:
    """Say how an unfinished order stands, and show how far its pictures are."""
    if job.state is JobState.WAITING:
        return _waiting(job, forecast, now)
    files = tuple(
        Attachment(
            name=f"easel-{job.id[:8]}-{each.index + 1}-preview.jpg",
            data=each.data,
            description=f"Unfinished: {title(job.prompt)}"[:ALT_TEXT],
        )
        for each in previews
    )
    return Card(content=drawing(job, drawn, forecast, now), files=files)


def _waiting(job: Job, forecast: Forecast, now: datetime) -> Card:
    """Say that an order waits, and why when it waits for its person's own."""
    content = waiting(job, forecast, now)
    if not forecast.is_queued:
        return Card(content=content)
    embed = discord.Embed(title="Job queued", description=_QUEUED, colour=YELLOW)
    return Card(content=content, embed=embed)


def _prospect(forecast: Forecast, now: datetime) -> str:
    """Say when an order is likely done, or why nobody can know."""
    if forecast.trouble is not None:
        return engine_cards.while_it_waits(forecast.trouble)
    ready = int((now + timedelta(seconds=forecast.seconds)).timestamp())
    return f"likely ready <t:{ready}:R>"
