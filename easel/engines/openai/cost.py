"""What a picture cost: by its tokens where the answer has them, else by the table."""

from __future__ import annotations

from decimal import Decimal

from easel.engines.models import TokenPrices
from easel.engines.openai.answers import Usage
from easel.model import Model, Quality, Size

_MILLION = Decimal(1_000_000)
_TABLE_SIZE = Size(1024, 1024)
_CENT_FRACTION = Decimal("0.000001")


def cost_by_tokens(usage: Usage, prices: TokenPrices) -> Decimal:
    """Return the US dollars for `usage`, to the millionth."""
    dollars = (
        usage.text_in * prices.text_in
        + usage.image_in * prices.image_in
        + usage.image_out * prices.image_out
    ) / _MILLION
    return dollars.quantize(_CENT_FRACTION)


def cost_by_table(model: Model, quality: Quality, size: Size) -> Decimal | None:
    """Return the US dollars for a picture without its tokens, None when no price is known.

    Tokens grow with the area, so the table's price for 1024x1024 does too: an estimate.
    """
    price = model.prices.get(quality)
    if price is None:
        return None
    return (price * size.pixels / _TABLE_SIZE.pixels).quantize(_CENT_FRACTION)
