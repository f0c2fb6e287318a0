"""The lists of a place made ready for matching: what any layer's own refuses is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from easel.model import Hit, Rules
from easel.policy.layers import Layer
from easel.policy.packs import PACKS, Pack
from easel.policy.words import Matcher, compile_words, words_of


class Lists:
    """Finds the entries of several lists in a text. Immutable, and safe in any thread."""

    __slots__ = ("_matchers",)

    def __init__(self, matchers: Iterable[Matcher]) -> None:
        self._matchers = tuple(matchers)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what of any list is in `text`, each entry and form once, by the first list."""
        hits: dict[tuple[str, str], Hit] = {}
        for matcher in self._matchers:
            # Of the teacher's "swords" and the pack's "sword", one is told.
            told = {(hit.text, hit.seen_as) for hit in hits.values() if hit.hard}
            for hit in matcher.find(text):
                if (hit.text, hit.seen_as) in told:
                    continue
                known = hits.setdefault((hit.word, hit.seen_as), hit)
                if hit.hard and not known.hard:
                    hits[hit.word, hit.seen_as] = hit
        return tuple(hits.values())


def compile_layers(layers: Iterable[Layer]) -> Lists:
    """Return the lists of `layers`. The first Russian one takes 0.3 s: call from a thread.

    A layer's own words and its packs are two lists with the same allowed phrases: many servers
    have the same packs, and share what is compiled of them.
    """
    return Lists(matcher for layer in layers for matcher in _of(layer.rules))


def _of(rules: Rules) -> Iterator[Matcher]:
    packs = [pack for name, pack in PACKS.items() if name in rules.packs]
    in_packs = tuple(dict.fromkeys(entry for pack in packs for entry in pack.entries))
    for entries in (rules.words, in_packs):
        if entries:
            unticked = {e: forms for e, forms in rules.unticked.items() if e in entries}
            yield compile_words(
                entries,
                allowed=rules.allowed,
                of_packs=_allowed_by(packs, entries),
                unticked=unticked,
            )


def _allowed_by(packs: Iterable[Pack], entries: tuple[str, ...]) -> Iterator[str]:
    """Yield what `packs` allow, but nothing that is listed: a teacher may refuse "water gun"."""
    listed = set(map(words_of, entries))
    for pack in packs:
        yield from (phrase for phrase in pack.allowed if words_of(phrase) not in listed)
