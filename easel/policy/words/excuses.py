"""Phrases that are allowed: what is found within one of them is no hit."""

from __future__ import annotations

from collections.abc import Sequence

from easel.policy.words.forms import forms_of_words
from easel.policy.words.page import Page
from easel.policy.words.phrases import matches, phrases_of
from easel.policy.words.walking import Sighting

Span = tuple[int, int]


class Innocent:
    """Finds allowed phrases, spelled plainly. Of `whole` ones, all of it may be allowed."""

    __slots__ = ("_forms", "_phrases", "_whole")

    def __init__(self, phrases: Sequence[str], whole: frozenset[str]) -> None:
        read = [(phrase, forms_of_words(phrase)) for phrase in phrases]
        self._phrases = phrases_of(read)
        self._forms = {form for _, words in read for forms in words for form in forms}
        self._whole = whole

    def on(self, page: Page) -> Excuses:
        """Return the allowed phrases of `page`."""
        sighted = {
            word.start: [Sighting(word.start, word.end, word.word, 0)]
            for word in page.words
            if word.word in self._forms
        }
        spans: dict[int, list[tuple[Span, bool]]] = {}
        for match in matches(self._phrases, sighted, page.chars):
            span = ((match.start, match.end), match.entry in self._whole)
            for word in page.words_within(match.start, match.end):
                spans.setdefault(word.start, []).append(span)
        return Excuses(page, spans)


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
