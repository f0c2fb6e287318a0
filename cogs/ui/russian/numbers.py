"""Numbers with their nouns, as Russian counts: 1 картинка, 2 картинки, 5 картинок."""

from __future__ import annotations


def many(number: int, one: str, few: str, more: str) -> str:
    """Return `number` with the form of the noun that goes with it."""
    return f"{digits(number)} {noun(number, one, few, more)}"


def noun(number: int, one: str, few: str, more: str) -> str:
    """Return the form of a noun that goes with `number`."""
    last, last_two = abs(number) % 10, abs(number) % 100
    if last == 1 and last_two != 11:
        return one
    return few if 2 <= last <= 4 and not 12 <= last_two <= 14 else more


def digits(number: int) -> str:
    """Return `number` with its thousands apart, on one line."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def pictures(number: int) -> str:
    """Return so many pictures, as what is ordered or had: 1 картинку."""
    return many(number, "картинку", "картинки", "картинок")
