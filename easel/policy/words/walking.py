"""Reading disguised text: along it and down the tree of listed forms at the same time.

At each character the walk may take it for a letter (its own, or by a table of readings), for the
last letter once more, for nothing (a sign or a space between letters), or for a mask that hides
any letter. What one walk may cost is bounded: see LONGEST and `most`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from easel.policy.words import tricks
from easel.policy.words.readings import Readings, silent_letters
from easel.policy.words.trie import Node

LONGEST = 120
"""Characters that one form may be spread over."""
MOST_REPEATS = 6
MOST_SKIPPED = 5
"""Signs and spaces between two letters."""
MOST_MASKS = 3
MASKS = frozenset("*#_•●■□▪█×")
"""Signs that hide a letter wherever they stand."""
INNER_MASKS = frozenset("?.-~+·…^=&%$@!'")
"""Signs that do so only within a word."""


class Sighting(NamedTuple):
    """A listed form, read in folded text from `start` to `end` by `tricks`."""

    start: int
    end: int
    form: str
    tricks: int


class _State(NamedTuple):
    node: Node
    place: int
    tricks: int
    masks: int
    repeats: int
    skipped: int


class Walker:
    """Walks texts down one tree. Immutable."""

    __slots__ = ("_readings", "_root")

    def __init__(self, root: Node, readings: Readings) -> None:
        self._root = root
        self._readings = readings

    def begins(self, character: str) -> bool:
        """Say if a form may begin with `character` as it is or as it may be read."""
        if character in self._root:
            return True
        return any(each.target[0] in self._root for each in self._readings.get(character, ()))

    def walk(self, chars: str, start: int, most: int) -> list[Sighting]:
        """Return the forms that may be read from `start` on, within `most` steps."""
        found: dict[tuple[int, str], int] = {}
        stop = min(len(chars), start + LONGEST)
        first = _State(self._root, start, 0, 0, 0, 0)
        stack, seen = [first], set()
        while stack and most:
            state = stack.pop()
            if state.place >= stop:
                continue
            most -= 1
            for after in self._next(state, chars):
                key = (id(after.node), *after[1:])
                if key in seen:
                    continue
                seen.add(key)
                stack.append(after)
                if after.node.form is not None and not after.skipped:
                    _note(found, after)
        return [Sighting(start, end, form, by) for (end, form), by in found.items()]

    def _next(self, state: _State, chars: str) -> list[_State]:
        node, place, by, masks, repeats, _ = state
        character = chars[place]
        # What stands last is tried first: the plain reading.
        after = self._without(state, chars) if node is not self._root else []
        if repeats < MOST_REPEATS and character == node.letter:
            after.append(_State(node, place + 1, by | tricks.REPEAT, masks, repeats + 1, 0))
        for source, target, trick in self._readings.get(character, ()):
            if len(source) == 1 or chars.startswith(source, place):
                end = place + len(source)
                if repeats < MOST_REPEATS and target == node.letter:
                    again = by | trick | tricks.REPEAT
                    after.append(_State(node, end, again, masks, repeats + 1, 0))
                if (reached := node.reach(target)) is not None:
                    after.append(_State(reached, end, by | trick, masks, 0, 0))
        if (child := node.get(character)) is not None:
            after.append(_State(child, place + 1, by, masks, 0, 0))
        return after

    def _without(self, state: _State, chars: str) -> list[_State]:
        """Return what follows when the character at hand is no letter by itself."""
        node, place, by, masks, repeats, skipped = state
        character = chars[place]
        after = []
        if masks < MOST_MASKS and not skipped:
            if hides := _hides(character, chars[place + 1 : place + 2]):
                after += [
                    _State(child, place + 1, by | hides, masks + 1, 0, 0)
                    for child in node.values()
                ]
        if not character.isalnum() and skipped < MOST_SKIPPED:
            trick = tricks.SPACES if character == " " else tricks.SIGNS
            after.append(_State(node, place + 1, by | trick, masks, repeats, skipped + 1))
        if by & tricks.SOUNDS:
            for letter in silent_letters() & node.keys():
                after.append(_State(node[letter], place, by, masks, 0, 0))
        return after


def _note(found: dict[tuple[int, str], int], state: _State) -> None:
    form = state.node.form
    assert form is not None
    if 2 * state.masks > len(form):
        return
    key = (state.place, form)
    if key not in found or state.tricks < found[key]:
        found[key] = state.tricks


@lru_cache(maxsize=4096)
def _hides(character: str, following: str) -> int:
    """Return which trick it would be if `character` stood for any letter, 0 if it can't."""
    if character in MASKS:
        return tricks.MASK
    if character in INNER_MASKS:
        is_within = following.isalnum() or following == character
        return tricks.MASK if is_within else 0
    if character.isascii() or "а" <= character <= "я":
        return 0
    return tricks.STRANGE if unicodedata.category(character)[0] in "LNS" else 0
