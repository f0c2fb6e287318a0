"""What a server's own errors teach about a model: what to leave out, what to say instead.

A lesson is drawn from a refusal that names a parameter which we sent. Where the refusal lists what
would be taken, the nearest of it is sent from then on; otherwise the parameter is left out. Each
refusal takes something away, so that learning comes to an end. No I/O.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from easel.errors import RequestRefused
from easel.model import Size

LASTING = timedelta(days=30)
"""After so long a lesson is forgotten: the server may have become a newer one."""

_NEEDED = frozenset({"model", "prompt", "image", "images", "mask"})
# What goes together is left out together.
_TOGETHER = {"stream": ("stream", "partial_images"), "partial_images": ("stream", "partial_images")}
_SIZE = re.compile(r"\b[1-9]\d{1,4}x[1-9]\d{1,4}\b")
_QUOTED = re.compile(r"""['"`‘“]([\w.+-]{1,40})['"`’”]""")
_NAME = re.compile(r"\b[a-z][a-z0-9_]*\b")
_COMPLAINT = re.compile(
    r"unknown|unsupported|unrecogni[sz]ed|unexpected|invalid|extra|not (a )?(supported|permitted"
    r"|allowed|valid|one of)|(does|do) not support|must be",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"supported|allowed|must be|one of|expected|choose|valid values|available|permitted|enum",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What has been learned of one model and route: `left_out`, and the `choices` of others.

    `has_route` is False where the server has no such call at all. `learned` is the day of the
    newest lesson.
    """

    left_out: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_route: bool = True
    learned: date = date.min

    def sizes(self) -> tuple[Size, ...]:
        """Return the sizes that the server has listed."""
        return tuple(map(Size.read, self.choices.get("size", ())))

    def applied(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return `fields` as the server takes them."""
        kept = {name: value for name, value in fields.items() if name not in self.left_out}
        for name, choices in self.choices.items():
            if name in kept and str(kept[name]) not in choices:
                kept[name] = _nearest(name, str(kept[name]), choices)
        return kept


def learned(
    known: Lessons, refused: RequestRefused, sent: Mapping[str, Any], today: date
) -> Lessons | None:
    """Return `known` and what `refused` teaches about `sent`; None when it teaches nothing."""
    name = _named(refused, sent)
    if name is None:
        return None
    choices = _choices(refused.message, name, str(sent[name]))
    if choices and name not in known.choices:
        return replace(known, choices={**known.choices, name: choices}, learned=today)
    gone = known.left_out.union(_TOGETHER.get(name, (name,)))
    return replace(known, left_out=gone, learned=today)


def written(lessons: Mapping[str, Lessons]) -> str:
    """Return `lessons` as JSON."""
    return _RECORD.dump_json(dict(lessons)).decode()


def read(text: str, today: date) -> dict[str, Lessons]:
    """Return what `written` wrote and is not yet forgotten; nothing for what can't be read."""
    try:
        found = _RECORD.validate_json(text)
    except ValidationError:
        return {}
    return {name: each for name, each in found.items() if today - each.learned <= LASTING}


_RECORD = TypeAdapter(dict[str, Lessons])


def _named(refused: RequestRefused, sent: Mapping[str, Any]) -> str | None:
    """Return which of what we sent is refused: what the error says by itself, or in its words."""
    named = [refused.parameter] if refused.parameter else _in_words(refused.message)
    return next((each for each in named if each in sent and each not in _NEEDED), None)


def _in_words(message: str) -> list[str]:
    """Return the words of a complaint that may be a parameter's name, quoted ones first."""
    if not _COMPLAINT.search(message):
        return []
    return [*_QUOTED.findall(message), *_NAME.findall(message)]


def _choices(message: str, name: str, value: str) -> tuple[str, ...]:
    """Return the values that `message` lists for `name` and that we can use, the likest first.

    A size is any; of the rest, only what has a meaning here: a picture as SVG helps nobody.
    """
    listing = _LISTING.search(message)
    if listing is None:
        return ()
    rest = message[listing.start() :]
    if name == "size":
        return tuple(dict.fromkeys(each for each in _SIZE.findall(rest) if each != value))
    found = set(_QUOTED.findall(rest)) - {value}
    return tuple(each for each in _LIKE.get(name, {}).get(value, ()) if each in found)


def _nearest(name: str, value: str, choices: tuple[str, ...]) -> str:
    """Return the choice that is most like `value`: the size of the nearest ratio, or the likest."""
    if name == "size":
        wanted = Size.read(value)
        return min(choices, key=lambda each: _distance(Size.read(each), wanted))
    return next((each for each in _LIKE[name].get(value, ()) if each in choices), choices[0])


# What may stand for a value where a server has it not, the likest first.
_LIKE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "quality": {
        "low": ("standard", "auto", "medium", "hd", "high"),
        "medium": ("standard", "auto", "high", "hd", "low"),
        "high": ("hd", "medium", "auto", "standard", "low"),
        "standard": ("medium", "auto", "low", "high"),
        "hd": ("high", "auto", "medium", "standard", "low"),
        "xhigh": ("high", "hd", "auto", "medium", "standard", "low"),
        "max": ("xhigh", "high", "hd", "auto", "medium", "standard", "low"),
    },
    "output_format": {
        "jpeg": ("png", "webp"),
        "webp": ("png", "jpeg"),
        "png": ("webp", "jpeg"),
    },
    "response_format": {
        "b64_json": ("base64", "url"),
        "base64": ("b64_json", "url"),
        "url": ("b64_json", "base64"),
    },
}


def _distance(size: Size, wanted: Size) -> tuple[float, int]:
    wide, tall = size.width * wanted.height, size.height * wanted.width
    return max(wide, tall) / min(wide, tall), -size.pixels
