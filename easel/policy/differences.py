"""What changed from one policy to another, field by field, in the words of the policy's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from easel.model import Policy
from easel.policy.record import to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What `field` has lost and won: items of a list, or one value for another.

    A list in another order has lost and won nothing.
    """

    field: str
    is_list: bool
    lost: tuple[str, ...]
    won: tuple[str, ...]


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Return how `after` differs from `before`; their versions do not count."""
    old, new = to_record(before), to_record(after)
    return tuple(
        _difference(field, old[field], new[field])
        for field in old
        if field != "version" and old[field] != new[field]
    )


def shown(value: Any) -> str:
    """Return a plain value of a policy's record as a teacher reads and writes it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return f"{value:g}"
    return "any" if value in (None, "") else str(value)


def _difference(field: str, old: Any, new: Any) -> Difference:
    before, after = _items(old), _items(new)
    return Difference(
        field=field,
        is_list=isinstance(new, (list, dict)),
        lost=tuple(each for each in before if each not in set(after)),
        won=tuple(each for each in after if each not in set(before)),
    )


def _items(value: Any) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        return tuple(f"{key}: {_listed(each)}" for key, each in value.items())
    return tuple(value) if isinstance(value, list) else (shown(value),)


def _listed(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {_listed(each)}" for key, each in value.items())
    return ", ".join(value) if isinstance(value, list) else shown(value)
