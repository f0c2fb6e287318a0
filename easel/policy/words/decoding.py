"""What is written in codes for machines, read as a page would show it: entities, escapes, tags."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from easel.policy.words.ciphers import CIPHER, deciphered

# Written in a code that was itself written in one ("%26amp%3B%23115%3B"): so often it is unpacked.
ROUNDS = 4
_HEX = "[0-9a-fA-F]"
# A space between two such codes belongs to neither letter.
_BETWEEN = r"(?:[ ,;](?=[Uu]\+|0[xX]|\\[0-9a-fA-F]|:[rl][a-z_]+:))?"
_CODE = re.compile(
    "&(?:#[0-9]{1,7}|#[xX]" + _HEX + "{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?"
    "|(?:%" + _HEX + "{2})+|(?:=" + _HEX + "{2}){2,}"
    r"|\\[uU]\{" + _HEX + r"{1,6}\}|(?:\\u|\\U000)" + _HEX + r"{4,5}|(?:\\x" + _HEX + "{2})+"
    r"|(?:\\[0-3][0-7]{2})+"
    r"|(?:[Uu]\+" + _HEX + r"{4,6}|(?<![0-9a-zA-Z])0[xX]" + _HEX + "{2,6}(?![0-9a-zA-Z])"
    r"|\\0{0,4}(?:[4-7]" + _HEX + "|4" + _HEX + "{2})(?!" + _HEX + ")"
    "|:(?:regional_indicator|letter)_[a-z]:)" + _BETWEEN + "|[\U000e0020-\U000e007e]+"
)
_MARKERS = re.compile("[&%=\\\\+:xX\U000e0020-\U000e007e]")
_NUMBER = re.compile(r"(?:\\[uU]|\\U000|[Uu]\+|0[xX]|\\)\{?(" + _HEX + r"+)\}?[ ,;]?")
OVERRIDE = "\u202e"
"""What follows it is drawn from right to left, whatever its letters are."""
_OVERRIDDEN = re.compile(OVERRIDE + "([^\u202a-\u202e\n]+)")
_OCTAL = re.compile(r"(?:\\[0-3][0-7]{2})+")


class Shown(NamedTuple):
    """Text with the places it comes from: character i stands for typed[starts[i]:ends[i]].

    `seams` are the places before which something that nobody sees was left out.
    """

    chars: str
    starts: Sequence[int]
    ends: Sequence[int]
    seams: frozenset[int]


def decode(text: str) -> Shown:
    """Return `text` with its codes replaced by what they stand for."""
    shown = Shown(text, range(len(text)), range(1, len(text) + 1), frozenset())
    for _ in range(ROUNDS):
        if not _MARKERS.search(shown.chars):
            break
        shown = _replaced(shown, _CODE, _meaning)
    shown = _replaced(shown, CIPHER, deciphered)
    return _as_drawn(shown) if OVERRIDE in shown.chars else shown


def _replaced(shown: Shown, code: re.Pattern[str], meaning: Callable[[str], str | None]) -> Shown:
    """Return `shown` with what matches `code` replaced by its meaning, where it has one."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    seams = set(shown.seams)
    done = 0
    for match in code.finditer(shown.chars):
        meant = meaning(match[0])
        if meant is None:
            continue
        a, b = match.span()
        pieces += (shown.chars[done:a], meant)
        starts += shown.starts[done:a]
        ends += shown.ends[done:a]
        if match[0][0] >= "\U000e0020":
            seams |= {len(starts), len(starts) + len(meant)}
        starts += [shown.starts[a]] * len(meant)
        ends += [shown.ends[b - 1]] * len(meant)
        done = b
    if not done:
        return shown
    pieces.append(shown.chars[done:])
    starts += shown.starts[done:]
    ends += shown.ends[done:]
    return Shown("".join(pieces), starts, ends, frozenset(seams))


def _as_drawn(shown: Shown) -> Shown:
    """Return `shown` in the order in which it is drawn; what is turned has the place of all of it.

    Its controls stay, and stand for nothing.
    """
    chars, starts, ends = list(shown.chars), list(shown.starts), list(shown.ends)
    for match in _OVERRIDDEN.finditer(shown.chars):
        a, b = match.span(1)
        chars[a:b] = match[1][::-1]
        starts[a:b], ends[a:b] = [starts[a]] * (b - a), [ends[b - 1]] * (b - a)
    return Shown("".join(chars), starts, ends, shown.seams)


def _meaning(code: str) -> str | None:
    """Return what `code` stands for, or None when it only looks like a code."""
    if code[0] == "&":
        meant = html.unescape(code)
        return meant if meant != code else None
    if code[0] in "%=":
        return _bytes(bytes.fromhex(code.replace(code[0], "")))
    if code[0] >= "\U000e0020":
        return "".join(chr(ord(tag) - 0xE0000) for tag in code)
    if code[0] == ":":
        return code.rstrip(" :")[-1]
    if code.startswith("\\x"):
        return _bytes(bytes.fromhex(code.replace("\\x", "")))
    if _OCTAL.fullmatch(code):
        return _bytes(bytes(int(each, 8) & 255 for each in code[1:].split("\\")))
    number = _NUMBER.fullmatch(code)
    return None if number is None else _character(int(number[1], 16))


def _character(number: int) -> str | None:
    """Return the character of that number, if it is one that is written or hidden in words."""
    if number >= 0x110000 or 0xD800 <= number < 0xE000:
        return None
    return chr(number)


def _bytes(encoded: bytes) -> str | None:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        return None
