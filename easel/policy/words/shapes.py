"""Each character as the plain letter that it is drawn as: styled, marked, circled, emoji."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SEAM = "\u200b"
"""What stands for a character that is drawn as nothing."""

# Letters by their category but blank, and marks that choose how the letter before is drawn.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f]")
_NAMED = re.compile(
    "(?:LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL |DOTLESS |BARRED |LONG )?"
    "|REGIONAL INDICATOR SYMBOL LETTER )([A-Z])$|SQUARED ([A-Z]{1,4})$"
)
_LIGATURES = {"æ": "ae", "œ": "oe", "ĳ": "ij", "ё": "е", "№": "no"}
_IN_BRACKETS = re.compile(r"\((\w+)\)$")


@lru_cache(maxsize=16384)
def plain(character: str) -> str:
    """Return the letters that `character` is drawn as, in lower case; SEAM for an invisible one.

    A mark that stands on the letter before it becomes "". й keeps its breve, ё loses its dots.
    """
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Cs", "Co", "Cn"} or _BLANK.match(character):
        return SEAM
    if unicodedata.combining(character) or category == "Me":
        return ""
    folded = unicodedata.normalize("NFKC", character).casefold()
    bracketed = _IN_BRACKETS.match(folded)
    return "".join(map(_base, bracketed[1] if bracketed else folded))


def _base(letter: str) -> str:
    """Return a folded letter without its hooks, strokes and accents."""
    if letter.isascii() or "а" <= letter <= "я":
        return letter
    if letter in _LIGATURES:
        return _LIGATURES[letter]
    bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    if bare != letter:
        return "".join(map(_base, bare))
    name = unicodedata.name(letter, "")
    if named := _NAMED.search(name):
        return (named[1] or named[2]).lower()
    stem, with_, _ = name.partition(" WITH ")
    if with_ and " LETTER " in stem and "TURNED" not in stem:
        return _looked_up(stem) or letter
    return letter


def _looked_up(name: str) -> str | None:
    """Return the plain form of the letter of that name ("... LETTER KA" of a KA WITH HOOK)."""
    try:
        return plain(unicodedata.lookup(name))
    except KeyError:
        return None
