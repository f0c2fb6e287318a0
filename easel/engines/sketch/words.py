"""Surface forms: which pattern of the vocabulary a word of a prompt belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from easel.engines.sketch import nouns, vocabulary

_NOUN: tuple[str, ...] = (
    "",
    *[
        "а",
        "у",
        "ом",
        "е",
        "ы",
        "и",
        "ов",
        "ев",
        "ам",
        "ами",
        "ах",
        "я",
        "ю",
        "ем",
        "ей",
        "ь",
        "ью",
        "ям",
        "ями",
        "ях",
        "ой",
        "ою",
        "ия",
        "ию",
        "ии",
        "ией",
        "ие",
        "иям",
    ],
    *[
        "иями",
        "иях",
        "ье",
        "ья",
        "ьи",
        "ьев",
        "ьям",
        "мя",
        "ени",
        "енок",
        "ята",
        "ят",
        "ек",
        "ок",
        "о",
    ],
)
_ADJECTIVE: tuple[str, ...] = (
    *[
        "ый",
        "ий",
        "ой",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ого",
        "его",
        "ому",
        "ему",
        "ым",
        "им",
        "ую",
        "юю",
        "ою",
        "ею",
        "ых",
        "их",
    ],
    *["ыми", "ими", "ом", "ем", "ей", "а", "о", "ы"],
)
_MANY = ("ов", "ев", "ам", "ами", "ах", "ям", "ями", "ях", "ата", "ята", "ьи")
_PERHAPS_MANY = ("ы", "и")
"""The nominative plural, and just as well a genitive: "кошки" alone is many, "у кошки" is one."""
_WORD = re.compile(r"[^\W_]+(?:[-&'’][^\W_]+)*")


class Sort(StrEnum):
    """What a phrase can mean for a picture."""

    THING = "thing"
    SETTING = "setting"
    WEATHER = "weather"
    TIME = "time"
    STYLE = "style"
    COLOUR = "colour"
    COUNT = "count"
    SIZE = "size"
    RELATION = "relation"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One entry of the vocabulary: its sort and its key in that sort's table."""

    sort: Sort
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase that was understood: its meanings, how many words it took, if it was plural."""

    meanings: tuple[Meaning, ...]
    length: int
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Forms: a word as typed -> the patterns it may stand for. Phrases: patterns -> meanings."""

    forms: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text as the vocabulary has it, and where in the text it stands."""

    plain: str
    start: int
    end: int


def split(text: str) -> list[str]:
    """Return the words of `text`, lower case, ё as е."""
    return [word.plain for word in words_of(text)]


def words_of(text: str) -> list[Word]:
    """Return the words of `text` with their places."""
    return [
        Word(plain=_plain(found[0]), start=found.start(), end=found.end())
        for found in _WORD.finditer(text)
    ]


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е").replace("’", "'")


def match(words: list[str], start: int) -> Match | None:
    """Return the longest phrase of the vocabulary that begins at `start`, or None."""
    lexicon = read_lexicon()
    for length in range(min(lexicon.longest, len(words) - start), 0, -1):
        found = _phrase(lexicon, words[start : start + length])
        if found:
            plural = _is_plural(words[start + length - 1], words[start - 1] if start else "")
            return Match(meanings=found, length=length, plural=plural)
    return None


def _phrase(lexicon: Lexicon, words: list[str]) -> tuple[Meaning, ...]:
    readings: list[tuple[str, ...]] = [()]
    for word in words:
        patterns = lexicon.forms.get(word, ())
        readings = [(*reading, pattern) for reading in readings for pattern in patterns]
        if not readings:
            return ()
    found: list[Meaning] = []
    for reading in readings:
        found += [each for each in lexicon.phrases.get(reading, ()) if each not in found]
    return tuple(found)


def _is_plural(word: str, before: str) -> bool:
    if word.isascii():
        return (word.endswith("s") and not word.endswith(("ss", "'s"))) or word in _ODD_PLURALS
    if word.endswith(_PERHAPS_MANY):
        return before in ("", "и") or before.endswith(("ые", "ие"))
    return word.endswith(_MANY)


_ODD_PLURALS = frozenset({"children", "people", "mice", "wolves", "snowmen", "cacti"})


@lru_cache(maxsize=1)
def read_lexicon() -> Lexicon:
    """Return the vocabulary with every form spelt out."""
    forms: dict[str, list[str]] = {}
    phrases: dict[tuple[str, ...], list[Meaning]] = {}
    for meaning, patterns in _entries():
        for phrase in patterns.split(","):
            words = tuple(phrase.split())
            phrases.setdefault(words, []).append(meaning)
            for pattern in words:
                _spell(forms, pattern)
    return Lexicon(
        forms=MappingProxyType({form: tuple(found) for form, found in forms.items()}),
        phrases=MappingProxyType({words: tuple(found) for words, found in phrases.items()}),
        longest=max(len(words) for words in phrases),
    )


def _spell(forms: dict[str, list[str]], pattern: str) -> None:
    for form in _forms(pattern):
        known = forms.setdefault(form, [])
        if pattern not in known:
            known.append(pattern)


def _forms(pattern: str) -> list[str]:
    if pattern.endswith("-"):
        return [pattern[:-1] + ending for ending in _NOUN]
    if pattern.endswith("~"):
        return [pattern[:-1] + ending for ending in _ADJECTIVE]
    if not pattern.isascii() or not pattern.isalpha() or len(pattern) < 3:
        return [pattern]
    several = [pattern + "s", pattern + "es", pattern + "'s"]
    if pattern.endswith("y"):
        several.append(pattern[:-1] + "ies")
    return [pattern, *several]


def _entries() -> list[tuple[Meaning, str]]:
    tables: list[tuple[Sort, Mapping[str, str]]] = [
        (Sort.THING, nouns.THINGS),
        (Sort.SETTING, vocabulary.SETTINGS),
        (Sort.WEATHER, vocabulary.WEATHER),
        (Sort.TIME, vocabulary.TIMES),
        (Sort.STYLE, vocabulary.STYLES),
        (Sort.COLOUR, {key: words for key, (_, words) in vocabulary.COLOURS.items()}),
        (Sort.COUNT, {str(key): words for key, words in vocabulary.COUNTS.items()}),
        (Sort.SIZE, {str(key): words for key, words in vocabulary.SIZES.items()}),
        (Sort.RELATION, vocabulary.RELATIONS),
        (Sort.WITHOUT, {"without": vocabulary.WITHOUT}),
    ]
    return [
        (Meaning(sort=sort, key=key), words)
        for sort, table in tables
        for key, words in table.items()
    ]
