"""Offers in their table: how long they are kept."""

from __future__ import annotations

from datetime import timedelta

from easel.model import Offer, OfferKind
from easel.storage import offers
from easel.storage.database import Database
from tests.examples import NOON, an_offer


async def put(database: Database, offer: Offer) -> Offer:
    await database.write(lambda c: offers.put(c, offer))
    return offer


async def test_a_batch_is_forgotten_after_a_day_and_what_is_shown_to_all_is_not(
    database: Database,
) -> None:
    batch = await put(database, an_offer())
    proposed = [
        await put(database, an_offer(kind=kind)) for kind in OfferKind if kind is not batch.kind
    ]
    fresh = await put(database, an_offer(made_at=NOON + timedelta(hours=12)))
    await put(database, an_offer(made_at=NOON + offers.BATCH_LIFE + timedelta(seconds=1)))

    async def is_kept(offer: Offer) -> bool:
        return await database.read(lambda c: offers.find(c, offer.id)) == offer

    assert not await is_kept(batch)
    assert [await is_kept(each) for each in (*proposed, fresh)] == [True] * 3
