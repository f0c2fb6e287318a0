"""A list's entries as a tree of words, and finding them among the words that were sighted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from easel.policy.words import tricks
from easel.policy.words.tokens import is_join, past_possessive
from easel.policy.words.walking import Sighting

Sighted = Mapping[int, Sequence[Sighting]]
"""Sightings by where they start."""

WIDEST_GAP = 8
_SPREAD = tricks.SPACES | tricks.SIGNS


@dataclass(slots=True)
class Phrases:
    """A place in the tree: which nodes a form leads to, and the entry ending here.

    A form may lead to several nodes, as two entries may share a form and not a meaning.
    `without` are the ways to come here in which the entry does not match.
    """

    after: dict[str, list[Phrases]] = field(default_factory=dict)
    entry: str | None = None
    without: Collection[tuple[str, ...]] = ()


class Entry(NamedTuple):
    """An entry with the forms of each of its words, and the wordings that do not match."""

    entry: str
    words: Sequence[frozenset[str]]
    without: frozenset[tuple[str, ...]] = frozenset()


def phrases_of(entries: Iterable[Entry]) -> Phrases:
    """Return the tree of `entries`; of two that end at the same place the first counts."""
    root = Phrases()
    made: dict[tuple[int, frozenset[str], frozenset[tuple[str, ...]]], Phrases] = {}
    for entry, words, without in entries:
        node = root
        for forms in words:
            step = (id(node), forms, without)
            if step not in made:
                made[step] = Phrases(without=without)
                for form in forms:
                    node.after.setdefault(form, []).append(made[step])
            node = made[step]
        if words:
            node.entry = node.entry or entry
    return root


class Match(NamedTuple):
    """An entry, found from `start` to `end` of the folded text as those forms."""

    start: int
    end: int
    entry: str
    forms: tuple[str, ...]
    tricks: int


def matches(root: Phrases, sighted: Sighted, chars: str) -> Iterator[Match]:
    """Yield every entry of `root` that sightings, one after the other, make up."""
    for start in sighted:
        yield from _from(root, start, Match(start, start, "", (), 0), sighted, chars)


def _from(
    node: Phrases, place: int, before: Match, sighted: Sighted, chars: str
) -> Iterator[Match]:
    for sighting in sighted.get(place, ()):
        for after in node.after.get(sighting.form, ()):
            so_far = Match(
                before.start,
                sighting.end,
                after.entry or "",
                (*before.forms, sighting.form),
                before.tricks | sighting.tricks,
            )
            if after.entry is not None and so_far.forms not in after.without:
                yield so_far
            if after.after:
                for following in _following(so_far, chars):
                    if following in sighted:
                        yield from _from(after, following, so_far, sighted, chars)


def _following(match: Match, chars: str) -> Iterator[int]:
    """Yield the places where the next word of a phrase may begin."""
    end = past_possessive(chars, match.end)
    for place in range(end, min(end + WIDEST_GAP, len(chars))):
        if place == end or match.tricks & _SPREAD or is_join(chars[end:place]):
            yield place
        if chars[place].isalnum():
            return
