import pytest

from easel.errors import BadLink, BadParameter, BadPreference
from easel.model import Aspect, Options, Prompt, Quality, Reference, Role, Speed
from easel.prompts import check_option, check_suffix, parse, parse_all

CUSTOM = {
    "mine": "in the warm sun --q high",
    "oil": "oil on canvas, 1890",
    "wide": "--ar 16:9",
    "palette": "{red, blue} and white, pale",
    "кот": "с котом",
    "pose": "https://pictures.example/pose.png",
    "raw": "never used",
}


def one(typed: str, options: Options | None = None, suffix: str = "") -> Prompt:
    (prompt,) = parse_all(typed, options or Options(), custom=CUSTOM, suffix=suffix)
    return prompt


def texts(typed: str, suffix: str = "") -> list[str]:
    return [each.text for each in parse_all(typed, custom=CUSTOM, suffix=suffix)]


@pytest.mark.parametrize("typed", ["a dog --wide --n 2", "a dog --n 2 --WIDE", "a dog —wide —n 2"])
def test_an_own_parameter_stands_for_its_text(typed):
    assert one(typed) == Prompt(text="a dog", number=2, aspect=Aspect(16, 9))


def test_words_of_an_own_parameter_stand_where_it_stood():
    assert one("a dog --oil in the rain").text == "a dog oil on canvas, 1890 in the rain"
    assert one("кто --кот").text == "кто с котом"


@pytest.mark.parametrize("typed", ["a dog --no cars --oil", "a dog --oil --no cars"])
def test_words_of_an_own_parameter_are_drawn_after_parameters_too(typed):
    assert one(typed) == Prompt(text="a dog oil on canvas, 1890", avoid=("cars",))


def test_an_own_parameter_may_hold_words_and_parameters():
    assert one("a dog --ar 1:1 --mine --no cars") == Prompt(
        text="a dog in the warm sun", aspect=Aspect(1, 1), quality=Quality.HIGH, avoid=("cars",)
    )


def test_an_own_parameter_is_read_where_one_prompt_is_asked_for():
    typed = "a dog --n 2 --mine"
    assert parse(typed, custom=CUSTOM) == one(typed)
    with pytest.raises(BadParameter) as caught:
        parse("a dog --palette", custom=CUSTOM)
    assert caught.value.name == "{ }"


def test_an_own_parameter_may_hold_the_link_at_the_start():
    assert one("--pose a dog") == Prompt(
        text="a dog",
        references=(Reference(role=Role.IMAGE, url="https://pictures.example/pose.png"),),
    )
    with pytest.raises(BadLink):
        one("a dog --pose")


def test_an_own_parameter_may_hold_choices_and_be_one():
    assert texts("a dog --palette") == ["a dog red and white, pale", "a dog blue and white, pale"]
    assert texts("a dog {--oil, --wide,--кот}") == [
        "a dog oil on canvas, 1890",
        "a dog",
        "a dog с котом",
    ]
    assert texts("a dog {in {--palette, ink}, in chalk}") == [
        "a dog in red and white, pale",
        "a dog in blue and white, pale",
        "a dog in ink",
        "a dog in chalk",
    ]


def test_an_own_parameter_is_not_looked_for_in_its_own_text():
    with pytest.raises(BadParameter) as caught:
        parse_all("a dog --a", custom={"a": "x --b", "b": "x --a"})
    assert caught.value.name == "--b"


def test_an_own_parameter_never_replaces_a_real_one():
    assert one("a dog --raw") == Prompt(text="a dog", raw=True)


def test_a_quoted_name_stays_in_the_words():
    assert one('a sign "use --mine now"').text == 'a sign "use --mine now"'


def test_what_is_said_twice_with_an_own_parameter_is_refused():
    with pytest.raises(BadParameter) as caught:
        one("a dog --wide --ar 16:9")
    assert caught.value.reason == "--ar is given twice: keep one."


def test_words_of_the_suffix_go_before_the_parameters_and_its_parameters_after():
    assert one("a dog --n 2", suffix="in oil --ar 16:9 --no cars") == Prompt(
        text="a dog in oil", number=2, aspect=Aspect(16, 9), avoid=("cars",)
    )


