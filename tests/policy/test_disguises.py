"""Disguised words are caught: words, look-alikes and carriers that nothing was tuned to."""

from collections import defaultdict

import pytest

from easel.policy import compile_words
from tests.policy.disguises import CLASSES, Disguised, disguised, entries

# What is left to chance in these: a cut or a slip may make other words of the dictionary.
LEAST = {"one space": 0.85, "typo": 0.75, "transliterated": 0.85, "sounds, case": 0.85}
USUALLY = 0.93
MACRO = 0.975


def caught(part: str, seed: int) -> dict[str, list[tuple[Disguised, bool]]]:
    matcher = compile_words(entries(part))
    by_kind: dict[str, list[tuple[Disguised, bool]]] = defaultdict(list)
    for each in disguised(part, seed=seed):
        by_kind[each.kind].append((each, bool(matcher.find(each.text))))
    return by_kind


@pytest.mark.parametrize("part", ["tuning", "held out"])
def test_disguised_words_are_caught_in_every_class(part):
    shares = {}
    for kind, results in caught(part, seed=4).items():
        shares[kind] = sum(is_caught for _, is_caught in results) / len(results)
    assert shares.keys() == CLASSES.keys()
    assert {kind for kind, share in shares.items() if share < LEAST.get(kind, USUALLY)} == set()
    assert sum(shares.values()) / len(shares) >= MACRO


@pytest.mark.parametrize(
    ("entry", "text", "rule", "hard"),
    [
        ("sword", "a sw0rd", "leet", True),
        ("sword", "a ѕwоrd", "look-alikes", True),
        ("sword", "s w o r d", "spaced", True),
        ("sword", "s.w.o.r.d", "punctuated", True),
        ("sword", "sw*rd", "masked", True),
        ("sword", "swoooord", "repeated", True),
        ("sword", "megasword", "glued", True),
        ("sword", "swrod", "typo", False),
        ("sword", "ыцщкв", "keyboard", True),
        ("sword", "drows", "reversed", True),
        ("sword", "сворд", "transliterated", True),
        ("sword", "sw⻏rd", "mixed alphabets", False),
        ("sword", "\\u0073word", "listed", True),
        ("sword", "sw<b>or</b>d", "listed", True),
        ("poison", "po\u202enosi\u202c", "listed", True),
        ("poison", "uosᴉod", "reversed", True),
        (
            "poison",
            ":letter_p::letter_o::letter_i: :letter_s: :letter_o: :letter_n:",
            "listed",
            True,
        ),
        ("poison", "\\70 \\6f \\69 \\73 \\6f \\6e", "listed", True),
        ("poison", "0x70 0x6f 0x69 0x73 0x6f 0x6e", "listed", True),
        ("poison", "%26amp%3B%23112%3Boison", "listed", True),
        ("poison", "po<i class='x'></i>ison", "listed", True),
        ("poison", "poi<:sword:123456>son", "listed", True),
        ("poison", "***poi***son", "listed", True),
        ("poison", "poi…son", "punctuated", True),
        ("poison", "poisonandflowers", "glued", True),
        ("poison", "opison", "typo", False),
        ("sexy", "$[-><'/", "leet", True),
        ("hate", "#473 $p33<#", "leet", True),
        ("kill", "kiII", "look-alikes", False),
        ("beer", "8eeer", "leet", True),
        ("sword", "c3dvcmQ=", "listed", True),
        ("кровь", "0LrRgNC+0LLRjA==", "listed", True),
        ("sword", "73776f7264", "listed", True),
        ("sword", "73 77 6f 72 64", "listed", True),
        ("sword", "115 119 111 114 100", "listed", True),
        ("sword", "01110011 01110111 01101111 01110010 01100100", "listed", True),
        ("sword", "... .-- --- .-. -..", "listed", True),
        ("sword", "fjbeq", "cipher", True),
        ("sword", "ordsway", "cipher", True),
        ("кровь", "krov", "transliterated", True),
        ("кровь", "rhjdm", "keyboard", True),
        ("кровь", "кр0вь", "leet", True),
        ("Schwert", "viele Schwerter", "inflected", True),
        ("espada", "dos espadas", "inflected", True),
        ("manslaughter", "man slaughter", "cut", False),
    ],
)
def test_a_hit_names_its_trick_and_asks_where_it_may_be_a_slip(entry, text, rule, hard):
    (hit,) = compile_words([entry]).find(text)
    assert (hit.word, hit.rule, hit.hard) == (entry, rule, hard)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("sword", "passwords, swordfish, a crossword and the foreword"),
        ("sword", "words, swore, sworn, sward"),
        ("gore", "Gorean ruins"),
        ("cop", "мелкий сoр"),
        ("ass", "45s exposure, a-z, the class of 80s"),
        ("gun", "Nug Gunther begun"),
        ("demon", "see demo.py"),
        ("hit", "a t-shirt and an x-ray"),
        ("behead", "she will be head of the school"),
        ("nazi", "from [a-z] to z"),
        ("ад", "add an ad @add"),
        ("меч", "мечта, рыба-меч и мечеть"),
        ("секс", "кекс и (exit)"),
        ("gore", "error E209, platform E206, Gorj"),
        ("секс", "grep [-s] [-e word] [-x], 20×%s, seek(0)"),
        ("cum", "C, um"),
        ("war", "wir warten"),
        ("бомба", "Лубомбо"),
        ("война", "Кіт і пес ідуть додому, дівойна"),
        ("nazi", "Nasi goreng"),
        ("dead", "%d...%d"),
        ("axe", "a %e"),
        ("sword", "1920 1080 60, 20 30 40, #73776f, deadbeef, - - -, ... ... ...; Broadway"),
        ("кровь", "категорії, кровля і покрови"),
    ],
)
def test_a_word_that_is_one_is_read_as_no_other(entry, text):
    hits = [hit for hit in compile_words([entry]).find(text) if hit.rule != "listed"]
    assert hits == []


def test_an_exact_entry_is_found_hidden_and_in_capitals_but_in_no_other_shape():
    matcher = compile_words(["=sword"])
    assert matcher.find("SW\u200bORD")
    assert matcher.find("ｓｗｏｒｄ")
    assert matcher.find("sw0rd swords s w o r d") == ()
