import pytest

from easel.errors import BadParameter
from easel.model import Options, Prompt, Quality, Speed, Variety
from easel.prompts import parse, show


def refusal(typed: str, options: Options | None = None) -> BadParameter:
    with pytest.raises(BadParameter) as caught:
        parse(typed, options or Options())
    return caught.value


def test_parameters_without_a_value_are_read_in_any_order():
    assert parse("a dog --tile --stealth —raw, --relax") == Prompt(
        text="a dog", raw=True, tile=True, speed=Speed.RELAX, hidden=True
    )
    assert parse("a dog --public --fast --n 2") == Prompt(
        text="a dog", number=2, speed=Speed.FAST, hidden=False
    )


def test_what_is_said_is_printed_even_where_it_is_no_or_zero():
    assert show(parse("a dog --public --seed 0")) == "a dog --seed 0 --public"


@pytest.mark.parametrize("flag", ["--raw", "--tile", "--draft", "--fast", "--stealth", "--public"])
def test_words_after_a_parameter_without_a_value_are_refused(flag):
    refused = refusal(f"{flag} a dog")
    assert (refused.name, refused.value) == (flag, "a dog")
    assert refused.reason == f"{flag} takes no value. Words to draw go before it."


def test_a_draft_is_low_quality_and_printed_as_such():
    assert parse("a dog --draft").quality is Quality.LOW
    assert show(parse("a dog --draft")) == "a dog --q low"
    assert parse("a dog --draft --q low", Options(quality="1")).quality is Quality.LOW


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("a dog --draft --q high", "--draft and --q say different things: keep one."),
        ("a dog --q 2 --draft", "--q and --draft say different things: keep one."),
        ("a dog --fast --relax", "--fast and --relax say different things: keep one."),
        ("a dog --stealth --public", "--stealth and --public say different things: keep one."),
        ("a dog --raw --raw", "--raw is given twice: keep one."),
    ],
)
def test_two_that_exclude_each_other_are_refused(typed, reason):
    assert refusal(typed).reason == reason


def test_a_draft_and_an_option_that_says_otherwise_are_refused():
    refused = refusal("a dog --draft", Options(quality="high"))
    assert refused.reason == "The option says high and --draft says low: keep one."


@pytest.mark.parametrize("value", ["0", "4294967295", "007"])
def test_a_seed_has_32_bits(value):
    assert parse(f"a dog --seed {value}").seed == int(value)


@pytest.mark.parametrize("value", ["4294967296", "-1", "1.5", "random", "9" * 5000, "٣"])
def test_what_is_no_seed_is_refused(value):
    reason = "--seed takes a whole number from 0 to 4294967295."
    assert refusal(f"a dog --seed {value}").reason == reason


@pytest.mark.parametrize(("typed", "variety"), [("low", Variety.LOW), ("HIGH", Variety.HIGH)])
def test_a_variety_is_a_word(typed, variety):
    assert parse(f"a dog --variety {typed}").variety is variety
    assert show(parse(f"a dog --variety {typed}")) == f"a dog --variety {variety}"
    reason = "--variety takes low, medium or high."
    assert refusal("a dog --variety 0.7").reason == reason


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("a dog -raw", "--raw"), ("a dog -- tile", "--tile"), ("a dog -seed 5", "--seed 5")],
)
def test_a_slip_of_the_dashes_is_seen_in_these_too(typed, meant):
    assert refusal(typed).nearest == meant


@pytest.mark.parametrize("text", ["a dog -n", "a dog -raw 5", "a -raw dog", "a dog - raw"])
def test_a_dash_that_can_be_no_slip_stays_in_the_words(text):
    assert parse(text).text == text


@pytest.mark.parametrize(
    "typed",
    [
        "hot::2 dog",
        "hot:: dog",
        "hot::-.5 dog",
        "hot :: dog",
        "hot::",
        "a hot dog::1, a cat",
        "a dog --no cars::2, hats",
        'a dog --no "cars:: hats"',
    ],
)
def test_weights_are_refused_with_what_to_do(typed):
    refused = refusal(typed)
    assert refused.name in {"::", "--no"}
    assert "weigh" in refused.reason


@pytest.mark.parametrize(
    "text",
    ["code with std::vector in it", "a : b", 'a sign "hot:: dog"', "“a::2” in chalk", "a: b:c"],
)
def test_colons_that_are_no_weight_stay_in_the_words(text):
    assert parse(text) == Prompt(text=text)
