import pytest

from easel.policy import Doubt, compile_words, doubtful_forms, forms


@pytest.mark.parametrize("entry", ["knife", "adult themes", "меч", "контент для взрослых", "=gun"])
def test_every_form_that_is_shown_is_matched(entry):
    matcher = compile_words([entry])
    assert [form for form in forms(entry) if not matcher.find(form)] == []


def test_the_entry_stands_first_and_an_exact_one_alone():
    assert forms("Knives")[0] == "knives"
    assert forms("=Knives") == ("knives",)


def test_short_and_ambiguous_forms_are_told():
    assert doubtful_forms("gun")["gun"] is Doubt.SHORT
    assert doubtful_forms("gun")["gunner"] is Doubt.AMBIGUOUS
    assert doubtful_forms("минет")["минувший"] is Doubt.AMBIGUOUS
    assert doubtful_forms("violence") == {}


@pytest.mark.parametrize("word", ["rivers", "banners", "hookers", "towers"])
def test_a_plural_that_looks_like_a_doer_has_its_singular(word: str) -> None:
    assert word.removesuffix("s") in forms(word)
