"""The forms of a Russian word, by pymorphy3's dictionary.

The dictionary is read with the first list that is compiled (22 MB, 0.1 s): an English list needs
it too, to know a Russian word from a disguise. Call from a thread, not from the event loop.
"""

from __future__ import annotations

from functools import cache
from typing import Any

# Nouns and adjectives; names of people and places only when nothing else fits.
_NOMINAL = {"NOUN", "ADJF", "ADJS", "COMP"}
_LITTLE = {"PREP", "CONJ", "PRCL", "NPRO"}
_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
_GENDERS = frozenset({"masc", "femn", "neut"})
_INFLECTED = _GENDERS | {
    *("sing", "plur", "nomn", "gent", "datv", "accs", "ablt", "loct", "loc2"),
    *("1per", "2per", "3per", "past", "pres", "futr", "impr", "INFN", "PRTF", "PRTS", "GRND"),
    *("ADJS", "COMP", "pssv", "actv", "incl", "excl"),
}
_RARE = 0.1  # a reading less likely than this is not what a teacher meant


def russian_forms(word: str, *, alone: bool = True) -> frozenset[str]:
    """Return the forms of a folded Russian word, itself among them, with ё as е.

    `alone` leaves out forms that are mostly another word, as "гол" is a goal before it is
    "bare"; within a phrase the other words tell them apart.
    """
    forms = {
        form.word.replace("ё", "е")
        for meant in _meant(word)
        for form in meant.lexeme
        if not alone or _is_likely(form.word, meant.normal_form)
    }
    return frozenset(forms | {word})


def is_another(form: str, word: str) -> bool:
    """Say if the folded `form` is first of all a form of another word than `word`."""
    normal = {reading.normal_form for reading in _meant(word)}
    return _dictionary().parse(form)[0].normal_form not in normal


def normal_forms(form: str) -> tuple[str, ...]:
    """Return the folded words, as a dictionary has them, that `form` may be a form of."""
    found = (reading.normal_form.replace("ё", "е") for reading in _dictionary().parse(form))
    return tuple(dict.fromkeys(found))


def in_form_of(word: str, *, form: str, lemma: str) -> str | None:
    """Return `word` in the case, number, gender, tense and person that `form` of `lemma` has.

    `word` and `lemma` are as a dictionary has them. None when `word` has no such form.
    """
    whole = _dictionary().parse(word)[0]
    readings = [r for r in _dictionary().parse(form) if r.normal_form.replace("ё", "е") == lemma]
    for reading in sorted(readings, key=lambda each: each.tag.POS != whole.tag.POS):
        # A noun has its gender by itself and keeps it.
        kept = _GENDERS if reading.tag.POS == "NOUN" else frozenset()
        found = whole.inflect((_INFLECTED - kept) & set(reading.tag.grammemes))
        if found is not None:
            return str(found.word)
    return None


def is_cyrillic(text: str) -> bool:
    """Say if a letter of `text` is Cyrillic."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def _meant(word: str) -> list[Any]:
    """Return the readings to expand: all likely nominal ones, or else only the likeliest.

    "мечи" is also "throw!", which would bring in every form of a verb that nobody listed.
    """
    readings = _dictionary().parse(word)
    likely = [r for r in readings if r.score >= _RARE and not _NAMES & set(r.tag.grammemes)]
    nominal = [r for r in likely if r.tag.POS in _NOMINAL]
    if nominal and likely[0].tag.POS not in _LITTLE:
        return nominal
    return (likely or readings)[:1]


def _is_likely(form: str, normal: str) -> bool:
    readings = _dictionary().parse(form)
    return any(r.normal_form == normal and r.score >= _RARE for r in readings)


def load() -> None:
    """Read the dictionary now."""
    _dictionary()


def is_word(word: str) -> bool:
    """Say if the folded `word` is in the dictionary, with е for ё allowed."""
    return bool(_dictionary().word_is_known(word))


@cache
def _dictionary() -> Any:
    import pymorphy3  # type: ignore[import-untyped]  # it has no stubs; nothing else sees it

    return pymorphy3.MorphAnalyzer(lang="ru")
