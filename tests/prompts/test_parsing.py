from dataclasses import fields

import pytest

from easel.errors import BadParameter, EmptyPrompt, PromptTooLong
from easel.model import Aspect, Options, Prompt, Quality
from easel.prompts import PARAMETERS, UNSUPPORTED, parse, show
from easel.prompts.kinds import Flag


def refusal(text: str, options: Options | None = None) -> BadParameter:
    with pytest.raises(BadParameter) as caught:
        parse(text, options or Options())
    return caught.value


def test_a_plain_prompt_says_nothing_about_parameters():
    assert parse("a dog by the sea") == Prompt(text="a dog by the sea")


def test_reads_every_parameter_in_any_order():
    expected = Prompt(
        text="a dog",
        aspect=Aspect(16, 9),
        number=2,
        quality=Quality.LOW,
        model="gpt-image-1",
        avoid=("cars", "red trees"),
    )
    assert (
        parse("a dog --ar 16:9 --n 2 --q low --model gpt-image-1 --no cars, red trees") == expected
    )
    assert (
        parse("a dog --no cars, red trees --v gpt-image-1 --quality 1 --n 2 --aspect 16/9")
        == expected
    )


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_a_phones_dash_is_two_dashes(dash):
    assert parse(f"a dog {dash}ar 3:2 {dash}n 1") == Prompt(
        text="a dog", aspect=Aspect(3, 2), number=1
    )


@pytest.mark.parametrize(
    "text",
    [
        "a well--known dog",
        "a dog -- in the sun",
        "a dog — in the sun",
        "— Привет, —сказал пёс",
        "a sign that says “use --n 9 now”",
        'a sign that says "use --n 9 now"',
        "a --- line",
        "a ---ar line",
        "minus --5 degrees",
        "a semi-colon-ish --_thing",
    ],
)
def test_dashes_that_are_no_parameter_stay_in_the_text(text):
    assert parse(text) == Prompt(text=text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dog -n 2", "--n 2"),
        ("a cat -- ar 16:9", "--ar 16:9"),
        ("a cat --  q low --n 2", "--q low"),
        ("собака -AR 3/2", "--ar 3/2"),
    ],
)
def test_a_slip_of_the_dashes_is_refused_and_not_drawn(text, meant):
    with pytest.raises(BadParameter) as caught:
        parse(text)
    assert caught.value.nearest == meant
    assert "two dashes and no space" in caught.value.reason


@pytest.mark.parametrize("text", ["a stop sign -no entry", "well-known -2 degrees", "a -b 5 plan"])
def test_a_dash_that_is_no_slip_stays_in_the_text(text):
    assert parse(text).text == text


def test_a_quote_left_open_hides_no_parameter():
    assert parse('a 5" screen --no "cars"') == Prompt(text='a 5" screen', avoid=("cars",))
    assert parse('he said "hello --n 2') == Prompt(text='he said "hello', number=2)


def test_names_are_read_in_any_case_and_commas_between_are_forgiven():
    assert parse("a dog --AR 16:9, --N=2") == Prompt(text="a dog", aspect=Aspect(16, 9), number=2)


def test_quotes_around_a_value_are_dropped():
    assert parse('a dog --ar "16:9" --no "red cars", “trees”') == Prompt(
        text="a dog", aspect=Aspect(16, 9), avoid=("red cars", "trees")
    )


def test_what_to_avoid_is_counted_once_and_begins_with_no_dash():
    assert parse("a dog --no cars, Cars, , -people, a -- b").avoid == ("Cars", "people", "a b")


@pytest.mark.parametrize(
    ("text", "name", "value", "reason", "nearest"),
    [
        ("dog --n 0", "--n", "0", "--n takes a whole number from 1 to 4.", None),
        ("dog --n 9", "--n", "9", "--n takes a whole number from 1 to 4.", None),
        ("dog --n two", "--n", "two", "--n takes a whole number from 1 to 4.", None),
        ("dog --n 2.5", "--n", "2.5", "--n takes a whole number from 1 to 4.", None),
        ("dog --n ٣", "--n", "٣", "--n takes a whole number from 1 to 4.", None),
        ("dog --n -1", "--n", "-1", "--n takes a whole number from 1 to 4.", None),
        ("dog --n", "--n", "", "--n needs a value, such as --n 2.", None),
        (
            "dog --ar 1:9",
            "--ar",
            "1:9",
            "An aspect ratio is at most 3:1 (wide) or 1:3 (tall).",
            None,
        ),
        (
            "dog --ar x",
            "--ar",
            "x",
            "An aspect ratio is two whole numbers, width:height, such as 16:9.",
            None,
        ),
        (
            "dog --aspect 16x9",
            "--ar",
            "16x9",
            "An aspect ratio is two whole numbers, width:height, such as 16:9.",
            "--ar 16:9",
        ),
        (
            "dog --ar 0:1",
            "--ar",
            "0:1",
            "Both sides of an aspect ratio are 1 or more, such as 16:9.",
            None,
        ),
        ("dog --ar --n 2", "--ar", "", "--ar needs a value, such as --ar 16:9.", None),
        (
            "dog --ar 16:9 in the sun",
            "--ar",
            "16:9 in the sun",
            "--ar takes one value, such as --ar 16:9. Words to draw go before it.",
            None,
        ),
        ("dog --q best", "--q", "best", "--q takes low, medium or high (or 1, 2 or 4).", None),
        ("dog --v !", "--model", "!", "A model's name is one word, such as gpt-image-2.", None),
        (
            "dog --no ,",
            "--no",
            "",
            "--no needs a value, such as --no cars, people.",
            None,
        ),
        ("dog --n 2 --n 2", "--n", "2", "--n is given twice: keep one.", None),
        ("dog --ar 1:1 --aspect 2:1", "--ar", "2:1", "--ar is given twice: keep one.", None),
    ],
)
def test_a_bad_value_is_refused_with_a_whole_sentence(text, name, value, reason, nearest):
    refused = refusal(text)
    assert (refused.name, refused.value, refused.reason, refused.nearest) == (
        name,
        value,
        reason,
        nearest,
    )


