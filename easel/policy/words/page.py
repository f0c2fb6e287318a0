"""A folded text with its words, as it is searched: forwards, or read from its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from easel.policy.words import known
from easel.policy.words.decoding import Shown
from easel.policy.words.tokens import Token, tokens

_TAILS = frozenset(("t", "s", "m", "d", "re", "ve", "ll"))
"""What stands after an apostrophe: don't, I'm."""
_USUAL_TIES = frozenset(" -–—.,:;/'’\"“”()%&?!")
_NOT_RUSSIAN = frozenset("іїєґўқңғүұһәө")
"""Letters of the languages that share Russian's alphabet."""
# So many signs among its characters: it may be a word whose letters are all signs.
_SIGNED = re.compile(
    r"(?<!\S)(?:(?=\S*?(?:[^\w\s]\w?){3})|(?=\S*?[#$@€£+|<>{}\[\]^!])(?=\S*?(?:[^\w\s]|\d){3}))\S+"
)
_LONE = frozenset("aioавикосуябж")
"""Letters that are words."""

LEADING = 3
"""So many signs may stand before the first that is a letter: a quote, a bracket."""


class Page:
    """`shown`, cut into words; `is_backwards` when it is the page `forwards` in reverse."""

    def __init__(self, shown: Shown, *, forwards: Page | None = None) -> None:
        self.chars = shown.chars
        self.seams = shown.seams
        self.is_backwards = forwards is not None
        self.words: list[Token] = _mirrored(forwards) if forwards else tokens(shown.chars)

    def backwards(self) -> Page:
        """Return the same text read from its end."""
        length = len(self.chars)
        seams = frozenset(length - seam for seam in self.seams)
        shown = Shown(self.chars[::-1], (), (), seams)
        turned = Page(shown, forwards=self)
        turned.doubtful = self.doubtful[::-1]
        return turned

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def word_at(self, place: int) -> Token | None:
        """Return the word that holds the character at `place`."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self.words[index].end:
            return self.words[index]
        return None

    def words_within(self, start: int, end: int) -> list[Token]:
        """Return the words of which some character stands from `start` to `end`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return [word for word in self.words[first:last] if word.end > start]

    def is_word(self, word: str) -> bool:
        """Say if there is such a word, as people would read it here."""
        return known.is_word(self._straight(word))

    def is_usual(self, word: str) -> bool:
        """Say if `word` may stand alone in a sentence."""
        if len(word) == 1:
            return word in _LONE or word.isdecimal()
        return word.isdecimal() or known.is_usual(self._straight(word))

    def are_words(self, rest: str) -> bool:
        """Say if `rest` is two words that may stand alone, written as one: "andflowers"."""
        return known.are_two(self._straight(rest))

    def is_number(self, word: str) -> bool:
        """Say if `word` is a number, perhaps with its unit."""
        return known.is_number(self._straight(word))

    @cached_property
    def is_russian(self) -> bool:
        """Say if what is Cyrillic here may be Russian, by its letters."""
        return _NOT_RUSSIAN.isdisjoint(self.chars)

    def is_edge(self, place: int) -> bool:
        """Say if no word goes on across `place`."""
        chars = self.chars
        if place in (0, len(chars)) or place in self.seams:
            return True
        return not (chars[place - 1].isalnum() and chars[place].isalnum())

    @cached_property
    def doubtful(self) -> list[bool]:
        """Say of each word if it may be something in disguise."""
        doubtful = list(map(self._is_doubtful, self.words))
        for index in range(2, len(doubtful)):
            # Letters one by one are no words, though each may be one.
            if all(len(word.word) == 1 for word in self.words[index - 2 : index + 1]):
                doubtful[index - 2 : index + 1] = [True] * 3
        return doubtful

    @cached_property
    def signed(self) -> list[int]:
        """Return where stretches begin that are signs more than letters: "$p33<#"."""
        return [
            start
            for match in _SIGNED.finditer(self.chars)
            for start in range(match.start(), min(match.end(), match.start() + LEADING))
        ]

    @cached_property
    def beside_doubt(self) -> list[bool]:
        """Say of each word if it, or one next to it, may be something in disguise."""
        doubtful = [False, *self.doubtful, False]
        return [any(doubtful[index : index + 3]) for index in range(len(self.words))]

    @property
    def has_doubt(self) -> bool:
        """Say if any word may be something in disguise."""
        return any(self.doubtful)

    def _is_doubtful(self, token: Token) -> bool:
        word = token.word
        if len(word) == 1:
            return word not in _LONE and not word.isdecimal() and not self._is_tail(token)
        if len(word) == 2 and word not in _TAILS:
            return not self.is_usual(word)
        if self._is_tail(token) or (self.is_number(word) and not self._is_attached(token)):
            return False
        if len(word) <= known.SHORT and self._is_attached(token):
            return not self.is_usual(word)
        return not self.is_word(word)

    def _is_tail(self, token: Token) -> bool:
        before = self.chars[token.start - 1 : token.start]
        return before in ("'", "’") and token.word in _TAILS

    def _is_attached(self, token: Token) -> bool:
        """Say if it is tied to something else by a sign that ties no words: "a*ult"."""
        before = self.chars[max(0, token.start - 2) : token.start]
        after = self.chars[token.end : token.end + 2][::-1]
        return any(
            len(tie) == 2 and tie[1] not in _USUAL_TIES and tie[0] != " " for tie in (before, after)
        )

    def _straight(self, word: str) -> str:
        return word[::-1] if self.is_backwards else word


def _mirrored(page: Page) -> list[Token]:
    length = len(page.chars)
    words: list[Token] = []
    after_is_joined = True
    for word in reversed(page.words):
        start, end = length - word.end, length - word.start
        words.append(Token(word.word[::-1], start, end, after_is_joined))
        after_is_joined = word.joined
    return words
