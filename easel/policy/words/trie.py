"""The forms of a list's words, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable


class Node(dict[str, "Node"]):
    """A place in the tree of letters: which nodes a letter leads to, and the form ending here."""

    __slots__ = ("form", "letter")

    def __init__(self, letter: str = "") -> None:
        super().__init__()
        self.letter = letter
        self.form: str | None = None

    # A walk notes where it was: nodes are told apart by who they are, not by what is in them.
    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none
    __eq__ = object.__eq__

    def reach(self, letters: str) -> Node | None:
        """Return the node that `letters` lead to from here."""
        node = self.get(letters[0])
        if len(letters) == 1 or node is None:
            return node
        return node.reach(letters[1:])


def tree_of(forms: Iterable[str]) -> Node:
    """Return the root of the tree of `forms`."""
    root = Node()
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, Node(letter))
        node.form = form
    return root
