"""A Policy as plain JSON values, for storage and for files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from easel.errors import BadPolicy
from easel.model import AgeBand, Clicks, Orientation, Policy, SoftHits, Unmoderated
from easel.policy import record_values as values
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
        "band": policy.band.value,
        "packs": list(policy.packs),
        "allowed": list(policy.allowed),
        "unticked": {entry: list(forms) for entry, forms in policy.unticked.items()},
        "soft_hits": policy.soft_hits.value,
        "most_pictures": policy.most_pictures,
        "longest_side": policy.longest_side,
        "unmoderated": policy.unmoderated.value,
        "thresholds": dict(policy.thresholds),
        "helpline": policy.helpline,
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
    read = {key: _READERS[key](key, value) for key, value in record.items()}
    return Policy(**{key: getattr(DEFAULT, key) for key in known} | read)


_READERS: Mapping[str, values.Reader] = {
    "meta_prompt": values.text,
    "words": values.texts,
    "colour": values.text,
    "orientation": values.choice(Orientation),
    "aspect": values.aspect,
    "models": values.texts,
    "qualities": values.qualities,
    "references": values.flag,
    "hiding": values.flag,
    "clicks": values.choice(Clicks),
    "reports_to": values.whole_or_none,
    "themes": values.themes,
    "band": values.choice(AgeBand),
    "packs": values.texts,
    "allowed": values.texts,
    "unticked": values.unticked,
    "soft_hits": values.choice(SoftHits),
    "most_pictures": values.whole_or_none,
    "longest_side": values.whole_or_none,
    "unmoderated": values.choice(Unmoderated),
    "thresholds": values.scores,
    "helpline": values.text,
    "version": values.whole,
}
