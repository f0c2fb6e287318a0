"""A Policy as plain JSON values, for storage and for files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from easel.errors import BadPolicy
from easel.model import Aspect, Clicks, Orientation, Policy, Quality
from easel.policy.defaults import DEFAULT


def to_record(policy: Policy) -> dict[str, Any]:
    """Return `policy` as a dict of plain JSON values, to be read by `from_record`."""
    return {
        "meta_prompt": policy.meta_prompt,
        "words": list(policy.words),
        "colour": policy.colour,
        "orientation": policy.orientation.value,
        "aspect": None if policy.aspect is None else str(policy.aspect),
        "models": list(policy.models),
        "qualities": [quality.value for quality in policy.qualities],
        "references": policy.references,
        "hiding": policy.hiding,
        "clicks": policy.clicks.value,
        "reports_to": policy.reports_to,
        "themes": {str(channel): list(words) for channel, words in policy.themes.items()},
        "version": policy.version,
    }


def from_record(record: Mapping[str, Any]) -> Policy:
    """Return the policy that `to_record` wrote; a missing key has the default policy's value.

    Raises BadPolicy for an unknown key or a value of the wrong type: half a policy must never
    be mistaken for a whole one.
    """
    known = [field.name for field in fields(Policy)]
    for key in record:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadPolicy(str(key), f'A policy has no "{key}".{hint}')
    values = {key: _READERS[key](key, value) for key, value in record.items()}
    return Policy(**{key: getattr(DEFAULT, key) for key in known} | values)


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadPolicy(key, f"{key} is text.")
    return value


def _texts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadPolicy(key, f"{key} is a list of texts.")
    return tuple(value)


def _version(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadPolicy(key, f"{key} is a whole number from 0.")
    return value


def _orientation(key: str, value: Any) -> Orientation:
    if value not in tuple(Orientation):
        raise BadPolicy(key, f"{key} is one of {', '.join(Orientation)}.")
    return Orientation(value)


def _aspect(key: str, value: Any) -> Aspect | None:
    if value is None:
        return None
    try:
        return Aspect.read(_text(key, value))
    except ValueError as unreadable:
        raise BadPolicy(key, str(unreadable)) from None


def _qualities(key: str, value: Any) -> tuple[Quality, ...]:
    names = _texts(key, value)
    if not set(names) <= set(Quality):
        raise BadPolicy(key, f"{key} are of {', '.join(Quality)}.")
    return tuple(map(Quality, names))


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadPolicy(key, f"{key} is true or false.")
    return value


def _clicks(key: str, value: Any) -> Clicks:
    if value not in tuple(Clicks):
        raise BadPolicy(key, f"{key} is one of {', '.join(Clicks)}.")
    return Clicks(value)


def _channel(key: str, value: Any) -> int | None:
    return None if value is None else _version(key, value)


def _themes(key: str, value: Any) -> dict[int, tuple[str, ...]]:
    if not isinstance(value, dict) or not all(str(each).isdecimal() for each in value):
        raise BadPolicy(key, f"{key} are lists of words by a channel's id.")
    return {int(channel): _texts(key, words) for channel, words in value.items()}


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "meta_prompt": _text,
    "words": _texts,
    "colour": _text,
    "orientation": _orientation,
    "aspect": _aspect,
    "models": _texts,
    "qualities": _qualities,
    "references": _flag,
    "hiding": _flag,
    "clicks": _clicks,
    "reports_to": _channel,
    "themes": _themes,
    "version": _version,
}
