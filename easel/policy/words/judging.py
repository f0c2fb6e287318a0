"""Whether a match stands: a dictionary word is never read as another one."""

from __future__ import annotations

from collections.abc import Collection

from easel.policy.words import tricks
from easel.policy.words.gluing import glued
from easel.policy.words.page import Page
from easel.policy.words.phrases import Match
from easel.policy.words.pieces import joined
from easel.policy.words.walking import MASKS, UNUSUAL_MASKS

_TWINS = ("aceopxykm", "асеорхукм")
_TO_LATIN, _TO_CYRILLIC = str.maketrans(*_TWINS[::-1]), str.maketrans(*_TWINS)
# Together these would read anything into anything.
_NOT_BY_SOUND = tricks.MASK | tricks.REVERSED | tricks.LOOKS
_NOT_MASKED = tricks.REVERSED | tricks.SOUNDS | tricks.REPEAT
_TOO_MUCH = tricks.LEET | tricks.REPEAT
_OF_ANOTHER_ALPHABET = tricks.LOOKS | tricks.ALIKE | tricks.SOUNDS
_SPREAD = tricks.SIGNS | tricks.SPACES
_NOT_IN_ONE_ALPHABET = tricks.SOUNDS | tricks.MASK | tricks.REVERSED | tricks.REPEAT | tricks.SIGNS
_ALL_SHAPES = tricks.LOOKS | tricks.ALIKE | tricks.LEET
_NOT_GLUED = (
    tricks.LOOKS | tricks.ALIKE | tricks.SOUNDS | tricks.MASK | tricks.REVERSED | tricks.LETTER
)
# Letters that are drawn just like a Cyrillic one, as capitals or small.
_DRAWN_ALIKE = frozenset("abcehkmoptxy")


def judged(page: Page, match: Match, listed: Collection[str]) -> int | None:
    """Return the tricks that `match` was found by, or None when it does not stand.

    `listed` are the forms of all listed words.
    """
    by = match.tricks
    size = sum(map(len, match.forms))
    if not _is_written(page, match, size):
        return None
    if by & (tricks.SIGNS | tricks.SPACES | tricks.MASK):
        added = joined(page, match, size, listed)
        if added is None:
            return None
        by |= added
    if by & tricks.REPEAT and match.end - match.start == size + 1 and not by & ~tricks.REPEAT:
        # One letter too many is seldom meant, and other languages have such words: "hatte".
        by = tricks.TYPO
    if not (page.is_edge(match.start) and page.is_edge(match.end)):
        return _within_a_word(page, match, by, size)
    return None if by and _is_known(page, match) else by


def _within_a_word(page: Page, match: Match, by: int, size: int) -> int | None:
    if by & tricks.SPACES:
        return None
    if by & _NOT_GLUED and len(_alphabets(page.chars[match.start : match.end])) == 1:
        return None
    added = glued(page, match.start, match.end, size)
    return None if added is None else by | added


def _is_written(page: Page, match: Match, size: int) -> bool:
    """Say if enough of it is written in letters, and all of it by tricks that go together."""
    by = match.tricks
    if size <= 2 and by:
        return False
    typed = page.chars[match.start : match.end]
    letters = sum(map(str.isalpha, typed))
    if by & tricks.LEET and not _is_leet(typed, letters, size, by):
        return False
    if by & tricks.MASK and not _is_masked(page, match, letters, size):
        return False
    if by & tricks.SOUNDS and (min(size, len(typed)) < 4 or by & _NOT_BY_SOUND):
        return False
    if by & _TOO_MUCH == _TOO_MUCH and by & _OF_ANOTHER_ALPHABET:
        return False
    if by & tricks.CIPHER and size < 4:
        return False
    if by & tricks.REVERSED and (size < 4 or by & tricks.REPEAT or by & _SPREAD == _SPREAD):
        return False
    if by & (tricks.LOOKS | tricks.ALIKE) and not _is_drawn_alike(typed, size, by):
        return False
    if by & tricks.TYPO and len(match.forms) == 1:
        return _is_slip(typed, match.forms[0])
    return True


def _is_slip(typed: str, form: str) -> bool:
    """Say if `typed` is likelier a slip than a name, which is often one letter from a word.

    The shorter the word, the less may be wrong with it; its first letter is seldom.
    """
    is_swapped = sorted(typed) == sorted(form)
    if typed[0] == form[0]:
        return len(form) >= 5 or (len(form) == 4 and (is_swapped or len(typed) > 4))
    return (
        len(form) >= 7 or (len(form) >= 5 and is_swapped) or (len(form) >= 6 and typed == form[1:])
    )


def _is_drawn_alike(typed: str, size: int, by: int) -> bool:
    """Say if letters of one alphabet are meant to be those of another.

    A short word all in Latin letters is often a name or an abbreviation: CJK, Xun.
    """
    if len(_alphabets(typed)) != 1:
        return True
    if by & tricks.REVERSED or (by & tricks.LOOKS and by & _NOT_IN_ONE_ALPHABET):
        return False
    if size > 4 or by & tricks.SOUNDS or not by & tricks.LOOKS:
        return True
    return all(letter in _DRAWN_ALIKE for letter in typed if letter.isascii() and letter.isalpha())


def _is_leet(typed: str, letters: int, size: int, by: int) -> bool:
    if by & (tricks.REVERSED | _OF_ANOTHER_ALPHABET) and 2 * letters < size:
        # "E549" is a number of something.
        return not typed.isalnum()
    if not letters:
        return size > 3 and not typed.isdecimal()
    if len(typed) >= 2 * size:
        return True
    return size > 3 or letters >= size - 1 or typed[0] in "$@"


def _is_masked(page: Page, match: Match, letters: int, size: int) -> bool:
    typed = page.chars[match.start : match.end]
    if match.tricks & _NOT_MASKED or 2 * letters < size:
        return False
    if 2 * letters == size and len({sign for sign in typed if not sign.isalnum()}) > 1:
        return False
    # At the end of a word most signs only end a sentence.
    last = page.chars[match.end - 1]
    if MASKS.isdisjoint(typed):
        # Signs that tie words in ordinary text, too.
        shortest = 5 if UNUSUAL_MASKS.isdisjoint(typed) else 3
        return last.isalnum() and size >= shortest and not match.tricks & _ALL_SHAPES
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
