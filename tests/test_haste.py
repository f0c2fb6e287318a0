"""How often one person may ask: counted by the minute, and remembered no longer."""

from __future__ import annotations

import pytest

from easel.errors import TooFast
from easel.haste import MINUTE, Haste

ANNA, BORIS = 1, 2


class Clock:
    """A clock that a test turns."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_each_person_has_a_minute_s_share_of_their_own(clock: Clock) -> None:
    haste = Haste(2, clock)
    haste.refuse(ANNA)
    clock.now += 20
    haste.refuse(ANNA)
    with pytest.raises(TooFast) as refused:
        haste.refuse(ANNA)
    assert (refused.value.seconds, refused.value.limit) == (MINUTE - 20, 2)
    haste.refuse(BORIS)
    clock.now += MINUTE - 20
    haste.refuse(ANNA)
    with pytest.raises(TooFast):  # what was refused did not count, what was taken did
        haste.refuse(ANNA)


def test_nobody_is_remembered_for_longer_than_a_minute(clock: Clock) -> None:
    haste = Haste(2, clock)
    for person_id in range(1000):
        clock.now += 1
        haste.refuse(person_id)
        if person_id % 40 == 0:  # one of them comes again and again
            haste.refuse(-1)
    assert len(haste._asked) <= MINUTE + 1
