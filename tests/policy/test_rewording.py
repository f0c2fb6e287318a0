from dataclasses import replace

import pytest

from easel.policy import compile_words, reworded
from easel.policy.packs import PACKS

EVERY = compile_words(
    [entry for pack in PACKS.values() for entry in pack.entries],
    allowed=[phrase for pack in PACKS.values() for phrase in pack.allowed],
)


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("a knight with a sword", "a knight with a banner"),
        ("Swords on a wall, two SWORDS", "Banners on a wall, two BANNERS"),
        ("a bl00d stain", "a red paint stain"),
        ("рыцарь с мечом", "рыцарь с щитом"),
        ("Мечи и кровь на снегу", "Щиты и акварель на снегу"),
        ("кровавого цвета", "красного цвета"),
    ],
)
def test_proposes_the_students_own_sentence_with_a_gentle_word(typed, proposed):
    assert reworded(typed, EVERY.find(typed)) == proposed
    assert EVERY.find(proposed) == ()


def test_the_article_goes_with_the_new_word():
    (hit,) = compile_words(["umbrella"]).find("an umbrella")
    as_a_gun = replace(hit, seen_as="gun")
    assert reworded("an umbrella", [as_a_gun]) == "a water pistol"


def test_a_word_without_an_alternative_gets_no_proposal():
    words = compile_words(["swords", "umbrella"])
    assert reworded("an umbrella and a sword", words.find("an umbrella and a sword")) is None
