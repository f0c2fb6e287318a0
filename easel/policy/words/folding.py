"""Text as it looks: codes read, invisible characters out, every letter plain and in lower case."""

from __future__ import annotations

import re
from array import array

from easel.policy.words.decoding import Shown, decode
from easel.policy.words.shapes import SEAM, plain

MOST_OF_ONE = 3
"""So many of the same character in a row are told apart from more: none."""

_LONG_RUN = re.compile(r"(.)\1{" + str(MOST_OF_ONE) + ",}", re.DOTALL)


def fold(text: str) -> Shown:
    """Return `text` folded; its places are those of the text as typed."""
    shown = decode(text)
    if shown.chars.isascii() and shown.chars.isprintable():
        shown = shown._replace(chars=shown.chars.lower())
    else:
        shown = _fold(shown)
    return _shorten(shown) if _LONG_RUN.search(shown.chars) else shown


def _fold(shown: Shown) -> Shown:
    chars: list[str] = []
    starts, ends = array("L"), array("L")
    seams: set[int] = set()
    for place, character in enumerate(shown.chars):
        if place in shown.seams:
            seams.add(len(chars))
        letters = plain(character)
        if letters == SEAM:
            seams.add(len(chars))
        elif letters:
            chars += letters
            starts.extend([shown.starts[place]] * len(letters))
            ends.extend([shown.ends[place]] * len(letters))
        elif chars:
            if character == "\u0306" and chars[-1] == "и":
                chars[-1] = "й"
            ends[-1] = shown.ends[place]
    return Shown("".join(chars), starts, ends, frozenset(seams))


def _shorten(shown: Shown) -> Shown:
    """Leave MOST_OF_ONE of each long run, the last of them standing for all that follow."""
    chars: list[str] = []
    starts, ends = array("L"), array("L")
    seams: set[int] = set()
    run = 0
    for place, character in enumerate(shown.chars):
        run = run + 1 if chars and chars[-1] == character else 1
        if run > MOST_OF_ONE:
            ends[-1] = shown.ends[place]
            continue
        if place in shown.seams:
            seams.add(len(chars))
        chars.append(character)
        starts.append(shown.starts[place])
        ends.append(shown.ends[place])
    return Shown("".join(chars), starts, ends, frozenset(seams))
