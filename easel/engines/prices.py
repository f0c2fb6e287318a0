"""What a picture is likely to cost, by the table of prices alone."""

from __future__ import annotations

from decimal import Decimal

from easel.model import Model, Quality, Size

DOLLAR_FRACTION = Decimal("0.000001")
"""Dollars are kept to the millionth."""

_TABLE_SIZE = Size(1024, 1024)


def estimate(model: Model, quality: Quality, size: Size) -> Decimal | None:
    """Return the US dollars for one picture, None when no price is known.

    Tokens grow with the area, so the table's price for 1024x1024 does too.
    """
    price = model.prices.get(quality)
    if price is None:
        return None
    return (price * size.pixels / _TABLE_SIZE.pixels).quantize(DOLLAR_FRACTION)
