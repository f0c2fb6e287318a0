from dataclasses import replace

import pytest

from easel.errors import BadPolicy
from easel.policy import DEFAULT, check_policy, split_words, with_words, without_words
from tests.examples import models

POLICY = replace(DEFAULT, words=("swords", "adult themes"))


def reason(words: list[str]) -> str:
    with pytest.raises(BadPolicy) as caught:
        with_words(POLICY, words)
    assert caught.value.field == "words"
    return caught.value.reason


def test_adds_at_the_end_and_takes_off_by_meaning():
    more = with_words(POLICY, ["  big   guns ", "= Gun"])
    assert more.words == ("swords", "adult themes", "big guns", "=Gun")
    assert without_words(more, ["BIG GUNS", "=gun", "Adult-Themes"]).words == ("swords",)
    assert POLICY.words == ("swords", "adult themes")


def test_what_was_unticked_of_an_entry_goes_with_it_and_nothing_else_does():
    unticked = {"swords": ("swording",), "themes": ("theming",)}
    policy = replace(POLICY, unticked=unticked)
    assert without_words(policy, ["swords"]).unticked == {"themes": ("theming",)}


@pytest.mark.parametrize("change", [with_words, without_words])
def test_no_words_at_all_are_no_change(change):
    with pytest.raises(BadPolicy, match="Name at least one word"):
        change(POLICY, split_words(", , ,"))


def test_the_default_list_may_be_saved():
    check_policy(DEFAULT, models=models())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a"], '"a" is too short: an entry has 2 to 60 characters.'),
        (["x" * 61], f'"{"x" * 60}" is too long: an entry has 2 to 60 characters.'),
        (["=b"], '"b" is too short: an entry has 2 to 60 characters.'),
        (["!?!"], '"!?!" has no letters or digits, so it would match nothing.'),
        (["swords"], '"swords" is on the list already.'),
        (["ＳＷＯＲＤＳ"], '"ＳＷＯＲＤＳ" is on the list already, as "swords".'),
        (["gun", "gun"], '"gun" is on the list already.'),
    ],
)
def test_refuses_an_entry_that_would_not_work(words, said):
    assert reason(words) == said


def test_refuses_more_entries_than_the_most():
    assert reason([f"word{n}" for n in range(499)]) == (
        "The list would have 501 entries, and 500 is the most."
    )


def test_says_which_entry_is_near_when_it_is_not_listed():
    with pytest.raises(BadPolicy) as caught:
        without_words(POLICY, ["sword"])
    assert caught.value.reason == '"sword" is not on the list. Did you mean "swords"?'


def test_splits_a_list_as_people_type_it():
    assert split_words("guns, big  bombs;\n=war\n,") == ("guns", "big bombs", "=war")
