"""What a picture cost by the tokens that its answer states."""

from __future__ import annotations

from decimal import Decimal

from easel.engines.models import TokenPrices
from easel.engines.openai.answers import Usage
from easel.engines.prices import DOLLAR_FRACTION

_MILLION = Decimal(1_000_000)


def cost_by_tokens(usage: Usage, prices: TokenPrices) -> Decimal:
    """Return the US dollars for `usage`, to the millionth."""
    dollars = (
        usage.text_in * prices.text_in
        + usage.image_in * prices.image_in
        + usage.image_out * prices.image_out
    ) / _MILLION
    return dollars.quantize(DOLLAR_FRACTION)
