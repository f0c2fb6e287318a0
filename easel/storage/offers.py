"""Offered prompts in their table."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from easel.errors import JobRestricted, Vanished
from easel.model import Offer, OfferKind, Place
from easel.storage.tables import offers

# Nobody sees a batch's question for longer: it is a private answer, which ends with the window.
BATCH_LIFE = timedelta(days=1)


def put(connection: sa.Connection, offer: Offer) -> None:
    """Record a new offer, and forget batches that nobody can order any more.

    Those of /describe and /shorten stay: their messages do.
    """
    connection.execute(
        offers.delete().where(
            offers.c.kind == OfferKind.BATCH.value, offers.c.made_at < offer.made_at - BATCH_LIFE
        )
    )
    connection.execute(
        offers.insert().values(
            id=offer.id,
            kind=offer.kind.value,
            server_id=offer.place.server_id,
            channel_id=offer.place.channel_id,
            person_id=offer.person_id,
            texts=list(offer.texts),
            attachments=list(offer.attachments),
            digest=offer.digest,
            media_type=offer.media_type,
            made_at=offer.made_at,
        )
    )


def find(connection: sa.Connection, offer_id: str) -> Offer | None:
    """Return the offer of that id, or None."""
    row = connection.execute(sa.select(offers).where(offers.c.id == offer_id)).one_or_none()
    return None if row is None else _offer(row)


def take(connection: sa.Connection, offer_id: str, at: datetime) -> None:
    """Mark an offer as ordered. Raises JobRestricted when it is already, Vanished without one."""
    taken = connection.execute(
        offers.update()
        .where(offers.c.id == offer_id, offers.c.taken_at.is_(None))
        .values(taken_at=at)
    )
    if taken.rowcount != 1:
        raise JobRestricted("taken") if find(connection, offer_id) else Vanished("offer")


def _offer(row: sa.Row[Any]) -> Offer:
    return Offer(
        id=row.id,
        kind=OfferKind(row.kind),
        person_id=row.person_id,
        place=Place(server_id=row.server_id, channel_id=row.channel_id),
        texts=tuple(row.texts),
        attachments=tuple(row.attachments),
        made_at=row.made_at,
        digest=row.digest,
        media_type=row.media_type,
    )
