"""Whether an engine is asked, paused or tried with one picture: decisions that do no I/O.

Closed: no trouble, pictures go through. Open: trouble, and nothing goes through before `asks_at`.
Half open: trouble, and from `asks_at` on one picture goes through, the probe, whose end decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from easel.errors import (
    BadAnswer,
    BadCredentials,
    EaselError,
    EngineError,
    EngineTimeout,
    EngineUnreachable,
    OutOfMoney,
    RateLimited,
)
from easel.model import Health, Trouble

LONGEST_REST_SECONDS = 120.0
"""No engine is left alone for longer than this because its provider says so once."""

_TROUBLES: dict[type[EaselError], Trouble] = {
    EngineUnreachable: Trouble.SILENT,
    EngineTimeout: Trouble.SILENT,
    OutOfMoney: Trouble.MONEY,
    BadCredentials: Trouble.KEY,
}
# One is enough: the next picture would get the same answer.
_CERTAIN = (Trouble.MONEY, Trouble.KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakerRules:
    """After how many failures an engine is paused, and for how many seconds.

    Each failure of a probe doubles them, up to `longest_pause`. A probe that says nothing for
    `probe_seconds`, as when the process has died, is given up, and another may go.
    """

    failures: int
    pause: float
    longest_pause: float
    probe_seconds: float


def probing(health: Health, now: float, rules: BreakerRules) -> Health | None:
    """Return `health` with a probe on its way, None where none may go now."""
    if health.trouble is None or health.wait(now) > 0:
        return None
    return replace(health, asks_at=now + rules.probe_seconds)


def succeeded(health: Health, per_minute: int | None = None) -> Health:
    """Return `health` after an answer, which may have told the provider's limit."""
    per_minute = per_minute or health.per_minute
    if health.trouble is None:
        return replace(health, failures=0, per_minute=per_minute)
    return Health(per_minute=per_minute)


def failed(
    health: Health, error: EaselError, now: float, rules: BreakerRules, *, is_probe: bool
) -> Health:
    """Return `health` after an error. What the engine says of a prompt is an answer like any."""
    if isinstance(error, RateLimited):
        rest = min(error.retry_after or 0.0, LONGEST_REST_SECONDS)
        well = succeeded(health, error.per_minute)
        return replace(well, asks_at=max(well.asks_at, now + rest))
    trouble = _TROUBLES.get(type(error))
    if trouble is not None:
        return _troubled(health, trouble, now, rules, is_probe=is_probe)
    if isinstance(error, EngineError) and not isinstance(error, BadAnswer):
        return succeeded(health)
    # A page of HTML, or our own disk: nothing is known of the engine by it.
    return _paused(health, now, rules) if is_probe else health


def told(health: Health, server_id: int) -> Health | None:
    """Return `health` with one server more whose teachers know of it; None where they do."""
    if health.trouble is None or server_id in health.told:
        return None
    return replace(health, told=(*health.told, server_id))


def untold(health: Health, server_id: int) -> Health:
    """Return `health` without a server whose teachers could not be told."""
    return replace(health, told=tuple(each for each in health.told if each != server_id))


def _troubled(
    health: Health, trouble: Trouble, now: float, rules: BreakerRules, *, is_probe: bool
) -> Health:
    seen = replace(health, failures=health.failures + 1)
    if health.trouble is not None:
        # What was asked for before the pause fails late, and says nothing new.
        return _paused(replace(seen, trouble=trouble), now, rules) if is_probe else seen
    if trouble in _CERTAIN or seen.failures >= rules.failures:
        return _paused(replace(seen, trouble=trouble, since=now), now, rules)
    return seen


def _paused(health: Health, now: float, rules: BreakerRules) -> Health:
    pause = min(rules.pause * 2.0 ** min(health.pauses, 16), rules.longest_pause)
    return replace(health, pauses=health.pauses + 1, asks_at=now + pause)
