import pytest

from easel.errors import BadParameter
from easel.model import Aspect, Prompt, Quality
from easel.prompts import parse, parse_all, show


def texts(typed: str, most: int = 40) -> list[str]:
    return [prompt.text for prompt in parse_all(typed, most=most)]


def refusal(typed: str, most: int = 40) -> BadParameter:
    with pytest.raises(BadParameter) as caught:
        parse_all(typed, most=most)
    return caught.value


def test_each_choice_makes_a_prompt_and_the_first_changes_last():
    assert texts("a {red, green} bird in the {jungle, {salt, sand} desert}") == [
        "a red bird in the jungle",
        "a red bird in the salt desert",
        "a red bird in the sand desert",
        "a green bird in the jungle",
        "a green bird in the salt desert",
        "a green bird in the sand desert",
    ]


def test_choices_stand_in_parameters_and_may_be_parameters():
    assert [each.aspect for each in parse_all("a dog --ar {1:1, 16:9}")] == [
        Aspect(1, 1),
        Aspect(16, 9),
    ]
    qualities = [each.quality for each in parse_all("a dog {--q low, --q high,}")]
    assert qualities == [Quality.LOW, Quality.HIGH, None]
    assert parse_all("a dog --{raw, tile}") == (
        Prompt(text="a dog", raw=True),
        Prompt(text="a dog", tile=True),
    )


def test_an_empty_choice_leaves_no_gap():
    assert texts("a {, red} bird") == ["a bird", "a red bird"]


def test_what_is_chosen_is_clean_again():
    assert texts("caf{e, o}\u0301") == ["café", "cafó"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (r"a \{red\} bird", ["a {red} bird"]),
        (r"a {red\, green, blue} bird", ["a red, green bird", "a blue bird"]),
        (r"a {\{, \}} sign", ["a { sign", "a } sign"]),
        (r"a, \, b", ["a, , b"]),
        (r"C:\dir\\x \n", [r"C:\dir\\x \n"]),
        (r"a \\{x, y}", [r"a \x", r"a \y"]),
        (r"a \\\{x", [r"a \{x"]),
        (r"a \\, b", ["a \\, b"]),
    ],
)
def test_a_backslash_makes_a_brace_or_a_comma_mean_itself(typed, expected):
    assert texts(typed) == expected


def test_braces_mean_choices_in_quotation_marks_too():
    assert texts('a sign "{open, closed}"') == ['a sign "open"', 'a sign "closed"']


@pytest.mark.parametrize("text", ["a {b", "a } b", r"\{a, b\} \ \\ ,", "a\\", r"x\, y\\, z"])
def test_what_is_printed_has_its_braces_escaped(text):
    assert parse(show(Prompt(text=text))) == Prompt(text=text)


@pytest.mark.parametrize(
    ("typed", "sign", "problem"),
    [
        ("a {red, green bird", "{", "A brace is opened and not closed."),
        ("a :} face", "}", "A brace is closed that was not opened."),
        ("a {red} bird", "{ }", "These braces hold one thing, so there is nothing to choose."),
        ("a {} bird", "{ }", "These braces hold one thing, so there is nothing to choose."),
    ],
)
def test_braces_that_hold_no_choice_are_refused_with_how_to_draw_one(typed, sign, problem):
    how = r" Choices are written {red, green}; for a brace in the picture write \{ or \}."
    for read in (parse, parse_all):
        with pytest.raises(BadParameter) as caught:
            read(typed)
        assert (caught.value.name, caught.value.reason) == (sign, problem + how)


def test_more_than_the_most_are_refused_by_their_number():
    assert len(parse_all("{a, b} {c, d} dog", most=4)) == 4
    refused = refusal("{a, b} {c, d} {e, f} dog", most=7)
    assert (refused.name, refused.value) == ("{ }", "8")
    assert refused.reason == "This makes 8 orders at once, and 7 is the most."


@pytest.mark.parametrize(
    "typed",
    [
        "{a,b}" * 1000,
        "{a,{b,c}}" * 1000,
        "{" * 1000 + "a" + ",{b,c}}" * 1000,
    ],
)
@pytest.mark.timeout(60)  # made one by one, they would take longer than the universe has
def test_what_would_be_too_many_is_counted_and_not_made(typed):
    assert refusal(typed).name == "{ }"


def test_two_to_the_thousandth_is_named_without_its_digits():
    assert refusal("{a,b}" * 1000).value == "over 1,000,000"


def test_no_depth_is_too_deep():
    assert refusal("{a," * 20_000 + "b" + "}" * 20_000).value == "20,001"
    assert len(texts("{a," * 39 + "b" + "}" * 39)) == 40


@pytest.mark.parametrize("typed", ["\\" * 100_000, "{" * 100_000, "}" * 100_000, ",{" * 50_000])
@pytest.mark.timeout(60)  # in quadratic time they would take hours
def test_long_runs_of_signs_are_read_in_their_length(typed):
    with pytest.raises(BadParameter):
        parse_all(f"a {typed}x {{", limit=10**6)


def test_repeat_orders_each_prompt_so_often_and_in_order():
    assert texts("a {red, green} bird --repeat 2") == [
        "a red bird",
        "a red bird",
        "a green bird",
        "a green bird",
    ]
    assert texts("a bird {--r 2, --raw}") == ["a bird"] * 3
    assert len(texts("a bird --repeat 40")) == 40


def test_repeat_counts_towards_the_most():
    refused = refusal("a {red, green} bird --r 21")
    assert (refused.name, refused.value) == ("--repeat", "42")
    assert refused.reason == "This makes 42 orders at once, and 40 is the most."


@pytest.mark.parametrize("value", ["1", "0", "41", "two", "2.5", "-2"])
def test_repeat_is_from_2_to_40(value):
    assert refusal(f"a dog --repeat {value}").reason == (
        "--repeat takes a whole number from 2 to 40."
    )


@pytest.mark.parametrize(
    ("typed", "name"), [("a {red, green} dog", "{ }"), ("a dog --r 3", "--repeat")]
)
def test_where_one_prompt_is_asked_for_several_are_refused(typed, name):
    with pytest.raises(BadParameter) as caught:
        parse(typed)
    assert caught.value.name == name
    assert caught.value.reason == "Several orders at once can be made with /imagine only."
