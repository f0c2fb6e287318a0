"""Phrases that are allowed: what is found within one of them is no hit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from easel.policy.words.forms import forms_of_words
from easel.policy.words.page import Page
from easel.policy.words.phrases import Entry, matches, phrases_of
from easel.policy.words.tokens import words_of
from easel.policy.words.walking import Sighting

Span = tuple[int, int]


class Innocent:
    """Finds allowed phrases in all their forms, but in no disguise.

    What is found may be all of one of the `allowed`, and of one of the `harmless` only a part.
    An allowed word does not bring in a form of it that is listed itself: "guts" is not "gut".
    """

    __slots__ = ("_forms", "_phrases", "_whole")

    def __init__(
        self, *, allowed: Sequence[str], harmless: Sequence[str], listed: Collection[str]
    ) -> None:
        named = {words_of(entry) for entry in listed}
        read = [_allowed(phrase, named) for phrase in allowed]
        read += [Entry(phrase, forms_of_words(phrase)) for phrase in harmless]
        self._phrases = phrases_of(read)
        self._forms = {form for each in read for forms in each.words for form in forms}
        self._whole = frozenset(allowed)

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


def _allowed(phrase: str, named: Collection[tuple[str, ...]]) -> Entry:
    words = forms_of_words(phrase)
    if len(words) == 1:
        itself = set(words_of(phrase))
        words = [frozenset(form for form in words[0] if form in itself or (form,) not in named)]
    return Entry(phrase, words)
