"""Which words there are, in English and Russian: what is a word is never read as another one.

English is SCOWL's list, kept as one sorted string for each length (1 MB, read in 30 ms when it is
first asked). Russian is pymorphy3's dictionary, see russian.py.
"""

from __future__ import annotations

import lzma
import re
from functools import cache, lru_cache
from pathlib import Path

from easel.policy.words import russian

TABLES = Path(__file__).with_name("tables")
SHORT = 3
"""Up to this length almost anything is in a dictionary, and short.txt says what is a word."""

_NUMBER = re.compile(
    "(?:0|[1-9][0-9]*)(?:'?s|st|nd|rd|th|mm|cm|m|km|kg|g|d|k|p|px|fps|hz|am|pm|x|f|b|c|in|ft"
    "|мм|см|м|км|кг|г|х|й|я|е|го|ми|мя|ти|ый|ая|ое)?"
)
_CYRILLIC = re.compile("[а-я]+")


def is_number(word: str) -> bool:
    """Say if `word` is a number, with or without a unit or an ending: 3d, 80s, 50mm."""
    return word.isdecimal() or (word[0].isdecimal() and _NUMBER.fullmatch(word) is not None)


@lru_cache(maxsize=32768)
def is_word(word: str) -> bool:
    """Say if the folded `word` is one of English or Russian; names are words too."""
    if word.isascii():
        return any(_has(kind, word) for kind in ("common", "rare", "name"))
    return _CYRILLIC.fullmatch(word) is not None and russian.is_word(word)


@lru_cache(maxsize=8192)
def is_usual(word: str) -> bool:
    """Say if `word` may stand alone in a sentence: short pieces and rare words do not count."""
    if len(word) <= SHORT:
        return word in _short()
    return _has("common", word) if word.isascii() else is_word(word)


@lru_cache(maxsize=8192)
def are_two(written: str) -> bool:
    """Say if `written` is two words of SHORT letters at least that may stand alone."""
    cuts = range(SHORT, len(written) - SHORT + 1)
    return any(is_usual(written[:cut]) and is_usual(written[cut:]) for cut in cuts)


def load() -> None:
    """Read the words of both languages now, and not while a prompt is waiting."""
    _english()
    _short()
    russian.load()


def _has(kind: str, word: str) -> bool:
    length = len(word)
    block = _english().get((kind, length), "")
    low, high = 0, len(block) // length
    while low < high:
        middle = (low + high) // 2
        if block[middle * length : middle * length + length] < word:
            low = middle + 1
        else:
            high = middle
    return block.startswith(word, low * length)


@cache
def _english() -> dict[tuple[str, int], str]:
    text = lzma.decompress((TABLES / "english.txt.xz").read_bytes()).decode("ascii")
    lines = (line.split(" ") for line in text.splitlines())
    return {(kind, int(length)): words for kind, length, words in lines}


@cache
def _short() -> frozenset[str]:
    lines = (TABLES / "short.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
