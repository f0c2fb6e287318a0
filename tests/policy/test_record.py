import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel.errors import BadPolicy
from easel.model import Aspect, Clicks, Orientation, Policy, Quality
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
    version=st.integers(0),
)


@given(POLICIES)
def test_every_policy_comes_back_from_json_as_it_was(policy):
    assert from_record(json.loads(json.dumps(to_record(policy)))) == policy


def test_what_a_record_lacks_is_as_in_the_default_policy():
    assert from_record({}) == DEFAULT
    assert from_record({"colour": "red"}) == replace(DEFAULT, colour="red")


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
        ("version", True, "version is a whole number from 0."),
        ("version", -1, "version is a whole number from 0."),
        ("wrods", [], 'A policy has no "wrods". Did you mean words?'),
    ],
)
def test_a_record_of_the_wrong_shape_is_refused(key, value, reason):
    with pytest.raises(BadPolicy) as caught:
        from_record({key: value})
    assert (caught.value.field, caught.value.reason) == (key, reason)
