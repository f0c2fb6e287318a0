"""The phrase around a hit that a teacher may always allow: the word and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from easel.model import Hit, Place, Policy, Rules

# So many phrases are proposed at once, and each is so long at the most: more is read by nobody.
MOST, LONGEST = 5, 60

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
    between: "blood orange" of "a glass of blood orange juice". The whole text, where it is that.
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
    before = list(_WORD.finditer(text, 0, start))
    after = _WORD.search(text, end)
    if after is not None and _belongs(text[end : after.start()], after[0]):
        end = after.end()
    if before and _belongs(text[before[-1].end() : start], before[-1][0]):
        start = before[-1].start()
    phrase = " ".join(text[start:end].split())
    return phrase if len(phrase) <= LONGEST else ""


def _belongs(between: str, word: str) -> bool:
    return between.isspace() and word.casefold() not in _SMALL
