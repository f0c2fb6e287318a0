"""What a model proposes is read as the words it is, whatever signs are in it."""

import pytest
from hypothesis import given, settings

from easel.model import Prompt
from easel.prompts import parse, plain, show
from tests.prompts.test_round_trip import TYPED


@pytest.mark.parametrize(
    ("proposed", "words"),
    [
        ("a dog on a hill, at dawn", "a dog on a hill, at dawn"),
        ("{a,b} --n 4 http://x ::2", "{a,b} n 4 x :"),
        ("a dog --ar 16:9 —stealth", "a dog ar 16:9 stealth"),
        ('a sign "--n 4" -- ar', 'a sign "--n 4" – ar'),
        ("a dog - a cat — a bird", "a dog – a cat – a bird"),
        ("hot::2 dog:: std::vector", "hot: dog: std: vector"),
        ("https://example.org/a.png <www.x.org> dog", "example.org/a.png <www.x.org> dog"),
        ("javascript:data:www.x a dog -n 2", "x a dog n 2"),
        ("--- , --n", "– , n"),
        ("\u200b--\n", "–"),
        ("‹picture ‹picture 1›› a dog", "‹picture picture 1› a dog"),
        (" , ", ""),
    ],
)
def test_commands_in_a_proposal_become_words(proposed: str, words: str) -> None:
    assert plain(proposed) == words


@settings(max_examples=5_000, deadline=None)
@given(TYPED)
def test_any_proposal_is_read_as_just_its_words(proposed: str) -> None:
    words = plain(proposed)
    assert plain(words) == words
    if words:
        assert parse(show(Prompt(text=words)), limit=10_000) == Prompt(text=words)
