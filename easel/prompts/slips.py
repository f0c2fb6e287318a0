"""What looks like a wish but would be drawn as words, and so ignored in silence: refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from easel.errors import BadParameter

# A parameter typed with one dash, or with a space after two: at the end, with a value of its
# kind, or without one where it takes none.
_SLIP = re.compile(
    r"(?:^|\s)(?P<typed>(?:--\s+|-)(?P<name>[^\W\d_]+))"
    r"(?:\s+(?P<value>[\d:/.]+|low|medium|high))?\s*$",
    re.IGNORECASE,
)
# "std::vector" is no weight; "hot::2 dog" and "hot:: dog" are.
_WEIGHT = re.compile(r"::(?=$|[\s,;.!?)]|-?\.?\d)")

NO_WEIGHTS = (
    'The models here can\'t weigh parts of a prompt. Say in words what matters most; to have "::"'
    " written in the picture, put it in quotation marks."
)


def refuse_slip(words: str, takes_value: Mapping[str, bool]) -> None:
    """Raise BadParameter for `-n 2` and `-- ar 16:9`; `takes_value` says it by known name."""
    slip = _SLIP.search(words)
    if slip is None:
        return
    name, value = slip["name"].casefold(), slip["value"] or ""
    if takes_value.get(name) is not bool(value):
        return
    meant = f"--{name} {value}".rstrip()
    reason = f"A parameter begins with two dashes and no space: {meant}."
    raise BadParameter(slip["typed"], value, reason, meant)


def has_weight(words: str) -> bool:
    """Say whether `words` give a part of the prompt a weight, as Midjourney has them."""
    return _WEIGHT.search(words) is not None


def refuse_weights(words: str) -> None:
    """Raise BadParameter for Midjourney's weights, such as `hot::2 dog`."""
    if has_weight(words):
        raise BadParameter("::", "", NO_WEIGHTS)
