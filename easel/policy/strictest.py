"""The strictest of several rules, for each field of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, TypeVar

from easel.errors import BadPolicy
from easel.model import Clicks, Orientation, Rules, SoftHits, Unmoderated

T = TypeVar("T")
Several = Sequence[Rules]
Strictest = Callable[[Several], Any]


def _all_of(field: str) -> Strictest:
    """Everything that any of them names, each once."""
    return lambda several: tuple(
        dict.fromkeys(item for rules in several for item in getattr(rules, field))
    )


def _common(field: str, what: str) -> Strictest:
    """What all of them allow; one that names nothing allows everything."""

    def strictest(several: Several) -> tuple[Any, ...]:
        named = [items for rules in several if (items := getattr(rules, field))]
        common = _in_every(named)
        if named and not common:
            sets = " and ".join(", ".join(items) for items in dict.fromkeys(named))
            raise BadPolicy(field, f"{sets} have no {what} in common, so nothing could be drawn.")
        return common

    return strictest


def _the_one(field: str, none: object) -> Strictest:
    """The only value that any of them lays down; two different ones contradict each other."""

    def strictest(several: Several) -> Any:
        said = dict.fromkeys(getattr(rules, field) for rules in several)
        said.pop(none, None)
        if len(said) > 1:
            both = " and ".join(map(str, said))
            raise BadPolicy(field, f"{both} would hold at once: no picture could be both.")
        return next(iter(said), none)

    return strictest


def _smallest(field: str) -> Strictest:
    def strictest(several: Several) -> int | None:
        numbers = [number for rules in several if (number := getattr(rules, field)) is not None]
        return min(numbers, default=None)

    return strictest


def _every(field: str) -> Strictest:
    return lambda several: all(getattr(rules, field) for rules in several)


def _if_any(field: str, strict: T, mild: T) -> Strictest:
    return lambda several: (
        strict if any(getattr(rules, field) is strict for rules in several) else mild
    )


def _joined(field: str, by: str) -> Strictest:
    return lambda several: by.join(
        dict.fromkeys(filter(None, (getattr(rules, field) for rules in several)))
    )


def _last(field: str) -> Strictest:
    """What the innermost of those that say anything says."""
    return lambda several: next(filter(None, (getattr(r, field) for r in reversed(several))), "")


def _allowed(several: Several) -> tuple[str, ...]:
    return _in_every([rules.allowed for rules in _with_list(several)])


def _unticked(several: Several) -> dict[str, tuple[str, ...]]:
    lists = _with_list(several)
    common = {
        entry: _in_every([rules.unticked.get(entry, ()) for rules in lists])
        for rules in lists
        for entry in rules.unticked
    }
    return {entry: forms for entry, forms in common.items() if forms}


def _thresholds(several: Several) -> dict[str, float]:
    lowest: dict[str, float] = {}
    for rules in several:
        for category, score in rules.thresholds.items():
            lowest[category] = min(score, lowest.get(category, score))
    return lowest


def _with_list(several: Several) -> list[Rules]:
    return [rules for rules in several if rules.words or rules.packs]


def _in_every(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Return what stands in each of `lists`, in the order of the first."""
    every = list(lists)
    return reduce(lambda a, b: tuple(each for each in a if each in b), every) if every else ()


STRICTEST: Mapping[str, Strictest] = {
    "meta_prompt": _joined("meta_prompt", "\n"),
    "words": _all_of("words"),
    "packs": _all_of("packs"),
    "allowed": _allowed,
    "unticked": _unticked,
    "soft_hits": _if_any("soft_hits", SoftHits.BLOCK, SoftHits.ASK),
    "colour": _joined("colour", ", "),
    "orientation": _the_one("orientation", Orientation.ANY),
    "aspect": _the_one("aspect", None),
    "models": _common("models", "model"),
    "qualities": _common("qualities", "quality"),
    "most_pictures": _smallest("most_pictures"),
    "longest_side": _smallest("longest_side"),
    "references": _every("references"),
    "hiding": _every("hiding"),
    "clicks": _if_any("clicks", Clicks.OWNER, Clicks.ANYONE),
    "unmoderated": _if_any("unmoderated", Unmoderated.HOLD, Unmoderated.DRAW),
    "thresholds": _thresholds,
    "helpline": _last("helpline"),
}
"""By a field's name: several rules -> its strictest value. BadPolicy where there is none."""

JOINED = frozenset(
    (
        *("meta_prompt", "words", "packs", "allowed", "unticked", "colour", "models"),
        *("qualities", "thresholds"),
    )
)
"""The fields that every layer that says something has a part in; of others, one value holds."""
