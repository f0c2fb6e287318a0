"""For any text whatever: it is read or refused, and what was read is printed without loss."""

from hypothesis import given, settings
from hypothesis import strategies as st

from easel.errors import BadLink, BadParameter, EmptyPrompt, PromptTooLong
from easel.model import Options
from easel.prompts import parse, parse_all, show
from easel.prompts.cleaning import clean
from easel.prompts.permutations import enclose, escape, expand

REFUSALS = (EmptyPrompt, PromptTooLong, BadParameter, BadLink)
LINKS = ("https://a.example/1.png", "<http://b.example/2.png>,", "https://[::1]/x?y=")

# Pieces that meet each other badly: dashes, quotes, braces, names, values, things that vanish.
SIGNS = [*'-—–"“”,;:={}()./\\<> ', "  ", "--", " --", "::", "\\{", "\\}", "\\,", "\\\\{", "\\\\,"]
NAMES = [
    "ar",
    "n",
    "no",
    "q",
    "model",
    "v",
    "raw",
    "chaos",
    "seed",
    "variety",
    "sref",
    "mine",
    "random",
]
WORDS = ["16:9", "2", "low", "a dog", " красный кот", "std::x", "hot::2 ", "\u200b", "\u0301"]
ODD = ["👧\u200d", "\u2028", "\x01", "\x02", "ftp://x ", "javascript:x ", "https://", *LINKS]
WELL_FORMED = [
    *(" --ar 16:9", " --n 2", " —q low", " --draft", " --model x", " --no b, c", ' --no "d'),
    *(
        " —raw",
        " --tile",
        " --seed 0",
        " --variety HIGH",
        " --iw .5",
        " --repeat 2",
        " --r 3",
        " --public",
    ),
    *(" --fast", " --relax", " --stealth", " --sref https://s.example/a", ' "--n 2"'),
    *(" --cref https://c.example/b= <https://c.example/c>", " --oref https://o.example/d,"),
    *(" {red, green} ", " {--q low, --q high}", "{x\\, y, {z, \\}}}", " --{raw, tile}"),
    *(" --mine", " --own", "{--mine,--own}"),
]
PIECES = st.sampled_from([*SIGNS, *NAMES, *WORDS, *ODD, *WELL_FORMED])
MESS = st.lists(PIECES, max_size=12).map("".join)
ENDINGS = st.lists(st.sampled_from(WELL_FORMED), max_size=6, unique=True).map("".join)
BEGINNINGS = st.sampled_from(["", "", LINKS[0], " ".join(LINKS)])
# Nothing in these contradicts anything, so that most are read and not refused.
SOUND_ENDINGS = st.lists(
    st.sampled_from(
        [
            *(" --ar {16:9, 1:1}", " --n 2", " --{q low, draft}", " --v x", " —raw", " --tile"),
            *(" --no «b», (c\\, d\\{), - e", " --seed 0", " {--fast, --relax,}", " --public"),
            *(" --sref https://s.example/a", " --cref https://c.example/b= <https://c.example>,"),
            *(" --oref https://o.example/d,", " --r 2", " —кот", " --mine"),
        ]
    ),
    max_size=5,
    unique=True,
).map("".join)
SOUND_WORDS = st.lists(
    st.sampled_from(
        [
            *("a dog", "красный кот,", '"--n 2"', '"hot:: {red, blue}"', '5"', "“--raw”", "-", "—"),
            *("\\{", "\\}", "\\,", "\\", "\\\\", ",", "--", "{a, {b, c\\, d}}", "👨\u200d👩", "<3"),
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
SOUND = st.builds("{} {} {}".format, BEGINNINGS, SOUND_WORDS, SOUND_ENDINGS)
TYPED = st.one_of(
    st.text(max_size=80),
    MESS,
    st.builds("{} a dog {}".format, BEGINNINGS, ENDINGS),
    st.builds("{} кот{}{}{}".format, BEGINNINGS, PIECES, ENDINGS, PIECES),
    SOUND,
)
CHOSEN = st.one_of(
    st.just(Options()),
    st.builds(
        Options,
        number=st.none() | st.integers(-1, 9),
        aspect=st.none() | st.sampled_from(["16:9", "1:1", "9:1", "\x00"]) | st.text(max_size=6),
        quality=st.none() | st.sampled_from(["low", "4", "HIGH"]) | st.text(max_size=6),
        model=st.none() | st.sampled_from(["gpt-image-1", "-x", "--n"]) | st.text(max_size=6),
    ),
)
ATTACHED = st.sampled_from([(), ("https://cdn.example/3.png?x=1&",)])
CUSTOM = {"mine": "in the {red, blue}, sun --stealth", "own": "--q low", "кот": "с “котом” 2"}
SUFFIXES = st.sampled_from(
    ["", "", "in oil --q low --no hats", "--raw --seed 1", "{x, y} --relax", 'a "b --n 3']
)


def read_and_print_again(typed, chosen, attached, suffix):
    try:
        prompts = parse_all(typed, chosen, attachments=attached, custom=CUSTOM, suffix=suffix)
    except REFUSALS:
        return
    assert 1 <= len(prompts) <= 40
    for prompt in dict.fromkeys(prompts):
        assert parse(show(prompt)) == prompt


@settings(max_examples=10_000, deadline=None)
@given(SOUND, st.just(Options()), ATTACHED, SUFFIXES)
def test_a_sound_text_reads_the_same_when_printed(typed, chosen, attached, suffix):
    read_and_print_again(typed, chosen, attached, suffix)


@settings(max_examples=10_000, deadline=None)
@given(TYPED, CHOSEN, ATTACHED, SUFFIXES)
def test_any_text_is_read_or_refused(typed, chosen, attached, suffix):
    read_and_print_again(typed, chosen, attached, suffix)


@settings(max_examples=3000, deadline=None)
@given(TYPED, CHOSEN)
def test_one_prompt_is_read_as_the_first_of_several_or_refused(typed, chosen):
    try:
        prompt = parse(typed, chosen)
    except REFUSALS:
        return
    assert parse_all(typed, chosen) == (prompt,)


@settings(max_examples=1000, deadline=None)
@given(TYPED)
def test_a_good_prompt_survives_parameters_after_any_words(typed):
    try:
        words = parse(typed).text
    except REFUSALS:
        return
    if words:
        assert parse(f"{escape(words)} --n 3 --no cars").text == words


@settings(max_examples=1000, deadline=None)
@given(st.text(), st.lists(st.sampled_from([*SIGNS, "a"])).map("".join))
def test_what_is_escaped_means_itself(any_text, signs):
    for text in (any_text, signs):
        assert expand(escape(text), 1).texts == (text,)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(["{", "}", ",", "\\", "a", "{b,c}"])).map("".join))
def test_choices_are_the_same_within_braces(text):
    try:
        alone = expand(text, 40).texts
    except BadParameter:
        return
    expected = (*(each.strip() for each in alone), "x") if alone else ()
    assert expand(f"{{{enclose(text)} , x}}", 41).texts == expected


@settings(max_examples=1000, deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed):
    once = clean(typed)
    assert clean(once) == once
    once.encode()
