"""Every place of a page where a listed form may stand, and by which tricks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from easel.policy.words import keyboards, tricks
from easel.policy.words.ciphers import in_clear
from easel.policy.words.page import Page
from easel.policy.words.readings import CYRILLIC, LATIN, alphabet_of, readings_into
from easel.policy.words.tokens import Token, tokens
from easel.policy.words.trie import tree_of
from easel.policy.words.typos import Typos
from easel.policy.words.walking import MASKS, Sighting, Walker

MOST_STEPS = 900
"""Of one walk."""
FREE_STEPS, STEPS_A_CHARACTER = 400, 2
PROMPT = 1_500
"""No prompt is longer, so what lies beyond is read with less patience."""
"""Of all walks in a text: a crafted one must not take longer than its length allows."""
SIGNS_FOR_LETTERS = frozenset("$@€£§¢")
_TELLING = SIGNS_FOR_LETTERS | MASKS
NEIGHBOURS = 2
REACH = 14
"""Signs before and after a doubtful word that may be letters of its disguise."""


class Eye:
    """Sees listed forms in pages. Immutable, and safe in any thread."""

    __slots__ = ("_alphabets", "_firsts", "_readings", "_root", "_typos", "forms")

    def __init__(self, forms: Collection[str]) -> None:
        self.forms = frozenset(forms)
        self._root = tree_of(sorted(self.forms))
        found = {alphabet_of(letter) for form in forms for letter in form}
        self._alphabets = frozenset(each for each in found if each is not None)
        self._readings = readings_into(self._alphabets)
        self._firsts = set(self._root) | {
            source[0]
            for readings in self._readings.values()
            for source, target, _ in readings
            if target[0] in self._root
        }
        self._typos = Typos(sorted(self.forms))

    def see(self, page: Page) -> dict[int, list[Sighting]]:
        """Return the sightings of `page` by where they start, each form once with fewest tricks."""
        best: dict[tuple[int, int, str], int] = {}
        for sighting in self._all(page):
            key = sighting[:3]
            if key not in best or tricks.cost(sighting.tricks) < tricks.cost(best[key]):
                best[key] = sighting.tricks
        by_start: dict[int, list[Sighting]] = {}
        for (start, end, form), by in sorted(best.items()):
            by_start.setdefault(start, []).append(Sighting(start, end, form, by))
        return by_start

    def _all(self, page: Page) -> Iterator[Sighting]:
        doubtful = page.doubtful
        trick = tricks.REVERSED if page.is_backwards else 0
        for word, may_be in zip(page.words, page.beside_doubt, strict=True):
            if word.word in self.forms and (may_be or not page.is_backwards):
                yield Sighting(word.start, word.end, word.word, trick)
        if not any(doubtful) and not page.signed and not _TELLING.intersection(page.chars):
            yield from self._in_two(page)
            return
        for sighting in self._walked(page):
            yield sighting._replace(tricks=sighting.tricks | trick)
        if not page.is_backwards:
            yield from self._in_two(page)
            for word, doubt in zip(page.words, page.doubtful, strict=True):
                if doubt and word.word not in self.forms:
                    yield from self._in_word(word)
            if any(doubtful):
                yield from self._by_keys(page)

    def _in_two(self, page: Page) -> Iterator[Sighting]:
        """Yield forms that are cut into two words of the dictionary, which no walk begins at."""
        for first, second in pairwise(page.words):
            if second.joined and (form := first.word + second.word) in self.forms:
                between = page.chars[first.end : second.start]
                trick = tricks.SPACES if " " in between else tricks.SIGNS
                yield Sighting(first.start, second.end, form, trick)

    def _in_word(self, word: Token) -> Iterator[Sighting]:
        start, end = word.start, word.end
        if len(word.word) > 3 and (turned := word.word[::-1]) in self.forms:
            yield Sighting(start, end, turned, tricks.REVERSED)
        for form in in_clear(word.word) if len(word.word) > 2 else ():
            if form in self.forms:
                yield Sighting(start, end, form, tricks.CIPHER)
        for form in self._typos.near(word.word):
            yield Sighting(start, end, form, tricks.TYPO)

    def _by_keys(self, page: Page) -> Iterator[Sighting]:
        doubted = {
            place
            for word, may_be in zip(page.words, page.beside_doubt, strict=True)
            if may_be
            for place in range(word.start, word.end)
        }
        for alphabet, change in ((CYRILLIC, keyboards.as_russian), (LATIN, keyboards.as_english)):
            if alphabet not in self._alphabets:
                continue
            for word in tokens(change(page.chars)):
                if not doubted.intersection(range(word.start, word.end)):
                    continue
                for start, end in _trimmed(page, word):
                    form = word.word[start - word.start : end - word.start]
                    if form in self.forms:
                        yield Sighting(start, end, form, tricks.KEYS)

    def _walked(self, page: Page) -> Iterator[Sighting]:
        length = len(page.chars)
        steps = FREE_STEPS + STEPS_A_CHARACTER * min(length, PROMPT) + length
        if page.is_backwards:
            steps //= 3
        walker = Walker(page.chars, self._root, self._readings, steps)
        starts = [
            start
            for start in _starts(page)
            if page.chars[start] in self._firsts and walker.begins(start)
        ]
        # Each has a share to itself. The rest goes by halves to those who come first, and those
        # at the beginning of a word do.
        share = steps // (2 * max(1, len(starts)))
        walker.steps -= share * len(starts)
        for start in sorted(starts, key=lambda start: not page.is_edge(start)):
            walker.steps += share
            yield from walker.walk(start, min(MOST_STEPS, share + (walker.steps - share) // 2))


def _starts(page: Page) -> list[int]:
    """Return where a disguised form may begin: in doubtful words, and in words before them."""
    starts = set(page.signed)
    looked_at = 0
    for index, word in enumerate(page.words):
        if page.doubtful[index]:
            starts.update(range(word.start, word.end))
            start, end = _around(page.chars, word)
            for place in range(max(start, looked_at), end):
                if not page.chars[place].isalnum() and page.chars[place] != " ":
                    starts.add(place)
            looked_at = max(looked_at, end)
        elif (
            page.beside_doubt[index]
            or any(page.doubtful[index + 1 : index + 1 + NEIGHBOURS])
            or page.chars[word.end : word.end + 1] in _TELLING
        ):
            starts.add(word.start)
        if word.start and page.chars[word.start - 1] in SIGNS_FOR_LETTERS:
            starts.add(word.start - 1)
    return sorted(starts)


def _around(chars: str, word: Token) -> tuple[int, int]:
    """Return from where to where signs may belong to `word`: as far as the next space.

    Around a letter that stands alone, spaces between signs are no end.
    """
    start, end = max(0, word.start - REACH), min(len(chars), word.end + REACH)
    if len(word.word) == 1:
        return start, end
    space = chars.find(" ", word.end, end)
    return chars.rfind(" ", start, word.start) + 1 or start, end if space < 0 else space


def _trimmed(page: Page, word: Token) -> Iterator[tuple[int, int]]:
    """Yield the span of `word`, and that without the signs at its ends: "yfujnf," ends in "б"."""
    start, end = word.start, word.end
    yield start, end
    while end > start and not page.chars[end - 1].isalnum():
        end -= 1
        yield start, end
    while start < end and not page.chars[start].isalnum():
        start += 1
        yield start, end
