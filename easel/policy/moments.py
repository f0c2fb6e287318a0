"""A moment as a teacher types it: a clock, a day, a length of time, or Discord's own timestamp."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)} | {
    "w": timedelta(weeks=1)
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LENGTH = re.compile(
    r"(?:in )?([1-9][0-9]{0,3}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)", re.ASCII
)
_STAMP = re.compile(r"<t:([0-9]{1,10})(?::[a-z])?>", re.ASCII)
_CLOCK = re.compile(r"(?:(?!at )([a-z]+) )?(?:at )?([0-9]{1,2})[:.]([0-9]{2})", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[ t]([0-9]{1,2})[:.]([0-9]{2})", re.ASCII)
_UNREADABLE = (
    "That is no time. Write it as 10:30, tomorrow 9:00, Friday 18:00, 2026-12-01 10:00, or as a"
    " length of time such as 45 minutes, 2 hours or 3 days."
)


def read_moment(text: str, *, now: datetime, zone: tzinfo) -> datetime:
    """Return the moment, in UTC; clocks are of `zone`, a length of time counts from `now`.

    A clock without a day is the next time that it shows that. ValueError is a sentence.
    """
    typed = " ".join(text.casefold().split())
    try:
        if found := _STAMP.fullmatch(typed):
            return datetime.fromtimestamp(int(found[1]), UTC)
        if found := _LENGTH.fullmatch(typed):
            return now + int(found[1]) * _UNITS[found[2][0]]
        if found := _DATE.fullmatch(typed):
            year, month, day, hour, minute = map(int, found.groups())
            return datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
        if found := _CLOCK.fullmatch(typed):
            return _at_clock(found[1], int(found[2]), int(found[3]), now.astimezone(zone))
    except (ValueError, OverflowError, OSError):  # such as 25:00, or the year 9999 and more
        raise ValueError(_UNREADABLE) from None
    raise ValueError(_UNREADABLE)


def _at_clock(day: str | None, hour: int, minute: int, now: datetime) -> datetime:
    there = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if day is None:
        days = 0 if there > now else 1
    elif day in ("today", "tomorrow"):
        days = int(day == "tomorrow")
    else:
        days = _days_until(day, now)
        if days == 0 and there <= now:
            days = 7
    return (there + timedelta(days=days)).astimezone(UTC)


def _days_until(day: str, now: datetime) -> int:
    named = [number for number, name in enumerate(_DAYS) if day in (name, name[:3])]
    if not named:
        raise ValueError(_UNREADABLE)
    return (named[0] - now.weekday()) % 7
