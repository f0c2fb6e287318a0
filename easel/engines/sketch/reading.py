"""Words -> Scene: the small grammar that reads a prompt in English or Russian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from easel.engines.sketch import vocabulary
from easel.engines.sketch.paint import Colour
from easel.engines.sketch.scene import Link, Relation, Scene, Style, Thing, Time
from easel.engines.sketch.words import Match, Meaning, Sort, match, split

MOST_WORDS = 400
MOST_THINGS = 8
MOST_OF_A_KIND = 9
_REACH = 2
"""How many unknown words may stand between a colour and its noun ("a red fluffy dog")."""

_BREAKS = frozenset(
    ["and", "the", "of", "that", "which", "и", "а", "который", "которая", "который"]
)
_COLOUR_NOUN = frozenset(["цвета", "color", "colour", "coloured", "colored"])
_TONES = frozenset(
    [
        "tones",
        "tone",
        "shades",
        "palette",
        "colours",
        "colors",
        "тонах",
        "тона",
        "гамме",
        "оттенках",
    ]
)
_SPECKS = frozenset({"flower", "bush", "tree", "fir"})


@dataclass(slots=True)
class _Hand:
    """What has been read and waits for its noun."""

    colour: Colour | None = None
    count: int | None = None
    scale: float = 1.0
    relation: Relation | None = None
    without: bool = False
    gap: int = 0


@dataclass(slots=True)
class _Page:
    """What has been read so far."""

    things: list[Thing] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)
    hue: Colour | None = None
    avoid: set[str] = field(default_factory=set)


def read(text: str, avoid: Iterable[str] = ()) -> Scene:
    """Return what `text` asks for, without what `avoid` names. Never raises."""
    page = _Page()
    _read_words(page, split(text)[:MOST_WORDS])
    page.avoid |= _named(avoid)
    return _scene(page)


def _named(phrases: Iterable[str]) -> set[str]:
    """Return the keys of every thing, setting and weather that `phrases` name."""
    names: set[str] = set()
    for phrase in phrases:
        words = split(phrase)[:MOST_WORDS]
        for start in range(len(words)):
            found = match(words, start)
            if found:
                names |= {
                    m.key
                    for m in found.meanings
                    if m.sort in (Sort.THING, Sort.SETTING, Sort.WEATHER)
                }
    return names


def _read_words(page: _Page, words: list[str]) -> None:
    hand = _Hand()
    at = 0
    while at < len(words):
        found = match(words, at)
        if found is None:
            _unknown(page, hand, words[at])
            at += 1
            continue
        hand = _take(page, hand, found, words[at : at + found.length])
        at += found.length
    if hand.colour:
        page.hue = hand.colour


def _unknown(page: _Page, hand: _Hand, word: str) -> None:
    """Pass over a word without meaning; after a few of them, what waits has lost its noun."""
    if word in _COLOUR_NOUN and hand.colour and page.things:
        page.things[-1] = replace(page.things[-1], colour=hand.colour)
        hand.colour = None
    elif word in _TONES and hand.colour:
        page.hue, hand.colour = hand.colour, None
    elif word in _BREAKS:
        if hand.gap:
            hand.colour, hand.count, hand.scale = None, None, 1.0
    elif word.isdecimal():
        hand.count = max(1, min(int(word[:3]), MOST_OF_A_KIND))
    elif len(word) > 3:
        hand.gap += 1
        if hand.gap > _REACH:
            hand.colour, hand.count, hand.scale = None, None, 1.0


def _take(page: _Page, hand: _Hand, found: Match, words: list[str]) -> _Hand:
    """Use one understood phrase; return what is in hand after it."""
    meaning = found.meanings[0]
    match meaning.sort:
        case Sort.COLOUR:
            hand.colour, hand.gap = hand.colour or vocabulary.COLOURS[meaning.key][0], 0
        case Sort.COUNT:
            hand.count, hand.gap = int(meaning.key), 0
        case Sort.SIZE:
            hand.scale, hand.gap = float(meaning.key), 0
        case Sort.RELATION:
            return _Hand(relation=Relation(meaning.key), without=hand.without)
        case Sort.WITHOUT:
            return _Hand(without=True)
        case Sort.THING:
            return _thing(page, hand, meaning.key, plural=found.plural)
        case _:
            return _place(page, hand, meaning)
    return hand


def _thing(page: _Page, hand: _Hand, kind: str, *, plural: bool) -> _Hand:
    if hand.without:
        page.avoid.add(kind)
        return _Hand()
    if len(page.things) >= MOST_THINGS:
        return _Hand()
    usual = (6 if kind in _SPECKS else 3) if plural else 1
    count = hand.count if hand.count is not None else usual
    page.things.append(
        Thing(kind=kind, count=min(count, MOST_OF_A_KIND), colour=hand.colour, scale=hand.scale)
    )
    if hand.relation and len(page.things) > 1:
        last = len(page.things) - 1
        page.links.append(Link(subject=last - 1, relation=hand.relation, object=last))
    return _Hand()


def _place(page: _Page, hand: _Hand, meaning: Meaning) -> _Hand:
    """Note a setting, weather, time or style; a colour before it tints everything."""
    if hand.without:
        page.avoid.add(meaning.key)
        return _Hand()
    kept = page.found.setdefault(meaning.sort, [])
    if meaning.key not in kept:
        kept.append(meaning.key)
    if hand.colour and meaning.sort is Sort.STYLE:
        return hand
    return _Hand()


def _scene(page: _Page) -> Scene:
    keep = [i for i, thing in enumerate(page.things) if thing.kind not in page.avoid]
    renumbered = {old: new for new, old in enumerate(keep)}
    links = tuple(
        Link(
            subject=renumbered[link.subject], relation=link.relation, object=renumbered[link.object]
        )
        for link in page.links
        if link.subject in renumbered and link.object in renumbered
    )
    times = page.found.get(Sort.TIME, [])
    styles = page.found.get(Sort.STYLE, [])
    return Scene(
        things=tuple(page.things[i] for i in keep),
        links=links,
        settings=tuple(name for name in page.found.get(Sort.SETTING, []) if name not in page.avoid),
        weather=tuple(name for name in page.found.get(Sort.WEATHER, []) if name not in page.avoid),
        time=Time(times[0]) if times else None,
        style=Style(styles[0]) if styles else None,
        hue=page.hue,
        avoid=frozenset(page.avoid),
    )
