"""Which listed form is one slip of the finger away from a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 3, 40


class Typos:
    """Listed forms by their first and by their last half: one edit leaves one of them whole."""

    __slots__ = ("_by_half",)

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_half: dict[tuple[str, str], list[str]] = {}
        for form in forms:
            if SHORTEST <= len(form) <= LONGEST and form.isalpha():
                half = len(form) // 2
                self._by_half.setdefault(("", form[:half]), []).append(form)
                self._by_half.setdefault((form[half:], ""), []).append(form)

    def near(self, word: str) -> Iterator[str]:
        """Yield the forms that differ from `word` by one letter more, less, other or swapped."""
        if SHORTEST <= len(word) <= LONGEST:
            for form in self._candidates(word):
                if _is_one_edit(word, form):
                    yield form

    def _candidates(self, word: str) -> Iterator[str]:
        halves = {(len(word) + more) // 2 for more in (-1, 0, 1)}
        for half in halves:
            yield from self._by_half.get(("", word[:half]), ())
        # A swap across the middle spoils both halves.
        for half in {-(-(len(word) + more) // 2) for more in (-1, 0, 1)}:
            yield from self._by_half.get((word[-half:], ""), ())
        half = len(word) // 2
        swapped = word[: half - 1] + word[half] + word[half - 1]
        yield from self._by_half.get(("", swapped[:half]), ())


def _is_one_edit(word: str, form: str) -> bool:
    if abs(len(word) - len(form)) > 1 or word == form:
        return False
    at = 0
    shorter = min(len(word), len(form))
    while at < shorter and word[at] == form[at]:
        at += 1
    if len(word) > len(form):
        return word[at + 1 :] == form[at:]
    if len(word) < len(form):
        return word[at:] == form[at + 1 :]
    if word[at + 1 :] == form[at + 1 :]:
        return True
    swapped = word[at : at + 2] == form[at : at + 2][::-1]
    return swapped and word[at + 2 :] == form[at + 2 :]
