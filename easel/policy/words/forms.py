"""Every form that an entry of a disallow list matches."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from easel.policy.words.english import english_forms
from easel.policy.words.russian import is_cyrillic, russian_forms
from easel.policy.words.tokens import words_of

EXACT_MARK = "="
MOST_SHOWN = 400
SHORT = 3


class Doubt(StrEnum):
    """Why a teacher should look twice at a form."""

    SHORT = "short"
    AMBIGUOUS = "ambiguous"


def forms(entry: str) -> tuple[str, ...]:
    """Return every form that `entry` matches, itself first; of a long phrase, MOST_SHOWN."""
    itself = " ".join(words_of(entry))
    every = product(*(sorted(each) for each in forms_of_words(entry)))
    shown = islice((" ".join(each) for each in every), MOST_SHOWN)
    return tuple(dict.fromkeys((itself, *shown)))


def forms_of_words(entry: str) -> Sequence[frozenset[str]]:
    """Return the forms of each word of `entry`."""
    words = words_of(entry)
    if entry.startswith(EXACT_MARK):
        return [frozenset({word}) for word in words]
    return [_forms(word, len(words) == 1) for word in words]


@lru_cache(maxsize=8192)
def _forms(word: str, alone: bool) -> frozenset[str]:
    if word.isascii() and word.isalpha():
        return english_forms(word)
    if is_cyrillic(word):
        return russian_forms(word, alone=alone)
    return frozenset({word})
