"""When will it be my turn? The line played through on paper, with the rules of the queues."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from easel.model import Forecast

MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An unfinished job: how many pictures are still to draw, and whether it has begun."""

    job_id: str
    person_id: int
    pictures: int
    begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast the line moves.

    `at_once` pictures are drawn at the same time, at most `per_minute` are started in any 60 s,
    each takes `seconds`, and one person has at most `running_per_person` jobs under way.
    """

    at_once: int
    per_minute: int
    seconds: float
    running_per_person: int


def forecast(line: Sequence[Entry], pace: Pace) -> dict[str, Forecast]:
    """Return for each job of `line` (the oldest first) its place and the seconds to its end.

    A job that has begun has place 0; the next to begin has 1.
    """
    floor = _Floor(pace)
    places: dict[str, int] = {}
    ends: dict[str, float] = {}
    under_way: Counter[int] = Counter()
    ending: list[tuple[float, int]] = []
    now = 0.0
    waiting = deque(sorted(line, key=lambda entry: not entry.begun))
    while waiting:
        turn = _next(waiting, under_way, pace.running_per_person)
        if turn is None:
            now, person = heapq.heappop(ending)
            under_way[person] -= 1
            continue
        waiting.remove(turn)
        places[turn.job_id] = 0 if turn.begun else 1 + sum(place > 0 for place in places.values())
        ends[turn.job_id] = end = floor.draw(turn.pictures, now)
        under_way[turn.person_id] += 1
        heapq.heappush(ending, (end, turn.person_id))
    return {job_id: Forecast(place=place, seconds=ends[job_id]) for job_id, place in places.items()}


def _next(waiting: deque[Entry], under_way: Counter[int], share: int) -> Entry | None:
    for entry in waiting:
        if entry.begun or under_way[entry.person_id] < share:
            return entry
    return None


class _Floor:
    """The places where pictures are drawn, and the minute's allowance of starts."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._free = [0.0] * pace.at_once
        self._starts: deque[float] = deque(maxlen=pace.per_minute)

    def draw(self, pictures: int, earliest: float) -> float:
        """Start that many pictures as soon as may be and return when the last is done."""
        end = earliest
        for _ in range(pictures):
            start = max(earliest, heapq.heappop(self._free))
            if len(self._starts) == self._pace.per_minute:
                start = max(start, self._starts[0] + MINUTE)
            self._starts.append(start)
            heapq.heappush(self._free, start + self._pace.seconds)
            end = max(end, start + self._pace.seconds)
        return end
