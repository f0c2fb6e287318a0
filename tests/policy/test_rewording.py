from dataclasses import replace

import pymorphy3
import pytest

from easel.policy import DEFAULT, PACKS, compile_words, forms, reworded
from easel.policy.rewording import alternative, listed_forms, listed_russian

EVERY = compile_words(
    [*DEFAULT.words, *(entry for pack in PACKS.values() for entry in pack.entries)],
    allowed=[phrase for pack in PACKS.values() for phrase in pack.allowed],
)
DICTIONARY = pymorphy3.MorphAnalyzer(lang="ru")


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("a knight with a sword", "a knight with a banner"),
        ("Swords on a wall, two SWORDS", "Banners on a wall, two BANNERS"),
        ("a bl00d stain", "a red paint stain"),
        ("a zombie killing a demon", "a robot hugging a dragon"),
        ("рыцарь с мечом", "рыцарь с флагом"),
        ("Мечи и кровь на снегу", "Флаги и акварель на снегу"),
        ("кровавого цвета", "красного цвета"),
        ("пират убил пьяных драконов", "пират обнял весёлых драконов"),
        ("бокал вина", "стакан сока"),
    ],
)
def test_proposes_the_students_own_sentence_with_a_gentle_word(typed, proposed):
    assert reworded(typed, EVERY.find(typed)) == proposed
    assert EVERY.find(proposed) == ()


def test_the_article_goes_with_the_new_word():
    (hit,) = compile_words(["umbrella"]).find("an umbrella")
    as_a_gun = replace(hit, seen_as="gun")
    assert reworded("an umbrella", [as_a_gun]) == "a camera"


def test_a_word_without_an_alternative_gets_no_proposal():
    words = compile_words(["swords", "umbrella"])
    assert reworded("an umbrella and a sword", words.find("an umbrella and a sword")) is None


@pytest.mark.parametrize(
    "typed",
    ["blood and gore", "a gun and a pistol", "red paint and blood", "кровь и sword", "меч, gun"],
)
def test_nothing_is_proposed_that_nobody_would_say(typed):
    hits = EVERY.find(typed)
    assert hits
    assert all(alternative(hit.seen_as) for hit in hits)
    assert reworded(typed, hits) is None


def test_the_same_gentle_word_may_stand_in_two_places_of_a_sentence():
    typed = "a gun on the long table and a pistol"
    assert reworded(typed, EVERY.find(typed)) == "a camera on the long table and a camera"


@pytest.mark.parametrize("word", ["sex", "суицид", "nazi", "suicide", "rape", "педофил"])
def test_what_has_no_gentle_side_gets_no_alternative(word):
    assert EVERY.find(word)
    assert alternative(word) is None


def test_every_row_is_of_something_listed():
    rows = [*listed_forms(), *listed_russian()]
    assert [row for row in rows if not EVERY.find(row)] == []


def test_no_alternative_is_listed_in_any_form():
    russian = [form for word in listed_russian() for form in forms(word)]
    proposed = {alternative(form) for form in (*listed_forms(), *russian)} - {None}
    assert len(proposed) > 500
    assert [each for each in proposed if EVERY.find(each)] == []


@pytest.mark.parametrize("word", listed_russian())
def test_a_russian_alternative_agrees_with_the_words_around_it(word):
    readings = DICTIONARY.parse(word)
    one = next(each for each in readings if each.normal_form.replace("ё", "е") == word).tag
    other = DICTIONARY.parse(alternative(word))[0].tag
    if "NOUN" in one and "NOUN" in other:
        # "ms-f" is said of men and women: he is taken.
        assert (one.gender or "masc").replace("ms-f", "masc") == other.gender
        assert one.animacy == other.animacy
    else:
        assert {one.POS, other.POS} <= {"ADJF", "INFN", "NOUN"}
