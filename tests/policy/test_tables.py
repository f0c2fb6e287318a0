"""The matcher's tables hold together: a slip in one would silence a trick without a sound."""

from easel.policy.words import known, tricks
from easel.policy.words.folding import fold
from easel.policy.words.readings import CYRILLIC, LATIN, alphabet_of, readings_into, rows

ALPHABET = {*"abcdefghijklmnopqrstuvwxyz", *"абвгдежзийклмнопрстуфхцчшщъыьэюя"}


def test_every_letter_of_both_alphabets_has_look_alikes_or_signs():
    written = {letter for name in ("lookalikes.tsv", "leet.tsv") for letter, _ in rows(name)}
    assert written == ALPHABET


def test_every_reading_is_of_folded_text_into_letters():
    for readings in readings_into(frozenset((LATIN, CYRILLIC))).values():
        for source, target, trick in readings:
            assert source
            assert source == fold(source).chars
            assert all(map(alphabet_of, target))
            assert tricks.rule_of(trick)


def test_every_russian_letter_has_a_sound():
    assert {letter for letter, _ in rows("sounds.tsv")} >= ALPHABET


def test_words_of_all_kinds_are_known():
    for word in ("sword", "bloodhound", "essex", "zymurgy", "рыба", "расчлененка"):
        assert known.is_word(word)
    for word in ("sw0rd", "gor", "ual", "ныфч", "s"):
        assert not known.is_word(word)
    assert known.is_usual("the")
    assert not known.is_usual("re")


def test_numbers_with_their_units_are_numbers():
    for number in ("3d", "80s", "50mm", "007", "1920"):
        assert known.is_number(number)
    for word in ("m4d", "90r3", "00d"):
        assert not known.is_number(word)
