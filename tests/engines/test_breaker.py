"""The circuit breaker as a rule: what pauses an engine, who tries it again, what ends a pause."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from easel import errors
from easel.engines.breaker import BreakerRules, failed, probing, succeeded, told, untold
from easel.model import Health, Trouble

RULES = BreakerRules(failures=3, pause=10.0, longest_pause=60.0, probe_seconds=100.0)
NOW = 1_000_000.0
SILENT = errors.EngineUnreachable("503")


def after(*given: errors.EaselError, at: float = NOW) -> Health:
    """Return the health of an engine that answered with these errors, one after another."""
    health = Health()
    for error in given:
        health = failed(health, error, at, RULES, is_probe=False)
    return health


@pytest.mark.parametrize("error", [SILENT, errors.EngineTimeout(180.0)])
def test_an_engine_that_does_not_answer_is_paused_at_the_third_time(
    error: errors.EaselError,
) -> None:
    assert after(error, error).trouble is None
    paused = after(error, error, error)
    assert (paused.trouble, paused.wait(NOW), paused.since) == (Trouble.SILENT, 10.0, NOW)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [(errors.OutOfMoney(), Trouble.MONEY), (errors.BadCredentials(), Trouble.KEY)],
)
def test_no_money_and_a_wrong_key_pause_it_at_once(
    error: errors.EaselError, trouble: Trouble
) -> None:
    assert after(error).trouble is trouble


@pytest.mark.parametrize(
    "error",
    [errors.ContentRefused(("violence",)), errors.RequestRefused("size"), errors.RateLimited(2.0)],
)
def test_what_an_engine_says_of_a_prompt_is_an_answer(error: errors.EaselError) -> None:
    assert after(SILENT, SILENT, error, SILENT, SILENT).trouble is None
    paused = replace(after(SILENT, SILENT, SILENT), asks_at=NOW)
    assert failed(paused, error, NOW, RULES, is_probe=True).trouble is None


@pytest.mark.parametrize("error", [errors.BadAnswer("HTML"), errors.StorageError("our own disk")])
def test_what_tells_nothing_of_the_engine_changes_nothing(error: errors.EaselError) -> None:
    assert after(SILENT, SILENT, error, SILENT).trouble is Trouble.SILENT
    assert after(error, error, error, error).trouble is None


def test_one_picture_goes_when_the_pause_is_over_and_no_second_one_before_it_has_ended() -> None:
    paused = after(SILENT, SILENT, SILENT)
    assert probing(paused, NOW + 9.0, RULES) is None
    probed = probing(paused, NOW + 10.0, RULES)
    assert probed is not None
    assert probing(probed, NOW + 11.0, RULES) is None
    assert probing(probed, NOW + 110.0, RULES) is not None  # it died with its process


def test_a_probe_that_succeeds_ends_the_pause() -> None:
    assert succeeded(told(after(errors.OutOfMoney()), 900) or Health(), 50) == Health(per_minute=50)


def test_each_probe_that_fails_doubles_the_pause_up_to_the_longest() -> None:
    health, pauses = after(SILENT, SILENT, SILENT), []
    for _ in range(5):
        health = failed(health, SILENT, NOW, RULES, is_probe=True)
        pauses.append(health.wait(NOW))
    assert pauses == [20.0, 40.0, 60.0, 60.0, 60.0]
    assert health.since == NOW


def test_what_was_asked_before_the_pause_and_fails_late_does_not_make_it_longer() -> None:
    paused = after(SILENT, SILENT, SILENT)
    late = failed(paused, SILENT, NOW + 5.0, RULES, is_probe=False)
    assert (late.asks_at, late.pauses) == (paused.asks_at, paused.pauses)


def test_a_rate_limit_is_a_rest_of_the_whole_engine_and_no_trouble() -> None:
    limited = after(errors.RateLimited(12.0, 5))
    assert (limited.trouble, limited.wait(NOW), limited.per_minute) == (None, 12.0, 5)
    assert failed(limited, errors.RateLimited(3.0), NOW, RULES, is_probe=False).wait(NOW) == 12.0
    assert after(errors.RateLimited(90_000.0)).wait(NOW) == 120.0


def test_the_newest_limit_counts_and_an_answer_without_one_takes_none_away() -> None:
    assert succeeded(succeeded(Health(), 5), 20).per_minute == 20
    assert succeeded(succeeded(Health(), 5)).per_minute == 5


def test_each_server_s_teachers_are_told_once() -> None:
    paused = after(errors.OutOfMoney())
    once = told(paused, 900)
    assert once is not None
    assert told(once, 900) is None
    assert told(once, 910) is not None
    assert untold(once, 900) == paused
    assert told(Health(), 900) is None


class Breaker(RuleBasedStateMachine):
    """Pictures come and go over a clock that only goes on; at most one probe is ever under way."""

    @initialize()
    def begin(self) -> None:
        self.health, self.now = Health(), NOW
        self.in_flight = self.probes = self.silent = 0

    @rule(seconds=st.floats(0.0, 30.0))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @precondition(lambda self: self.health.trouble is None and self.health.wait(self.now) == 0)
    @rule()
    def a_picture_is_asked_for(self) -> None:
        self.in_flight += 1

    @precondition(lambda self: self.health.trouble is not None)
    @rule()
    def a_probe_is_tried_for(self) -> None:
        claimed = probing(self.health, self.now, RULES)
        assert (claimed is None) == (self.health.wait(self.now) > 0)
        if claimed is not None:
            self.health, self.probes = claimed, self.probes + 1

    @precondition(lambda self: self.probes + self.in_flight > 0)
    @rule(
        error=st.sampled_from(
            [None, SILENT, errors.OutOfMoney(), errors.BadCredentials(), errors.RateLimited(5.0)]
        )
    )
    def one_ends(self, error: errors.EaselError | None) -> None:
        is_probe = self.probes > 0
        self.probes, self.in_flight = (
            (self.probes - 1, self.in_flight) if is_probe else (0, self.in_flight - 1)
        )
        if error is None:
            self.health = succeeded(self.health)
        else:
            self.health = failed(self.health, error, self.now, RULES, is_probe=is_probe)

    @invariant()
    def a_pause_has_an_end_and_a_reason(self) -> None:
        assert self.health.wait(self.now) <= RULES.probe_seconds
        if self.health.trouble is None:
            assert self.health.failures < RULES.failures
            assert not self.health.told
        else:
            assert self.health.pauses > 0
            assert self.health.since <= self.now


TestBreaker = Breaker.TestCase
