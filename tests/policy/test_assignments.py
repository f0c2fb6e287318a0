"""An assignment as a teacher types it."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest

from easel.errors import BadPolicy
from easel.model import Aspect
from easel.policy import Typed, parse_assignment
from tests.examples import NOON

HOUR = timedelta(hours=1)


def typed(**changes: Any) -> Typed:
    return Typed(
        **{"title": "Monuments", "instructions": "Draw a monument.", "rules": {}} | changes
    )


def test_what_is_typed_becomes_rules_and_times() -> None:
    rules = {"words": "castles; knights", "aspect": "16:9", "most_pictures": "2", "packs": "gore"}
    assignment = parse_assignment(
        typed(title=" Our  town ", starts="in 1 hour", ends="90 minutes", rules=rules),
        now=NOON,
        zone=UTC,
    )
    assert assignment.title == "Our town"
    assert assignment.rules.meta_prompt == "Draw a monument."
    assert assignment.rules.words == ("castles", "knights")
    assert (assignment.rules.aspect, assignment.rules.most_pictures) == (Aspect(16, 9), 2)
    assert assignment.rules.packs == ("gore",)
    # A length of time counts from the start.
    assert (assignment.starts, assignment.ends) == (NOON + HOUR, NOON + 2.5 * HOUR)


def test_an_assignment_is_open_at_once_and_until_it_is_ended_where_nothing_is_said() -> None:
    assignment = parse_assignment(typed(), now=NOON, zone=UTC)
    assert (assignment.starts, assignment.ends) == (None, None)
    assert assignment.rules.references
    assert assignment.rules.hiding


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"starts": "soon"}, "starts", "That is no time."),
        ({"ends": "today 11:00"}, "ends", "That is over already"),
        ({"instructions": " \n"}, "instructions", "Say what the class is to draw."),
        ({"rules": {"aspect": "wide"}}, "aspect", "An aspect ratio is two whole numbers"),
    ],
)
def test_what_can_t_be_read_is_refused_by_its_field(
    changes: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(BadPolicy) as refused:
        parse_assignment(typed(**changes), now=NOON, zone=UTC)
    assert refused.value.field == field
    assert refused.value.reason.startswith(reason)
