"""The tricks by which a listed word may be disguised, as bits, and the rule that names them."""

from __future__ import annotations

LOOKS = 1
"""A character of another alphabet that looks like the letter."""
LEET = 2
"""A digit or signs for a letter."""
SOUNDS = 4
"""Letters of another alphabet that sound like it."""
SIGNS = 8
"""Signs between the letters."""
SPACES = 16
"""Spaces between the letters."""
MASK = 32
"""A sign that hides a letter."""
REPEAT = 64
"""A letter more often than once."""
GLUED = 8192
"""Something before or after it in the same word."""
KEYS = 256
"""Typed with the other language's keys."""
REVERSED = 512
TYPO = 1024
STRANGE = 2048
"""A character that no table knows, taken for the letter that is missing."""
TIMID = 4096
"""Cut into pieces that are all words: may also be just those words."""
UNSURE = 16384
"""Within a longer word that may also be a name."""
LETTER = 32768
"""A letter of the same alphabet that looks or sounds like it, as I does for l."""
CIPHER = 65536
"""Written in rot13 or Pig Latin."""

ALIKE = 128
"""A letter of another alphabet that both looks and sounds like it."""

SOFT = TYPO | STRANGE | TIMID | UNSURE | LETTER

# The first that applies names the rule.
RULES = (
    (TYPO, "typo"),
    (STRANGE, "mixed alphabets"),
    (TIMID, "cut"),
    (UNSURE, "glued"),
    (LETTER, "look-alikes"),
    (REVERSED, "reversed"),
    (KEYS, "keyboard"),
    (CIPHER, "cipher"),
    (MASK, "masked"),
    (SOUNDS, "transliterated"),
    (LOOKS, "look-alikes"),
    (ALIKE, "look-alikes"),
    (LEET, "leet"),
    (SPACES, "spaced"),
    (SIGNS, "punctuated"),
    (REPEAT, "repeated"),
    (GLUED, "glued"),
)


def rule_of(tricks: int) -> str | None:
    """Return the name of the most telling of `tricks`, None for none."""
    return next((name for bit, name in RULES if tricks & bit), None)


def cost(tricks: int) -> tuple[bool, int]:
    """Return what orders readings of the same place: the likeliest first."""
    return bool(tricks & SOFT), tricks
