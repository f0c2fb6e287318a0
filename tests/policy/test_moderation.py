"""What fails moderation: a service's own word, a score by the table, a policy's own threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from easel.model import AgeBand, Assessment
from easel.policy import DEFAULT
from easel.policy.bands import BANDS
from easel.policy.moderation import UNNAMED, failing, is_concern
from tests.servers.moderation_api import CATEGORIES


def said(flagged: tuple[str, ...] = (), **scores: float) -> Assessment:
    named = {name.replace("__", "/").replace("_", "-"): value for name, value in scores.items()}
    return Assessment(is_flagged=bool(flagged), categories=flagged, scores=named)


@pytest.mark.parametrize("band", AgeBand)
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_score_fails_at_the_age_bands_threshold_and_passes_below(
    category: str, band: AgeBand
) -> None:
    policy = replace(DEFAULT, band=band)
    threshold = BANDS[band].thresholds[category]
    at, below = (
        Assessment(is_flagged=False, categories=(), scores={category: score})
        for score in (threshold, threshold - 0.001)
    )
    assert failing(at, policy) == (category,)
    assert failing(below, policy) == ()


def test_a_category_that_no_band_knows_fails_by_the_services_word_alone() -> None:
    assert failing(said(gambling=0.99), DEFAULT) == ()
    assert failing(said(("gambling",), gambling=0.2), DEFAULT) == ("gambling",)


def test_the_services_own_word_counts_whatever_its_score() -> None:
    assert failing(said(("violence",), violence=0.01), DEFAULT) == ("violence",)
    lenient = replace(DEFAULT, thresholds={"violence": 1.0})
    assert failing(said(("violence",), violence=0.5), lenient) == ("violence",)


def test_a_flag_without_a_category_counts_too() -> None:
    flagged = Assessment(is_flagged=True, categories=(), scores={})
    assert failing(flagged, DEFAULT) == (UNNAMED,)


def test_a_policys_own_threshold_goes_before_the_tables() -> None:
    strict = replace(DEFAULT, thresholds={"violence": 0.2})
    assert failing(said(violence=0.3, sexual=0.4), strict) == ("violence", "sexual")
    lenient = replace(DEFAULT, thresholds={"violence": 0.9})
    assert failing(said(violence=0.8), lenient) == ()


def test_each_failing_category_is_named_once() -> None:
    assert failing(said(("sexual",), sexual=0.9), DEFAULT) == ("sexual",)


@pytest.mark.parametrize(
    ("categories", "concern"),
    [
        (("self-harm",), True),
        (("violence", "self-harm/intent"), True),
        (("self_harm",), True),
        (("violence", "sexual"), False),
        ((), False),
    ],
)
def test_self_harm_by_any_name_is_a_concern(categories: tuple[str, ...], concern: bool) -> None:
    assert is_concern(categories) is concern
