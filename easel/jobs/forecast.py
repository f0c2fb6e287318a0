"""When will it be my turn? The line played through on paper, with the rules of the queues."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from easel.model import Forecast

MINUTE = 60.0
Sharer = tuple[int, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An unfinished job: how many pictures are still to draw, by whom, and whether it has begun.

    A relaxed one goes behind all that are not, and takes nothing of its person's share of those.
    """

    job_id: str
    person_id: int
    pictures: int
    begun: bool
    relaxed: bool = False
    engine: str = ""

    @property
    def sharer(self) -> tuple[int, bool]:
        """Whose share of the line it takes when it is under way."""
        return self.person_id, self.relaxed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast the line moves.

    `at_once` pictures are drawn at the same time, at most `per_minute` are started in any 60 s,
    each takes `seconds`, and one person has at most `running_per_person` jobs under way. None is
    started in the next `rest` seconds.
    """

    at_once: int
    per_minute: int
    seconds: float
    running_per_person: int
    rest: float = 0.0


def forecast(
    line: Sequence[Entry], pace: Pace, by_engine: Mapping[str, Pace] | None = None
) -> dict[str, Forecast]:
    """Return for each job of `line` (the oldest first) its place and the seconds to its end.

    `by_engine` are the paces of engines that have one of their own: how many are drawn at once
    and in a minute, and their rest. All of them share what one person may have under way.
    A job that has begun has place 0; the next to begin has 1. Pictures of relaxed jobs, also of
    those that have begun, get what the others leave free; how many of them are being drawn at
    this moment is not known here, so another's may take that much longer.
    """
    floors = _Floors(pace, by_engine or {})
    queued = _queued(line, pace.running_per_person)
    coming: dict[str, Forecast] = {}
    place = 0
    for relaxed in (False, True):
        party = [entry for entry in line if entry.relaxed is relaxed]
        for entry, end in _ends(party, floors, pace.running_per_person):
            place += not entry.begun
            coming[entry.job_id] = Forecast(
                place=0 if entry.begun else place,
                seconds=end,
                is_queued=entry.job_id in queued,
            )
    return coming


def _ends(line: Sequence[Entry], floors: _Floors, share: int) -> Iterator[tuple[Entry, float]]:
    """Yield the jobs of one party, as they begin, with the seconds to their end."""
    crowd = _Crowd([entry for entry in line if not entry.begun], share)
    now = 0.0
    for entry in line:
        if entry.begun:
            end = floors.of(entry).draw(entry.pictures, now)
            crowd.begin(entry, end)
            yield entry, end
    while crowd.waiting:
        turn = crowd.next()
        if turn is None:
            now = crowd.end_one()
            continue
        end = floors.of(turn).draw(turn.pictures, now)
        crowd.begin(turn, end)
        yield turn, end


def _queued(line: Sequence[Entry], share: int) -> set[str]:
    """Return the jobs that have a whole share of their person's own before them."""
    before: Counter[Sharer] = Counter()
    queued = set()
    for entry in line:
        if not entry.begun and before[entry.sharer] >= share:
            queued.add(entry.job_id)
        before[entry.sharer] += 1
    return queued


class _Crowd:
    """Who waits and who is under way: the oldest goes next whose person has a share free.

    Each step costs no more for a long line than for a short one: it is played through for
    every order, on the loop where people are answered.
    """

    def __init__(self, line: Sequence[Entry], share: int) -> None:
        self.waiting = len(line)
        self._share = share
        self._under_way: Counter[Sharer] = Counter()
        self._ending: list[tuple[float, Sharer]] = []
        self._queues: dict[Sharer, deque[tuple[int, Entry]]] = {}
        for rank, entry in enumerate(line):
            self._queues.setdefault(entry.sharer, deque()).append((rank, entry))
        # The rank of the oldest order of each person with a share free.
        self._ready = [(queue[0][0], person) for person, queue in self._queues.items()]
        heapq.heapify(self._ready)

    def next(self) -> Entry | None:
        """Take the next to begin out of the line; None while everyone has their share."""
        while self._ready:
            rank, person = heapq.heappop(self._ready)
            queue = self._queues[person]
            if self._under_way[person] < self._share and queue and queue[0][0] == rank:
                self.waiting -= 1
                return queue.popleft()[1]
        return None

    def begin(self, entry: Entry, end: float) -> None:
        """Count an order as under way until `end`."""
        self._under_way[entry.sharer] += 1
        heapq.heappush(self._ending, (end, entry.sharer))
        self._offer(entry.sharer)

    def end_one(self) -> float:
        """Let the first of those under way end and return when that is."""
        end, person = heapq.heappop(self._ending)
        self._under_way[person] -= 1
        self._offer(person)
        return end

    def _offer(self, person: Sharer) -> None:
        queue = self._queues.get(person)
        if queue and self._under_way[person] < self._share:
            heapq.heappush(self._ready, (queue[0][0], person))


class _Floors:
    """Each engine's places; those of the engines without a pace of their own are one floor."""

    def __init__(self, pace: Pace, by_engine: Mapping[str, Pace]) -> None:
        self._usual = _Floor(pace)
        self._own = {engine: _Floor(own) for engine, own in by_engine.items()}

    def of(self, entry: Entry) -> _Floor:
        """Return where the pictures of a job are drawn."""
        return self._own.get(entry.engine, self._usual)


class _Floor:
    """The places where pictures are drawn, and the minute's allowance of starts."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._free = [pace.rest] * pace.at_once
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
