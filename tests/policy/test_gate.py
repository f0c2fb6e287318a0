from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from easel.errors import (
    BadParameter,
    DidYouMean,
    DisallowedWords,
    NotInPolicy,
    OutsideAssignment,
)
from easel.model import (
    Aspect,
    Assignment,
    Model,
    Orientation,
    Policy,
    Prompt,
    Quality,
    Size,
    SoftHits,
)
from easel.policy import (
    DEFAULT,
    OPEN,
    Wish,
    allowed_models,
    compile_words,
    disallowed,
    judge,
    off_time,
)
from tests.examples import NOON

MODELS = {
    "big": Model(name="big"),
    "Small-1": Model(name="Small-1", qualities=(Quality.LOW, Quality.MEDIUM)),
}


def decide(policy: Policy = DEFAULT, text: str = "a dog", **said: Any) -> Wish:
    return judge(
        policy,
        compile_words(policy.words),
        Prompt(text=text, **said),
        models=MODELS,
        default_model="big",
        default_quality=Quality.HIGH,
        default_aspect=Aspect(4, 3),
        default_number=4,
    )


def under(**rules: Any) -> Policy:
    return replace(DEFAULT, **rules)


def test_what_nobody_says_is_as_configured():
    assert decide() == Wish(aspect=Aspect(4, 3), quality=Quality.HIGH, model="big", number=4)


def test_what_the_student_says_is_granted_when_no_rule_stands_against_it():
    said = decide(aspect=Aspect(1, 3), quality=Quality.LOW, model="small-1", number=1)
    assert said == Wish(aspect=Aspect(1, 3), quality=Quality.LOW, model="Small-1", number=1)


@pytest.mark.parametrize(
    ("policy", "aspect"),
    [
        (under(aspect=Aspect(1, 1)), Aspect(1, 1)),
        (under(orientation=Orientation.LANDSCAPE), Aspect(3, 2)),
        (under(orientation=Orientation.PORTRAIT), Aspect(2, 3)),
        (under(orientation=Orientation.SQUARE), Aspect(1, 1)),
        (under(orientation=Orientation.LANDSCAPE, aspect=Aspect(16, 9)), Aspect(16, 9)),
    ],
)
def test_the_policys_shape_comes_before_the_configured_one(policy, aspect):
    assert decide(policy).aspect == aspect
    assert decide(policy, aspect=aspect).aspect == aspect


def test_any_aspect_of_the_orientation_may_be_asked_for():
    assert decide(under(orientation=Orientation.LANDSCAPE), aspect=Aspect(3, 1)).aspect == Aspect(
        3, 1
    )


@pytest.mark.parametrize(
    ("policy", "said", "refused"),
    [
        (under(aspect=Aspect(1, 1)), {"aspect": Aspect(16, 9)}, ("aspect", "16:9", ("1:1",))),
        (
            under(orientation=Orientation.LANDSCAPE),
            {"aspect": Aspect(2, 3)},
            ("orientation", "2:3", ("landscape",)),
        ),
        (under(models=("big",)), {"model": "SMALL-1"}, ("model", "Small-1", ("big",))),
        (under(models=("gone",)), {}, ("model", "big", ("gone",))),
        (
            under(qualities=(Quality.LOW,)),
            {"quality": Quality.HIGH},
            ("quality", "high", ("low",)),
        ),
        (
            under(qualities=(Quality.HIGH,)),
            {"model": "Small-1"},
            ("quality", "high", ("high",)),
        ),
    ],
)
def test_what_the_policy_does_not_allow_is_refused_with_what_it_does(policy, said, refused):
    with pytest.raises(NotInPolicy) as caught:
        decide(policy, **said)
    error = caught.value
    assert (error.what, error.wanted, error.allowed) == refused


def test_the_first_allowed_model_and_the_cheapest_allowed_quality_stand_in_for_the_default():
    policy = under(models=("Small-1",), qualities=(Quality.MEDIUM, Quality.LOW))
    wish = decide(policy)
    assert (wish.model, wish.quality) == ("Small-1", Quality.LOW)


def test_an_unknown_model_or_quality_is_refused_with_the_nearest():
    with pytest.raises(BadParameter) as caught:
        decide(model="smal-1")
    assert caught.value.reason == "There is no such model here. These can be used: big, Small-1."
    assert caught.value.nearest == "--model Small-1"
    with pytest.raises(BadParameter) as caught:
        decide(model="Small-1", quality=Quality.HIGH)
    assert caught.value.reason == "This model's qualities are low, medium."


def test_a_listed_word_is_refused_before_anything_else():
    with pytest.raises(DisallowedWords) as caught:
        decide(text="two swords", model="none such")
    assert [hit.text for hit in caught.value.hits] == ["swords"]


def test_words_to_avoid_may_be_listed_ones_but_no_more_than_that():
    assert decide(avoid=("blood", "Swords", "cars"))
    with pytest.raises(DisallowedWords):
        decide(avoid=("nothing but blood",))
    with pytest.raises(DisallowedWords):
        decide(avoid=("sword sword",))


def test_soft_hits_are_refused_unless_they_are_only_to_be_asked_about():
    matcher = compile_words(DEFAULT.words)
    prompt = Prompt(text="two swrds and blood")
    assert [hit.hard for hit in disallowed(matcher, prompt)] == [False, True]
    assert [hit.text for hit in disallowed(matcher, prompt, soft_blocks=False)] == ["blood"]


def test_what_may_be_a_slip_is_asked_about_or_refused_as_the_policy_has_it():
    with pytest.raises(DidYouMean) as asked:
        decide(text="two swrds")
    assert [hit.text for hit in asked.value.hits] == ["swrds"]
    with pytest.raises(DisallowedWords):
        decide(under(soft_hits=SoftHits.BLOCK), text="two swrds")
    with pytest.raises(DisallowedWords) as refused:
        decide(text="two swrds and blood")
    assert len(refused.value.hits) == 2


def test_an_order_has_no_more_pictures_than_the_policy_allows():
    policy = under(most_pictures=2)
    assert decide(policy).number == 2
    assert decide(policy, number=1).number == 1
    with pytest.raises(NotInPolicy) as refused:
        decide(policy, number=3)
    error = refused.value
    assert (error.what, error.wanted, error.allowed) == ("number of pictures", "3", ("1", "2"))


def test_a_model_that_can_t_draw_as_small_is_not_allowed():
    large = Model(name="large", sizes=(Size(1536, 1024),))
    there = {"large": large, "any": Model(name="any")}
    assert allowed_models(under(longest_side=1024), there) == ("any",)
    assert allowed_models(under(longest_side=1536), there) == ("large", "any")


@pytest.mark.parametrize(
    ("minutes", "starts", "ended"),
    [(-1, NOON, None), (0, None, None), (59, None, None), (60, None, NOON + timedelta(hours=1))],
)
def test_orders_before_and_after_an_assignment_are_refused_with_when_it_is(minutes, starts, ended):
    assignment = Assignment(
        title="Monuments", rules=OPEN, starts=NOON, ends=NOON + timedelta(hours=1)
    )
    now = NOON + timedelta(minutes=minutes)
    if starts is None and ended is None:
        off_time(assignment, now)
        return
    with pytest.raises(OutsideAssignment) as refused:
        off_time(assignment, now)
    assert refused.value.starts == (starts and int(starts.timestamp()))
    assert refused.value.ended == (ended and int(ended.timestamp()))
