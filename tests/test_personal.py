"""What people set for themselves: kept, bounded, and never in the way of an order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easel import policy as rules
from easel.commission import preferred
from easel.errors import BadPreference, NotInPolicy, NotOffered, Refusal
from easel.model import Aspect, Policy, Preferences, Prompt, Quality, Speed, Ticket
from easel.policy import DEFAULT
from easel.settings import Settings
from tests.classroom import Classroom, classroom
from tests.engines_for_tests import BRIEF, PLAIN, PlainEngine
from tests.examples import ANNA, BORIS, CLASS, OTHER_CLASS, TEACHER, an_order

# It has a model "plain" with every quality, the usual one, and a model "brief" with low alone.
ENGINE = PlainEngine()
DOG = Prompt(text="a dog")
MATCHER = rules.compile_words(DEFAULT.words)


@pytest.fixture
async def room(settings: Settings) -> AsyncIterator[Classroom]:
    async with classroom(settings, PlainEngine(), is_moving=False) as room:
        yield room


def under(**rules: Any) -> Policy:
    return replace(DEFAULT, **rules)


def filled(preferences: Preferences, policy: Policy = DEFAULT, prompt: Prompt = DOG) -> Prompt:
    return preferred(prompt, preferences, policy, ENGINE)


def relaxed(chosen: Preferences) -> Preferences:
    return replace(chosen, speed=Speed.RELAX)


def subtle(chosen: Preferences) -> Preferences:
    return replace(chosen, is_subtle=True)


async def test_who_has_set_nothing_has_the_usual(room: Classroom) -> None:
    assert await room.studio.personal.of(ANNA, CLASS) == Preferences()


async def test_preferences_are_a_person_s_own_on_one_server(room: Classroom) -> None:
    personal = room.studio.personal
    changed = await personal.change(ANNA, CLASS, relaxed)
    assert changed == await personal.of(ANNA, CLASS) == Preferences(speed=Speed.RELAX)
    assert await personal.of(ANNA, OTHER_CLASS) == Preferences()
    assert await personal.of(BORIS, CLASS) == Preferences()


async def test_everything_that_can_be_set_outlives_a_restart(settings: Settings) -> None:
    everything = Preferences(
        model="brief",
        quality=Quality.LOW,
        speed=Speed.RELAX,
        hidden=True,
        is_subtle=True,
        remix=True,
        auto_dm=True,
        suffix="in the rain",
        options={"oil": "oil on canvas", "кот": "с котом"},
    )
    async with classroom(settings, PlainEngine(), is_moving=False) as room:
        await room.studio.personal.change(ANNA, CLASS, lambda _: everything)
    async with classroom(settings, PlainEngine(), is_moving=False) as room:
        assert await room.studio.personal.of(ANNA, CLASS) == everything


async def test_changes_of_one_instant_are_all_kept(room: Classroom) -> None:
    personal = room.studio.personal
    await asyncio.gather(
        personal.change(ANNA, CLASS, relaxed),
        personal.of(ANNA, CLASS),
        personal.change(ANNA, CLASS, subtle),
        *(personal.set_option(ANNA, CLASS, f"mine-{number}", "a cat") for number in range(9)),
    )
    kept = await personal.of(ANNA, CLASS)
    assert (kept.speed, kept.is_subtle, len(kept.options)) == (Speed.RELAX, True, 9)


async def test_a_change_that_fails_changes_nothing(room: Classroom) -> None:
    personal = room.studio.personal
    await personal.set_option(ANNA, CLASS, "oil", "oil on canvas")
    with pytest.raises(BadPreference):
        await personal.set_option(ANNA, CLASS, "ar", "16:9")
    with pytest.raises(BadPreference):
        await personal.set_suffix(ANNA, CLASS, "--ar wide")
    with pytest.raises(BadPreference):
        await personal.remove_option(ANNA, CLASS, "oils")
    assert await personal.of(ANNA, CLASS) == Preferences(options={"oil": "oil on canvas"})


@pytest.mark.parametrize("typed", ["oil", " --OIL ", "—Oil"])
async def test_an_own_option_is_found_however_its_name_is_typed(
    room: Classroom, typed: str
) -> None:
    personal = room.studio.personal
    await personal.set_option(ANNA, CLASS, typed, "oil on canvas")
    assert (await personal.of(ANNA, CLASS)).options == {"oil": "oil on canvas"}
    await personal.remove_option(ANNA, CLASS, typed)
    assert (await personal.of(ANNA, CLASS)).options == {}


async def test_a_twenty_first_own_option_is_refused_and_one_of_twenty_replaced(
    room: Classroom,
) -> None:
    personal = room.studio.personal
    for number in range(20):
        await personal.set_option(ANNA, CLASS, f"mine-{number}", "a cat")
    with pytest.raises(BadPreference, match="20 options"):
        await personal.set_option(ANNA, CLASS, "one-more", "a cat")
    kept = await personal.set_option(ANNA, CLASS, "mine-7", "a dog")
    assert (len(kept.options), kept.options["mine-7"]) == (20, "a dog")


def test_a_prompt_that_says_nothing_gets_what_its_person_prefers() -> None:
    theirs = Preferences(model="plain", quality=Quality.HIGH, speed=Speed.RELAX, hidden=True)
    assert filled(theirs, under(hiding=True)) == replace(
        DOG, model="plain", quality=Quality.HIGH, speed=Speed.RELAX, hidden=True
    )
    assert filled(Preferences()) == DOG


@pytest.mark.parametrize(
    "said",
    [
        {"quality": Quality.LOW},
        {"model": "brief"},
        {"speed": Speed.FAST},
        {"hidden": False},
    ],
)
def test_what_the_prompt_says_wins(said: dict[str, Any]) -> None:
    theirs = Preferences(model="plain", quality=Quality.HIGH, speed=Speed.RELAX, hidden=True)
    prompt = filled(theirs, under(hiding=True), replace(DOG, **said))
    assert {name: getattr(prompt, name) for name in said} == said


@pytest.mark.parametrize(
    ("speed", "hidden"), [(Speed.RELAX, True), (Speed.FAST, False), (Speed.RELAX, None)]
)
def test_the_flags_are_as_typed_whatever_is_preferred(speed: Speed, hidden: bool | None) -> None:
    typed = replace(DOG, speed=speed, hidden=hidden)
    assert filled(Preferences(), under(hiding=True), typed) == typed


@pytest.mark.parametrize(
    ("theirs", "policy"),
    [
        (Preferences(model="brief"), under(models=("plain",))),
        (Preferences(model="gone"), DEFAULT),
        (Preferences(model="gone"), under(models=("gone", "plain"))),
        (Preferences(quality=Quality.HIGH), under(qualities=(Quality.LOW, Quality.MEDIUM))),
        (Preferences(quality=Quality.HIGH), under(models=("brief",))),
        (Preferences(model="brief"), under(qualities=(Quality.MEDIUM,))),
        (Preferences(hidden=True), DEFAULT),
    ],
)
def test_a_preference_that_is_not_allowed_counts_as_not_set(
    theirs: Preferences, policy: Policy
) -> None:
    assert filled(theirs, policy) == DOG


@pytest.mark.parametrize("named", ["brief", "Brief", "BRIEF"])
def test_a_quality_counts_only_with_a_model_that_has_it(named: str) -> None:
    typed = replace(DOG, model=named)
    assert filled(Preferences(quality=Quality.HIGH), prompt=typed).quality is None
    assert filled(Preferences(quality=Quality.LOW), prompt=typed).quality is Quality.LOW
    assert filled(Preferences(quality=Quality.HIGH, model="brief")).quality is None


def test_a_model_is_known_however_its_name_is_typed() -> None:
    engine = PlainEngine(models={"Plain": PLAIN, "Brief-1": BRIEF})
    typed = replace(DOG, model="bRIEF-1")
    assert preferred(typed, Preferences(quality=Quality.HIGH), DEFAULT, engine).quality is None


def test_the_order_in_which_a_policy_lists_models_does_not_matter() -> None:
    policy = under(models=("brief", "plain"))
    assert filled(Preferences(quality=Quality.HIGH), policy).quality is Quality.HIGH


def is_refused(prompt: Prompt, policy: Policy) -> bool:
    try:
        rules.judge(
            policy,
            MATCHER,
            prompt,
            models=ENGINE.models,
            default_model="plain",
            default_quality=Quality.MEDIUM,
            default_aspect=Aspect(1, 1),
            default_number=4,
        )
    except Refusal:
        return True
    return False


MODELS = st.sampled_from([None, "plain", "brief", "BRIEF", "gone"])
QUALITIES = st.none() | st.sampled_from(Quality)


@given(
    st.builds(Preferences, model=MODELS, quality=QUALITIES, hidden=st.booleans()),
    st.builds(
        under,
        models=st.lists(st.sampled_from(["plain", "brief", "gone"]), unique=True).map(tuple),
        qualities=st.lists(st.sampled_from(Quality), unique=True).map(tuple),
        hiding=st.booleans(),
    ),
    st.builds(
        Prompt,
        text=st.just("a dog"),
        model=MODELS,
        quality=QUALITIES,
        hidden=st.sampled_from([None, True, False]),
    ),
)
def test_no_order_is_refused_for_a_preference(
    theirs: Preferences, policy: Policy, prompt: Prompt
) -> None:
    if not is_refused(prompt, policy):
        assert not is_refused(filled(theirs, policy, prompt), policy)


async def test_choices_are_what_the_policy_and_the_model_leave(room: Classroom) -> None:
    choices = await room.studio.choosing.of(ANNA, CLASS)
    assert (choices.models, choices.qualities) == (("plain", "brief"), tuple(Quality))
    assert (choices.model, choices.quality, choices.may_hide) == ("plain", Quality.MEDIUM, False)
    await room.studio.choosing.set_model(ANNA, CLASS, "brief")
    choices = await room.studio.choosing.of(ANNA, CLASS)
    assert choices.qualities == (Quality.LOW,)
    assert (choices.model, choices.quality) == ("brief", Quality.LOW)


async def test_a_model_without_an_allowed_quality_is_no_choice(room: Classroom) -> None:
    await room.studio.choosing.set_model(ANNA, CLASS, "brief")
    await edit(room, qualities=(Quality.MEDIUM,))
    choices = await room.studio.choosing.of(ANNA, CLASS)
    assert (choices.model, choices.models) == ("plain", ("plain",))
    with pytest.raises(NotInPolicy):
        await room.studio.choosing.set_model(ANNA, CLASS, "brief")


async def test_choices_are_what_the_very_next_order_gets(room: Classroom) -> None:
    choosing = room.studio.choosing
    await choosing.set_quality(ANNA, CLASS, Quality.HIGH)
    await edit(room, qualities=(Quality.LOW,))
    choices = await choosing.of(ANNA, CLASS)
    ticket = await room.studio.imagine(an_order("a dog"))
    assert isinstance(ticket, Ticket)
    assert (choices.model, choices.quality) == (ticket.job.model, ticket.job.quality)
    assert choices.preferences.quality is Quality.HIGH


async def test_what_is_not_allowed_is_not_kept(room: Classroom) -> None:
    choosing, personal = room.studio.choosing, room.studio.personal
    await edit(room, models=("plain",), qualities=(Quality.LOW,))
    for name in ("brief", "gone"):
        with pytest.raises(NotInPolicy) as caught:
            await choosing.set_model(ANNA, CLASS, name)
        assert caught.value.allowed == ("plain",)
    with pytest.raises(NotInPolicy):
        await choosing.set_quality(ANNA, CLASS, Quality.HIGH)
    for hidden in (True, False):
        with pytest.raises(NotOffered):
            await choosing.set_hidden(ANNA, CLASS, hidden=hidden)
    assert await personal.of(ANNA, CLASS) == Preferences()


async def test_where_nothing_can_be_drawn_nothing_can_be_chosen(room: Classroom) -> None:
    await edit(room, models=("gone",))
    with pytest.raises(NotInPolicy):
        await room.studio.choosing.of(ANNA, CLASS)
    assert (await room.studio.personal.change(ANNA, CLASS, relaxed)).speed is Speed.RELAX


async def test_a_channel_s_theme_does_not_close_the_settings(room: Classroom) -> None:
    await edit(room, themes={CLASS.channel_id: ("dogs",)})
    assert (await room.studio.choosing.of(ANNA, CLASS)).model == "plain"


async def test_reset_keeps_the_own_options_alone(room: Classroom) -> None:
    personal = room.studio.personal
    await personal.set_option(ANNA, CLASS, "oil", "oil on canvas")
    await personal.set_suffix(ANNA, CLASS, "in the rain")
    await personal.change(ANNA, CLASS, relaxed)
    await room.studio.choosing.reset(ANNA, CLASS)
    assert await personal.of(ANNA, CLASS) == Preferences(options={"oil": "oil on canvas"})


async def edit(room: Classroom, **changes: Any) -> None:
    """Have the teacher change the policy."""
    await room.studio.policies.edit(
        CLASS.server_id, TEACHER, "changed", lambda policy: replace(policy, **changes)
    )
