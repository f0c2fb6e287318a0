"""Phrases that are allowed: what is found within one of them is no hit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from easel.policy.words.forms import forms_of_words
from easel.policy.words.page import Page
from easel.policy.words.phrases import Entry, Phrases, matches, phrases_of
from easel.policy.words.tokens import words_of
from easel.policy.words.walking import Sighting

Span = tuple[int, int]


class Innocent:
    """Finds allowed phrases in all their forms, but in no disguise.

    What is found may be all of one of the `allowed`, and of one of the `harmless` only a part.
    An allowed word does not bring in a form of it that is listed itself: "guts" is not "gut".
    `allowed` are groups of phrases: lists that have a group in common share what is made of it.
    """

    __slots__ = ("_groups",)

    def __init__(
        self,
        *,
        allowed: Sequence[tuple[str, ...]],
        harmless: tuple[str, ...],
        listed: Collection[str],
    ) -> None:
        named = frozenset(map(words_of, listed))
        self._groups = [
            *(_group(phrases, named & _single_forms(phrases), True) for phrases in allowed),
            _group(harmless, frozenset(), False),
        ]

    def on(self, page: Page) -> Excuses:
        """Return the allowed phrases of `page`."""
        spans: dict[int, list[tuple[Span, bool]]] = {}
        for group in self._groups:
            sighted = {
                word.start: [Sighting(word.start, word.end, word.word, 0)]
                for word in page.words
                if word.word in group.forms
            }
            for match in matches(group.phrases, sighted, page.chars):
                span = ((match.start, match.end), group.is_whole)
                for word in page.words_within(match.start, match.end):
                    spans.setdefault(word.start, []).append(span)
        return Excuses(page, spans)


class _Group(NamedTuple):
    """Phrases made ready to be found; `is_whole`: what is found may be all of one."""

    phrases: Phrases
    forms: frozenset[str]
    is_whole: bool


@lru_cache(maxsize=256)
def _group(phrases: tuple[str, ...], named: frozenset[tuple[str, ...]], is_whole: bool) -> _Group:
    """Return a group; `named` are words that no allowed word brings in."""
    read = [_allowed(phrase, named) for phrase in phrases]
    forms = frozenset(form for each in read for theirs in each.words for form in theirs)
    return _Group(phrases_of(read), forms, is_whole)


@lru_cache(maxsize=256)
def _single_forms(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the forms of those of `phrases` that are one word."""
    read = map(forms_of_words, phrases)
    return frozenset((form,) for words in read if len(words) == 1 for form in words[0])


class Excuses:
    """The allowed phrases of one page, by the words that they cover."""

    __slots__ = ("_page", "_spans")

    def __init__(self, page: Page, spans: dict[int, list[tuple[Span, bool]]]) -> None:
        self._page = page
        self._spans = spans

    def covers(self, start: int, end: int) -> bool:
        """Say if what stands from `start` to `end` is part of an allowed phrase."""
        word = self._page.word_at(start)
        if word is None:
            return False
        return any(
            a <= start and end <= b and (is_whole or (a, b) != (start, end))
            for (a, b), is_whole in self._spans.get(word.start, ())
        )


def _allowed(phrase: str, named: Collection[tuple[str, ...]]) -> Entry:
    words = forms_of_words(phrase)
    if len(words) == 1:
        itself = set(words_of(phrase))
        words = [frozenset(form for form in words[0] if form in itself or (form,) not in named)]
    return Entry(phrase, words)
