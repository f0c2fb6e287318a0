"""A disallow list made ready for matching, and the matching itself.

The seam: `compile_words` once when a policy is saved or loaded, `Matcher.find` for each prompt.
Nothing else of this package is used outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from easel.model import Hit
from easel.policy.words.english import english_forms
from easel.policy.words.innocent import INNOCENT
from easel.policy.words.russian import russian_forms
from easel.policy.words.tokens import Token, tokens, words_of

EXACT_MARK = "="

Span = tuple[int, int]
"""First token and the one after the last."""


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: which nodes a word leads to, and the entry ending here.

    A word may lead to several nodes, as two entries may share a form and not a meaning.
    """

    after: dict[str, list[_Node]] = field(default_factory=dict)
    entry: str | None = None


class Matcher:
    """Finds the entries of one disallow list in a text. Immutable, and safe in any thread."""

    __slots__ = ("_innocent", "_listed")

    def __init__(self, entries: tuple[str, ...]) -> None:
        self._listed = _tree(entries)
        is_russian = any(map(_is_cyrillic, entries))
        # The Russian phrases would load the dictionary, which an English list has no need of.
        self._innocent = _tree(each for each in INNOCENT if is_russian or not _is_cyrillic(each))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what of the list is in `text`, in reading order, each entry and form once."""
        words = tokens(text)
        found = list(_matches(self._listed, words))
        if not found:
            return ()
        innocent = _by_token(span for span, _ in _matches(self._innocent, words))
        hits: dict[tuple[str, str], Hit] = {}
        for span, entry in _longest(found):
            seen_as = " ".join(token.word for token in words[slice(*span)])
            if (entry, seen_as) not in hits and not _is_excused(span, innocent):
                typed = text[words[span[0]].start : words[span[1] - 1].end]
                rule = _rule(entry, seen_as)
                hits[entry, seen_as] = Hit(word=entry, text=typed, seen_as=seen_as, rule=rule)
        return tuple(hits.values())


def compile_words(words: Iterable[str]) -> Matcher:
    """Return the matcher for the entries of a disallow list.

    An entry is a word or a phrase and matches in all its English or Russian forms; one that
    begins with "=" matches only as it is spelled. The same list again comes from a cache. The
    first Russian list of a process takes about 0.2 s: call from a thread.
    """
    return _compiled(tuple(words))


@lru_cache(maxsize=256)
def _compiled(words: tuple[str, ...]) -> Matcher:
    return Matcher(words)


@lru_cache(maxsize=8192)
def _forms(word: str, alone: bool) -> frozenset[str]:
    if word.isascii() and word.isalpha():
        return english_forms(word)
    if _is_cyrillic(word):
        return russian_forms(word, alone=alone)
    return frozenset({word})


def _is_cyrillic(text: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def _tree(entries: Iterable[str]) -> _Node:
    root = _Node()
    made: dict[tuple[int, frozenset[str]], _Node] = {}
    for entry in entries:
        node, words = root, words_of(entry)
        for word in words:
            is_exact = entry.startswith(EXACT_MARK)
            forms = frozenset({word}) if is_exact else _forms(word, len(words) == 1)
            step = (id(node), forms)
            if step not in made:
                made[step] = _Node()
                for form in forms:
                    node.after.setdefault(form, []).append(made[step])
            node = made[step]
        if words:
            node.entry = node.entry or entry
    return root


def _matches(root: _Node, words: list[Token]) -> Iterator[tuple[Span, str]]:
    for start, first in enumerate(words):
        reached = root.after.get(first.word)
        end = start + 1
        while reached:
            yield from (((start, end), node.entry) for node in reached if node.entry is not None)
            if end == len(words) or not words[end].joined:
                break
            reached = [far for node in reached for far in node.after.get(words[end].word, ())]
            end += 1


def _longest(found: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Leave out what lies within a longer one: of "adult" and "adult themes", the phrase."""
    covered = 0
    last: Span | None = None
    for span, entry in sorted(found, key=lambda each: (each[0][0], -each[0][1])):
        if span[1] > covered or span == last:
            yield span, entry
            covered, last = max(covered, span[1]), span


def _by_token(spans: Iterable[Span]) -> dict[int, list[Span]]:
    """Return the spans that cover each token: few, where a list of all would be long to search."""
    covering: dict[int, list[Span]] = {}
    for span in spans:
        for index in range(*span):
            covering.setdefault(index, []).append(span)
    return covering


def _is_excused(span: Span, innocent: dict[int, list[Span]]) -> bool:
    start, end = span
    return any(end <= b and b - a > end - start for a, b in innocent.get(start, ()))


def _rule(entry: str, seen_as: str) -> str:
    if entry.startswith(EXACT_MARK):
        return "exact"
    return "listed" if " ".join(words_of(entry)) == seen_as else "inflected"
