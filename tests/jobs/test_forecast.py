"""The forecast: what the queues' rules say of places and times, for any line."""

from __future__ import annotations

import time
from dataclasses import replace
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from easel.jobs.forecast import Entry, Pace, forecast

PACE = Pace(at_once=2, per_minute=100, seconds=10.0, running_per_person=1)
PEOPLE = st.integers(1, 4)
PACES = st.builds(
    Pace,
    at_once=st.integers(1, 5),
    per_minute=st.integers(1, 9),
    seconds=st.sampled_from([0.5, 10.0, 90.0]),
    running_per_person=st.integers(1, 3),
)


def waits(job_id: str, person_id: int = 1, pictures: int = 4) -> Entry:
    return Entry(job_id=job_id, person_id=person_id, pictures=pictures, begun=False)


def drawn(job_id: str, person_id: int = 1, pictures: int = 4) -> Entry:
    return replace(waits(job_id, person_id, pictures), begun=True)


def relaxes(job_id: str, person_id: int = 1, pictures: int = 4) -> Entry:
    return replace(waits(job_id, person_id, pictures), relaxed=True)


@st.composite
def lines(draw: st.DrawFn) -> list[Entry]:
    entries = st.builds(
        Entry,
        job_id=st.just(""),
        person_id=PEOPLE,
        pictures=st.integers(0, 4),
        begun=st.booleans(),
        relaxed=st.booleans(),
    )
    found = draw(st.lists(entries, max_size=12))
    return [replace(entry, job_id=str(number)) for number, entry in enumerate(found)]


def seconds(line: list[Entry], pace: Pace = PACE) -> dict[str, float]:
    return {job_id: coming.seconds for job_id, coming in forecast(line, pace).items()}


def places(line: list[Entry], pace: Pace = PACE) -> dict[str, int]:
    return {job_id: coming.place for job_id, coming in forecast(line, pace).items()}


def test_an_empty_line_has_no_forecast() -> None:
    assert forecast([], PACE) == {}


def test_one_order_takes_as_long_as_its_rounds() -> None:
    assert seconds([waits("a", pictures=4)]) == {"a": 20.0}


def test_the_next_person_goes_before_the_second_order_of_one_who_has_their_share() -> None:
    line = [waits("a1", 1), waits("a2", 1), waits("b1", 2)]
    assert places(line) == {"a1": 1, "b1": 2, "a2": 3}
    assert seconds(line) == {"a1": 20.0, "b1": 40.0, "a2": 60.0}


def test_what_has_begun_is_at_no_place_in_the_line() -> None:
    assert places([drawn("a", 1), waits("b", 2)]) == {"a": 0, "b": 1}


def test_a_job_whose_pictures_are_all_drawn_takes_no_time() -> None:
    assert seconds([drawn("a", pictures=0), waits("b", 2, pictures=1)]) == {"a": 0.0, "b": 10.0}


def test_who_has_a_share_of_their_own_before_them_is_queued_and_nobody_else() -> None:
    line = [drawn("a1", 1), waits("a2", 1), relaxes("a3", 1), waits("b1", 2), waits("b2", 2)]
    coming = forecast(line, PACE)
    assert {job_id for job_id, each in coming.items() if each.is_queued} == {"a2", "b2"}


def test_a_relaxed_order_waits_behind_those_that_wait_for_their_own_persons_share() -> None:
    line = [relaxes("r", 3), waits("a1", 1), waits("a2", 1), waits("b1", 2)]
    assert places(line) == {"a1": 1, "b1": 2, "a2": 3, "r": 4}
    assert seconds(line) == {"a1": 20.0, "b1": 40.0, "a2": 60.0, "r": 80.0}


def test_a_relaxed_order_has_what_is_free_at_once() -> None:
    pace = replace(PACE, at_once=8)
    assert seconds([waits("a", 1), relaxes("r", 1)], pace) == {"a": 10.0, "r": 10.0}


def test_what_is_left_of_a_relaxed_order_that_has_begun_waits_too() -> None:
    begun = replace(relaxes("r", 1), begun=True)
    assert seconds([begun, waits("a", 2)]) == {"a": 20.0, "r": 40.0}


def test_the_minutes_allowance_is_waited_for() -> None:
    pace = replace(PACE, at_once=8, per_minute=4)
    line = [waits("a", 1), waits("b", 2), waits("c", 3)]
    assert seconds(line, pace) == {"a": 10.0, "b": 70.0, "c": 130.0}


