"""An order, a job and a picture as they come, to be changed where a test cares."""

from __future__ import annotations

import itertools
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from easel.model import (
    Action,
    Address,
    Aspect,
    Job,
    JobState,
    Model,
    Note,
    NoteKind,
    Offer,
    OfferKind,
    Order,
    Person,
    Picture,
    PictureKey,
    Place,
    Prompt,
    Quality,
    Size,
)
from easel.storage.accepting import Bounds

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CLASS = Place(server_id=900, channel_id=901)
OTHER_CLASS = Place(server_id=910, channel_id=911)
ANNA = Person(id=1, name="Anna")
BORIS = Person(id=2, name="Борис", language="ru")
TEACHER = Person(id=3, name="Ms Ellis", manages=True)
ADDRESS = Address(application_id=800, token="a-token", expires_at=NOON + timedelta(minutes=15))

_numbers = itertools.count(1)


def models(limit: int = 32_000) -> dict[str, Model]:
    """Return the one model of an engine, which reads so many characters."""
    return {"sketch": Model(name="sketch", prompt_limit=limit)}


def an_order(text: str = "a dog on a hill", **changes: Any) -> Order:
    """Return an order of Anna's."""
    return Order(**{"person": ANNA, "place": CLASS, "text": text, "address": ADDRESS} | changes)


def a_job(**changes: Any) -> Job:
    """Return a job of Anna's with an id of its own, accepted at noon and waiting."""
    facts: dict[str, Any] = {
        "id": f"job{next(_numbers):05}",
        "action": Action.IMAGINE,
        "person": ANNA,
        "place": CLASS,
        "prompt": Prompt(text="a dog on a hill"),
        "parent": None,
        "number": 4,
        "engine": "sketch",
        "model": "sketch",
        "quality": Quality.MEDIUM,
        "size": Size(1024, 1024),
        "aspect": Aspect(1, 1),
        "seed": 2**32 - 1,
        "composed": "Draw a dog on a hill.",
        "policy_version": 0,
        "state": JobState.WAITING,
        "accepted_at": NOON,
        "address": ADDRESS,
    }
    return Job(**facts | changes)


def an_offer(**changes: Any) -> Offer:
    """Return a batch that is offered to Anna, with an id of its own, made at noon."""
    facts: dict[str, Any] = {
        "id": f"offer{next(_numbers):05}",
        "kind": OfferKind.BATCH,
        "person_id": ANNA.id,
        "place": CLASS,
        "texts": ("a dog", "a cat"),
        "made_at": NOON,
    }
    return Offer(**facts | changes)


def a_picture(job: Job, index: int = 0, **changes: Any) -> Picture:
    """Return a kept picture of `job`."""
    facts: dict[str, Any] = {
        "key": PictureKey(job_id=job.id, index=index),
        "digest": f"{index:064x}",
        "media_type": "image/jpeg",
        "size": Size(1024, 1024),
        "bytes": 180_000,
        "seconds": 2.5,
        "cost": Decimal("0.0130"),
        "engine": job.engine,
        "model": job.model,
    }
    return Picture(**facts | changes)


def a_note(**changes: Any) -> Note:
    """Return the line of the log for an order of Anna's that was refused just now."""
    facts: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "kind": NoteKind.REFUSED,
        "person": ANNA,
        "place": CLASS,
        "text": "a knight with a sword",
        "digest": "d" * 64,
        "made_at": datetime.now(UTC),
    }
    return Note(**facts | changes)


def bounds(*, orders: int = 100, per_minute: int = 1000, pictures: int = 0) -> Bounds:
    """Return what one person may have; wide where a test does not care."""
    return Bounds(orders=orders, orders_per_minute=per_minute, pictures_per_day=pictures)
