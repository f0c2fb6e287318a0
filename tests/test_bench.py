"""The figures' table: what is met, what is missed, and what only informs."""

from __future__ import annotations

import pytest

from bench.figures import Figure, table


def figure(easel: list[float], *, goal: float | None = 100, ratio: float | None = None) -> Figure:
    return Figure(name="wait", unit="ms", easel=easel, bare=[10.0], goal=goal, ratio=ratio)


@pytest.mark.parametrize(
    ("easel", "ratio", "is_met"),
    [
        ([100.0], None, True),
        ([101.0], None, False),
        ([40.0], 4.0, True),
        ([41.0], 4.0, False),
        ([1.0, 99.0, 500.0], None, True),
    ],
)
def test_the_median_meets_a_goal_when_it_is_within_it_and_within_the_ratio(
    easel: list[float], ratio: float | None, is_met: bool
) -> None:
    assert figure(easel, ratio=ratio).is_met is is_met


def test_a_figure_without_a_goal_is_neither_met_nor_missed() -> None:
    assert figure([1.0], goal=None).is_met is None


def test_the_table_says_what_is_missed() -> None:
    rows = table([figure([50.0]), figure([300.0], ratio=4)]).splitlines()
    assert [row.split("|")[-2].strip() for row in rows[2:]] == ["met", "missed"]
    assert "≤ 100 ms, ≤ 4x" in rows[3]
    assert len({len(row) for row in rows}) == 1
