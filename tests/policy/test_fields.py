from dataclasses import replace
from typing import Any

import pytest

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
from easel.policy import DEFAULT, parse_policy_fields

MODELS = ("gpt-image-1", "Sketch")


def read(**fields: Any) -> Policy:
    return parse_policy_fields(DEFAULT, available=MODELS, **fields)


def test_reads_every_field():
    assert read(
        meta_prompt=" For children.\r\n\r\nBe  kind.\u202e ",
        colour="black  and white.",
        orientation="Landscape",
        aspect=" 16:9 ",
        models="SKETCH, gpt-image-1, sketch",
        qualities="high, low",
        references="on",
        hiding=" On ",
        clicks="owner",
        reports_to=" 1100000000000000101 ",
        band=" 7-10",
        packs="Weapons, gore",
        allowed="blood orange\nwater gun; ",
        soft_hits="Block",
        most_pictures=" 2 ",
        longest_side="1024",
        unmoderated="draw",
        thresholds="Violence: 0.4, self-harm/intent 1\nsexual=.05",
        helpline="Talk to  Ms Ellis,\r\nroom 12. ",
    ) == replace(
        DEFAULT,
        meta_prompt="For children.\n\nBe kind.",
        colour="black and white",
        orientation=Orientation.LANDSCAPE,
        aspect=Aspect(16, 9),
        models=("Sketch", "gpt-image-1"),
        qualities=(Quality.HIGH, Quality.LOW),
        references=True,
        hiding=True,
        clicks=Clicks.OWNER,
        reports_to=1100000000000000101,
        band=AgeBand.YOUNG,
        packs=("weapons", "gore"),
        allowed=("blood orange", "water gun"),
        soft_hits=SoftHits.BLOCK,
        most_pictures=2,
        longest_side=1024,
        unmoderated=Unmoderated.DRAW,
        thresholds={"violence": 0.4, "self-harm/intent": 1.0, "sexual": 0.05},
        helpline="Talk to Ms Ellis,\nroom 12.",
    )


def test_a_field_that_is_not_given_stays_as_it_is():
    assert read() == DEFAULT


@pytest.mark.parametrize("nothing", ["", "any", "Any"])
def test_nothing_and_any_mean_no_rule(nothing):
    ruled = read(
        colour="red",
        orientation="square",
        aspect="1:1",
        models="Sketch",
        qualities="low",
        most_pictures="1",
        longest_side="1024",
    )
    assert ruled != DEFAULT
    lifted = parse_policy_fields(
        ruled,
        colour=nothing,
        orientation=nothing,
        aspect=nothing,
        models=nothing,
        qualities=nothing,
        most_pictures=nothing,
        longest_side=nothing,
    )
    assert lifted == DEFAULT


def test_what_people_may_do_is_taken_back_as_it_was_given():
    given = read(references="on", hiding="on", clicks="owner", reports_to="101")
    taken = parse_policy_fields(
        given, references="off", hiding="off", clicks="anyone", reports_to=""
    )
    assert taken == DEFAULT


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        (
            "meta_prompt",
            "x" * 4001,
            "The meta-prompt is 4,001 characters long, and 4,000 is the most.",
        ),
        ("colour", "x" * 101, "The colour is 101 characters long, and 100 is the most."),
        (
            "orientation",
            "landscap",
            'There is no "landscap". Did you mean landscape? '
            "Choose from any, square, landscape, portrait.",
        ),
        (
            "aspect",
            "wide",
            "An aspect ratio is two whole numbers, width:height, such as 16:9. "
            'For no rule write "any".',
        ),
        (
            "models",
            "gpt-image-2",
            'There is no model "gpt-image-2". Did you mean gpt-image-1? '
            "Choose from gpt-image-1, Sketch.",
        ),
        ("qualities", "best", 'There is no "best". Choose from low, medium, high.'),
        ("references", "yes", 'There is no "yes". Choose from off, on.'),
        ("references", "", 'There is no "". Choose from off, on.'),
        ("hiding", "of", 'There is no "of". Did you mean off? Choose from off, on.'),
        ("clicks", "any", 'There is no "any". Did you mean anyone? Choose from anyone, owner.'),
        ("reports_to", "#gallery", "Reports go to a channel of this server, or to none."),
        ("reports_to", "-1", "Reports go to a channel of this server, or to none."),
        ("band", "7", 'There is no "7". Choose from own, 7-10, 11-14, 15-18.'),
        ("soft_hits", "", 'There is no "". Choose from ask, block.'),
        (
            "unmoderated",
            "draw it",
            'There is no "draw it". Did you mean draw? Choose from hold, draw.',
        ),
        ("most_pictures", "two", '"two" is no whole number. For no rule write "any".'),
        ("longest_side", "-1", '"-1" is no whole number. For no rule write "any".'),
        ("longest_side", "9" * 7, '"9999999" is no whole number. For no rule write "any".'),
        (
            "thresholds",
            "violence: much",
            '"violence: much" is no category and score, such as violence: 0.4.',
        ),
        ("reports_to", "٣", "Reports go to a channel of this server, or to none."),
    ],
)
def test_a_bad_field_is_refused_by_name_with_a_whole_sentence(field, value, reason):
    with pytest.raises(BadPolicy) as caught:
        read(**{field: value})
    assert (caught.value.field, caught.value.reason) == (field, reason)
