"""Disguises in which every letter is written otherwise: upside down, right to left, in ciphers."""

import codecs
from base64 import b64encode
from random import Random

TURNED = dict(zip("abcdefghijklmnopqrstuvwxyz", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz", strict=True))
_SIGNS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .--"
    " -..- -.-- --.."
)
MORSE = _SIGNS.split()
VOWELS = "aeiou"


def upside_down(word: str, chance: Random) -> str:
    return "".join(TURNED.get(letter, letter) for letter in reversed(word))


def right_to_left(word: str, chance: Random) -> str:
    place = chance.randrange(len(word) - 1)
    return f"{word[:place]}\u202e{word[place:][::-1]}\u202c"


def numbered(word: str, chance: Random) -> str:
    if chance.random() < 0.5:
        return b64encode(word.encode()).decode()
    return word.encode().hex(chance.choice((" ", ":")))


def morse(word: str, chance: Random) -> str:
    return " ".join(MORSE[ord(letter) - ord("a")] for letter in word if letter.isalpha())


def rot13(word: str, chance: Random) -> str:
    return codecs.encode(word, "rot13")


def pig_latin(word: str, chance: Random) -> str:
    return " ".join(map(_in_pig_latin, word.split()))


def _in_pig_latin(word: str) -> str:
    start = next((i for i, letter in enumerate(word) if letter in VOWELS), 0)
    return f"{word[start:]}{word[:start]}{'ay' if start else 'way'}"
