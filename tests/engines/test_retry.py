"""The retry rule as a table: what is tried again, how often, after how long."""

from __future__ import annotations

import pytest

from easel import errors
from easel.engines.retry import LONGEST_WAIT_SECONDS, decide

TRIES = {
    errors.RateLimited(): 60,
    errors.EngineUnreachable(): 4,
    errors.EngineTimeout(): 2,
    errors.BadAnswer(): 4,
    errors.NotAPicture(): 4,
    errors.BrokenPicture(): 4,
    errors.WrongSize("1x1", "1024x1024"): 4,
    errors.Undelivered(): 20,
    errors.StorageError(): 4,
    errors.ContentRefused(): 1,
    errors.OutOfMoney(): 2,
    errors.BadCredentials(): 2,
    errors.EngineDown("silent", 60.0): 1,
    errors.RequestRefused(): 1,
    errors.ChannelForbidden(): 1,
    errors.PrivateClosed(): 1,
    errors.MessageGone(): 1,
    errors.TooLargeToPost(): 1,
    errors.DiskFull(): 1,
    errors.Vanished("order"): 1,
    errors.Closing(): 1,
    errors.StartError("no"): 1,
    errors.AlreadyRunning("no"): 1,
}


def tries(error: errors.EaselError, **rule: int) -> int:
    """Return how many tries there are until the rule gives up."""
    attempt = 0
    while decide(error, attempt, jitter=0.5, **rule) is not None:
        attempt += 1
    return attempt + 1


@pytest.mark.parametrize("error", TRIES, ids=lambda error: type(error).__name__)
def test_each_error_has_its_number_of_tries(error: errors.EaselError) -> None:
    assert tries(error) == TRIES[error]


def test_the_table_has_every_error_of_engines_pictures_posts_and_disks() -> None:
    groups = (errors.EngineError, errors.PictureError, errors.Undelivered, errors.StorageError)
    named = {type(error) for error in TRIES}
    expected = {each for each in errors.every_class() if issubclass(each, groups)}
    assert expected - named == {errors.EngineError, errors.PictureError}


@pytest.mark.parametrize(("attempts", "expected"), [(1, 1), (2, 2), (9, 9)])
def test_the_configured_number_of_tries_counts(attempts: int, expected: int) -> None:
    assert tries(errors.EngineUnreachable(), attempts=attempts) == expected


def test_one_try_is_enough_to_be_limited_and_keep_the_place() -> None:
    assert tries(errors.RateLimited(), attempts=1) == 60


@pytest.mark.parametrize(("attempt", "wait"), [(0, 1.0), (1, 2.0), (2, 4.0)])
def test_waits_double(attempt: int, wait: float) -> None:
    assert decide(errors.EngineUnreachable(), attempt, jitter=0.5) == wait


def test_jitter_spreads_a_wait_from_half_to_one_and_a_half() -> None:
    error = errors.EngineUnreachable()
    assert decide(error, 1, jitter=0.0) == 1.0
    assert decide(error, 1, jitter=1.0) == 3.0


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [(12.0, 12.0), (0.0, 1.0), (90_000.0, LONGEST_WAIT_SECONDS), (-3.0, 1.0)],
)
def test_a_rate_limit_waits_as_long_as_the_provider_says_within_reason(
    retry_after: float, wait: float
) -> None:
    error = errors.RateLimited(retry_after=retry_after)
    assert decide(error, 7, jitter=0.0) == wait
    assert decide(error, 7, jitter=1.0) == wait + 1.0


def test_a_rate_limit_without_a_time_backs_off_to_the_longest_wait() -> None:
    assert decide(errors.RateLimited(), 40, jitter=0.5) == LONGEST_WAIT_SECONDS
