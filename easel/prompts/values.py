"""Reading a parameter's value from text, and writing it back in its one canonical form.

A reader raises Unreadable with a whole sentence; the parser adds which parameter it was.
"""

from __future__ import annotations

import re

from easel.model import Aspect, Quality, Variety
from easel.prompts.slips import has_weight

MAX_NUMBER = 4
MAX_REPEAT = 40
MAX_SEED = 2**32 - 1
MAX_WEIGHT = 3

_QUALITIES = {
    "1": Quality.LOW,
    "2": Quality.MEDIUM,
    "4": Quality.HIGH,
    **{quality.value: quality for quality in Quality},
}
_ALMOST_ASPECT = re.compile(r"([0-9]{1,4})\s*[xX×хХ*\-]\s*([0-9]{1,4})")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
_DASHES = "-—–"


class Unreadable(ValueError):
    """The value can't be used; `nearest` is what may have been meant."""

    def __init__(self, reason: str, nearest: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.nearest = nearest


def read_number(text: str) -> int:
    """Read how many pictures: 1 to MAX_NUMBER."""
    if re.fullmatch(r"[0-9]{1,4}", text) and 1 <= int(text) <= MAX_NUMBER:
        return int(text)
    raise Unreadable(f"--n takes a whole number from 1 to {MAX_NUMBER}.")


def read_aspect(text: str) -> Aspect:
    """Read W:H or W/H; 16x9 is refused with 16:9 as what was meant."""
    try:
        return Aspect.read(text)
    except ValueError as unreadable:
        almost = _ALMOST_ASPECT.fullmatch(text)
        nearest = f"--ar {almost[1]}:{almost[2]}" if almost else None
        raise Unreadable(str(unreadable), nearest) from None


def read_quality(text: str) -> Quality:
    """Read low, medium or high, or Midjourney's 1, 2 and 4."""
    try:
        return _QUALITIES[text.casefold()]
    except KeyError:
        raise Unreadable("--q takes low, medium or high (or 1, 2 or 4).") from None


def read_model(text: str) -> str:
    """Read a model's name; whether there is such a model is the policy's business."""
    if not _MODEL.fullmatch(text):
        raise Unreadable("A model's name is one word, such as gpt-image-2.")
    return text


def read_seed(text: str) -> int:
    """Read a seed of 32 bits."""
    if re.fullmatch(r"[0-9]{1,10}", text) and int(text) <= MAX_SEED:
        return int(text)
    raise Unreadable(f"--seed takes a whole number from 0 to {MAX_SEED}.")


def read_variety(text: str) -> Variety:
    """Read how much chance there is to be, by word."""
    try:
        return Variety(text.casefold())
    except ValueError:
        raise Unreadable("--variety takes low, medium or high.") from None


def read_weight(text: str) -> float:
    """Read how much the pictures count: 0 to MAX_WEIGHT, with at most two decimals."""
    if re.fullmatch(r"[0-9]?\.[0-9]{1,2}|[0-9]", text) and float(text) <= MAX_WEIGHT:
        return float(text)
    raise Unreadable(f"--iw takes a number from 0 to {MAX_WEIGHT}, such as 1.5.")


def write_weight(weight: float) -> str:
    """Write what `read_weight` reads: 1.5, or 2 and not 2.0."""
    return f"{weight:g}"


def read_repeat(text: str) -> int:
    """Read how often a prompt is ordered: 2 to MAX_REPEAT."""
    if re.fullmatch(r"[0-9]{1,4}", text) and 2 <= int(text) <= MAX_REPEAT:
        return int(text)
    raise Unreadable(f"--repeat takes a whole number from 2 to {MAX_REPEAT}.")


def read_avoid(text: str) -> tuple[str, ...]:
    """Read what to leave out, separated by commas; quotes are dropped, repeats counted once."""
    text = re.sub('["“”]', " ", text)
    if has_weight(text):
        raise Unreadable("--no takes no weights (::). Name only what to leave out.")
    items = (_tidy(item) for item in text.split(","))
    avoid = {item.casefold(): item for item in items if item}
    if not avoid:
        raise Unreadable("--no takes what to leave out, such as --no cars, people.")
    return tuple(avoid.values())


def write_avoid(avoid: tuple[str, ...]) -> str:
    """Write what `read_avoid` reads."""
    return ", ".join(avoid)


def _tidy(item: str) -> str:
    # No word may begin with a dash, or the text printed again would hold another parameter.
    words = (word.lstrip(_DASHES) for word in item.split())
    return " ".join(filter(None, words)).strip(f" ;:={_DASHES}")
