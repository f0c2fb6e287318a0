"""How often one person may ask for what is answered at once and costs a little."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from easel.errors import TooFast

MINUTE = 60.0


class Haste:
    """Counts each person's requests of the last minute; what it knows ends with the process."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        # Who asked last stands last.
        self._asked: dict[int, deque[float]] = {}

    def refuse(self, person_id: int) -> None:
        """Count a request. Raises TooFast, and counts nothing, when there were enough."""
        now = self._clock()
        self._forget(now - MINUTE)
        asked = self._asked.get(person_id, deque())
        while asked and asked[0] <= now - MINUTE:
            asked.popleft()
        if len(asked) >= self._per_minute:
            raise TooFast(seconds=math.ceil(asked[0] + MINUTE - now), limit=self._per_minute)
        asked.append(now)
        self._asked.pop(person_id, None)
        self._asked[person_id] = asked

    def _forget(self, since: float) -> None:
        """Forget whoever has not asked since then: the process may live for years."""
        while self._asked:
            first = next(iter(self._asked))
            if self._asked[first][-1] > since:
                return
            del self._asked[first]
