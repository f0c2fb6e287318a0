"""The forms of words of other languages: endings that leave a word's stem as it is."""

from __future__ import annotations

from functools import cache
from typing import Any

from easel.policy.words import known
from easel.policy.words.readings import rows

SHORTEST_STEM = 4
"""A shorter stem with any language's endings makes too many words of other languages."""


def foreign_forms(word: str) -> frozenset[str]:
    """Return the forms of a folded word of an unknown language in Latin letters, itself too.

    Which language it is does not matter much: an ending of another one makes no word at all.
    A form that is an English word is left out.
    """
    forms = {word}
    for language, endings in rows("endings.tsv"):
        stem = _stem(language, word)
        if len(stem) >= SHORTEST_STEM and word.startswith(stem):
            made = (stem + ending for ending in ("", *endings.split()))
            forms |= {form for form in made if _stem(language, form) == stem}
    return frozenset(form for form in forms if form == word or not known.is_word(form))


def _stem(language: str, word: str) -> str:
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # type: ignore[import-untyped]  # loaded when the first list needs it

    return snowballstemmer.stemmer(language)
