"""Recipes: what a picture was painted from, kept in the picture's own metadata."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

_MARK = "easel-sketch-1:"
SUBTLE = "~"
"""What stands in a drift before the way of a subtle variation, after that of its parent."""

_LONGEST = 60_000
"""A JPEG comment holds 65,533 bytes; what is longer is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What decides a picture beside its size: the words, which of the four, and the chance.

    `drift` names the way through variations from the first picture, empty for that one;
    `root` is the idea of that first picture, which names the chance of them all. `patch` are
    words that were painted into a part of it since, None for none: the rest of the recipe can
    go on around such a picture, and can't paint it anew.
    """

    idea: str
    index: int
    seed: int
    drift: str = ""
    root: str | None = None
    patch: str | None = None

    @property
    def key(self) -> str:
        """Return the name of this picture's chance, the same for all its variations."""
        root = self.idea if self.root is None else self.root
        return f"{root}|{self.index}|{self.seed}"

    def varied(self, *, idea: str, index: int, seed: int, subtle: bool = False) -> Recipe:
        """Return the recipe of the `index`-th variation of this picture."""
        way = f"{self.drift}|{index}|{seed}"
        drift = hashlib.sha256(way.encode("ascii")).hexdigest()[:16]
        return replace(self.retold(idea), drift=f"{self.mood}{SUBTLE}{drift}" if subtle else drift)

    @property
    def mood(self) -> str:
        """Return the part of the drift that subtle variations leave alone."""
        return self.drift.partition(SUBTLE)[0]

    def retold(self, idea: str) -> Recipe:
        """Return the recipe of this picture with other words, and the same chance."""
        root = self.idea if self.root is None else self.root
        return replace(self, idea=idea or self.idea, root=root)

    def patched(self, idea: str) -> Recipe:
        """Return the recipe of this picture with `idea` painted into a part of it."""
        return self if idea in ("", self.idea) else replace(self, patch=idea)


def to_comment(recipe: Recipe) -> bytes:
    """Return `recipe` as an ASCII comment for a picture's file; empty when it is too long."""
    facts = {"idea": recipe.idea, "index": recipe.index, "seed": recipe.seed}
    if recipe.drift or recipe.root is not None:
        facts |= {"drift": recipe.drift, "root": recipe.root or ""}
    if recipe.patch is not None:
        facts["patch"] = recipe.patch
    comment = (_MARK + json.dumps(facts, separators=(",", ":"))).encode("ascii")
    return comment if len(comment) <= _LONGEST else b""


def from_picture(image: Image.Image) -> Recipe | None:
    """Return the recipe that a picture carries, None when it was not painted here."""
    comment = image.info.get("comment") or image.info.get("Comment")
    if isinstance(comment, bytes):
        comment = comment.decode("ascii", "replace")
    if isinstance(comment, str) and comment.startswith(_MARK):
        return _parsed(comment.removeprefix(_MARK))
    return None


def _parsed(text: str) -> Recipe | None:
    try:
        facts: Any = json.loads(text)
        recipe = Recipe(**facts)
    except (ValueError, TypeError, RecursionError):
        return None
    texts = (recipe.idea, recipe.drift)
    perhaps = (recipe.root, recipe.patch)
    numbers = (recipe.index, recipe.seed)
    if (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in perhaps)
        and all(isinstance(number, int) for number in numbers)
    ):
        return recipe
    return None
