"""The phrase that a teacher is proposed to allow always."""

from __future__ import annotations

import pytest

from easel.model import Policy, Rules
from easel.policy import compile_words, phrases_around
from easel.policy.phrasing import LONGEST, MOST, with_phrases
from tests.examples import CLASS


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("a toy sword in a garden", ("swords",), ("toy sword",)),
        ("a sword", ("swords",), ("sword",)),
        ("a knight with a sword", ("swords",), ("knight with a sword",)),
        ("a sword for the king", ("swords",), ("sword for the king",)),
        ("a knight. With a sword", ("swords",), ("sword",)),
        ("the sword fight of two friends", ("swords",), ("sword fight",)),
        ("a wooden sword, and a plastic gun", ("swords", "guns"), ("wooden sword", "plastic gun")),
        ("swords, swords", ("swords",), ("swords",)),
        ("a s w o r d dance", ("swords",), ("s w o r d dance",)),
        ("игрушечный меч в саду", ("мечи",), ("игрушечный меч",)),
        (f"a sword {'o' * LONGEST}", ("swords",), ()),
    ],
)
def test_a_hit_is_proposed_with_the_words_that_belong_to_it(
    text: str, words: tuple[str, ...], phrases: tuple[str, ...]
) -> None:
    hits = compile_words(words).find(text)
    assert hits
    assert phrases_around(text, hits) == phrases
    if phrases:
        assert compile_words(words, allowed=phrases).find(text) == ()


def test_no_more_phrases_are_proposed_than_anybody_reads() -> None:
    words = tuple(f"monster{number}" for number in range(9))
    text = ", ".join(words)
    assert len(phrases_around(text, compile_words(words).find(text))) == MOST


def test_phrases_go_to_each_layer_that_has_a_list_and_to_no_other_place() -> None:
    other, listed = CLASS.channel_id + 1, Rules(words=("kites",))
    policy = Policy(
        meta_prompt="Draw.",
        words=("swords",),
        allowed=("toy sword",),
        channels={CLASS.channel_id: listed, other: listed},
    )
    changed = with_phrases(policy, CLASS, ("toy sword", "paper kite"))
    assert changed.allowed == ("toy sword", "paper kite")
    assert changed.channels[CLASS.channel_id].allowed == ("toy sword", "paper kite")
    assert changed.channels[other] == listed
    plain = Policy(
        meta_prompt="Draw.", words=(), channels={CLASS.channel_id: Rules(references=True)}
    )
    assert with_phrases(plain, CLASS, ("paper kite",)).channels == plain.channels
