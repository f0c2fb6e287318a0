"""Whether pieces with something between them are one listed word, or words by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from easel.policy.words import tricks
from easel.policy.words.page import Page
from easel.policy.words.phrases import Match
from easel.policy.words.tokens import Token

_BRACKETS = frozenset('()[]{}<>"“”«»')
_STOPS = frozenset(",.;:!?")
# Signs that tie no words in ordinary text.
_UNUSUAL_SIGNS = frozenset("*~|`\\^+=#•@%$█●")
_ALL_SHAPES = tricks.LOOKS | tricks.ALIKE | tricks.LEET
LONGEST_RUN = 5
"""Of one sign between two pieces that nothing else parts: "vio.....lence"."""


def joined(page: Page, match: Match, size: int, listed: Collection[str]) -> int | None:
    """Return what joining its pieces adds to the tricks; None when they are words by themselves.

    `size` counts the letters of what is listed; `listed` are all listed forms.
    """
    words = page.words_within(match.start, match.end)
    pieces = [word.word for word in words]
    if all(len(piece) == 1 for piece in pieces):
        is_listing = any(map(_is_between_words, _gaps(page, words)))
        return 0 if size > 2 and not is_listing else None
    usual = [piece in listed or page.is_usual(piece) for piece in pieces]
    if _ends_sentences(page, words, all(usual)):
        return None
    by = match.tricks
    if by & (tricks.SPACES | tricks.SIGNS) and by & (tricks.REPEAT | tricks.SOUNDS):
        return None
    last = page.chars[match.end - 1]
    if by & tricks.SPACES and ((by & _ALL_SHAPES and any(usual)) or not last.isalnum()):
        return None
    if len(pieces) == 1:
        if by & tricks.SPACES and usual[0]:
            return None
        return tricks.TIMID if by & tricks.MASK and page.is_word(pieces[0]) else 0
    return _of_pieces(page, match, pieces, usual)


def _of_pieces(page: Page, match: Match, pieces: list[str], usual: list[bool]) -> int | None:
    by = match.tricks
    lengths = list(map(len, pieces))
    is_mixed = by & tricks.SIGNS and by & tricks.SPACES
    if is_mixed and any(each and n > 1 for each, n in zip(usual, lengths, strict=True)):
        return None
    # A hyphen ties letters to words: t-shirt, x-ray.
    is_tied = not by & tricks.SPACES and "-" in page.chars[match.start : match.end]
    ordinary = (each or (is_tied and n == 1) for each, n in zip(usual, lengths, strict=True))
    if not all(ordinary):
        return 0
    return tricks.TIMID if _is_telling(page, match, min(lengths[:-1])) else None


def _ends_sentences(page: Page, words: list[Token], are_words: bool) -> bool:
    """Say if more stands between two of `words` than a person puts into a word to hide it."""
    return any(_is_end(gap, are_words) for gap in _gaps(page, words))


def _is_end(gap: str, are_words: bool) -> bool:
    signs = gap.strip()
    if gap[-1] == " " and signs in _STOPS:
        return True
    if are_words or signs != gap:
        return len(signs) > 2 or not _BRACKETS.isdisjoint(gap)
    return len(signs) > (LONGEST_RUN if len(set(signs)) == 1 else 2)


def _is_between_words(gap: str) -> bool:
    """Say if a gap between single letters is one that people write between words: ", (", " %"."""
    signs = gap.strip()
    return ("," in signs and len(signs) > 1) or (gap[0] == " " and gap[-1] != " " and signs != "")


def _gaps(page: Page, words: list[Token]) -> Iterator[str]:
    return (page.chars[a.end : b.start] for a, b in pairwise(words))


def _is_telling(page: Page, match: Match, shortest: int) -> bool:
    """Say if pieces that are all words are worth a question, when they make a listed one."""
    size = sum(map(len, match.forms))
    signs = set(page.chars[match.start : match.end]) & _UNUSUAL_SIGNS
    if signs or len(match.forms) > 1:
        return True
    return size >= 6 and (shortest >= 3 or not match.tricks & tricks.SPACES)
