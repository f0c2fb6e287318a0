"""Text typed while the keyboard was set to the other language."""

from __future__ import annotations

# The same keys from left to right, row by row.
_ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_SHIFTED_ENGLISH, _SHIFTED_RUSSIAN = '~{}:"<>?', "ёхъжэбю,"

_TO_RUSSIAN = str.maketrans(_ENGLISH + _SHIFTED_ENGLISH, _RUSSIAN + _SHIFTED_RUSSIAN)
_TO_ENGLISH = str.maketrans(_RUSSIAN.replace("ё", "е"), _ENGLISH.replace("`", "t"))
_DOTS = str.maketrans("ё", "е")


def as_russian(chars: str) -> str:
    """Return what the same keys write in Russian; as long as `chars`."""
    return chars.translate(_TO_RUSSIAN).translate(_DOTS)


def as_english(chars: str) -> str:
    """Return what the same keys write in English; as long as `chars`."""
    return chars.translate(_TO_ENGLISH)
