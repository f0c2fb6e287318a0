"""The core's own sentences in Russian.

The core says why in whole English sentences. Each of them stands in `SENTENCES` as it is written
there, with its facts in braces, and beside it what a Russian reader gets. What comes in `{rest}`
is one of them again. A sentence that is not among them is given in English, in a monospaced box;
a test looks for those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cogs.ui.russian.sentences import SENTENCES

_HOLE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_ENDS = re.compile(r"(?<=[.?!:])\s")


def in_russian(text: str) -> str:
    """Return sentences of the core in Russian, one after the other."""
    whole = _one(text)
    if whole is not None:
        return whole
    for cut in reversed([found.start() for found in _ENDS.finditer(text)]):
        first = _one(text[:cut])
        if first is not None:
            return f"{first} {in_russian(text[cut:].strip())}"
    return f"`{text.replace('`', chr(39))}`" if text else ""


def is_known(text: str) -> bool:
    """Say if `text` is one of the sentences, with whatever facts."""
    return _one(text) is not None


def _one(text: str) -> str | None:
    for pattern, russian in _patterns():
        if found := pattern.fullmatch(text.strip()):
            facts = {
                name: in_russian(value) if name == "rest" else value
                for name, value in found.groupdict().items()
            }
            return russian.format(**facts)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(english), russian) for english, russian in SENTENCES)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("".join(_parts(english)), re.DOTALL)


def _parts(english: str) -> Iterator[str]:
    place = 0
    for hole in _HOLE.finditer(english):
        yield _fixed(english[place : hole.start()])
        yield f"(?P<{hole[1]}>.+?)"
        place = hole.end()
    yield _fixed(english[place:])


def _fixed(text: str) -> str:
    return re.escape(text.replace("{{", "{").replace("}}", "}"))
