"""A Policy as plain JSON values, for storage and for files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from easel.errors import BadPolicy
from easel.model import (
    AgeBand,
    Assignment,
    Clicks,
    Orientation,
    Policy,
    Rules,
    SoftHits,
    Unmoderated,
)
from easel.policy import record_values as values
from easel.policy.defaults import DEFAULT
from easel.policy.layers import OPEN, RULES

Record = dict[str, Any]


def to_record(policy: Policy) -> Record:
    """Return `policy` as a dict of plain JSON values, to be read by `from_record`."""
    return {
        **_of_rules(policy),
        "band": policy.band.value,
        "reports_to": policy.reports_to,
        "themes": {str(channel): list(words) for channel, words in policy.themes.items()},
        "channels": {str(each): _of_layer(rules) for each, rules in policy.channels.items()},
        "assignments": {
            str(channel): _of_assignment(assignment)
            for channel, assignment in policy.assignments.items()
        },
        "version": policy.version,
    }


def from_record(record: Mapping[str, Any]) -> Policy:
    """Return the policy that `to_record` wrote; a missing key has the default policy's value.

    Raises BadPolicy for an unknown key or a value of the wrong type: half a policy must never
    be mistaken for a whole one.
    """
    known = [field.name for field in fields(Policy)]
    read = _read(record, known, _READERS, "A policy")
    return Policy(**{key: getattr(DEFAULT, key) for key in known} | read)


def _of_rules(rules: Rules) -> Record:
    return {
        "meta_prompt": rules.meta_prompt,
        "words": list(rules.words),
        "packs": list(rules.packs),
        "allowed": list(rules.allowed),
        "unticked": {entry: list(forms) for entry, forms in rules.unticked.items()},
        "soft_hits": rules.soft_hits.value,
        "colour": rules.colour,
        "orientation": rules.orientation.value,
        "aspect": None if rules.aspect is None else str(rules.aspect),
        "models": list(rules.models),
        "qualities": [quality.value for quality in rules.qualities],
        "most_pictures": rules.most_pictures,
        "longest_side": rules.longest_side,
        "references": rules.references,
        "hiding": rules.hiding,
        "clicks": rules.clicks.value,
        "unmoderated": rules.unmoderated.value,
        "thresholds": dict(rules.thresholds),
        "helpline": rules.helpline,
    }


def _of_layer(rules: Rules) -> Record:
    """Return what `rules` add; what they leave open stays out of every version of the policy."""
    everything, nothing = _of_rules(rules), _of_rules(OPEN)
    return {key: value for key, value in everything.items() if value != nothing[key]}


def _of_assignment(assignment: Assignment) -> Record:
    starts, ends = assignment.starts, assignment.ends
    return {
        "title": assignment.title,
        "rules": _of_layer(assignment.rules),
        "starts": None if starts is None else starts.isoformat(),
        "ends": None if ends is None else ends.isoformat(),
    }


def _read(
    record: Any, known: Collection[str], readers: Mapping[str, values.Reader], what: str
) -> Record:
    if not isinstance(record, Mapping):
        raise BadPolicy("policy", f"{what} is a list of names with values.")
    for key in record:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadPolicy(str(key), f'{what} has no "{key}".{hint}')
    return {key: readers[key](key, value) for key, value in record.items()}


def _layer(_key: str, value: Any) -> Rules:
    read = _read(value, RULES, _RULE_READERS, "A channel's policy")
    return Rules(**{key: getattr(OPEN, key) for key in RULES} | read)


def _assignment(key: str, value: Any) -> Assignment:
    read = _read(value, _ASSIGNMENT_READERS, _ASSIGNMENT_READERS, "An assignment")
    if missing := [each for each in ("title", "rules") if each not in read]:
        raise BadPolicy(key, f"An assignment has a {missing[0]}.")
    return Assignment(**read)


def _by_channel(read: values.Reader) -> Callable[[str, Any], dict[int, Any]]:
    def read_all(key: str, value: Any) -> dict[int, Any]:
        if not isinstance(value, dict) or not all(str(each).isdecimal() for each in value):
            raise BadPolicy(key, f"{key} are by a channel's id.")
        return {int(channel): read(key, each) for channel, each in value.items()}

    return read_all


_RULE_READERS: Mapping[str, values.Reader] = {
    "meta_prompt": values.text,
    "words": values.texts,
    "packs": values.texts,
    "allowed": values.texts,
    "unticked": values.unticked,
    "soft_hits": values.choice(SoftHits),
    "colour": values.text,
    "orientation": values.choice(Orientation),
    "aspect": values.aspect,
    "models": values.texts,
    "qualities": values.qualities,
    "most_pictures": values.whole_or_none,
    "longest_side": values.whole_or_none,
    "references": values.flag,
    "hiding": values.flag,
    "clicks": values.choice(Clicks),
    "unmoderated": values.choice(Unmoderated),
    "thresholds": values.scores,
    "helpline": values.text,
}
_ASSIGNMENT_READERS: Mapping[str, values.Reader] = {
    "title": values.text,
    "rules": _layer,
    "starts": values.instant,
    "ends": values.instant,
}
_READERS: Mapping[str, values.Reader] = {
    **_RULE_READERS,
    "band": values.choice(AgeBand),
    "reports_to": values.whole_or_none,
    "themes": _by_channel(values.texts),
    "channels": _by_channel(_layer),
    "assignments": _by_channel(_assignment),
    "version": values.whole,
}
