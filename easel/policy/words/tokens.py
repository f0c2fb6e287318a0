"""Text cut into the words that the disallow list is compared with.

A word is folded (NFKC, lower case, no accents put on with separate marks, ё as е) and knows
where in the text as typed it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Letters and digits; the ranges add the vowel signs of the Indic scripts, which belong to their
# word. A possessive 's is taken with its word and left out of it.
_WORD = re.compile(
    r"([^\W_]+(?:[\u0900-\u0963\u0966-\u0df3]+[^\W_]*)*)(?:['’ʼ`]s?(?![^\W_]))?",
)
# What may stand between the words of a phrase: spaces, hyphens, underscores.
_JOINS = " \t\n\r\v\f\u2028\u2029\x1c\x1d\x1e\x1f\x85-\u2010_"
# Drawn as nothing: controls, soft hyphen, zero-width, direction marks, variation selectors, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
# A letter with the marks that follow it: folded together, since two may compose to one.
_CLUSTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)


class Token(NamedTuple):
    """A folded word. `start` and `end` count characters of the text as typed, 0-based.

    `joined` says that only spaces or hyphens stand between it and the word before.
    """

    word: str
    start: int
    end: int
    joined: bool


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in reading order."""
    folded, places = _fold(text)
    found, before = [], 0
    for match in _WORD.finditer(folded):
        start, end = match.span(1)
        joined = not folded[before:start].strip(_JOINS)
        found.append(Token(match[1], places[start], places[end - 1] + 1, joined))
        before = match.end()
    return found


def words_of(entry: str) -> tuple[str, ...]:
    """Return only the folded words of `entry`."""
    return tuple(token.word for token in tokens(entry))


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its characters the place it comes from."""
    if text.isascii() and text.isprintable():
        return text.lower(), range(len(text))
    if _is_plain(text):
        folded = text.casefold()
        if len(folded) == len(text):  # casefold never shortens: each character stayed in place
            return folded.replace("ё", "е"), range(len(text))
    return _fold_slowly(text)


def _is_plain(text: str) -> bool:
    return (
        unicodedata.is_normalized("NFKC", text)
        and not _INVISIBLE.search(text)
        and not any(map(unicodedata.combining, text))
    )


def _fold_slowly(text: str) -> tuple[str, Sequence[int]]:
    folded: list[str] = []
    places: list[int] = []
    visible = [(i, letter) for i, letter in enumerate(text) if not _INVISIBLE.match(letter)]
    shown = "".join(letter for _, letter in visible)
    for cluster in _CLUSTER.finditer(shown):
        for letter in unicodedata.normalize("NFKC", cluster[0]).casefold():
            if not unicodedata.combining(letter):
                folded.append("е" if letter == "ё" else letter)
                places.append(visible[cluster.start()][0])
    return "".join(folded), places
