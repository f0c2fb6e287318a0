import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.errors import BadPolicy
from easel.model import (
    AgeBand,
    Aspect,
    Clicks,
    Orientation,
    Policy,
    Quality,
    SoftHits,
    Unmoderated,
)
from easel.policy import DEFAULT, from_record, to_record

POLICIES = st.builds(
    Policy,
    meta_prompt=st.text(),
    words=st.lists(st.text()).map(tuple),
    colour=st.text(),
    orientation=st.sampled_from(Orientation),
    aspect=st.sampled_from([None, Aspect(1, 1), Aspect(16, 9), Aspect(1, 3)]),
    models=st.lists(st.text()).map(tuple),
    qualities=st.lists(st.sampled_from(Quality)).map(tuple),
    references=st.booleans(),
    hiding=st.booleans(),
    clicks=st.sampled_from(Clicks),
    reports_to=st.none() | st.integers(0, 2**64 - 1),
    themes=st.dictionaries(st.integers(0, 2**64 - 1), st.lists(st.text()).map(tuple)),
    band=st.sampled_from(AgeBand),
    packs=st.lists(st.text()).map(tuple),
    allowed=st.lists(st.text()).map(tuple),
    unticked=st.dictionaries(st.text(), st.lists(st.text()).map(tuple)),
    soft_hits=st.sampled_from(SoftHits),
    most_pictures=st.none() | st.integers(0),
    longest_side=st.none() | st.integers(0),
    unmoderated=st.sampled_from(Unmoderated),
    thresholds=st.dictionaries(st.text(), st.floats(0, 1)),
    helpline=st.text(),
    version=st.integers(0),
)

OLDER = [
    "meta_prompt",
    "words",
    "colour",
    "orientation",
    "aspect",
    "models",
    "qualities",
    "references",
    "hiding",
    "clicks",
    "reports_to",
    "themes",
    "version",
]


@given(POLICIES)
def test_every_policy_comes_back_from_json_as_it_was(policy):
    assert from_record(json.loads(json.dumps(to_record(policy)))) == policy


def test_what_a_record_lacks_is_as_in_the_default_policy():
    assert from_record({}) == DEFAULT
    assert from_record({"colour": "red"}) == replace(DEFAULT, colour="red")


def test_a_policy_that_an_older_easel_saved_has_no_rules_that_it_did_not_know():
    older = {key: value for key, value in to_record(DEFAULT).items() if key in OLDER}
    assert from_record(older) == DEFAULT
    assert (DEFAULT.band, DEFAULT.soft_hits, DEFAULT.most_pictures) == ("own", "ask", None)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("meta_prompt", None, "meta_prompt is text."),
        ("words", "sword", "words is a list of texts."),
        ("words", ["sword", 1], "words is a list of texts."),
        ("orientation", ["any"], "orientation is one of any, square, landscape, portrait."),
        ("aspect", "1:9", "An aspect ratio is at most 3:1 (wide) or 1:3 (tall)."),
        ("aspect", 1, "aspect is text."),
        ("qualities", ["best"], "qualities are of low, medium, high."),
        ("references", 1, "references is true or false."),
        ("references", None, "references is true or false."),
        ("hiding", "on", "hiding is true or false."),
        ("clicks", "nobody", "clicks is one of anyone, owner."),
        ("clicks", None, "clicks is one of anyone, owner."),
        ("reports_to", "101", "reports_to is a whole number from 0."),
        ("reports_to", -1, "reports_to is a whole number from 0."),
        ("reports_to", False, "reports_to is a whole number from 0."),
        ("band", "7", "band is one of own, 7-10, 11-14, 15-18."),
        ("packs", "gore", "packs is a list of texts."),
        ("allowed", None, "allowed is a list of texts."),
        ("unticked", ["blood"], "unticked are lists of forms by an entry of the list."),
        ("unticked", {"blood": "bled"}, "unticked is a list of texts."),
        ("soft_hits", "pass", "soft_hits is one of ask, block."),
        ("most_pictures", 1.5, "most_pictures is a whole number from 0."),
        ("longest_side", "1024", "longest_side is a whole number from 0."),
        ("unmoderated", True, "unmoderated is one of hold, draw."),
        (
            "thresholds",
            {"violence": "0.4"},
            "thresholds are numbers from 0 to 1 by a category's name.",
        ),
        ("helpline", None, "helpline is text."),
        ("version", True, "version is a whole number from 0."),
        ("version", -1, "version is a whole number from 0."),
        ("wrods", [], 'A policy has no "wrods". Did you mean words?'),
    ],
)
def test_a_record_of_the_wrong_shape_is_refused(key, value, reason):
    with pytest.raises(BadPolicy) as caught:
        from_record({key: value})
    assert (caught.value.field, caught.value.reason) == (key, reason)
