"""Plain JSON values -> what a Policy's fields hold; BadPolicy where they are of another kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from easel.errors import BadPolicy
from easel.model import Aspect, Quality

Reader = Callable[[str, Any], Any]
_Choice = TypeVar("_Choice", bound=StrEnum)


def text(key: str, value: Any) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise BadPolicy(key, f"{key} is text.")
    return value


def texts(key: str, value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadPolicy(key, f"{key} is a list of texts.")
    return tuple(value)


def whole(key: str, value: Any) -> int:
    """Return a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadPolicy(key, f"{key} is a whole number from 0.")
    return value


def whole_or_none(key: str, value: Any) -> int | None:
    """Return a whole number from 0, or None."""
    return None if value is None else whole(key, value)


def flag(key: str, value: Any) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise BadPolicy(key, f"{key} is true or false.")
    return value


def choice(kind: type[_Choice]) -> Callable[[str, Any], _Choice]:
    """Return a reader for one of the values of `kind`."""

    def read(key: str, value: Any) -> _Choice:
        if value not in tuple(kind):
            raise BadPolicy(key, f"{key} is one of {', '.join(kind)}.")
        return kind(value)

    return read


def qualities(key: str, value: Any) -> tuple[Quality, ...]:
    """Return a list of qualities."""
    names = texts(key, value)
    if not set(names) <= set(Quality):
        raise BadPolicy(key, f"{key} are of {', '.join(Quality)}.")
    return tuple(map(Quality, names))


def aspect(key: str, value: Any) -> Aspect | None:
    """Return an aspect ratio, or None for any."""
    if value is None:
        return None
    try:
        return Aspect.read(text(key, value))
    except ValueError as unreadable:
        raise BadPolicy(key, str(unreadable)) from None


def instant(key: str, value: Any) -> datetime | None:
    """Return a moment with its zone, written as ISO 8601, or None."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(text(key, value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadPolicy(key, f"{key} is a moment with its zone, such as 2026-12-01T10:00+01:00.")
    return moment


def unticked(key: str, value: Any) -> dict[str, tuple[str, ...]]:
    """Return lists of forms by the entry that they are forms of."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value):
        raise BadPolicy(key, f"{key} are lists of forms by an entry of the list.")
    return {entry: texts(key, forms) for entry, forms in value.items()}


def scores(key: str, value: Any) -> dict[str, float]:
    """Return numbers by a category's name; whether they are from 0 to 1 is for `check_policy`."""
    if not isinstance(value, dict) or not all(map(_is_score, value.items())):
        raise BadPolicy(key, f"{key} are numbers from 0 to 1 by a category's name.")
    return {category: float(score) for category, score in value.items()}


def _is_score(item: tuple[Any, Any]) -> bool:
    category, score = item
    is_number = isinstance(score, (int, float)) and not isinstance(score, bool)
    return isinstance(category, str) and is_number
