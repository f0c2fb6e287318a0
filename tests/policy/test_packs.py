from collections import Counter

import pytest

from easel.policy import check_words, compile_words, forms
from easel.policy.packs import PACKS, SIGNALS

ALL = (*PACKS.values(), SIGNALS)


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: pack.name)
def test_every_entry_of_a_pack_may_stand_on_a_teachers_list(pack):
    for words in pack.by_language.values():
        check_words(words)
    check_words(pack.allowed)


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: pack.name)
def test_a_pack_has_english_and_russian_and_says_nothing_twice(pack):
    assert {"en", "ru"} <= pack.by_language.keys()
    assert [entry for entry, times in Counter(pack.entries).items() if times > 1] == []


def test_no_entry_is_in_two_packs():
    owners = Counter(entry for pack in PACKS.values() for entry in pack.entries)
    assert [entry for entry, times in owners.items() if times > 1] == []


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: pack.name)
def test_every_entry_matches_itself_and_its_forms(pack):
    matcher = compile_words(pack.entries)
    missed = [
        form
        for entry in pack.entries
        for form in (entry.removeprefix("="), *forms(entry)[:3])
        if not matcher.find(form)
    ]
    assert missed == []


@pytest.mark.parametrize("pack", ALL, ids=lambda pack: pack.name)
def test_every_allowed_phrase_is_excused(pack):
    matcher = compile_words(pack.entries, allowed=pack.allowed)
    assert [phrase for phrase in pack.allowed if matcher.find(phrase)] == []
