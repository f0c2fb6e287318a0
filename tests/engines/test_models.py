"""The table of models is whole, and a name that is not in it is safe to use."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from easel.engines.models import CLASSIC_SIZES, read_catalogue
from easel.model import Quality


def test_the_models_in_service_are_in_the_table() -> None:
    assert set(read_catalogue().models) == {
        "gpt-image-2",
        "gpt-image-2.5-flare",
        "gpt-image-2.5-sunburst",
        "gpt-image-2.6-flare",
        "gpt-image-2.6-sunburst",
    }


def test_prices_are_exact() -> None:
    prices = read_catalogue().model("gpt-image-2").prices
    assert prices == {
        Quality.LOW: Decimal("0.006"),
        Quality.MEDIUM: Decimal("0.053"),
        Quality.HIGH: Decimal("0.211"),
    }


def test_an_unknown_model_has_the_classic_sizes_and_no_extras() -> None:
    row = read_catalogue().model("our-own-deployment")
    assert row.name == "our-own-deployment"
    assert row.sizes == CLASSIC_SIZES
    assert row.partials == 0
    assert row.prices == {}


def test_a_misspelt_capability_is_not_read_over(tmp_path: Path) -> None:
    table = tmp_path / "models.yaml"
    table.write_text(
        "checked: 2026-11-22\nsource: here\n"
        "tokens: {text_in: 5, image_in: 8, image_out: 30}\n"
        "models: [{name: a, partials: 3, price: {low: 1}}]\n"
    )
    with pytest.raises(ValidationError, match="price"):
        read_catalogue(table)
