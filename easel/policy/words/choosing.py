"""Which of several findings at the same place are told."""

from __future__ import annotations

from collections.abc import Iterable

from easel.policy.words import tricks
from easel.policy.words.phrases import Match


def chosen(found: Iterable[Match]) -> list[Match]:
    """Return the longest of hard matches, and soft ones where there is no hard one, in order.

    Of "adult" and "adult themes" the phrase is told; of two readings of the same place the one
    with fewer tricks, or both when they are of two entries.
    """
    hard = [match for match in found if not match.tricks & tricks.SOFT]
    soft = [match for match in found if match.tricks & tricks.SOFT]
    told = _longest(hard)
    taken = {place for match in told for place in range(match.start, match.end)}
    free = [match for match in soft if taken.isdisjoint(range(match.start, match.end))]
    return sorted(told + _longest(free), key=lambda match: match[:2])


def _longest(found: list[Match]) -> list[Match]:
    told: list[Match] = []
    covered = 0
    for match in sorted(
        found, key=lambda match: (match.start, -match.end, tricks.cost(match.tricks))
    ):
        if match.end > covered:
            told.append(match)
            covered = match.end
        elif told and match[:2] == told[-1][:2] and _is_another(match, told[-1]):
            told.append(match)
    return told


def _order(match: Match) -> tuple[int, int, tuple[bool, int]]:
    return match.start, -match.end, tricks.cost(match.tricks)


def _is_another(match: Match, told: Match) -> bool:
    return match.entry != told.entry and match.tricks == told.tricks
