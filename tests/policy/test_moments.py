"""Moments as teachers type them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.policy.moments import read_moment

BERLIN = ZoneInfo("Europe/Berlin")
# A Monday; 13:00 in Berlin.
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def read(text: str) -> str:
    return f"{read_moment(text, now=NOON, zone=BERLIN).astimezone(BERLIN):%a %d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", "Mon 23 14:30"),
        ("at 14.30", "Mon 23 14:30"),
        ("9:00", "Tue 24 09:00"),
        ("13:00", "Tue 24 13:00"),
        ("today 9:00", "Mon 23 09:00"),
        ("Tomorrow  at 9:00", "Tue 24 09:00"),
        ("Friday 18:00", "Fri 27 18:00"),
        ("mon 14:00", "Mon 23 14:00"),
        ("monday 9:00", "Mon 30 09:00"),
        ("2026-12-01 10:00", "Tue 01 10:00"),
        ("in 45 minutes", "Mon 23 13:45"),
        ("45m", "Mon 23 13:45"),
        ("2 hours", "Mon 23 15:00"),
        ("3 days", "Thu 26 13:00"),
        ("1 week", "Mon 30 13:00"),
        ("<t:1795435200:R>", "Mon 23 13:00"),
    ],
)
def test_reads_a_time_as_people_write_it(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "25:00",
        "10",
        "noday 10:00",
        "2026-02-30 10:00",
        "0 minutes",
        "<t:99999999999>",
        "-1 h",
    ],
)
def test_what_is_no_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(ValueError, match="tomorrow 9:00, Friday 18:00"):
        read(typed)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = read_moment(text, now=NOON, zone=BERLIN)
    except ValueError:
        return
    assert moment.tzinfo is UTC
