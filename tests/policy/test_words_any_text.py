import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easel.policy import DEFAULT, compile_words, from_record, to_record

MATCHER = compile_words((*DEFAULT.words, "мечи", "контент для взрослых", "=exact form"))
PIECES = st.sampled_from(
    [
        *"-_’' .,ёé\x00\n",
        *("blood", "adult", "content", "moon", "меч", "для", "взрослых", "рыба", "exact form"),
        *(
            "sw0rd",
            "s w o r d",
            "kr",
            "ov",
            "|3l",
            "()",
            "<b>",
            "&#115;",
            "%73",
            "*",
            "|",
            "ѕ",
            "$",
        ),
        *("|", "ѕ", "$"),
        *("\u0301", "\u200b", "\u0308", "ﬁ", "İ", "ß", "ｓｗｏｒｄ", "ǆ", "각"),
    ]
)
LISTED = st.sampled_from(["sword", "BLOOD", "мечами"])
TEXT = st.text(max_size=200) | st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=2000, deadline=None)
@given(TEXT)
def test_any_text_is_searched_and_every_hit_quotes_it(text):
    for hit in MATCHER.find(text):
        assert hit.text
        assert hit.text in text
        assert hit.word in {*DEFAULT.words, "мечи", "контент для взрослых", "=exact form"}


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), LISTED)
def test_a_listed_word_between_spaces_is_found_whatever_stands_around(before, after, word):
    text = f"{before} | {word} | {after}"
    assert word.casefold() in [hit.seen_as for hit in MATCHER.find(text)]


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), LISTED)
def test_neither_case_nor_more_space_turns_a_hard_hit_into_a_pass(before, after, word):
    text = f"{before} | {word} | {after}"
    assert any(hit.hard for hit in MATCHER.find(text))
    for changed in (word.upper(), word.title(), " ".join(word), "  ".join(word.swapcase())):
        hits = MATCHER.find(f"{before} | {changed} | {after}")
        assert any(hit.hard for hit in hits)
    assert any(hit.hard for hit in MATCHER.find(text.replace(" ", "   ")))


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_a_policy_saved_and_loaded_matches_the_same(text):
    loaded = from_record(json.loads(json.dumps(to_record(DEFAULT))))
    assert compile_words(loaded.words).find(text) == compile_words(DEFAULT.words).find(text)


def seconds(text: str) -> float:
    def once() -> float:
        begun = process_time()
        MATCHER.find(text)
        return process_time() - begun

    return min(once() for _ in range(2))


WORST = (
    *("|", "adult ", "blood moon ", "a\u0301\u200b", "'s’", "меч-", "_", "ａ ", "sѕ", "s*"),
    *("swor ", "$w", "ԁ$|", "s|o|", "<b>", "swordsswords", "&#115;", "x.", "к р о в "),
)


@pytest.mark.parametrize("piece", WORST)
def test_time_grows_with_length_and_not_with_its_square(piece):
    short, long = piece * (2_000 // len(piece)), piece * (32_000 // len(piece))
    # 16 times the text; a square would be 256 times the work.
    assert seconds(long) < 60 * max(seconds(short), 0.002)