@pytest.mark.parametrize(
    ("text", "name", "nearest"),
    [
        ("dog --aspct 16:9", "--aspct", "--ar"),
        ("dog --qualty low", "--qualty", "--q"),
        ("dog --modle x", "--modle", "--model"),
        ("dog --ar16:9", "--ar16", "--ar"),
        ("dog --xyzzy", "--xyzzy", None),
        ("dog --Ключ 2", "--Ключ", None),
    ],
)
def test_an_unknown_parameter_is_refused_with_the_nearest_name(text, name, nearest):
    refused = refusal(text)
    assert (refused.name, refused.nearest) == (name, nearest)
    assert refused.reason == (
        "There is no such parameter. These can be used: --ar, --n, --q, --draft, --model, --no,"
        " --raw, --tile, --seed, --variety, --iw, --sref, --cref, --oref, --repeat, --fast,"
        " --relax, --stealth, --public."
    )


@pytest.mark.parametrize("row", UNSUPPORTED, ids=lambda row: row.names[0])
def test_a_parameter_of_midjourney_is_refused_with_what_to_do_instead(row):
    for name in row.names:
        for dash in ("--", "—"):
            refused = refusal(f"dog {dash}{name} 50")
            assert (refused.name, refused.reason) == (f"--{name}", row.reason)
    assert row.reason.endswith(".")


def test_options_are_read_as_parameters_are():
    options = Options(number=3, aspect="3/2", quality="4", model="gpt-image-1")
    assert parse("a dog", options) == Prompt(
        text="a dog",
        number=3,
        aspect=Aspect(3, 2),
        quality=Quality.HIGH,
        model="gpt-image-1",
    )
    assert refusal("a dog", Options(aspect="x")).name == "--ar"
    assert refusal("a dog", Options(number=9)).reason == "--n takes a whole number from 1 to 4."


def test_an_option_and_a_parameter_may_say_the_same_but_not_different_things():
    assert parse("a dog --ar 32:18", Options(aspect="16:9")).aspect == Aspect(16, 9)
    refused = refusal("a dog --n 3", Options(number=2))
    assert refused.reason == "The option says 2 and --n says 3: keep one."


@pytest.mark.parametrize("text", ["", "  \n ", "--n 2", "\u200b\u2800\u3164", "\u202e", "\ud800"])
def test_refuses_a_prompt_without_words(text):
    with pytest.raises(EmptyPrompt):
        parse(text)


def test_the_limit_counts_words_to_draw_and_to_avoid_but_no_parameters():
    assert parse("a" * 8 + " --no bb --ar 16:9 --q low", limit=10).avoid == ("bb",)
    with pytest.raises(PromptTooLong) as caught:
        parse("a" * 9 + " --no bb", limit=10)
    assert (caught.value.length, caught.value.limit) == (11, 10)
    with pytest.raises(PromptTooLong):
        parse("a" * 6000)


def test_a_long_bad_value_is_repeated_in_part_only():
    assert len(refusal("dog --model " + "ä" * 5000).value) == 100
    assert len(refusal("dog --" + "a" * 5000).name) == 102


def test_no_name_means_two_things():
    names = [name for row in (*PARAMETERS, *UNSUPPORTED) for name in row.names]
    assert len(names) == len(set(names))


def test_every_field_of_a_prompt_but_its_text_has_a_parameter():
    named = {row.field for row in PARAMETERS}
    assert named - {"repeat"} == {field.name for field in fields(Prompt)} - {"text"}


@pytest.mark.parametrize(
    "row", [row for row in PARAMETERS if row.field != "repeat"], ids=lambda row: row.flag
)
def test_every_row_of_the_table_is_read_as_its_example_and_printed_back(row):
    pictures = "https://a.example/1.png " if row.flag == "--iw" else ""
    prompt = parse(f"{pictures}a dog {row.flag} {row.example}".strip())
    assert prompt != Prompt(text="a dog")
    assert parse(show(prompt)) == prompt
    for name in row.names:
        assert parse(f"{pictures}a dog —{name.upper()} {row.example}".strip()) == prompt
    assert row.help.endswith(".")
    assert (row.placeholder == "") == (row.example == "") == isinstance(row, Flag)
