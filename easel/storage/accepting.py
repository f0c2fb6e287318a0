"""Taking orders into the tables: all that is asked of one is asked in its own transaction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from easel.errors import LineFull, QuotaReached, TooFast
from easel.model import Job, Place, Terms
from easel.storage import records, terms
from easel.storage.jobs import UNFINISHED
from easel.storage.tables import jobs

QUOTA_WINDOW = timedelta(hours=24)
MINUTE = timedelta(minutes=1)

# Made once: each first answer waits for these, and building one takes longer than running it.
_WAITING = sa.select(sa.func.count()).where(
    jobs.c.person_id == sa.bindparam("person"), jobs.c.state.in_(UNFINISHED)
)
_RECENT = (
    sa.select(jobs.c.accepted_at)
    .where(jobs.c.person_id == sa.bindparam("person"), jobs.c.accepted_at > sa.bindparam("since"))
    .order_by(jobs.c.accepted_at.desc())
)
_USED = sa.select(sa.func.coalesce(sa.func.sum(jobs.c.charged), 0)).where(
    jobs.c.person_id == sa.bindparam("person"),
    jobs.c.server_id == sa.bindparam("server"),
    jobs.c.accepted_at > sa.bindparam("since"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one person may have: unfinished orders, orders a minute, pictures in 24 hours.

    `pictures_per_day` is by server, and 0 is no bound.
    """

    orders: int
    orders_per_minute: int
    pictures_per_day: int


def accept(connection: sa.Connection, batch: Sequence[Job], bounds: Bounds) -> None:
    """Record the jobs of one person, their pictures counted against the person's quota.

    All or none: check and record are one transaction, so five orders at once with room for one
    make one. Raises Blocked, MessagePending, LineFull, TooFast or QuotaReached.
    """
    first = batch[0]
    theirs = terms.of(connection, first.person.id, first.place)
    terms.refuse(theirs, first.accepted_at)
    waiting = connection.scalar(_WAITING, {"person": first.person.id}) or 0
    if waiting + len(batch) > bounds.orders:
        raise LineFull(waiting=waiting, limit=bounds.orders, asked=len(batch))
    _refuse_haste(connection, batch, bounds.orders_per_minute)
    limit = pictures_per_day(theirs, bounds.pictures_per_day)
    if limit is not None:
        used = used_since(
            connection, first.person.id, first.place, first.accepted_at - QUOTA_WINDOW
        )
        asked = sum(job.number for job in batch)
        if used + asked > limit:
            raise QuotaReached(used=used, asked=asked, limit=limit)
    connection.execute(jobs.insert(), [_row(job) for job in batch])


def pictures_per_day(theirs: Terms, for_everybody: int) -> int | None:
    """Return how many pictures a person may have in 24 hours; None is no bound."""
    if theirs.pictures_per_day is not None:
        return theirs.pictures_per_day
    return for_everybody or None


def used_since(connection: sa.Connection, person_id: int, place: Place, since: datetime) -> int:
    """Return how many pictures count against a person's quota on a server since then."""
    used = connection.scalar(
        _USED, {"person": person_id, "server": place.server_id, "since": since}
    )
    return used or 0


def _refuse_haste(connection: sa.Connection, batch: Sequence[Job], per_minute: int) -> None:
    """Raise TooFast where the person's orders of the last minute leave no room for `batch`.

    A batch was confirmed by a click of its own: one alone may be longer than a minute's share.
    """
    now = batch[0].accepted_at
    recent = connection.scalars(_RECENT, {"person": batch[0].person.id, "since": now - MINUTE})
    beside, newest_first = max(0, per_minute - len(batch)), list(recent)
    if len(newest_first) > beside:
        wait = newest_first[beside] + MINUTE - now
        raise TooFast(seconds=math.ceil(wait.total_seconds()), limit=per_minute)


def _row(job: Job) -> dict[str, Any]:
    address = job.address
    if address is None:
        raise ValueError("a job is accepted with the address of its answer")
    return {
        "id": job.id,
        "action": job.action.value,
        "server_id": job.place.server_id,
        "channel_id": job.place.channel_id,
        "thread_of": job.place.thread_of,
        "person_id": job.person.id,
        "person_name": job.person.name,
        "language": job.person.language,
        "prompt": records.of_prompt(job.prompt),
        "parent_id": job.parent.job_id if job.parent else None,
        "parent_index": job.parent.index if job.parent else None,
        "edit": records.of_edit(job.edit) if job.edit else None,
        "number": job.number,
        "engine": job.engine,
        "model": job.model,
        "quality": job.quality.value,
        "width": job.size.width,
        "height": job.size.height,
        "aspect": str(job.aspect),
        "seed": job.seed,
        "composed": job.composed,
        "policy_version": job.policy_version,
        "state": job.state.value,
        "accepted_at": job.accepted_at,
        "charged": job.number,
        "application_id": address.application_id,
        "token": address.token,
        "token_expires_at": address.expires_at,
        "message_id": address.message_id,
        "is_follow_up": address.is_follow_up,
        "reference_pictures": [records.of_reference(each) for each in job.references] or None,
        "stand_ins": [records.of_stand_in(each) for each in job.stand_ins] or None,
        "is_relaxed": job.is_relaxed,
        "is_hidden": job.is_hidden,
        "excused": list(job.excused) or None,
        "is_released": job.is_released,
    }
