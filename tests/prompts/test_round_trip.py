from hypothesis import given, settings
from hypothesis import strategies as st

from easel.errors import BadParameter, EmptyPrompt, PromptTooLong
from easel.model import Options
from easel.prompts import parse, show
from easel.prompts.cleaning import clean

# Pieces that meet each other badly: dashes, quotes, names, values, things that vanish.
PIECES = st.sampled_from(
    [
        *'-—–"“”,;:={}()./ ',
        *("  ", "--", " --", "ar", "n", "no", "q", "model", "v", "chaos", "aspect", "gpt-image-1"),
        *("16:9", "2", "low", "a dog", " красный кот", "\u200b", "\u0301", "👧\u200d", "\u2028"),
        *(" --ar 16:9", " --n 2", " --q low", " --no ", " —no ", " --model x", '"--n 2"'),
    ]
)
MESS = st.lists(PIECES, max_size=12).map("".join)
# Mostly well formed, so that most of these are read and not refused.
ENDINGS = st.permutations([" --ar 16:9", " —n 2", " --quality 4", " --v x"]).flatmap(
    lambda flags: st.integers(0, 4).map(lambda count: "".join(flags[:count]))
)
WELL_FORMED = st.builds("a dog {} --no b, {}{}".format, MESS, MESS, ENDINGS)
TYPED = st.one_of(st.text(max_size=80), MESS, WELL_FORMED, WELL_FORMED)
CHOSEN = st.builds(
    Options,
    number=st.none() | st.integers(-1, 9),
    aspect=st.none() | st.sampled_from(["16:9", "1:1", "9:1", "", "\x00"]) | st.text(max_size=6),
    quality=st.none() | st.sampled_from(["low", "4", "HIGH"]) | st.text(max_size=6),
    model=st.none() | st.sampled_from(["gpt-image-1", "-x", "--n"]) | st.text(max_size=6),
)


@settings(max_examples=3000, deadline=None)
@given(TYPED, CHOSEN)
def test_any_text_is_read_or_refused_and_reads_the_same_when_printed(typed, chosen):
    try:
        prompt = parse(typed, chosen)
    except (EmptyPrompt, PromptTooLong, BadParameter):
        return
    assert parse(show(prompt)) == prompt


@settings(max_examples=1000, deadline=None)
@given(TYPED)
def test_a_good_prompt_survives_parameters_after_any_words(typed):
    try:
        words = parse(typed).text
    except (EmptyPrompt, BadParameter):
        return
    assert parse(f"{words} --n 3 --no cars").text == words


@settings(max_examples=1000, deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed):
    once = clean(typed)
    assert clean(once) == once
    once.encode()
