"""Folded text cut into the words that the disallow list is compared with."""

from __future__ import annotations

import re
from typing import NamedTuple

from easel.policy.words.folding import fold

# Letters and digits; the ranges add the vowel signs of the Indic scripts, which belong to their
# word. A possessive 's is taken with its word and left out of it.
_WORD = re.compile(
    r"([^\W_]+(?:[\u0900-\u0963\u0966-\u0df3]+[^\W_]*)*)(?:['’ʼ`]s?(?![^\W_]))?",
)
_POSSESSIVE = re.compile(r"['’ʼ`]s?(?![^\W_])")
_JOINS = " \u00ad-\u2010\u2011_"


class Token(NamedTuple):
    """A folded word. `start` and `end` count characters of the folded text, 0-based.

    `joined` says that only spaces, hyphens or underscores, or other signs without a space, stand
    between it and the word before.
    """

    word: str
    start: int
    end: int
    joined: bool


def tokens(chars: str) -> list[Token]:
    """Return the words of folded text in reading order."""
    found, before = [], 0
    for match in _WORD.finditer(chars):
        start, end = match.span(1)
        between = chars[before:start]
        found.append(Token(match[1], start, end, is_join(between)))
        before = match.end()
    return found


def is_join(between: str) -> bool:
    """Say if words with that between them may be those of one phrase."""
    return len(between) <= 8 and (not between.strip(_JOINS) or " " not in between)


def past_possessive(chars: str, end: int) -> int:
    """Return where the word that ends at `end` is over together with its possessive 's, if any."""
    possessive = _POSSESSIVE.match(chars, end)
    return end if possessive is None else possessive.end()


def words_of(entry: str) -> tuple[str, ...]:
    """Return only the folded words of `entry`."""
    return tuple(token.word for token in tokens(fold(entry).chars))
