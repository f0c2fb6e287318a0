from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from easel.policy import DEFAULT, compile_words

MATCHER = compile_words((*DEFAULT.words, "мечи", "контент для взрослых", "=exact form"))
PIECES = st.sampled_from(
    [
        *"-_’' .,ёé\x00\n",
        *("blood", "adult", "content", "moon", "меч", "для", "взрослых", "рыба", "exact form"),
        *("\u0301", "\u200b", "\u0308", "ﬁ", "İ", "ß", "ｓｗｏｒｄ", "ǆ", "각"),
    ]
)
TEXT = st.text(max_size=200) | st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=2000, deadline=None)
@given(TEXT)
def test_any_text_is_searched_and_every_hit_quotes_it(text):
    for hit in MATCHER.find(text):
        assert hit.text
        assert hit.text in text
        assert hit.word in {*DEFAULT.words, "мечи", "контент для взрослых", "=exact form"}


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["sword", "BLOOD", "мечами"]))
def test_a_listed_word_between_spaces_is_found_whatever_stands_around(before, after, word):
    text = f"{before} | {word} | {after}"
    assert word.casefold() in [hit.seen_as for hit in MATCHER.find(text)]


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_neither_case_nor_more_space_hides_a_hit(text):
    if MATCHER.find(text):
        assert MATCHER.find(text.upper().lower())
        assert MATCHER.find(text.replace(" ", "   "))


def seconds(text: str) -> float:
    def once() -> float:
        begun = process_time()
        MATCHER.find(text)
        return process_time() - begun

    return min(once() for _ in range(3))


def test_time_grows_with_length_and_not_with_its_square():
    worst = ("|" * 8, "adult ", "blood moon ", "a\u0301\u200b", "'s’", "меч-", "_" * 8, "ａ ")
    for piece in worst:
        short, long = piece * (2_000 // len(piece)), piece * (32_000 // len(piece))
        # 16 times the text; a square would be 256 times the work.
        assert seconds(long) < 80 * max(seconds(short), 0.0005)
