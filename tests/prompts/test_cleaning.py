import pytest

from easel.prompts.cleaning import clean


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  a\n\n dog\t\x00 runs ", "a dog runs"),
        ("b\x07lood", "blood"),
        ("a\u200b d\u00ado\ufeffg", "a dog"),
        ("\u202eevil", "evil"),
        ("e\u0301te\u0301", "été"),
        ("e\u200b\u0301", "é"),
        ("a\u2028b\u3000c\u00a0d", "a b c d"),
        ("hidden\U000e0073\U000e0077", "hidden"),
        ("👨\u200d👩\u200d👧 at home", "👨\u200d👩\u200d👧 at home"),
        ("❤️\u200d🔥", "❤️\u200d🔥"),
        ("bl\u200dood 🐶\u200d", "blood 🐶"),
        ("half \ud83d pair", "half pair"),
        ("{a, b} stays", "{a, b} stays"),
        ("Ёлка и йод", "Ёлка и йод"),
    ],
)
def test_shows_everything_on_one_line_and_hides_nothing(typed, shown):
    assert clean(typed) == shown
