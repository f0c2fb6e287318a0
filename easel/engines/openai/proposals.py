"""The prompts in a text model's answer, however it wrote them down; no I/O.

A server without structured output answers as its model likes: a bare JSON array, an object
around it, a fenced block, or numbered lines with a preface. All of them are read; prose is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from easel.engines.openai.questions import LONGEST_PROMPT, MOST_DESCRIBED, MOST_SHORTENED
from easel.errors import BadAnswer

_FENCED = re.compile(r"```\w*\s*(.*?)```", re.DOTALL)
_LISTED = re.compile(r"\s*(?:\d{1,2}[.):]|[-*•])\s+(.*\S)")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PARAMETERS = re.compile(r"(?:^|\s)(?:--|—|–)[A-Za-z].*$")
_WEIGHT = re.compile(r"::-?[\d.]*")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_AROUND = " \t\"'“”«»`*"


def described(reply: str) -> tuple[str, ...]:
    """Return the one to four prompts that `reply` proposes for a picture; BadAnswer for none."""
    if not (prompts := _prompts(reply)):
        raise BadAnswer(what="no prompts")
    return prompts[:MOST_DESCRIBED]


def shortened(reply: str, text: str) -> tuple[str, ...]:
    """Return the prompts of `reply` that are shorter than `text`, up to five, the longest first.

    Raises BadAnswer where it holds no list, not even an empty one.
    """
    shorter = [each for each in _prompts(reply) if len(each) < len(text)]
    return tuple(sorted(shorter, key=len, reverse=True)[:MOST_SHORTENED])


def _prompts(text: str) -> tuple[str, ...]:
    """Return the prompts in `text`, clean and without repetitions."""
    found = _from_json(text)
    if found is None:
        found = [match[1] for line in text.splitlines() if (match := _LISTED.match(line))] or None
    if found is None:
        raise BadAnswer(what="no prompts")
    return tuple(dict.fromkeys(filter(None, map(_clean, found))))


def _from_json(text: str) -> list[str] | None:
    for each in _candidates(text):
        try:
            found = _strings(json.loads(each))
        except (ValueError, RecursionError):
            continue
        if found is not None:
            return found
    return None


def _candidates(text: str) -> Iterator[str]:
    """Yield the parts of `text` that may be JSON, the likeliest first."""
    yield text
    yield from _FENCED.findall(text)
    for opening, closing in ("[]", "{}"):
        start, end = text.find(opening), text.rfind(closing)
        if 0 <= start < end:
            yield text[start : end + 1]


def _strings(value: Any) -> list[str] | None:
    """Return the strings of an array, of the first array in an object, or of an object."""
    if isinstance(value, list):
        return [each for item in value for each in _texts(item)]
    if not isinstance(value, dict):
        return None
    inner = next((each for each in value.values() if isinstance(each, list)), None)
    return _texts(value) if inner is None else _strings(inner)


def _texts(item: Any) -> list[str]:
    if isinstance(item, dict):
        return [each for each in item.values() if isinstance(each, str)]
    return [item] if isinstance(item, str) else []


def _clean(prompt: str) -> str:
    """Return one line without links and without what a prompt's reader takes for commands."""
    line = _LINK.sub(" ", _ODD.sub(" ", prompt))
    line = _WEIGHT.sub(" ", _PARAMETERS.sub("", line))
    # braces would stand for a batch of prompts
    line = " ".join(line.translate({ord("{"): None, ord("}"): None}).split()).strip(_AROUND)
    if len(line) <= LONGEST_PROMPT:
        return line
    return line[: LONGEST_PROMPT + 1].rpartition(" ")[0] or line[:LONGEST_PROMPT]
