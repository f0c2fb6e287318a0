"""What a person typed, as one line that shows everything it holds.

What is removed here never reaches the policy or an engine, so nothing can hide from the one and
be read by the other.
"""

from __future__ import annotations

import re
import unicodedata

# Letters by their category, but drawn as nothing: Hangul fillers and the empty Braille cell.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_JOINER = "\u200d"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# A joiner between two emoji makes a family out of people; anywhere else it only hides.
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}]){_JOINER}|{_JOINER}(?![{_EMOJI}])")


def clean(text: str) -> str:
    """Return `text` as NFC on one line, trimmed, without control or invisible characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    shown = "".join(map(_show, text))
    shown = _STRAY_JOINER.sub("", shown)
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _show(character: str) -> str:
    if character in _BLANKS or character.isspace():
        return " "
    if character != _JOINER and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"}:
        return ""
    return character
