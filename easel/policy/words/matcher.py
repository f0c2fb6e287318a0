"""A disallow list made ready for matching, and the matching itself.

The seam: `compile_words` once when a policy is saved or loaded, `Matcher.find` for each prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from easel.model import Hit
from easel.policy.words import known, tricks
from easel.policy.words.choosing import chosen
from easel.policy.words.decoding import Shown
from easel.policy.words.excuses import Innocent
from easel.policy.words.folding import fold
from easel.policy.words.forms import EXACT_MARK, forms_of_words
from easel.policy.words.innocent import INNOCENT
from easel.policy.words.judging import judged
from easel.policy.words.page import Page
from easel.policy.words.phrases import Match, matches, phrases_of
from easel.policy.words.russian import is_cyrillic
from easel.policy.words.sightings import Eye
from easel.policy.words.tokens import words_of

# Markup that a page shows as nothing.
_MARKUP = re.compile(
    r"\[(?=[^\[\]]{1,40}\]\()|\]\([^()\s]{0,200}\)"
    r"|\[/?(?:b|i|u|s|url|img|code|quote|color|size|spoiler)\]"
    r"|</?[a-z][a-z0-9_]{0,20} ?/?>|<!--.{0,80}?-->|\\(?=\w)"
)


class Matcher:
    """Finds the entries of one disallow list in a text. Immutable, and safe in any thread."""

    __slots__ = ("_eye", "_innocent", "_listed")

    def __init__(self, entries: tuple[str, ...], allowed: tuple[str, ...]) -> None:
        read = [(entry, forms_of_words(entry)) for entry in entries]
        self._listed = phrases_of(read)
        self._eye = Eye({form for _, words in read for forms in words for form in forms})
        is_russian = any(map(is_cyrillic, entries))
        # The Russian phrases would load the dictionary, which an English list has no need of.
        innocent = [each for each in INNOCENT if is_russian or not is_cyrillic(each)]
        whole = [f"{EXACT_MARK}{each.removeprefix(EXACT_MARK)}" for each in allowed]
        self._innocent = Innocent((*whole, *innocent), frozenset(whole))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what of the list is in `text`, in reading order, each entry and form once."""
        if not self._listed.after:
            return ()
        shown = fold(text)
        found = list(self._in(shown))
        if _MARKUP.search(shown.chars):
            found += self._in(_without_markup(shown))
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
        page = Page(shown, knows_russian=self._eye.knows_russian)
        found = list(self._on(page))
        if page.has_doubt:
            length = len(shown.chars)
            for match in self._on(page.backwards()):
                start, end = length - match.end, length - match.start
                found.append(match._replace(start=start, end=end))
        if found:
            excused = self._innocent.on(page)
            for match in found:
                if not excused.covers(match.start, match.end):
                    start, end = shown.starts[match.start], shown.ends[match.end - 1]
                    yield match._replace(start=start, end=end)

    def _on(self, page: Page) -> Iterator[Match]:
        for match in matches(self._listed, self._eye.see(page), page.chars):
            by = judged(page, match, self._eye.forms)
            if by is not None and not (by and match.entry.startswith(EXACT_MARK)):
                yield match._replace(tricks=by)


def compile_words(words: Iterable[str], allowed: Iterable[str] = ()) -> Matcher:
    """Return the matcher for the entries of a disallow list.

    An entry is a word or a phrase and matches in all its English or Russian forms, in disguise
    too; one that begins with "=" matches only as it is spelled. `allowed` are words and phrases,
    as they are spelled, within which nothing is a hit. The same list again comes from a cache.
    The first Russian list of a process takes about 0.3 s: call from a thread.
    """
    return _compiled(tuple(words), tuple(allowed))


@lru_cache(maxsize=64)
def _compiled(words: tuple[str, ...], allowed: tuple[str, ...]) -> Matcher:
    known.load()
    return Matcher(words, allowed)


def _plain_rule(entry: str, seen_as: str) -> str:
    if entry.startswith(EXACT_MARK):
        return "exact"
    return "listed" if " ".join(words_of(entry)) == seen_as else "inflected"


def _without_markup(shown: Shown) -> Shown:
    """Return `shown` without its markup, as a page would show it."""
    kept: list[int] = []
    seams: set[int] = set()
    done = 0
    for match in _MARKUP.finditer(shown.chars):
        kept += range(done, match.start())
        seams.add(len(kept))
        done = match.end()
    kept += range(done, len(shown.chars))
    chars = "".join(shown.chars[place] for place in kept)
    starts = [shown.starts[place] for place in kept]
    return Shown(chars, starts, [shown.ends[place] for place in kept], frozenset(seams))
