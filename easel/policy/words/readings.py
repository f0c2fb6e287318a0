"""How else a character, or a few in a row, may be read: the tables that a walk follows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from easel.policy.words import tricks
from easel.policy.words.folding import fold

TABLES = Path(__file__).with_name("tables")
LATIN, CYRILLIC = "latin", "cyrillic"
NOTHING = "-"


class Reading(NamedTuple):
    """`source`, as typed and folded, may stand for the letters `target`, by that trick."""

    source: str
    target: str
    trick: int


Readings = dict[str, tuple[Reading, ...]]
"""By the one character of the source, or its first two when it has more."""


def alphabet_of(letter: str) -> str | None:
    """Return which of the two alphabets with tables `letter` belongs to."""
    if "a" <= letter <= "z":
        return LATIN
    return CYRILLIC if "а" <= letter <= "я" else None


@cache
def readings_into(alphabets: frozenset[str]) -> Readings:
    """Return the readings whose target is written in one of `alphabets`."""
    by: dict[tuple[str, str], int] = {}
    for source, target, trick in _all():
        if alphabet_of(target[0]) in alphabets and source != target:
            by[source, target] = by.get((source, target), 0) | trick
    found: dict[str, list[Reading]] = {}
    for (source, target), all_tricks in sorted(by.items()):
        found.setdefault(source[:2], []).append(Reading(source, target, _simplest(all_tricks)))
    return {first: tuple(each) for first, each in found.items()}


def _simplest(all_tricks: int) -> int:
    """Return the one trick that stands for all that lead to the same reading."""
    for one in (tricks.LEET, tricks.LETTER):
        if all_tricks & one:
            return one
    if all_tricks == tricks.LOOKS | tricks.SOUNDS:
        return tricks.ALIKE
    return all_tricks


def _all() -> Iterator[Reading]:
    for letter, others in rows("lookalikes.tsv"):
        sources = (fold(each).chars for each in others)
        # What is folded into a Latin letter is that letter, and no other of them.
        yield from (
            Reading(source, letter, tricks.LOOKS)
            for source in sources
            if alphabet_of(letter) == CYRILLIC or alphabet_of(source) != LATIN
        )
    for letter, ways in rows("leet.tsv"):
        for way in ways.split():
            source = fold(way).chars
            if source:
                yield Reading(source, letter, _leet_or_looks(source, letter))
    for letters, ways in rows("sounds.tsv"):
        for way in ways.split():
            if way != NOTHING:
                yield Reading(fold(way).chars, letters, tricks.SOUNDS)


def _leet_or_looks(source: str, letter: str) -> int:
    is_letter = len(source) == 1 and source.isalpha()
    if is_letter and alphabet_of(source) == alphabet_of(letter):
        return tricks.LETTER
    return tricks.LOOKS if is_letter and alphabet_of(source) != alphabet_of(letter) else tricks.LEET


@cache
def silent_letters() -> frozenset[str]:
    """Return the letters that are left out when their word is spelled by sound."""
    return frozenset(letter for letter, ways in rows("sounds.tsv") if NOTHING in ways.split())


def rows(name: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table : what stands before its tab, and after."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            before, _, after = line.partition("\t")
            yield before, after
