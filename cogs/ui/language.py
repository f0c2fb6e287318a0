"""Which language somebody reads: Russian whose Discord is in Russian, English everybody else."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language that Easel speaks, as Discord calls it."""

    ENGLISH = "en"
    RUSSIAN = "ru"


def language_of(locale: str) -> Language:
    """Return the language for one of Discord's locales.

    Nobody is given Russian who has not chosen it: neighbouring languages get English.
    """
    return Language.RUSSIAN if locale == "ru" else Language.ENGLISH
