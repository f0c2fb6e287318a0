"""Secret writing that children know and picture models read: numbers, Morse, rot13 and others.

Only what comes out as nothing but letters counts as written so.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator

SHORTEST = 3
"""Letters that a code of numbers or signs has at the least."""
_NUMBERS = r"(?<![\w.])[0-9]{2,4}(?:[ ,][0-9]{2,4}){2,}(?![\w.])"
_BINARY = r"(?<!\w)[01]{8}(?: ?[01]{8}){2,}(?!\w)"
_HEX = r"(?<!\w)[0-9a-fA-F]{2}(?:[ :]?[0-9a-fA-F]{2}){3,}(?!\w)"
_MORSE = r"(?<![^\s\"'(])[.·•–−-]{1,5}(?:[ /]{1,3}[.·•–−-]{1,5}){2,}(?![^\s\"'),!?])"
_BASE64 = r"(?<![\w+/])(?:[A-Za-z0-9+/]{6,}={1,2}|[A-Za-z0-9+/]{8,})(?![\w+/=])"
_OF_A_LETTER = re.compile("[0-9]{2,4}")
CIPHER = re.compile("|".join((_BINARY, _HEX, _NUMBERS, _MORSE, _BASE64)))

_LETTERS_IN_MORSE = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .--"
    " -..- -.-- --.."
)
_OF_MORSE = dict(zip(_LETTERS_IN_MORSE.split(), "abcdefghijklmnopqrstuvwxyz", strict=True))
_DOTS = str.maketrans("·•–−", "..--")
_ROT13 = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
_TAILS = ("ay", "way", "yay")
MOST_MOVED = 3
"""Consonants that Pig Latin moves to the end of a word."""


def deciphered(written: str) -> str | None:
    """Return the letters that `written`, a match of CIPHER, stands for; None for no cipher."""
    for read in (_of_binary, _of_hex, _of_numbers, _of_morse, _of_base64):
        meant = read(written)
        if meant is not None and len(meant) >= SHORTEST and meant.replace(" ", "").isalpha():
            return meant
    return None


def in_clear(word: str) -> Iterator[str]:
    """Yield what the folded `word` may be in rot13 and in Pig Latin."""
    if not word.isascii():
        return
    yield word.translate(_ROT13)
    for tail in _TAILS:
        stem = word.removesuffix(tail)
        if stem != word:
            yield stem
            for moved in range(1, min(MOST_MOVED, len(stem) - 1) + 1):
                yield stem[-moved:] + stem[:-moved]


def _of_binary(written: str) -> str | None:
    bits = written.replace(" ", "")
    if set(bits) <= {"0", "1"} and len(bits) % 8 == 0:
        return _text(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    return None


def _of_numbers(written: str) -> str | None:
    numbers = re.split("[ ,]", written)
    # CIPHER also finds long runs, of bits or in hexadecimal: no letter has such a number.
    if len(numbers) > 1 and all(_OF_A_LETTER.fullmatch(number) for number in numbers):
        return "".join(chr(int(number)) for number in numbers)
    return None


def _of_hex(written: str) -> str | None:
    try:
        return _text(bytes.fromhex(written.replace(":", " ")))
    except ValueError:
        return None


def _of_morse(written: str) -> str | None:
    signs = written.translate(_DOTS).replace("/", " ").split()
    letters = [_OF_MORSE.get(sign) for sign in signs]
    return None if None in letters else "".join(letter for letter in letters if letter)


def _of_base64(written: str) -> str | None:
    try:
        return _text(b64decode(written, validate=True))
    except binascii.Error:
        return None


def _text(encoded: bytes) -> str | None:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        return None