def test_what_is_typed_wins_over_the_suffix():
    suffix = "--q high --relax --no cars --ar 16:9 --raw"
    assert one("a dog --draft --fast --no hats", Options(aspect="1:1"), suffix) == Prompt(
        text="a dog",
        quality=Quality.LOW,
        speed=Speed.FAST,
        avoid=("hats",),
        aspect=Aspect(1, 1),
        raw=True,
    )
    assert one("a dog --mine", suffix="--q low").quality is Quality.HIGH


def test_a_suffix_may_hold_choices_and_repeat():
    assert texts("a {big, small} dog", "in {oil, ink}") == [
        "a big dog in oil",
        "a big dog in ink",
        "a small dog in oil",
        "a small dog in ink",
    ]
    assert texts("a dog", "--repeat 2") == ["a dog", "a dog"]
    assert texts("a dog --repeat 3", "--repeat 2") == ["a dog"] * 3
    assert texts(r"a \{ dog", "in oil") == ["a { dog in oil"]


def test_a_quotation_mark_never_reaches_into_the_suffix():
    assert one('he said "hello', suffix='--q low --no "cars"') == Prompt(
        text='he said "hello', quality=Quality.LOW, avoid=("cars",)
    )


@pytest.mark.parametrize(
    ("name", "text", "saved"),
    [
        ("Mine", " in  oil\n--q high ", ("mine", "in oil --q high")),
        ("--кот_2", "с котом", ("кот_2", "с котом")),
        ("—w-1", "--ar 16:9", ("w-1", "--ar 16:9")),
        ("a" * 32, "{red, blue} --no cars", ("a" * 32, "{red, blue} --no cars")),
        ("weight", "--iw 2", ("weight", "--iw 2")),
        ("pose", "https://pictures.example/1.png", ("pose", "https://pictures.example/1.png")),
        ("long", "a" * 500, ("long", "a" * 500)),
    ],
)
def test_an_option_is_saved_clean_and_in_lower_case(name, text, saved):
    assert check_option(name, text) == saved
    assert check_option(*saved) == saved


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("", "x", "A name begins with a letter"),
        ("2d", "x", "A name begins with a letter"),
        ("a b", "x", "A name begins with a letter"),
        ("a" * 33, "x", "A name begins with a letter"),
        ("AR", "x", "--ar means something already."),
        ("chaos", "x", "--chaos means something already."),
        ("mine", "", "Write what it stands for"),
        ("mine", "\u200b", "Write what it stands for"),
        ("mine", "a" * 501, "It has 501 characters and 500 fit."),
        ("mine", "--xyzzy", "--xyzzy: There is no such parameter."),
        ("mine", "--qualty low", "--qualty: There is no such parameter."),
        ("mine", "--chaos 5", "--chaos: The models here have no such dial."),
        ("mine", "--other", "--other: There is no such parameter."),
        ("mine", "--ar 9:1", "--ar: An aspect ratio is at most 3:1"),
        ("mine", "--ar 1:1 a dog", "--ar takes one value"),
        ("mine", "{red", "A brace is opened and not closed."),
        ("mine", "hot::2", "The models here can't weigh"),
        ("mine", "a dog https://pictures.example/1.png", "https://pictures.example/1.png: Links"),
        ("mine", "{a, b}" * 6, "{ }: This makes 64 orders at once"),
        ("mine", "--repeat 41", "--repeat takes a whole number"),
    ],
)
def test_an_option_that_could_not_be_used_is_not_saved(name, text, reason):
    with pytest.raises(BadPreference) as caught:
        check_option(name, text)
    assert caught.value.reason.startswith(reason)
    assert caught.value.name == f"--{name.lower()}"


def test_a_suffix_is_checked_as_an_option_is_and_may_be_empty():
    assert check_suffix(" in oil  --q high") == "in oil --q high"
    assert check_suffix(" \n") == ""
    for text in ("a" * 501, "--chaos 5", "{red", "--mine"):
        with pytest.raises(BadPreference) as caught:
            check_suffix(text)
        assert caught.value.name == "suffix"
