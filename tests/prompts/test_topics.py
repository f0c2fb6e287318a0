import pytest

from easel.prompts import PARAMETERS, UNSUPPORTED, topic_of, topics


def test_every_parameter_and_everything_midjourney_has_beside_is_a_topic_once():
    names = [topic.name for topic in topics()]
    assert len(names) == len(set(names))
    assert {row.flag for row in PARAMETERS} <= set(names)
    refused = {topic.name for topic in topics() if not topic.is_supported}
    assert refused == {"::", *(f"--{row.names[0]}" for row in UNSUPPORTED)}


def test_a_topic_says_how_it_is_written_and_what_else_it_is_called():
    by_name = {topic.name: topic for topic in topics()}
    assert by_name["--ar"].details == "`--ar W:H` · such as `--ar 16:9` · also `--aspect`"
    assert by_name["--raw"].details == "`--raw`"
    assert by_name["--chaos"].details == "also `--c`"


def test_a_topic_fits_a_field_of_a_discord_embed():
    for topic in topics():
        assert 0 < len(topic.name) <= 100
        assert 0 < len(topic.line) <= 300
        assert topic.line.endswith((".", ":"))
        assert len(topic.details) <= 500


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("--ar", "--ar"), ("ar", "--ar"), ("—Aspect ", "--ar"), ("version", "--model")),
        *(("links", "links"), ("{}", "{a, b}"), ("::", "::"), ("c", "--chaos")),
    ],
)
def test_a_topic_is_found_by_any_of_its_names(typed, name):
    found = topic_of(typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", ["", "--", "dogs"])
def test_what_is_no_topic_is_not_found(typed):
    assert topic_of(typed) is None
