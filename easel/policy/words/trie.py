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

    def reach(self, letters: str) -> Node | None:
        """Return the node that `letters` lead to from here."""
        node: Node | None = self
        for letter in letters:
            node = node.get(letter) if node is not None else None
        return node


def tree_of(forms: Iterable[str]) -> Node:
    """Return the root of the tree of `forms`."""
    root = Node()
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, Node(letter))
        node.form = form
    return root
