import tracemalloc
from dataclasses import replace

from easel.model import AgeBand, Rules
from easel.policy import DEFAULT, Lists, with_band
from easel.policy.compiling import compile_layers
from easel.policy.layers import Layer, Scope


def found(text, **rules):
    layer = Layer(scope=Scope.SERVER, rules=Rules(**rules))
    return [(hit.word, hit.text) for hit in compile_layers([layer]).find(text)]


def test_a_pack_is_in_force_beside_the_teachers_own_words():
    assert found("a gun in a kiosk", words=("kiosk",), packs=("weapons",)) == [
        ("kiosk", "kiosk"),
        ("gun", "gun"),
    ]


def test_what_a_pack_allows_passes_the_teachers_own_words_too():
    assert found("a water gun", words=("gun",), packs=("weapons",)) == []


def test_what_a_teacher_lists_holds_whatever_a_pack_allows():
    assert found("a water gun", words=("Water-Gun",), packs=("weapons",)) == [
        ("Water-Gun", "water gun")
    ]


def test_a_teacher_allows_what_a_pack_refuses():
    assert found("a toy gun", packs=("weapons",), allowed=("toy gun",)) == []


def test_a_word_on_the_list_and_in_a_pack_is_told_once():
    assert found("a sword", words=("swords",), packs=("weapons",)) == [("swords", "sword")]


def test_servers_with_the_same_packs_share_them_whatever_else_they_have():
    young = with_band(DEFAULT, AgeBand.YOUNG)

    def lists(word: str, phrase: str) -> Lists:
        policy = replace(young, words=(*young.words, word), allowed=(phrase,))
        return compile_layers([Layer(scope=Scope.SERVER, rules=policy)])

    mine = lists("clowns", "blood moon")
    tracemalloc.start()
    theirs = lists("trolls", "sword bakery")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 500 * 1024
    assert [bool(each.find("a rifle")) for each in (mine, theirs)] == [True, True]
    assert [bool(each.find("a sword bakery")) for each in (mine, theirs)] == [True, False]
