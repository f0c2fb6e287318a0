"""Whether a match stands: a dictionary word is never read as another one."""

from __future__ import annotations

import re
from collections.abc import Collection

from easel.policy.words import tricks
from easel.policy.words.page import Page
from easel.policy.words.phrases import Match

_PIECE = re.compile(r"[^\W_]+")
# What people put before and after a word to hide it in another one.
_FILLING = re.compile(r"(?:x+|z+|[0-9]+|(.)\1+|mega|lol|omg|xd|the|un|ultra|hyper|супер|мега|гипер|ультра|не|ик|чик|ка)?")
# Signs that tie no words in ordinary text.
_UNUSUAL_SIGNS = frozenset("*~|`\\^+=#•")


def judged(page: Page, match: Match, listed: Collection[str]) -> int | None:
    """Return the tricks that `match` was found by, or None when it does not stand.

    `listed` are the forms of all listed words.
    """
    by = match.tricks
    size = sum(map(len, match.forms))
    if not _is_written(page, match, size):
        return None
    if by & (tricks.SIGNS | tricks.SPACES | tricks.MASK):
        joined = _joined(page, match, size, listed)
        if joined is None:
            return None
        by |= joined
    whole = page.is_edge(match.start) and page.is_edge(match.end)
    if not whole:
        if by & tricks.SPACES or not _is_glued(page, match, size):
            return None
        by |= tricks.GLUED
    elif by and _is_known(page, match):
        return None
    return by


def _is_written(page: Page, match: Match, size: int) -> bool:
    """Say if enough of it is written in letters, and all of it by tricks that go together."""
    by = match.tricks
    typed = page.chars[match.start : match.end]
    if by & tricks.LEET:
        letters = sum(map(str.isalpha, typed))
        if letters == 0 or (size <= 3 and letters < size - 1 and typed[0] not in "$@"):
            return False
    if by & tricks.SOUNDS:
        if size <= 3 or (by & (tricks.SIGNS | tricks.SPACES | tricks.MASK) and size <= 4):
            return False
        if by & tricks.LOOKS and len(_alphabets(typed)) == 1:
            return False
    if by & tricks.TYPO and len(match.forms) == 1:
        return size >= 4
    return True


def _alphabets(text: str) -> set[str]:
    kinds = set()
    for character in text:
        if "a" <= character <= "z":
            kinds.add("latin")
        elif "а" <= character <= "я":
            kinds.add("cyrillic")
        elif character.isalpha():
            kinds.add("other")
    return kinds


def _joined(page: Page, match: Match, size: int, listed: Collection[str]) -> int | None:
    """Return what joining its pieces adds to the tricks; None when they are words by themselves."""
    words = page.words_within(match.start, match.end)
    pieces = [word.word for word in words]
    if all(len(piece) == 1 for piece in pieces):
        return 0 if size > 2 else None
    if len(pieces) == 1:
        if match.tricks & tricks.SPACES and (pieces[0] in listed or page.is_usual(pieces[0])):
            return None
        return tricks.TIMID if match.tricks & tricks.MASK and page.is_word(pieces[0]) else 0
    usual = [piece in listed or page.is_usual(piece) for piece in pieces]
    mixed = match.tricks & tricks.SIGNS and match.tricks & tricks.SPACES
    if mixed and any(each and len(piece) > 1 for each, piece in zip(usual, pieces, strict=True)):
        return None
    if not all(usual):
        return 0
    return tricks.TIMID if _is_telling(page, match, size, min(map(len, pieces))) else None


def _is_telling(page: Page, match: Match, size: int, shortest: int) -> bool:
    """Say if pieces that are all words are worth a question, when they make a listed one."""
    signs = set(page.chars[match.start : match.end]) & _UNUSUAL_SIGNS
    if signs or len(match.forms) > 1:
        return True
    return size >= 6 and (shortest >= 3 or not match.tricks & tricks.SPACES)


def _is_known(page: Page, match: Match) -> bool:
    """Say if it is one dictionary word, or a number, just as it stands there."""
    word = page.word_at(match.start)
    if word is None or (word.start, word.end) != (match.start, match.end):
        return False
    return page.is_number(word.word) or page.is_word(word.word)


def _is_glued(page: Page, match: Match, size: int) -> bool:
    """Say if what stands before and after it in the same word makes no other word of it."""
    for edge, within in ((match.start, match.start), (match.end, match.end - 1)):
        word = None if page.is_edge(edge) else page.word_at(within)
        if word is not None and page.is_word(word.word):
            return False
    before = page.chars[_left(page, match.start) : match.start]
    after = page.chars[match.end : _right(page, match.end)]
    return _may_stand_beside(page, before, size) and _may_stand_beside(page, after, size)


def _left(page: Page, place: int) -> int:
    while not page.is_edge(place):
        place -= 1
    return place


def _right(page: Page, place: int) -> int:
    while not page.is_edge(place):
        place += 1
    return place


def _may_stand_beside(page: Page, rest: str, size: int) -> bool:
    if not rest or _FILLING.fullmatch(rest):
        return True
    if len(rest) >= 3 and page.is_usual(rest):
        return True
    # Short Latin words with an ending are often names: Gorean. Russian names are in its dictionary.
    shortest = 5 if rest.isascii() else 4
    return (size >= shortest and len(rest) <= 2) or (size >= 6 and len(rest) <= 3) or size >= 8
