import json
import sys
from dataclasses import replace
from types import FrameType

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


@pytest.mark.parametrize(
    "text",
    [
        "12345678 123 456",
        "1234 5678901234567890 12",
        "1234567890 " + "9" * 5000,
        "10101010 99999999999999999999 01010101",
        "99 " * 400 + "123456789",
    ],
)
def test_numbers_of_any_length_are_searched(text):
    assert MATCHER.find(f"{text} sword")
    assert not MATCHER.find(text)


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


@settings(max_examples=300, deadline=None)
@given(TEXT, LISTED)
def test_a_policy_saved_and_loaded_matches_the_same(text, word):
    policy = replace(
        DEFAULT,
        words=(*DEFAULT.words, "мечи", "=exact form"),
        allowed=("blood moon", "рыба-меч"),
        unticked={"swords": ("sworder",), "мечи": ("мечами",)},
    )
    loaded = from_record(json.loads(json.dumps(to_record(policy))))
    before, after = (
        compile_words(each.words, allowed=each.allowed, unticked=each.unticked)
        for each in (policy, loaded)
    )
    assert after.find(text) == before.find(text)
    assert after.find(f"{text} {word}") == before.find(f"{text} {word}")


def work(text: str) -> int:
    """Return how many functions the matcher calls for `text`: its time, on any machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        MATCHER.find(text)
    finally:
        sys.setprofile(before)
    return calls


WORST = (
    *("|", "adult ", "blood moon ", "a\u0301\u200b", "'s’", "меч-", "_", "ａ ", "sѕ", "s*"),
    *("swor ", "$w", "ԁ$|", "s|o|", "<b>", "swordsswords", "&#115;", "x.", "к р о в "),
    *(
        "{s}",
        "\u202es",
        "ʍo",
        "\U0001f525w",
        ":smile:",
        "[](x)",
        "0x73 ",
        "blo od ",
        "swоrdz",
        "ß<b>blood",
    ),
)


CALLS, CALLS_A_CHARACTER = 16_000, 80
"""What a text may cost: twice of what the worst known one does."""


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 20))
def test_work_is_bounded_by_the_length_of_a_text(text, times):
    repeated = (text * times)[:3_000]
    assert work(repeated) <= CALLS + CALLS_A_CHARACTER * len(repeated)


@pytest.mark.parametrize("piece", WORST)
def test_work_grows_with_length_and_not_with_its_square(piece):
    short, long = piece * (2_000 // len(piece)), piece * (16_000 // len(piece))
    # Eight times the text; a square would be 64 times the work.
    assert work(long) < 16 * max(work(short), 2_000)
