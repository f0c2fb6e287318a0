"""Whether a listed word within a longer one was put there to hide: "megasword", "xXswordXx"."""

from __future__ import annotations

import re

from easel.policy.words import tricks
from easel.policy.words.page import Page

# What people put before and after a word to hide it in another one.
_FILLING = re.compile(
    r"(?:x+|z+|х+|[0-9]+|(.)\1+|mega|lol|omg|xd|the|un|ultra|hyper|ish|mr|mrs"
    r"|супер|мега|гипер|ультра|лол|не|ик|чик|ка|ище|(?:ха)+|(?:ha)+|ный|ная|ное|ыч)?"
)
FARTHEST = 12
"""So many letters beside a match are looked at."""
SHORTEST, MOST_ONE_SIDED = 3, 4
"""Shorter words are in too many others; up to the second, something stands on one side only."""


def glued(page: Page, start: int, end: int, size: int) -> int | None:
    """Return what being part of a longer word adds to the tricks of a match; None when it is one.

    `size` counts the letters of the listed form.
    """
    if size < SHORTEST:
        return None
    for edge, within in ((start, start), (end, end - 1)):
        word = None if page.is_edge(edge) else page.word_at(within)
        if word is not None and page.is_word(word.word):
            return None
    before = page.chars[_left(page, start) : start]
    after = page.chars[end : _right(page, end)]
    if len(before) == 2 and page.is_russian and size >= 4 and page.is_usual(before):
        before = ""
    if size <= MOST_ONE_SIDED and before and after and before != after:
        return None
    by_before, by_after = _beside(page, before, size), _beside(page, after, size)
    if by_before is None or by_after is None:
        return None
    return tricks.GLUED | by_before | by_after


def _left(page: Page, place: int) -> int:
    word = page.word_at(place - 1)
    if page.is_edge(place) or word is None:
        return place
    start = max(word.start, place - FARTHEST)
    return next((at for at in range(place - 1, start, -1) if at in page.seams), start)


def _right(page: Page, place: int) -> int:
    word = page.word_at(place)
    if page.is_edge(place) or word is None:
        return place
    end = min(word.end, place + FARTHEST)
    return next((at for at in range(place + 1, end) if at in page.seams), end)


def _beside(page: Page, rest: str, size: int) -> int | None:
    """Return the doubt that `rest` beside a form of `size` letters leaves; None when too much."""
    if not rest or _FILLING.fullmatch(rest):
        return 0
    if not rest.isascii() and not page.is_russian:
        # Its words are in no dictionary here.
        return None
    if size > SHORTEST and len(rest) >= 3 and (page.is_usual(rest) or page.are_words(rest)):
        return 0
    # Short words with an ending are often names: Gorean. Russian names are in its dictionary.
    shortest = 5 if rest.isascii() else 4
    if (size >= shortest and len(rest) <= 2) or (size >= 6 and len(rest) <= 3) or size >= 8:
        return 0
    return tricks.UNSURE if size >= 6 else None
