"""Layers of rules: the stricter holds, whatever the order, and each says where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easel.errors import BadPolicy, Refusal
from easel.model import (
    Aspect,
    Assignment,
    Clicks,
    Hit,
    Model,
    Orientation,
    Place,
    Policy,
    Prompt,
    Quality,
    Reference,
    Role,
    Rules,
    SoftHits,
    Unmoderated,
)
from easel.policy import (
    DEFAULT,
    OPEN,
    Layer,
    Scope,
    Wish,
    check_policy,
    compile_layers,
    judge,
    layers_of,
    resolve,
    theme_of,
    with_assignment,
    with_channel,
)
from tests.examples import models

ROOM = 901
HERE = Place(server_id=900, channel_id=ROOM)
THREAD = Place(server_id=900, channel_id=950, thread_of=ROOM)
ELSEWHERE = Place(server_id=900, channel_id=902)
MODELS = {name: Model(name=name) for name in ("big", "small", "quick")}
ENTRIES = ("gun", "sword", "blood", "clowns")
PHRASES = ("water gun", "blood orange")
TEXTS = (
    *("a dog", "a gun", "a water gun", "a blood orange", "swordfish and swords", "two clowns"),
    "a swrd",
)

RULES = st.builds(
    Rules,
    meta_prompt=st.sampled_from(["", "Only in wool.", "Draw monuments."]),
    words=st.lists(st.sampled_from(ENTRIES), unique=True, max_size=2).map(tuple),
    allowed=st.lists(st.sampled_from(PHRASES), unique=True).map(tuple),
    soft_hits=st.sampled_from(SoftHits),
    colour=st.sampled_from(["", "red", "black and white"]),
    orientation=st.sampled_from(Orientation),
    aspect=st.sampled_from([None, Aspect(1, 1), Aspect(16, 9)]),
    models=st.lists(st.sampled_from(sorted(MODELS)), unique=True).map(tuple),
    qualities=st.lists(st.sampled_from(Quality), unique=True).map(tuple),
    most_pictures=st.none() | st.integers(1, 4),
    longest_side=st.none() | st.sampled_from([900, 1024, 2048]),
    references=st.booleans(),
    hiding=st.booleans(),
    clicks=st.sampled_from(Clicks),
    unmoderated=st.sampled_from(Unmoderated),
    thresholds=st.dictionaries(st.sampled_from(["violence", "sexual"]), st.floats(0, 1)),
    helpline=st.sampled_from(["", "Room 12"]),
)
PROMPTS = st.builds(
    Prompt,
    text=st.sampled_from(TEXTS),
    number=st.none() | st.integers(1, 4),
    aspect=st.sampled_from([None, Aspect(1, 1), Aspect(16, 9), Aspect(2, 3)]),
    quality=st.none() | st.sampled_from(Quality),
    model=st.none() | st.sampled_from(sorted(MODELS)),
    hidden=st.sampled_from([None, True]),
    references=st.sampled_from([(), (Reference(role=Role.IMAGE, url="https://a.test/1"),)]),
)


def layers(*several: Rules) -> tuple[Layer, ...]:
    return tuple(Layer(scope=Scope.CHANNEL, rules=rules) for rules in several)


@cache
def found(words: tuple[str, ...], allowed: tuple[str, ...], text: str) -> tuple[Hit, ...]:
    return compile_layers(layers(Rules(words=words, allowed=allowed))).find(text)


class Of:
    """What `compile_layers` returns, with a memory: a list meets the same texts many times."""

    def __init__(self, *several: Rules) -> None:
        self.several = several

    def find(self, text: str) -> tuple[Hit, ...]:
        return tuple(hit for r in self.several for hit in found(r.words, r.allowed, text))


def decide(rules: Rules, lists: Of, prompt: Prompt) -> Wish:
    return judge(
        rules,
        lists,
        prompt,
        models=MODELS,
        default_model="big",
        default_quality=Quality.HIGH,
        default_aspect=Aspect(1, 1),
        default_number=4,
    )


def refused(rules: Rules, lists: Of, prompt: Prompt) -> bool:
    try:
        decide(rules, lists, prompt)
    except Refusal:
        return True
    return False


@settings(deadline=None)
@given(st.lists(RULES, min_size=1, max_size=3), PROMPTS)
def test_what_any_layer_refuses_is_refused_where_it_holds(several: list[Rules], prompt: Prompt):
    try:
        resolved = resolve(layers(*several)).rules
    except BadPolicy:
        return  # such layers can't be saved together
    if any(refused(rules, Of(rules), prompt) for rules in several):
        assert refused(resolved, Of(*several), prompt)


@settings(deadline=None)
@given(st.lists(RULES, min_size=1, max_size=3))
def test_no_rule_is_looser_than_that_of_any_layer(several: list[Rules]):
    try:
        resolved = resolve(layers(*several)).rules
    except BadPolicy:
        return
    for rules in several:
        assert set(rules.words) <= set(resolved.words)
        assert not rules.models or set(resolved.models) <= set(rules.models)
        assert not rules.qualities or set(resolved.qualities) <= set(rules.qualities)
        assert (resolved.most_pictures or 9) <= (rules.most_pictures or 9)
        assert (resolved.longest_side or 9999) <= (rules.longest_side or 9999)
        assert resolved.references <= rules.references
        assert resolved.hiding <= rules.hiding
        assert rules.clicks is not Clicks.OWNER or resolved.clicks is Clicks.OWNER
        assert rules.soft_hits is not SoftHits.BLOCK or resolved.soft_hits is SoftHits.BLOCK
        assert rules.unmoderated is not Unmoderated.HOLD or (
            resolved.unmoderated is Unmoderated.HOLD
        )
        for category, score in rules.thresholds.items():
            assert resolved.thresholds[category] <= score
        assert rules.meta_prompt in resolved.meta_prompt
        assert rules.colour in resolved.colour


@settings(deadline=None)
@given(st.lists(RULES, min_size=2, max_size=3))
def test_the_order_of_layers_makes_nothing_stricter_or_looser(several: list[Rules]):
    outcomes = []
    for order in permutations(several):
        try:
            rules = resolve(layers(*order)).rules
        except BadPolicy as bad:
            outcomes.append({bad.field})
            continue
        sets = {name: frozenset(getattr(rules, name)) for name in ("words", "models", "allowed")}
        texts = {"meta_prompt": "", "colour": "", "helpline": "", "qualities": (), "unticked": {}}
        outcomes.append((sets, frozenset(rules.qualities), replace(rules, **sets, **texts)))
    assert all(each == outcomes[0] for each in outcomes)


@given(RULES)
def test_open_rules_add_nothing_to_any(rules: Rules):
    assert resolve(layers(rules, OPEN)).rules == resolve(layers(rules)).rules
    try:
        assert replace(resolve(layers(rules)).rules, allowed=(), unticked={}) == replace(
            rules, allowed=(), unticked={}
        )
    except BadPolicy:
        pytest.fail("rules contradict themselves")


def test_a_channel_s_allowed_phrase_lifts_only_the_channel_s_own_words():
    server = Rules(words=("gun",))
    channel = Rules(words=("water",), allowed=("water gun",))
    hits = compile_layers(layers(server, channel)).find("a water gun")
    assert [hit.word for hit in hits] == ["gun"]


def test_the_server_s_allowed_phrase_lifts_no_word_of_the_channel():
    server = Rules(words=("blood",), allowed=("blood drive",))
    channel = Rules(words=("drive",))
    assert not compile_layers(layers(server)).find("a blood drive")
    assert [hit.word for hit in compile_layers(layers(server, channel)).find("a blood drive")] == [
        "drive"
    ]


def test_texts_for_the_engine_come_one_after_the_other_and_the_nearest_helpline_holds():
    resolved = resolve(
        layers(
            Rules(meta_prompt="Be kind.", colour="red", helpline="The office"),
            Rules(colour="red", helpline=""),
            Rules(meta_prompt="Draw monuments.", colour="white", helpline="Room 12"),
        )
    ).rules
    assert resolved.meta_prompt == "Be kind.\nDraw monuments."
    assert (resolved.colour, resolved.helpline) == ("red, white", "Room 12")


def a_policy() -> Policy:
    policy = with_channel(
        replace(DEFAULT, most_pictures=3, models=("big", "small"), references=True),
        ROOM,
        replace(OPEN, words=("clowns",), models=("small", "quick"), hiding=False),
    )
    monuments = Assignment(
        title="Monuments", rules=replace(OPEN, meta_prompt="Draw monuments.", most_pictures=1)
    )
    return with_assignment(policy, ROOM, monuments)


def test_every_rule_says_which_layers_make_it():
    effective = resolve(layers_of(a_policy(), HERE))
    made = {
        name: [layer.title or layer.scope.value for layer in makers]
        for name, makers in effective.makers.items()
    }
    assert made["words"] == ["server", "channel"]
    assert made["models"] == ["server", "channel"]
    assert made["most_pictures"] == ["Monuments"]
    assert made["meta_prompt"] == ["server", "Monuments"]
    assert made["hiding"] == ["server", "channel"]
    assert made["references"] == []
    assert effective.rules.models == ("small",)


def test_a_thread_has_its_channel_s_rules_assignment_and_theme():
    policy = replace(a_policy(), themes={ROOM: ("monument",), 950: ("night", "monument")})
    assert layers_of(policy, THREAD) == layers_of(policy, HERE)
    assert theme_of(policy, THREAD) == ("monument", "night")
    assert theme_of(policy, HERE) == ("monument",)
    assert [layer.scope for layer in layers_of(policy, ELSEWHERE)] == [Scope.SERVER]


@pytest.mark.parametrize(
    ("server", "channel", "field", "reason"),
    [
        (
            {"models": ("big",)},
            {"models": ("small",)},
            "models",
            "big and small have no model in common, so nothing could be drawn.",
        ),
        (
            {"qualities": (Quality.LOW,)},
            {"qualities": (Quality.HIGH, Quality.MEDIUM)},
            "qualities",
            "low and high, medium have no quality in common, so nothing could be drawn.",
        ),
        (
            {"aspect": Aspect(16, 9)},
            {"aspect": Aspect(1, 1)},
            "aspect",
            "16:9 and 1:1 would hold at once: no picture could be both.",
        ),
        (
            {"orientation": Orientation.PORTRAIT},
            {"aspect": Aspect(16, 9)},
            "aspect",
            "16:9 is landscape, and the orientation is portrait: no picture could be both.",
        ),
        (
            {},
            {"most_pictures": 5},
            "most_pictures",
            "5 can't be the most pictures per order: say 1 to 4, or any.",
        ),
    ],
)
def test_a_channel_that_could_draw_nothing_is_not_saved_and_named(
    server: dict[str, Any], channel: dict[str, Any], field: str, reason: str
) -> None:
    policy = with_channel(replace(DEFAULT, **server), ROOM, replace(OPEN, **channel))
    with pytest.raises(BadPolicy) as caught:
        check_policy(policy, models=models())
    assert (caught.value.field, caught.value.reason) == (field, f"In <#{ROOM}>: {reason}")


def test_all_texts_of_a_place_together_leave_room_for_an_idea():
    server, channel = replace(DEFAULT, meta_prompt="x" * 450), replace(OPEN, meta_prompt="y" * 450)
    policy = with_channel(server, ROOM, channel)
    check_policy(replace(policy, channels={}), models=models(1000))
    with pytest.raises(BadPolicy, match="leave 200 for a student's idea"):
        check_policy(policy, models=models(1000))


def test_an_assignment_that_ends_before_it_starts_is_not_saved():
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assignment = Assignment(title="Monuments", rules=OPEN, starts=noon, ends=noon)
    with pytest.raises(BadPolicy, match="would end before it starts"):
        check_policy(with_assignment(DEFAULT, ROOM, assignment), models=models())


def test_rules_that_forbid_nothing_are_not_kept_for_a_channel():
    assert with_channel(a_policy(), ROOM, OPEN).channels == {}
    assert with_assignment(a_policy(), ROOM, None).assignments == {}
