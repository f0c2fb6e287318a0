"""Discord's rate limits: a bucket per route and main id, and 50 requests a second for the bot.

Discord publishes the mechanism but not the numbers of its buckets (reference, "Rate Limits",
2026-08); those here are what its headers have long been seen to say. Interactions, their webhooks
included, do not count towards the 50.
"""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass

from playground.refusals import Refused

GLOBAL_REQUESTS_PER_SECOND = 50
INVALID_REQUESTS = 10_000
INVALID_SECONDS = 600.0
_BUCKETS_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Rule:
    """So many requests in so many seconds, counted per main id (channel, server, webhook)."""

    name: str
    requests: int
    seconds: float


POST_MESSAGE = Rule("post-message", 5, 5)
EDIT_MESSAGE = Rule("edit-message", 5, 5)
DELETE_MESSAGE = Rule("delete-message", 5, 1)
REACT = Rule("react", 1, 0.25)
WEBHOOK = Rule("webhook", 5, 2)
COMMANDS = Rule("commands", 5, 20)
OPEN_DM = Rule("open-dm", 10, 10)
READ = Rule("read", 50, 1)


@dataclass(slots=True)
class _Window:
    ends: float
    used: int = 0


class RateLimiter:
    """Counts requests in fixed windows. Times are seconds since 1970."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, str], _Window] = {}
        self._all = _Window(ends=0.0)
        self._invalid: deque[float] = deque(maxlen=INVALID_REQUESTS)

    def note_invalid(self, now: float) -> None:
        """Count an answer of 401, 403 or 429: too many of them ban the address."""
        self._invalid.append(now)

    def is_banned(self, now: float) -> bool:
        """Say if 10,000 invalid requests came in the last 10 minutes."""
        is_full = len(self._invalid) == INVALID_REQUESTS
        return is_full and now - self._invalid[0] < INVALID_SECONDS

    def take(self, rule: Rule, main_id: str, now: float) -> dict[str, str]:
        """Count a request and return its X-RateLimit headers; Refused (429) when over the rule."""
        window = self._windows.get((rule.name, main_id))
        if window is None or window.ends <= now:
            self._drop_ended(now)
            window = self._windows[rule.name, main_id] = _Window(ends=now + rule.seconds)
        window.used += 1
        left = window.ends - now
        headers = {
            "X-RateLimit-Limit": str(rule.requests),
            "X-RateLimit-Remaining": str(max(0, rule.requests - window.used)),
            "X-RateLimit-Reset": f"{window.ends:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.blake2s(rule.name.encode(), digest_size=16).hexdigest(),
        }
        if window.used > rule.requests:
            raise limited(left, headers, scope="user")
        return headers

    def take_global(self, now: float) -> None:
        """Count a request towards the bot's 50 a second; Refused (429) when over."""
        if self._all.ends <= now:
            self._all = _Window(ends=now + 1.0)
        self._all.used += 1
        if self._all.used > GLOBAL_REQUESTS_PER_SECOND:
            raise limited(self._all.ends - now, {}, scope="global")

    def _drop_ended(self, now: float) -> None:
        if len(self._windows) >= _BUCKETS_KEPT:
            self._windows = {key: w for key, w in self._windows.items() if w.ends > now}


def limited(retry_after: float, headers: dict[str, str], *, scope: str) -> Refused:
    """Return the refusal of a request that came too soon. `retry_after` is in seconds."""
    told = {"Retry-After": str(int(retry_after) + 1), "X-RateLimit-Scope": scope}
    is_global = scope == "global"
    if is_global:
        told["X-RateLimit-Global"] = "true"
    body = {"retry_after": round(retry_after, 3), "global": is_global}
    message = "You are being rate limited."
    return Refused(429, 0, message, headers={**headers, **told}, extra=body)
