import pytest

from easel.model import Hit
from easel.policy.words import compile_words


def found(words: list[str], text: str) -> list[str]:
    return [hit.seen_as for hit in compile_words(words).find(text)]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("swords", "a sword"),
        ("sword", "two Swords."),
        ("sword", "the sword's edge and the swords’ sheaths"),
        ("violence", "VIOLENCE"),
        ("gore", "gored, goring"),
        ("blood", "a bloody nose"),
        ("stab", "stabbing"),
        ("carry", "he carried it"),
        ("kill", "a killer whale"),
        ("knife", "many knives"),
        ("knives", "one knife"),
        ("bodies", "a body"),
        ("box", "boxes"),
        ("fight", "they fought"),
        ("woman", "women"),
        ("adult themes", "adult theme"),
        ("adult themes", "an adult-themed_party: adult_themes"),
        ("adult-themes", "ADULT   THEMES"),
        ("hangman's noose", "a hangman's noose, two hangmen’s nooses"),
        ("café", "a CAFÉ, a cafe\u0301"),
        ("мечи", "рыцарь с мечом"),
        ("расчленёнка", "много расчлененки"),
        ("расчлененка", "много расчленёнки"),
        ("темы для взрослых", "картина о темах для взрослых"),
        ("голый", "голая кукла"),
        ("убить", "он убил"),
        ("हिन्दी", "यह हिन्दी है"),
    ],
)
def test_an_entry_matches_in_every_form(entry, text):
    assert found([entry], text)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("swords", "passwords, crosswords and swordfish"),
        ("gore", "a gorgeous category"),
        ("adult content", "a content adult cat"),
        ("adult content", "One happy adult. Content is below."),
        ("butt", "bread and butter"),
        ("gut", "a gutter"),
        ("drunk", "people drink tea"),
        ("мечи", "мечты о мечети, он метал диск"),
        ("голый", "он забил гол"),
        ("для", "длить"),
        ("血まみれ", "青い空"),
    ],
)
def test_an_entry_never_matches_another_word(entry, text):
    assert not found([entry], text)


def test_an_entry_with_an_equals_sign_matches_only_as_it_is_spelled():
    assert found(["=swords"], "SWORDS") == ["swords"]
    assert not found(["=swords"], "a sword")
    assert not found(["=adult theme"], "adult themes")


def test_a_hit_says_what_was_typed_how_it_was_read_and_by_which_rule():
    matcher = compile_words(["swords", "=blood", "adult themes", "мечи"])
    assert matcher.find(
        "Ｓｗｏｒｄ, swo\u200brds, ad\u00adult\u00a0themes, blood, МЕЧО\u0301М"
    ) == (
        Hit(word="swords", text="Ｓｗｏｒｄ", seen_as="sword", rule="inflected"),
        Hit(word="swords", text="swo\u200brds", seen_as="swords", rule="listed"),
        Hit(
            word="adult themes",
            text="ad\u00adult\u00a0themes",
            seen_as="adult themes",
            rule="listed",
        ),
        Hit(word="=blood", text="blood", seen_as="blood", rule="exact"),
        Hit(word="мечи", text="МЕЧО\u0301М", seen_as="мечом", rule="inflected"),
    )


def test_each_entry_and_form_is_reported_once():
    assert found(["blood"], "blood " * 50 + "bloody") == ["blood", "bloody"]


def test_a_phrase_is_reported_and_not_the_word_within_it():
    assert found(["adult", "adult themes"], "adult themes") == ["adult themes"]


def test_two_entries_that_share_a_word_both_match():
    assert found(["adult jokes", "adult humor"], "adult humor, adult joke") == [
        "adult humor",
        "adult joke",
    ]


def test_a_harmless_phrase_excuses_the_word_in_it_and_nothing_beside_it():
    assert not found(["blood"], "a blood-orange under the Blood Moon")
    assert found(["blood"], "blood under the blood moon") == ["blood"]
    assert found(["blood moon"], "the blood moon") == ["blood moon"]
    assert not found(["меч"], "Рыба-меч и рыбы-мечи")
    assert not found(["blood"], "the Church of the Savior on Spilled Blood, a blood donor")
    assert not found(["кровь"], "храм Спаса на Крови в Петербурге")


def test_the_same_list_is_compiled_once():
    assert compile_words(["a word", "another"]) is compile_words(iter(("a word", "another")))


def test_an_empty_list_finds_nothing():
    assert compile_words([]).find("blood") == ()
