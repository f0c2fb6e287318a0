"""What is written in codes for machines, read as a page would show it: entities, escapes, tags."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

# Written in a code that was itself written in one ("&amp;#115;"): so often it is unpacked.
ROUNDS = 2
_HEX = "[0-9a-fA-F]"
_CODE = re.compile(
    "&(?:#[0-9]{1,7}|#[xX]" + _HEX + "{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?"
    "|(?:%" + _HEX + "{2})+|(?:=" + _HEX + "{2}){2,}"
    r"|(?:\\u|\\U000)\{?" + _HEX + r"{4,6}\}?|(?:\\x" + _HEX + "{2})+|U\\+" + _HEX + "{4,6}"
    r"|(?:\\[0-7]{3})+"
    "|[\U000e0020-\U000e007e]+"
)
_MARKERS = re.compile("[&%=\\\\+\U000e0020-\U000e007e]")


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
        shown = _decode_once(shown)
    return shown


def _decode_once(shown: Shown) -> Shown:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    seams = set(shown.seams)
    done = 0
    for match in _CODE.finditer(shown.chars):
        meant = _meaning(match[0])
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


def _meaning(code: str) -> str | None:
    """Return what `code` stands for, or None when it only looks like a code."""
    if code[0] == "&":
        meant = html.unescape(code)
        return meant if meant != code else None
    if code[0] in "%=":
        return _bytes(bytes.fromhex(code.replace(code[0], "")))
    if code[0] >= "\U000e0020":
        return "".join(chr(ord(tag) - 0xE0000) for tag in code)
    if code.startswith("\\x"):
        return _bytes(bytes.fromhex(code.replace("\\x", "")))
    if code[0] == "\\" and code[1] not in "uU":
        return _bytes(bytes(int(each, 8) & 255 for each in code[1:].split("\\")))
    number = int(re.sub(r"^(?:\\u|\\U000|U\+)\{?|\}$", "", code), 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else None


def _bytes(encoded: bytes) -> str | None:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        return None
