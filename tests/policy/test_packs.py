"""Every pack as data: it could stand on a teacher's list, matches, and misfires on nothing."""

from collections import Counter
from pathlib import Path

import pytest

from easel.policy import PACKS, SIGNALS, check_words, compile_words, forms, innocent_sample

ALL = (*PACKS.values(), SIGNALS)
EVERY = compile_words(
    [entry for pack in PACKS.values() for entry in pack.entries],
    allowed=[phrase for pack in PACKS.values() for phrase in pack.allowed],
)
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
# What the ordinary prompts of parti-prompts.tsv truly name, all looked at one by one (2026-11).
NAMED = {
    *("sword", "longbow", "revolver", "corpse"),
    *("beer", "wine", "=martini", "bloody mary", "cigarette", "ashtray"),
}


def named(pack):
    return pack.name


@pytest.mark.parametrize("pack", ALL, ids=named)
def test_every_entry_of_a_pack_may_stand_on_a_teachers_list(pack):
    for words in pack.by_language.values():
        check_words(words)
    check_words(pack.allowed)


@pytest.mark.parametrize("pack", ALL, ids=named)
def test_a_pack_has_english_and_russian_and_says_nothing_twice(pack):
    assert {"en", "ru"} <= pack.by_language.keys()
    assert [entry for entry, times in Counter(pack.entries).items() if times > 1] == []


def test_no_entry_is_in_two_packs():
    owners = Counter(entry for pack in PACKS.values() for entry in pack.entries)
    assert [entry for entry, times in owners.items() if times > 1] == []


@pytest.mark.parametrize("pack", ALL, ids=named)
def test_every_entry_matches_itself_and_its_forms(pack):
    matcher = compile_words(pack.entries)
    missed = [
        form
        for entry in pack.entries
        for form in (entry.removeprefix("="), *forms(entry)[:5])
        if not matcher.find(form)
    ]
    assert missed == []


@pytest.mark.parametrize("pack", ALL, ids=named)
def test_every_allowed_phrase_is_excused_and_would_not_pass_by_itself(pack):
    others = ALL if pack is SIGNALS else PACKS.values()
    strict = compile_words([entry for other in others for entry in other.entries])
    matcher = compile_words(pack.entries, allowed=pack.allowed)
    assert [phrase for phrase in pack.allowed if matcher.find(phrase)] == []
    assert [phrase for phrase in pack.allowed if not strict.find(phrase)] == []


def test_all_packs_together_refuse_no_line_of_the_innocent_sample():
    lines = innocent_sample()
    assert len(lines) >= 400
    assert {line: hits for line in lines if (hits := EVERY.find(line))} == {}


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared examples are not beside this checkout")
def test_all_packs_together_refuse_nothing_but_what_the_shared_prompts_truly_name():
    innocent = (DATA / "innocent-dev.txt").read_text(encoding="utf-8").splitlines()
    # No word at all: with "порно" listed, worth the question that a soft hit is.
    assert {hit.hard for hit in EVERY.find("порножка")} <= {False}
    assert [line for line in innocent if line != "порножка" and EVERY.find(line)] == []
    rows = (DATA / "parti-prompts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [EVERY.find(row.split("\t")[0]) for row in rows]
    assert {hit.word for hits in found for hit in hits} == NAMED
    assert sum(map(bool, found)) <= 38


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "i dont want to live anymore",
        "nobody would miss me",
        "a drawing of me, I hate myself",
        "Хочу умереть.",
        "я больше не хочу жить",
        "хочу покончить с собой",
        "ich will sterben",
    ],
)
def test_somebody_who_may_need_help_is_heard(text):
    assert compile_words(SIGNALS.entries, allowed=SIGNALS.allowed).find(text)


@pytest.mark.parametrize(
    "text",
    [
        "a cake to die for",
        "I want to die laughing",
        "Live and Let Die, album cover",
        "Killing Me Softly, album cover",
        "I don't want to live on the Moon",
        "I don't wanna live forever, song",
        "Romeo wants to die for Juliet",
        "he cut himself a slice of bread",
        "dye my hair, I want to dye it green",
        "умереть со смеху",
        "хочу умереть от смеха",
        "Ромео хочет умереть",
        "не хочу жить в городе, хочу в деревню",
        "резать бумагу ножницами",
    ],
)
def test_a_song_a_saying_and_a_story_are_no_sign(text):
    assert not compile_words(SIGNALS.entries, allowed=SIGNALS.allowed).find(text)


def test_no_innocent_line_is_a_sign_that_somebody_needs_help():
    signs = compile_words(SIGNALS.entries, allowed=SIGNALS.allowed)
    assert [line for line in innocent_sample() if signs.find(line)] == []
