"""The table of models is whole, and a name that is not in it is safe to use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from easel.engines.models import CLASSIC_SIZES, read_catalogue
from easel.model import Quality, Size


def test_the_models_without_an_end_are_what_is_offered() -> None:
    assert {each.name for each in read_catalogue().lasting()} == {
        "gpt-image-2",
        "gpt-image-2.5-flare",
        "gpt-image-2.5-sunburst",
        "gpt-image-2.6-flare",
        "gpt-image-2.6-sunburst",
    }


def test_models_that_end_have_their_day_and_one_that_stays_in_their_place() -> None:
    catalogue = read_catalogue()
    lasting = {each.name for each in catalogue.lasting()}
    ending = [each for each in catalogue.models.values() if each.name not in lasting]
    assert {each.name: str(each.retires) for each in ending} == {
        "chatgpt-image-latest": "2026-12-01",
        "gpt-image-1.5": "2026-12-01",
        "gpt-image-1-mini": "2026-12-01",
        "gpt-image-1": "2026-10-23",
        "dall-e-3": "2026-05-12",
        "dall-e-2": "2026-05-12",
    }
    assert all(each.successor in lasting for each in ending)


def test_a_model_is_retired_from_its_day_on() -> None:
    model = read_catalogue().model("gpt-image-1.5")
    assert not model.is_retired(date(2026, 11, 30))
    assert model.is_retired(date(2026, 12, 1))
    assert not read_catalogue().model("gpt-image-2").is_retired(date(2100, 1, 1))


def test_an_old_model_has_its_own_sizes_and_words_for_quality() -> None:
    old = read_catalogue().model("dall-e-3")
    assert old.sizes == (Size(1024, 1024), Size(1792, 1024), Size(1024, 1792))
    assert old.quality_names[Quality.HIGH] == "hd"
    assert (old.edits, old.number, old.prompt_limit) == (False, 1, 4000)


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
