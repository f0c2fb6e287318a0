"""Prompts made shorter: what can be painted stays, what can't is filler."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from easel.engines.sketch.reading import MOST_WORDS
from easel.engines.sketch.words import Sort, Word, match, words_of

_MODIFIERS = (Sort.COLOUR, Sort.COUNT, Sort.SIZE)
_ARTICLES = frozenset({"a", "an", "the"})
_OPENERS = frozenset({"and", "or", "at", "of", "to", "from", "through", "и", "а", "или", "из", "к"})
_STOP = re.compile(r"[^\w\s'’-]")


@dataclass(slots=True)
class _Start:
    """The small words that were read before the noun that they belong to."""

    opener: str = ""
    article: str = ""
    negation: str = ""
    modifiers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One thing that can be painted, in the pupil's own words.

    `glue` is what stood between it and the piece before it: a comma or a space.
    """

    sort: Sort
    start: _Start
    head: str
    glue: str

    def said(self, *, linked: bool = False, article: bool = False) -> str:
        """Return the piece, `linked` to what goes before it, with its `article` if wanted."""
        start = self.start
        words = (
            start.opener if linked else "",
            start.negation,
            start.article if article else "",
            *start.modifiers,
            self.head,
        )
        return " ".join(filter(None, words))


def shorten(text: str) -> tuple[str, ...]:
    """Return up to five texts, the longest first, each with fewer of the words of `text`.

    Nothing for a text in which there is nothing to paint, or nothing to leave out.
    """
    shorter: list[str] = []
    length = len(" ".join(text.split()))
    for each in _levels(_pieces(text)):
        if 0 < len(each) < length:
            shorter.append(each)
            length = len(each)
    return tuple(shorter)


def _levels(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Yield the text without filler, articles, links, circumstances, and all but one thing."""
    yield _joined(pieces, article=True)
    yield _joined(pieces, article=False)
    yield ", ".join(piece.said() for piece in pieces)
    shown = [piece for piece in pieces if not piece.start.negation]
    things = [piece for piece in shown if piece.sort in (Sort.THING, Sort.SETTING)]
    yield ", ".join(piece.said() for piece in things)
    first = [piece for piece in things if piece.sort is Sort.THING] or things or shown
    yield ", ".join(piece.said() for piece in first[:1])


def _joined(pieces: Sequence[_Piece], *, article: bool) -> str:
    parts: list[str] = []
    for piece in pieces:
        # what links the first piece to something has lost it
        linked = bool(parts)
        glue = piece.glue if linked else ""
        parts.append(glue + piece.said(linked=linked, article=article))
    return "".join(parts)


def _pieces(text: str) -> list[_Piece]:
    words = words_of(text)[:MOST_WORDS]
    plain = [word.plain for word in words]
    pieces: list[_Piece] = []
    start, at, end = _Start(), 0, 0
    while at < len(words):
        found = match(plain, at)
        sort = found.meanings[0].sort if found else None
        length = found.length if found else 1
        first, last = words[at], words[at + length - 1]
        said = " ".join(text[first.start : last.end].split())
        if sort is None or sort in (*_MODIFIERS, Sort.RELATION, Sort.WITHOUT):
            start = _opened(start, first, sort, said)
        else:
            glue = ", " if _STOP.search(text[end : first.start]) else " "
            pieces.append(_Piece(sort=sort, start=start, head=said, glue=glue))
            start, end = _Start(), last.end
        at += length
    return pieces


def _opened(start: _Start, word: Word, sort: Sort | None, said: str) -> _Start:
    """Return what goes before the next noun; a new opener means that the last one had none."""
    if sort in _MODIFIERS or (sort is None and word.plain.isdecimal()):
        start.modifiers.append(said)
    elif sort is Sort.WITHOUT:
        return _Start(negation=said)
    elif sort is Sort.RELATION or word.plain in _OPENERS:
        return _Start(opener=said, negation=start.negation)
    elif word.plain in _ARTICLES:
        start.article = said
        start.modifiers.clear()
    return start
