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
from easel.policy.words.readings import Reading, Readings, silent_letters
from easel.policy.words.trie import Node

LONGEST = 120
"""Characters that one form may be spread over."""
MOST_REPEATS = 6
MOST_SKIPPED = 5
"""Signs and spaces between two letters."""
MOST_MASKS = 3
MASKS_WITHIN = 24
"""Characters in which a sign that hides letters is seen MOST_MASKS times at the most: one that is
seen more often stands between letters."""
MASKS = frozenset("*#_•●■□▪█×")
"""Signs that hide a letter wherever they stand."""
UNUSUAL_MASKS = frozenset("%^@$~!")
"""Signs that do so only within a word, and stand in few words otherwise."""
INNER_MASKS = UNUSUAL_MASKS | frozenset("?.-+·&")
"""Signs that do so only within a word."""
FIRST_STRANGE = "\u0250"
"""The letters before it, and Cyrillic ones, are those of languages that people write."""
# Together these would read anything into anything.
_NOT_MASKED = tricks.SOUNDS | tricks.REPEAT
_NOT_AFTER = {tricks.SOUNDS: tricks.MASK | tricks.LOOKS, tricks.LOOKS: tricks.SOUNDS}


class Sighting(NamedTuple):
    """A listed form, read in folded text from `start` to `end` by `tricks`."""

    start: int
    end: int
    form: str
    tricks: int


_State = tuple[Node, int, int, int, int, int]
"""The node reached, the place in the text, the tricks so far, and how many masks, repetitions of
the last letter, and characters skipped since it. A plain tuple: many are made for each text."""


class Walker:
    """Walks one text down a tree, with so many `steps` to spend: states made, about 1 us each."""

    __slots__ = ("_at", "_chars", "_readings", "_root", "_walked", "steps")

    def __init__(self, chars: str, root: Node, readings: Readings, steps: int) -> None:
        self._chars = chars
        self._root = root
        self._readings = readings
        self._at: dict[int, list[tuple[str, int, int]]] = {}
        self._walked: dict[str, list[Sighting]] = {}
        self.steps = steps

    def begins(self, start: int) -> bool:
        """Say if a form may begin at `start` with the character as it is or may be read."""
        if self._chars[start] in self._root:
            return True
        return any(target[0] in self._root for target, _, _ in self._readings_at(start))

    def walk(self, start: int, most: int) -> list[Sighting]:
        """Return the forms that may be read from `start` on, within `most` steps."""
        ahead = self._chars[start : start + LONGEST]
        earlier = self._walked.get(ahead)
        if earlier is None:
            # From here on the text is as it was there: a repetition costs nothing.
            found, left = self._walk(start, most)
            self.steps -= most - left
            earlier = [Sighting(0, end - start, form, by) for (end, form), by in found.items()]
            if left > 0:
                self._walked[ahead] = earlier
        return [Sighting(start, start + end, form, by) for _, end, form, by in earlier]

    def _walk(self, start: int, most: int) -> tuple[dict[tuple[int, str], int], int]:
        """Return the tricks of each form by where it ends, and what is left of `most`."""
        found: dict[tuple[int, str], int] = {}
        stop = min(len(self._chars), start + LONGEST)
        stack: list[_State] = [(self._root, start, 0, 0, 0, 0)]
        seen: set[_State] = set()
        left = most
        while stack and left > 0:
            state = stack.pop()
            following = self._next(state) if state[1] < stop else self._unsaid(state)
            left -= 1 + len(following)
            for after in following:
                if after not in seen:
                    seen.add(after)
                    stack.append(after)
                    if after[0].form is not None and not after[5]:
                        _note(found, after)
        return found, left

    def _next(self, state: _State) -> list[_State]:
        node, place, by, masks, repeats, _ = state
        character = self._chars[place]
        # What stands last is tried first: the plain reading.
        after = self._without(state) if node is not self._root else []
        again = repeats < MOST_REPEATS and not by & tricks.MASK
        if again and character == node.letter:
            after.append((node, place + 1, by | tricks.REPEAT, masks, repeats + 1, 0))
        for target, end, trick in self._readings_at(place):
            if by & _NOT_AFTER.get(trick, 0):
                continue
            if again and target == node.letter:
                after.append((node, end, by | trick | tricks.REPEAT, masks, repeats + 1, 0))
            if target[0] in node and (reached := node.reach(target)) is not None:
                after.append((reached, end, by | trick, masks, 0, 0))
        if (child := node.get(character)) is not None:
            after.append((child, place + 1, by, masks, 0, 0))
        return after

    def _readings_at(self, place: int) -> list[tuple[str, int, int]]:
        """Return as which letters, up to where and by which trick the text at `place` reads."""
        readings = self._at.get(place)
        if readings is None:
            one, two = self._chars[place], self._chars[place : place + 2]
            readings = [(target, place + 1, trick) for _, target, trick in self._of(one)]
            if len(two) == 2 and two in self._readings:
                readings += [
                    (target, place + len(source), trick)
                    for source, target, trick in self._of(two)
                    if self._chars.startswith(source, place)
                ]
            self._at[place] = readings
        return readings

    def _of(self, source: str) -> tuple[Reading, ...]:
        return self._readings.get(source, ())

    def _without(self, state: _State) -> list[_State]:
        """Return what follows when the character at hand is no letter by itself."""
        node, place, by, masks, repeats, skipped = state
        character = self._chars[place]
        after: list[_State] = []
        if masks < MOST_MASKS and not skipped and node and not by & _NOT_MASKED:
            hides = _hides(character, self._chars[place + 1 : place + 2])
            if hides and self._chars.count(character, place, place + MASKS_WITHIN) <= MOST_MASKS:
                by_it = by | hides
                after = [(child, place + 1, by_it, masks + 1, 0, 0) for child in node.values()]
        if skipped < MOST_SKIPPED and not character.isalnum():
            trick = tricks.SPACES if character == " " else tricks.SIGNS
            after.append((node, place + 1, by | trick, masks, repeats, skipped + 1))
        return after + self._unsaid(state)

    def _unsaid(self, state: _State) -> list[_State]:
        """Return what follows when a letter without a sound was left out."""
        node, place, by, masks, _, skipped = state
        if not by & tricks.SOUNDS or skipped:
            return []
        letters = silent_letters() & node.keys()
        return [(node[letter], place, by, masks, 0, 0) for letter in letters]


def _note(found: dict[tuple[int, str], int], state: _State) -> None:
    node, place, by, masks, _, _ = state
    form = node.form
    if form is None or 2 * masks > len(form):
        return
    key = (place, form)
    if key not in found or tricks.cost(by) < tricks.cost(found[key]):
        found[key] = by


@lru_cache(maxsize=4096)
def _hides(character: str, following: str) -> int:
    """Return which trick it would be if `character` stood for any letter, 0 if it can't."""
    if character in MASKS:
        return tricks.MASK
    if character in INNER_MASKS:
        is_within = following.isalnum() or following == character
        return tricks.MASK if is_within else 0
    if character < FIRST_STRANGE or "Ѐ" <= character <= "ԯ":
        return 0
    return tricks.STRANGE if unicodedata.category(character)[0] in "LNS" else 0
