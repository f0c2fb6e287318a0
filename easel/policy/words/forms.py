"""Every form that an entry of a disallow list matches, and which of them need a second look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from easel.policy.words import known, russian
from easel.policy.words.english import english_forms
from easel.policy.words.foreign import foreign_forms
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


def doubtful_forms(entry: str) -> Mapping[str, Doubt]:
    """Return those of `forms` that are short, or that mostly mean something else."""
    doubts = {}
    words = words_of(entry)
    for form in forms(entry):
        if len(form) <= SHORT:
            doubts[form] = Doubt.SHORT
        elif len(words) == 1 and form != words[0] and _is_another(form, words[0]):
            doubts[form] = Doubt.AMBIGUOUS
    return doubts


def forms_of_words(entry: str) -> Sequence[frozenset[str]]:
    """Return the forms of each word of `entry`."""
    words = words_of(entry)
    if entry.startswith(EXACT_MARK):
        return [frozenset({word}) for word in words]
    return [_forms(word, len(words) == 1) for word in words]


@lru_cache(maxsize=8192)
def _forms(word: str, alone: bool) -> frozenset[str]:
    if russian.is_cyrillic(word):
        return russian.russian_forms(word, alone=alone)
    if not (word.isascii() and word.isalpha()):
        return frozenset({word})
    if known.is_word(word):
        return english_forms(word)
    return english_forms(word) | foreign_forms(word)


def _is_another(form: str, word: str) -> bool:
    if russian.is_cyrillic(form):
        return russian.is_another(form, word)
    # "-er" makes other words more often than any other ending: a butter, a corner.
    return form.endswith(("er", "ers")) and known.is_usual(form)
