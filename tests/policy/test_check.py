from dataclasses import replace
from typing import Any

import pytest

from easel.errors import BadPolicy
from easel.policy import DEFAULT, check_policy
from tests.examples import models


@pytest.mark.parametrize(
    "rules",
    [
        {"packs": ("weapons", "gore")},
        {"most_pictures": 1},
        {"most_pictures": 4},
        {"longest_side": 816},
        {"allowed": ("blood orange", "кровяной апельсин")},
        {"thresholds": {"violence": 0, "sexual": 1}},
        {"helpline": "x" * 1000},
    ],
)
def test_a_rule_within_its_bounds_may_be_saved(rules: dict[str, Any]) -> None:
    check_policy(replace(DEFAULT, **rules), models=models())


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("meta_prompt", "", "The meta-prompt is empty: say how every picture should be."),
        (
            "longest_side",
            800,
            "No picture can be as small here: say 816 pixels or more, or any.",
        ),
        (
            "packs",
            ("wepons",),
            'There is no pack "wepons". Did you mean weapons? There are weapons, violence, blood,'
            " gore, nudity, sexual, adult, horror, drugs, hate.",
        ),
        ("most_pictures", 0, "0 can't be the most pictures per order: say 1 to 4, or any."),
        ("most_pictures", 5, "5 can't be the most pictures per order: say 1 to 4, or any."),
        ("longest_side", 255, "255 can't be the most pixels: say 256 to 10,000, or any."),
        ("allowed", ("a",), '"a" is too short: an entry has 2 to 60 characters.'),
        ("allowed", ("?!",), '"?!" has no letters or digits, so it would match nothing.'),
        ("allowed", ("Water gun", "water-gun"), '"water-gun" is allowed already.'),
        (
            "allowed",
            tuple(f"phrase {n}" for n in range(201)),
            "201 phrases would be allowed, and 200 is the most.",
        ),
        (
            "thresholds",
            {"violence": 1.5},
            'The threshold of "violence" is 1.5: it is a number from 0 to 1.',
        ),
        (
            "thresholds",
            {"violence": float("nan")},
            'The threshold of "violence" is nan: it is a number from 0 to 1.',
        ),
        (
            "helpline",
            "x" * 1001,
            "The helpline's text has 1,001 characters, and 1,000 is the most.",
        ),
    ],
)
def test_a_rule_beyond_its_bounds_is_refused_by_name(field: str, value: Any, reason: str) -> None:
    with pytest.raises(BadPolicy) as caught:
        check_policy(replace(DEFAULT, **{field: value}), models=models())
    assert (caught.value.field, caught.value.reason) == (field, reason)
