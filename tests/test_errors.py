"""The tree of errors: each survives a restart with its facts, and has words of its own."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.ui.words import explain
from easel.errors import DisallowedWords, EaselError, every_class, from_record, to_record
from easel.policy import compile_words

KINDS = every_class()
TITLE, TEXT = 256, 4096  # characters that an embed of Discord's takes (2026-08)


def instances(kind: type[EaselError]) -> st.SearchStrategy[EaselError]:
    """Return a strategy for errors of `kind` with all of their facts."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: st.from_type(hints[each.name]) for each in fields(kind)})


def example(kind: type[EaselError]) -> EaselError:
    """Return an error of `kind` with plain facts, the same for those of its parent."""
    plain: dict[object, object] = {int: 7, float: 7.0, str: "seven", tuple[str, ...]: ("seven",)}
    hints = get_type_hints(kind)
    facts = {each.name: plain.get(hints[each.name]) for each in fields(kind)}
    return kind(**facts | ({"hits": ()} if "hits" in facts else {}))


@given(st.sampled_from(KINDS).flatmap(instances))
def test_every_error_survives_a_restart_with_its_facts(error: EaselError) -> None:
    read = from_record(json.loads(json.dumps(to_record(error))))
    assert type(read) is type(error)
    assert str(read) == str(error)


def test_an_error_of_an_unknown_class_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        from_record({"error": "Exception", "facts": {}})


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_words_of_its_own(kind: type[EaselError]) -> None:
    title, text = explain(example(kind))
    assert title
    assert text.endswith((".", ")", "seven"))
    for parent in kind.__mro__[1:]:
        if parent in KINDS:
            assert explain(example(parent)) != (title, text)


@given(st.sampled_from(KINDS).flatmap(instances))
def test_words_fit_into_what_discord_takes(error: EaselError) -> None:
    title, text = explain(error)
    assert 0 < len(title) <= TITLE
    assert len(text) <= TEXT


def test_the_words_fit_for_one_who_types_the_whole_list() -> None:
    words = tuple(f"monster{number}" for number in range(120))
    hits = compile_words(words).find(" ".join(words))
    assert len(hits) == 120
    _, text = explain(DisallowedWords(hits))
    assert len(text) <= TEXT
    assert "“monster0”" in text
