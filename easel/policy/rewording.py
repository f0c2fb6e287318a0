"""A listed word's gentle alternative, put into the student's own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from easel.model import Hit
from easel.policy.words import words_of
from easel.policy.words.russian import in_form_of, is_cyrillic, normal_forms

_TABLE = Path(__file__).with_suffix(".yaml")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)


def reworded(text: str, hits: Iterable[Hit]) -> str | None:
    """Return `text` with a gentle word for each of `hits`, or None when one has no such word.

    None too for what nobody would say: the same word twice side by side, or words of two
    languages. Who shows it has it matched first: what was typed twice in two disguises is only one
    hit.
    """
    gentles = set()
    for hit in hits:
        gentle = alternative(hit.seen_as)
        if gentle is None:
            return None
        text = _replaced(text, hit.text, gentle)
        gentles.add(gentle)
    is_mixed = len({is_cyrillic(gentle) for gentle in gentles}) > 1
    return None if is_mixed or any(_is_repeated(each, text) for each in gentles) else text


def alternative(form: str) -> str | None:
    """Return the gentle word for `form` of a listed word, in the same form; None for none."""
    form = _folded(form)
    if (gentle := _forms().get(form)) is not None:
        return gentle
    return _inflected(form) if is_cyrillic(form) else None


def listed_forms() -> tuple[str, ...]:
    """Return the words and phrases of the table that stand for nothing but themselves."""
    return tuple(_forms())


def listed_russian() -> tuple[str, ...]:
    """Return the Russian words of the table, which stand for all their forms."""
    return tuple(_russian())


def _is_repeated(gentle: str, text: str) -> bool:
    """Say whether `gentle` stands twice in `text` with at most two words between: "and a"."""
    word = re.escape(gentle)
    twice = rf"(?<!\w){word}\W+(?:\w+\W+){{0,2}}{word}(?!\w)"
    return re.search(twice, text, re.IGNORECASE) is not None


def _inflected(form: str) -> str | None:
    for lemma in normal_forms(form):
        if (gentle := _russian().get(lemma)) is not None:
            return in_form_of(gentle, form=form, lemma=lemma)
    return None


def _replaced(text: str, typed: str, gentle: str) -> str:
    """Put `gentle` wherever `typed` stands for itself, with its capitals and its article."""
    pieces = []
    place = 0
    for found in re.finditer(rf"(?<!\w){re.escape(typed)}(?!\w)", text, re.IGNORECASE):
        pieces += [_before(text[place : found.start()], gentle), _capitals(found[0], gentle)]
        place = found.end()
    return "".join((*pieces, text[place:]))


def _before(text: str, gentle: str) -> str:
    article = _ARTICLE.search(text)
    if article is None:
        return text
    fitting = "an" if gentle[0] in "aeiou" else "a"
    said = article[1][0] + fitting[1:]
    return f"{text[: article.start()]}{said}{article[2]}"


def _capitals(typed: str, gentle: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return gentle.upper()
    return gentle[0].upper() + gentle[1:] if typed[0].isupper() else gentle


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    forms: dict[str, str]
    russian: dict[str, str]


@cache
def _table() -> _Table:
    return _Table.model_validate(yaml.safe_load(_TABLE.read_bytes()))


@cache
def _forms() -> Mapping[str, str]:
    """Return what is typed with its alternative."""
    return {
        _folded(form): gentle.strip()
        for listed, gentles in _table().forms.items()
        for form, gentle in zip(listed.split(","), gentles.split(","), strict=True)
    }


@cache
def _russian() -> Mapping[str, str]:
    """Return the listed words with their alternatives, both as a dictionary has them."""
    return {_folded(lemma): gentle for lemma, gentle in _table().russian.items()}


def _folded(words: str) -> str:
    return " ".join(words_of(words))
