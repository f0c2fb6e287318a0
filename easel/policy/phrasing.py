"""The phrase around a hit that a teacher may always allow: the word and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from easel.model import Hit, Place, Policy, Rules

# So many phrases are proposed at once, and each is so long at the most: more is read by nobody.
MOST, LONGEST = 5, 60
# Over so many small words the next one still belongs to a hit.
FAR = 3

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
# What says nothing about the word beside it.
_SMALL_WORDS = (
    "a an and as at but by for from her his in is its my of on or our the their this to with your"
    " а без в во для и из к как на не но о от по под при с со у что это"
)
_SMALL = frozenset(_SMALL_WORDS.split())


def phrases_around(text: str, hits: Iterable[Hit]) -> tuple[str, ...]:
    """Return, for each hit in `text`, its words as typed with those that belong to them.

    That is the word before and the word after, where they are no small words and no sign stands
    between: "blood orange" of "a glass of blood orange juice". A hit that has none is taken with
    the small words up to the next one: "knight with a sword". Alone it would be off the list.
    """
    phrases = [_around(text, hit.text) for hit in hits if hit.text in text]
    return tuple(dict.fromkeys(filter(None, phrases)))[:MOST]


def with_phrases(policy: Policy, place: Place, phrases: Iterable[str]) -> Policy:
    """Return `policy` with phrases allowed in each of its layers that refuses words in `place`."""
    added, room = tuple(phrases), place.room_id
    channels, assignments = dict(policy.channels), dict(policy.assignments)
    if room in channels:
        channels[room] = _allowing(channels[room], added)
    if room in assignments:
        given = assignments[room]
        assignments[room] = replace(given, rules=_allowing(given.rules, added))
    allowed = _joined(policy.allowed, added)
    return replace(policy, allowed=allowed, channels=channels, assignments=assignments)


def _allowing(rules: Rules, phrases: tuple[str, ...]) -> Rules:
    if not (rules.words or rules.packs):
        return rules
    return replace(rules, allowed=_joined(rules.allowed, phrases))


def _joined(allowed: tuple[str, ...], phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*allowed, *phrases)))


def _around(text: str, typed: str) -> str:
    start = text.index(typed)
    end = start + len(typed)
    first, last = _before(text, start, 0), _after(text, end, 0)
    if (first, last) == (start, end):
        first = _before(text, start, FAR)
        if first == start:
            last = _after(text, end, FAR)
    phrase = " ".join(text[first:last].split())
    return phrase if len(phrase) <= LONGEST else ""


def _before(text: str, start: int, over: int) -> int:
    """Return where the word before begins, over so many small ones; `start` where there is none."""
    edge = start
    for word in list(_WORD.finditer(text, 0, start))[: -over - 2 : -1]:
        if not text[word.end() : edge].isspace():
            break
        edge = word.start()
        if word[0].casefold() not in _SMALL:
            return edge
    return start


def _after(text: str, end: int, over: int) -> int:
    """Return where the word after ends, over so many small ones; `end` where there is none."""
    edge = end
    for word in islice(_WORD.finditer(text, end), over + 1):
        if not text[edge : word.start()].isspace():
            break
        edge = word.end()
        if word[0].casefold() not in _SMALL:
            return edge
    return end
