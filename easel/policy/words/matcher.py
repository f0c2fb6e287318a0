"""A disallow list made ready for matching, and the matching itself.

The seam: `compile_words` once when a policy is saved or loaded, `Matcher.find` for each prompt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from easel.model import Hit
from easel.policy.words import known, tricks
from easel.policy.words.choosing import chosen
from easel.policy.words.decoding import Shown
from easel.policy.words.excuses import Excuses, Innocent
from easel.policy.words.folding import fold
from easel.policy.words.forms import EXACT_MARK, forms_of_words
from easel.policy.words.innocent import INNOCENT
from easel.policy.words.judging import judged
from easel.policy.words.page import Page
from easel.policy.words.phrases import Entry, Match, Phrases, matches, phrases_of
from easel.policy.words.sightings import Eye
from easel.policy.words.tokens import words_of
from easel.policy.words.views import views

ENOUGH = 50
"""So often the same wording is looked for in a text; each is told once."""

_Wording = tuple[str, tuple[str, ...]]
"""An entry, and the forms of its words."""
_Unticked = tuple[tuple[str, tuple[str, ...]], ...]
"""Entries, each with the forms of it that do not match."""


class Matcher:
    """Finds the entries of one disallow list in a text. Immutable, and safe in any thread."""

    __slots__ = ("_excuses", "_eye", "_listed", "_unticked")

    def __init__(
        self,
        entries: tuple[str, ...],
        allowed: tuple[tuple[str, ...], ...],
        unticked: _Unticked,
    ) -> None:
        self._unticked = {entry: frozenset(map(words_of, theirs)) for entry, theirs in unticked}
        self._listed, self._eye = _listed(entries, unticked)
        self._excuses = Innocent(allowed=allowed, harmless=tuple(INNOCENT), listed=entries)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what of the list is in `text`, in reading order, each entry and form once."""
        if not self._listed.after:
            return ()
        found = [match for shown in views(fold(text)) for match in self._in(shown)]
        hits: dict[tuple[str, str], Hit] = {}
        for match in chosen(found):
            seen_as = " ".join(match.forms)
            hit = Hit(
                word=match.entry,
                text=text[match.start : match.end],
                seen_as=seen_as,
                rule=tricks.rule_of(match.tricks) or _plain_rule(match.entry, seen_as),
                hard=not match.tricks & tricks.SOFT,
            )
            hits.setdefault((match.entry, seen_as), hit)
        return tuple(hits.values())

    def _in(self, shown: Shown) -> Iterator[Match]:
        """Yield what is found in `shown`, with places of the text as typed."""
        page = Page(shown)
        seen: Counter[_Wording] = Counter()
        excuses: Excuses | None = None
        for match in self._both_ways(page, seen):
            excuses = excuses or self._excuses.on(page)
            if not excuses.covers(match.start, match.end):
                seen[match.entry, match.forms] += 1
                start, end = shown.starts[match.start], shown.ends[match.end - 1]
                yield match._replace(start=start, end=end)

    def _both_ways(self, page: Page, seen: Mapping[_Wording, int]) -> Iterator[Match]:
        yield from self._on(page, seen)
        if page.has_doubt:
            length = len(page.chars)
            for match in self._on(page.backwards(), seen):
                start, end = length - match.end, length - match.start
                yield match._replace(start=start, end=end)

    def _on(self, page: Page, seen: Mapping[_Wording, int]) -> Iterator[Match]:
        """Yield what stands on `page`, but no wording that was `seen` ENOUGH times."""
        for match in matches(self._listed, self._eye.see(page), page.chars):
            if seen.get((match.entry, match.forms), 0) >= ENOUGH:
                continue
            by = judged(page, match, self._eye.forms)
            if by is None or (by and self._is_spelled_only(page, match)):
                continue
            yield match._replace(tricks=by)

    def _is_spelled_only(self, page: Page, match: Match) -> bool:
        """Say if `match` may not be in disguise: an exact entry, or an unticked form of it."""
        if match.entry.startswith(EXACT_MARK):
            return True
        unticked = self._unticked.get(match.entry)
        if not unticked:
            return False
        typed = page.words_within(match.start, match.end)
        return tuple(word.word for word in typed) in unticked


def compile_words(
    words: Iterable[str],
    *,
    allowed: Iterable[str] = (),
    of_packs: Iterable[str] = (),
    unticked: Mapping[str, Iterable[str]] | None = None,
) -> Matcher:
    """Return the matcher for the entries of a disallow list.

    An entry is a word or a phrase and matches in all its English or Russian forms, in disguise
    too; one that begins with "=" matches only as it is spelled. Within an `allowed` word or
    phrase, in all its forms too but in no disguise, nothing is a hit; with "=", only as it is
    spelled. `of_packs` are allowed as well, and what is made of them is shared by all lists
    with the same. `unticked` names, by the entry as it is in `words`, forms of it that do not
    match. The same list again comes from a cache. The first list of a process reads the
    dictionaries (about 0.1 s, 26 MB), which no prompt waits for afterwards: call from a thread.
    """
    forms = {entry: tuple(theirs) for entry, theirs in (unticked or {}).items()}
    groups = tuple(filter(None, (tuple(of_packs), tuple(allowed))))
    return _compiled(tuple(words), groups, tuple(sorted(forms.items())))


@lru_cache(maxsize=64)
def _compiled(
    words: tuple[str, ...], allowed: tuple[tuple[str, ...], ...], unticked: _Unticked
) -> Matcher:
    known.load()
    return Matcher(words, allowed, unticked)


@lru_cache(maxsize=64)
def _listed(entries: tuple[str, ...], unticked: _Unticked) -> tuple[Phrases, Eye]:
    """Return what finds `entries`, whatever is allowed: all packs are 20 MB and 1.5 s, once."""
    without = {entry: frozenset(map(words_of, theirs)) for entry, theirs in unticked}
    read = [_read(entry, without.get(entry, frozenset())) for entry in entries]
    return phrases_of(read), Eye({form for each in read for forms in each.words for form in forms})


def _read(entry: str, unticked: frozenset[tuple[str, ...]]) -> Entry:
    words = forms_of_words(entry)
    if len(words) != 1:
        return Entry(entry, words, unticked)
    return Entry(entry, [frozenset(form for form in words[0] if (form,) not in unticked)])


def _plain_rule(entry: str, seen_as: str) -> str:
    if entry.startswith(EXACT_MARK):
        return "exact"
    return "listed" if " ".join(words_of(entry)) == seen_as else "inflected"
