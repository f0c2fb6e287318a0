"""What a teacher types into the fields of the policy's form, read into a Policy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import TypeVar

from easel.errors import BadPolicy
from easel.model import (
    AgeBand,
    Aspect,
    Clicks,
    Orientation,
    Quality,
    Rules,
    SoftHits,
    Unmoderated,
)
from easel.policy.wordlist import split_words

MAX_META_PROMPT = 4000  # what Discord's largest text field holds (2026-08)
MAX_COLOUR = 100
MAX_DIGITS = 6
ANY = "any"
_THRESHOLD = re.compile(r"(?P<category>[a-z/_-]+)\s*[:=]?\s*(?P<score>[01]|[01]?\.[0-9]{1,4})")


class _Switch(StrEnum):
    OFF = "off"
    ON = "on"


_Choice = TypeVar("_Choice", bound=StrEnum)
_Rules = TypeVar("_Rules", bound=Rules)


def parse_policy_fields(
    rules: _Rules, *, available: Iterable[str] = (), **typed: str | None
) -> _Rules:
    """Return `rules` with the fields that are `typed`; None leaves a field as it is.

    Lists are separated by commas; "any" or nothing means all, or no rule. `references` and
    `hiding` are "on" or "off", `reports_to` is a channel's id, nothing for none; `thresholds` are
    "violence: 0.4" and so on. `available` are the names of the engine's models. Raises BadPolicy
    with the field and a whole sentence; whether the fields go together is for `check_policy`.
    """
    readers = _READERS | {"models": partial(_read_models, available=tuple(available))}
    changes = {field: readers[field](text) for field, text in typed.items() if text is not None}
    return replace(rules, **changes)  # type: ignore[arg-type]  # each was read for its field


def _read_meta_prompt(text: str) -> str:
    lines = (" ".join(_visible(line).split()) for line in text.splitlines())
    meta_prompt = unicodedata.normalize("NFC", "\n".join(lines)).strip()
    if len(meta_prompt) > MAX_META_PROMPT:
        length = f"{len(meta_prompt):,} characters long, and {MAX_META_PROMPT:,} is the most"
        raise BadPolicy("meta_prompt", f"The meta-prompt is {length}.")
    return meta_prompt


def _read_colour(text: str) -> str:
    colour = " ".join(_visible(text).split()).rstrip(".")
    if len(colour) > MAX_COLOUR:
        length = f"{len(colour)} characters long, and {MAX_COLOUR} is the most"
        raise BadPolicy("colour", f"The colour is {length}.")
    return "" if colour.casefold() == ANY else colour


def _read_aspect(text: str) -> Aspect | None:
    if text.strip().casefold() in ("", ANY):
        return None
    try:
        return Aspect.read(text)
    except ValueError as unreadable:
        raise BadPolicy("aspect", f'{unreadable} For no rule write "{ANY}".') from None


def _read_orientation(text: str) -> Orientation:
    return _choose("orientation", text or ANY, Orientation)


def _read_qualities(text: str) -> tuple[Quality, ...]:
    return tuple(_choose("qualities", name, Quality) for name in _split(text))


def _read_switch(field: str, text: str) -> bool:
    return _choose(field, text, _Switch) is _Switch.ON


def _read_models(text: str, available: tuple[str, ...]) -> tuple[str, ...]:
    by_name = {name.casefold(): name for name in available}
    chosen = []
    for name in _split(text):
        if name not in by_name:
            known = f"Choose from {', '.join(available)}."
            raise BadPolicy("models", f'There is no model "{name}". {_near(name, by_name)}{known}')
        chosen.append(by_name[name])
    return tuple(chosen)


def _read_channel(text: str) -> int | None:
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()):
        raise BadPolicy("reports_to", "Reports go to a channel of this server, or to none.")
    return int(typed)


def _read_number(field: str, text: str) -> int | None:
    typed = text.strip().casefold()
    if typed in ("", ANY):
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= MAX_DIGITS):
        raise BadPolicy(
            field, f'"{text.strip()[:50]}" is no whole number. For no rule write "any".'
        )
    return int(typed)


def _read_thresholds(text: str) -> dict[str, float]:
    thresholds = {}
    for item in filter(None, split_words(text)):
        found = _THRESHOLD.fullmatch(item.casefold())
        if found is None:
            reason = f'"{item[:50]}" is no category and score, such as violence: 0.4.'
            raise BadPolicy("thresholds", reason)
        thresholds[found["category"]] = float(found["score"])
    return thresholds


def _read_helpline(text: str) -> str:
    lines = (" ".join(_visible(line).split()) for line in text.splitlines())
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def _choose(field: str, text: str, choices: type[_Choice]) -> _Choice:
    name = text.strip().casefold()
    try:
        return choices(name)
    except ValueError:
        known = f"Choose from {', '.join(choices)}."
        raise BadPolicy(
            field, f'There is no "{name[:50]}". {_near(name, choices)}{known}'
        ) from None


def _near(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name[:50], list(names), n=1)
    return f"Did you mean {near[0]}? " if near else ""


def _split(text: str) -> tuple[str, ...]:
    """Return each name once, folded; none at all for "any"."""
    names = (name.strip().casefold() for name in text.split(","))
    chosen = tuple(dict.fromkeys(filter(None, names)))
    return () if chosen == (ANY,) else chosen


def _visible(line: str) -> str:
    # Format characters hide text from the teacher who reads the policy; a joiner makes emoji.
    return "".join(
        letter
        for letter in line
        if letter in "\t\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}
    )


_READERS: dict[str, Callable[[str], object]] = {
    "words": split_words,
    "meta_prompt": _read_meta_prompt,
    "colour": _read_colour,
    "orientation": _read_orientation,
    "aspect": _read_aspect,
    "qualities": _read_qualities,
    "references": partial(_read_switch, "references"),
    "hiding": partial(_read_switch, "hiding"),
    "clicks": partial(_choose, "clicks", choices=Clicks),
    "reports_to": _read_channel,
    "band": partial(_choose, "band", choices=AgeBand),
    "packs": _split,
    "allowed": split_words,
    "soft_hits": partial(_choose, "soft_hits", choices=SoftHits),
    "most_pictures": partial(_read_number, "most_pictures"),
    "longest_side": partial(_read_number, "longest_side"),
    "unmoderated": partial(_choose, "unmoderated", choices=Unmoderated),
    "thresholds": _read_thresholds,
    "helpline": _read_helpline,
}
