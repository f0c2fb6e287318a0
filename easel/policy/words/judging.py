"""Whether a match stands: a dictionary word is never read as another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from easel.policy.words import tricks
from easel.policy.words.page import Page
from easel.policy.words.phrases import Match
from easel.policy.words.tokens import Token
from easel.policy.words.walking import MASKS

# What people put before and after a word to hide it in another one.
_FILLING = re.compile(
    r"(?:x+|z+|[0-9]+|(.)\1+|mega|lol|omg|xd|the|un|ultra|hyper|супер|мега|гипер|ультра|лол|не|ик|чик|ка)?"
)
FARTHEST = 12
"""So many letters beside a match are looked at."""
_BRACKETS = frozenset('()[]{}<>"“”«»')
_TWINS = ("aceopxykm", "асеорхукм")
_TO_LATIN, _TO_CYRILLIC = str.maketrans(*_TWINS[::-1]), str.maketrans(*_TWINS)
# Together these would read anything into anything.
_NOT_BY_SOUND = tricks.MASK | tricks.REVERSED | tricks.SIGNS | tricks.LOOKS
_NOT_MASKED = tricks.REVERSED | tricks.SPACES | tricks.SOUNDS | tricks.REPEAT
_NOT_REVERSED = tricks.REPEAT
_NOT_IN_ONE_ALPHABET = tricks.SOUNDS | tricks.MASK | tricks.REVERSED | tricks.REPEAT | tricks.SIGNS
_ALL_SHAPES = tricks.LOOKS | tricks.ALIKE | tricks.LEET
_NOT_GLUED = tricks.LOOKS | tricks.ALIKE | tricks.SOUNDS | tricks.MASK | tricks.REVERSED
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
        if by & _NOT_GLUED and len(_alphabets(page.chars[match.start : match.end])) == 1:
            return None
        by |= tricks.GLUED
    elif by and _is_known(page, match):
        return None
    return by


def _is_written(page: Page, match: Match, size: int) -> bool:
    """Say if enough of it is written in letters, and all of it by tricks that go together."""
    by = match.tricks
    if size <= 2 and by:
        return False
    typed = page.chars[match.start : match.end]
    letters = sum(map(str.isalpha, typed))
    if by & tricks.LEET and not _is_leet(typed, letters, size):
        return False
    if by & tricks.MASK and not _is_masked(page, match, letters, size):
        return False
    if by & tricks.SOUNDS and (min(size, len(typed)) < 4 or by & _NOT_BY_SOUND):
        return False
    if by & tricks.REVERSED and (size < 4 or by & _NOT_REVERSED):
        return False
    if by & tricks.LOOKS and len(_alphabets(typed)) == 1 and by & _NOT_IN_ONE_ALPHABET:
        return False
    if by & tricks.TYPO and len(match.forms) == 1:
        # Names and abbreviations are often one letter from a short word.
        return size >= 5 and typed[0] == match.forms[0][0]
    return True


def _is_leet(typed: str, letters: int, size: int) -> bool:
    return letters > 0 and (size > 3 or letters >= size - 1 or typed[0] in "$@")


def _is_masked(page: Page, match: Match, letters: int, size: int) -> bool:
    if match.tricks & _NOT_MASKED or 2 * letters < size:
        return False
    # At the end of a word most signs only end a sentence.
    last = page.chars[match.end - 1]
    if MASKS.isdisjoint(page.chars[match.start : match.end]):
        # Signs that tie words in ordinary text, too.
        return last.isalnum() and size >= 5 and not match.tricks & _ALL_SHAPES
    return last.isalnum() or (last in MASKS and not page.chars[match.end : match.end + 1].isalnum())


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
        is_listing = any("," in gap and len(gap.strip()) > 1 for gap in _gaps(page, words))
        return 0 if size > 2 and not is_listing else None
    if _ends_sentences(page, words):
        return None
    by = match.tricks
    if by & (tricks.SPACES | tricks.SIGNS) and by & (tricks.REPEAT | tricks.SOUNDS):
        return None
    usual = [piece in listed or page.is_usual(piece) for piece in pieces]
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


def _ends_sentences(page: Page, words: list[Token]) -> bool:
    """Say if more stands between two of `words` than a person puts into a word to hide it."""
    return any(len(gap.strip()) > 2 or not _BRACKETS.isdisjoint(gap) for gap in _gaps(page, words))


def _gaps(page: Page, words: list[Token]) -> Iterator[str]:
    return (page.chars[a.end : b.start] for a, b in pairwise(words))


def _is_telling(page: Page, match: Match, shortest: int) -> bool:
    """Say if pieces that are all words are worth a question, when they make a listed one."""
    size = sum(map(len, match.forms))
    signs = set(page.chars[match.start : match.end]) & _UNUSUAL_SIGNS
    if signs or len(match.forms) > 1:
        return True
    return size >= 6 and (shortest >= 3 or not match.tricks & tricks.SPACES)


def _is_known(page: Page, match: Match) -> bool:
    """Say if it is one dictionary word, or a number, just as it stands there."""
    word = page.word_at(match.start)
    if word is None or (word.start, word.end) != (match.start, match.end):
        return False
    if page.is_number(word.word) or page.is_word(word.word):
        return True
    # A letter of the other alphabet may have slipped in: "oни" is "они".
    is_latin = 2 * sum("a" <= letter <= "z" for letter in word.word) > len(word.word)
    straight = word.word.translate(_TO_LATIN if is_latin else _TO_CYRILLIC)
    return straight not in match.forms and page.is_word(straight)


def _is_glued(page: Page, match: Match, size: int) -> bool:
    """Say if what stands before and after it in the same word makes no other word of it."""
    for edge, within in ((match.start, match.start), (match.end, match.end - 1)):
        word = None if page.is_edge(edge) else page.word_at(within)
        if word is not None and page.is_word(word.word):
            return False
    before = page.chars[_left(page, match.start) : match.start]
    after = page.chars[match.end : _right(page, match.end)]
    if len(before) == 2 and size >= 4 and page.is_usual(before):
        before = ""
    return _may_stand_beside(page, before, size) and _may_stand_beside(page, after, size)


def _left(page: Page, place: int) -> int:
    stop = max(0, place - FARTHEST)
    while place > stop and not page.is_edge(place):
        place -= 1
    return place


def _right(page: Page, place: int) -> int:
    stop = min(len(page.chars), place + FARTHEST)
    while place < stop and not page.is_edge(place):
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
