"""Words that nobody typed, such as a model's, with everything taken out that would mean more.

What a person types is refused where it can't be followed; what a model proposes is made harmless,
since nobody could put it right.
"""

from __future__ import annotations

import re

from easel.prompts.cleaning import clean
from easel.prompts.numbered import without_numbers
from easel.prompts.references import take_scheme

_SCHEME = re.compile(r"[^\W\d_][\w+.-]*://|://")
_WEIGHT = re.compile(r"::[-.\d]*")
# At the beginning of a word dashes announce a parameter; alone they may be a slip for one.
_DASHES = re.compile(r"(?:(?<=\s)|^)[-—–]+(?=\S)")
_ALONE = re.compile(r"(?:(?<=\s)|^)[-—–]+(?=\s|$)")


def plain(text: str) -> str:
    """Return the words of `text`, which `show` prints so that `parse` reads just them.

    No parameter, no weight and no link is left of it; braces and all other signs are.
    """
    words, before = clean(text), None
    while words != before:  # taking one thing away may bring another to the beginning of a word
        before = words
        words = _WEIGHT.sub(": ", _SCHEME.sub("", words))
        words = _ALONE.sub("–", _DASHES.sub("", words))
        words = clean(take_scheme(without_numbers(words))).lstrip(" ,")
    return words