def test_each_engine_has_places_and_an_allowance_of_its_own() -> None:
    line = [waits("a", 1), replace(waits("b", 2), engine="other"), waits("c", 3)]
    by_engine = {"other": replace(PACE, at_once=4)}
    coming = forecast(line, PACE, by_engine)
    assert {name: each.seconds for name, each in coming.items()} == {
        "a": 20.0,
        "b": 10.0,
        "c": 40.0,
    }
    assert [each.place for each in coming.values()] == [1, 2, 3]


def test_one_person_s_share_is_one_over_all_engines() -> None:
    line = [waits("a1", 1), replace(waits("a2", 1), engine="other")]
    assert forecast(line, PACE, {"other": PACE})["a2"].seconds == 40.0


def test_nothing_is_begun_while_an_engine_rests() -> None:
    assert seconds([waits("a", pictures=1)], replace(PACE, rest=12.0)) == {"a": 22.0}


@given(lines(), PACES)
def test_places_count_those_who_wait_without_a_gap(line: list[Entry], pace: Pace) -> None:
    found = places(line, pace)
    assert found.keys() == {entry.job_id for entry in line}
    assert {found[entry.job_id] for entry in line if entry.begun} <= {0}
    waiting = sorted(found[entry.job_id] for entry in line if not entry.begun)
    assert waiting == list(range(1, len(waiting) + 1))


@given(lines(), PACES)
def test_ones_own_orders_come_in_the_order_they_were_made(line: list[Entry], pace: Pace) -> None:
    found = places(line, pace)
    for sharer in {entry.sharer for entry in line}:
        own = [found[each.job_id] for each in line if each.sharer == sharer and not each.begun]
        assert own == sorted(own)


@given(lines(), PACES)
def test_relaxed_orders_come_after_everybody_s(line: list[Entry], pace: Pace) -> None:
    found = places(line, pace)
    waiting = [entry for entry in line if not entry.begun]
    last = max((found[each.job_id] for each in waiting if not each.relaxed), default=0)
    assert all(found[each.job_id] > last for each in waiting if each.relaxed)


@given(lines(), PACES, PEOPLE, st.integers(0, 4))
def test_a_relaxed_order_delays_nobody_who_is_not(
    line: list[Entry], pace: Pace, person: int, pictures: int
) -> None:
    before = forecast(line, pace)
    after = forecast([*line, relaxes("new", person, pictures)], pace)
    for entry in line:
        if not entry.relaxed:
            assert after[entry.job_id] == before[entry.job_id]


@given(lines(), PACES, st.integers(0, 4))
def test_a_later_order_of_ones_own_delays_none_of_ones_earlier(
    line: list[Entry], pace: Pace, pictures: int
) -> None:
    before = forecast(line, pace)
    after = forecast([*line, waits("new", 1, pictures)], pace)
    for entry in line:
        if entry.sharer == (1, False):
            assert after[entry.job_id] == before[entry.job_id]


@given(lines(), PACES, PEOPLE, st.integers(0, 4))
def test_nobody_waits_longer_by_a_later_order_where_all_are_within_their_share(
    line: list[Entry], pace: Pace, person: int, pictures: int
) -> None:
    pace = replace(pace, running_per_person=20)
    before = forecast(line, pace)
    after = forecast([*line, waits("new", person, pictures)], pace)
    for entry in line:
        if not entry.relaxed:
            assert after[entry.job_id] == before[entry.job_id]


@given(lines(), PACES)
def test_the_line_is_never_promised_faster_than_it_may_be(line: list[Entry], pace: Pace) -> None:
    pictures = sum(entry.pictures for entry in line)
    last = max(seconds(line, pace).values(), default=0.0)
    if pictures:
        assert last >= ceil(pictures / pace.at_once) * pace.seconds
        assert last >= (pictures - 1) // pace.per_minute * 60.0 + pace.seconds


@given(lines(), PACES)
def test_nobody_is_promised_later_than_one_after_another(line: list[Entry], pace: Pace) -> None:
    pictures = sum(entry.pictures for entry in line)
    alone = max(pace.seconds, 60.0)
    assert all(0 <= each <= pictures * alone for each in seconds(line, pace).values())


def test_a_long_line_costs_little_more_per_order_than_a_short_one() -> None:
    line = [waits(f"{person}-{n}", person) for n in range(13) for person in range(200)]

    def cost(length: int) -> float:
        begun = time.process_time()
        for _ in range(len(line) // length):
            forecast(line[:length], PACE)
        return time.process_time() - begun

    assert min(cost(len(line)) for _ in range(3)) < 6 * min(cost(50) for _ in range(3))
