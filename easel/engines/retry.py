"""Whether something that failed is tried again, and after how long: a rule that does no I/O."""

from __future__ import annotations

from collections.abc import Mapping

from easel.errors import (
    BadAnswer,
    BadCredentials,
    ChannelForbidden,
    DiskFull,
    EaselError,
    EngineTimeout,
    EngineUnreachable,
    MessageGone,
    OutOfMoney,
    PictureError,
    RateLimited,
    StorageError,
    TooLargeToPost,
    Undelivered,
)

BACKOFF_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 120.0

_MOST_TRIES: Mapping[type[EaselError], int | None] = {
    # the provider's limit is no failure: the order keeps its place, for more than half an hour
    RateLimited: 60,
    # None: as many as `attempts` says
    EngineUnreachable: None,
    BadAnswer: None,
    PictureError: None,
    # it took minutes, and may have been drawn and billed
    EngineTimeout: 2,
    # the engine is paused, and the order keeps its place; a second time it is this order's fault:
    # a model that the account may not use, while it may use others
    OutOfMoney: 2,
    BadCredentials: 2,
    # half an hour: long enough for an outage of Discord's
    Undelivered: 20,
    ChannelForbidden: 1,
    MessageGone: 1,
    TooLargeToPost: 1,
    StorageError: None,
    DiskFull: 1,
    # all others end the matter: refusals, a request that is not taken
    EaselError: 1,
}


def nothing_drawn(error: EaselError) -> bool:
    """Say whether the engine can't have drawn, or charged for, what ended in `error`."""
    if isinstance(error, EngineUnreachable):
        return not error.begun
    return isinstance(error, RateLimited | OutOfMoney | BadCredentials)


def decide(error: EaselError, attempt: int, *, jitter: float, attempts: int = 4) -> float | None:
    """Return the seconds to wait before the next try, or None to give up.

    `attempt` counts from 0: how many tries went before the one that ended in `error`.
    `attempts` is how many tries there are in all for what can pass by itself; an error that is
    costly to repeat has fewer, a rate limit more. `jitter`, 0 to 1, spreads the waits so that
    those who failed together do not come back together.
    """
    if attempt + 1 >= _most_tries(error, attempts):
        return None
    if isinstance(error, RateLimited) and error.retry_after is not None:
        # never sooner than the provider said
        return min(max(error.retry_after, BACKOFF_SECONDS), LONGEST_WAIT_SECONDS) + jitter
    wait = min(BACKOFF_SECONDS * 2.0 ** min(attempt, 16), LONGEST_WAIT_SECONDS)
    return wait * (0.5 + jitter)


def _most_tries(error: EaselError, attempts: int) -> int:
    rule = next(_MOST_TRIES[each] for each in type(error).__mro__ if each in _MOST_TRIES)
    return attempts if rule is None else rule
