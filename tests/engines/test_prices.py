"""An estimate of a picture's cost, before it is ordered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from easel.engines.models import read_catalogue
from easel.engines.prices import estimate
from easel.engines.sketch import SketchEngine
from easel.model import Quality, Size


@pytest.mark.parametrize(
    ("model", "quality", "size", "dollars"),
    [
        ("gpt-image-2", Quality.MEDIUM, Size(1024, 1024), Decimal("0.053")),
        ("gpt-image-2", Quality.HIGH, Size(1536, 1024), Decimal("0.3165")),
        ("gpt-image-2.6-flare", Quality.HIGH, Size(1024, 1024), None),
        ("gpt-image-2.5-sunburst", Quality.LOW, Size(1024, 1024), None),
        ("our-own", Quality.LOW, Size(1024, 1024), None),
    ],
)
def test_a_price_grows_with_the_area_and_is_none_where_the_table_has_none(
    model: str, quality: Quality, size: Size, dollars: Decimal | None
) -> None:
    assert estimate(read_catalogue().model(model), quality, size) == dollars


def test_a_sketch_is_known_to_cost_nothing() -> None:
    assert estimate(SketchEngine().model("sketch"), Quality.HIGH, Size(2048, 2048)) == 0
