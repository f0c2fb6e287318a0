"""What a teacher takes out of a list again: allowed phrases, and unticked forms."""

import pytest

from easel.policy import compile_words, forms


def found(text, words, allowed=(), unticked=None):
    matcher = compile_words(words, allowed=allowed, unticked=unticked)
    return [hit.seen_as for hit in matcher.find(text)]


@pytest.mark.parametrize(
    ("word", "phrase", "text"),
    [
        ("shot", "shot put", "the shot put"),
        ("dragon", "dragon fruit", "a Dragon-Fruit and two dragon fruits"),
        ("blood", "blood donor day", "posters for Blood Donor Days"),
        ("кровь", "кровь с молоком", "девица - кровь с молоком, кровью с молоком"),
        ("оружие", "оружие древности", "музей оружия древности"),
        ("gun", "gunner", "two gunners"),
        ("blood moon", "blood moon", "the blood moon"),
    ],
)
def test_what_lies_in_an_allowed_phrase_is_no_hit_in_any_of_its_forms(word, phrase, text):
    assert found(text, [word], [phrase]) == []


def test_beside_an_allowed_phrase_the_word_is_a_hit():
    assert found("a shot beside the shot put", ["shot"], ["shot put"]) == ["shot"]
    assert found("the shot of the put", ["shot"], ["shot put"]) == ["shot"]


def test_more_than_the_allowed_phrase_is_a_hit():
    assert found("blood orange juice", ["orange juice"], ["blood orange"]) == ["orange juice"]


@pytest.mark.parametrize("text", ["sh0t put", "s h o t put", "ѕhоt put", "shot p u t", "shott put"])
def test_a_phrase_in_disguise_allows_nothing(text):
    assert found(text, ["shot"], ["shot put"]) == ["shot"]


def test_a_phrase_with_codes_and_accents_is_spelled_plainly():
    assert found("sho\u200bt p\u00fat", ["shot"], ["shot put"]) == []


def test_an_allowed_word_does_not_allow_the_listed_one_that_it_is_a_form_of():
    assert found("no guts, only a gut", ["gut"], ["guts"]) == ["gut"]


def test_an_allowed_word_with_an_equals_sign_is_allowed_as_it_is_spelled():
    assert found("a gunner, two gunners", ["gunners", "gunner"], ["=gunner"]) == ["gunners"]


def test_an_unticked_form_does_not_match_and_the_others_do():
    unticked = {"gut": ["gutted", "Guts"]}
    assert found("guts, gutted, GUTS", ["gut"], unticked=unticked) == []
    assert found("a gut", ["gut"], unticked=unticked) == ["gut"]
    assert found("a gu7", ["gut"], unticked=unticked) == ["gut"]


def test_an_unticked_form_is_no_slip_and_no_piece_of_another_form():
    unticked = {"fnord": ["fnorder"]}
    assert "fnorder" in forms("fnord")
    assert found("a fnorder", ["fnord"], unticked=unticked) == []


def test_a_form_of_a_phrase_can_be_unticked():
    unticked = {"adult theme": ["adult themed"]}
    assert found("an adult themed party", ["adult theme"], unticked=unticked) == []
    assert found("adult themes", ["adult theme"], unticked=unticked) == ["adult themes"]


def test_what_is_unticked_in_one_entry_matches_by_another():
    words = ["adult theme", "adult themes"]
    assert found("adult themed", words, unticked={words[0]: ["adult themed"]}) == ["adult themed"]
    assert found("gutted", ["gut", "guts"], unticked={"gut": ["gutted"]}) == ["gutted"]


def test_lists_that_differ_in_what_is_taken_out_are_compiled_apart():
    assert found("a gut", ["gut"]) == ["gut"]
    assert found("a gut", ["gut"], ["gut"]) == []
    assert found("a gut", ["gut"], unticked={"gut": ["gut"]}) == []


def test_lists_that_differ_only_in_what_is_allowed_share_their_tree_of_forms():
    gut, allowing = compile_words(["gut"]), compile_words(["gut"], allowed=["gut string"])
    assert allowing is not gut
    assert allowing._eye is gut._eye
