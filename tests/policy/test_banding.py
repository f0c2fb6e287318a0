"""Age bands put in force, and edits by people whose forms were open at the same time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from easel.model import AgeBand, SoftHits
from easel.policy import (
    BANDS,
    DEFAULT,
    OPEN,
    by_hand,
    changes,
    check_policy,
    rules_of,
    with_band,
    with_changes,
)
from tests.examples import models

ROOM = 901


@pytest.mark.parametrize("band", AgeBand)
def test_every_band_may_be_saved_and_holds_until_something_of_it_is_edited(band: AgeBand) -> None:
    policy = with_band(DEFAULT, band)
    check_policy(policy, models=models())
    assert by_hand(DEFAULT, policy).band is band
    assert by_hand(policy, replace(policy, colour="red")).band is band
    assert by_hand(policy, replace(policy, words=("clowns",))).band is AgeBand.OWN


def test_a_band_keeps_the_teachers_own_words_and_phrases_and_swaps_the_lesson_s() -> None:
    mine = replace(DEFAULT, words=(*DEFAULT.words, "clowns"), allowed=("blood moon",))
    older = with_band(mine, AgeBand.OLDER)
    assert older.words == ("clowns",)
    assert older.allowed == ("blood moon", *BANDS[AgeBand.OLDER].allowed)
    young = with_band(older, AgeBand.YOUNG)
    assert young.words == (*DEFAULT.words, "clowns")
    assert young.packs == BANDS[AgeBand.YOUNG].packs
    assert young.soft_hits is SoftHits.BLOCK
    assert "blood moon" in young.allowed


def test_leaving_a_band_by_hand_makes_no_limit_of_moderation_looser() -> None:
    young = with_band(DEFAULT, AgeBand.YOUNG)
    for own in (by_hand(young, replace(young, packs=())), with_band(young, AgeBand.OWN)):
        assert own.thresholds == BANDS[AgeBand.YOUNG].thresholds


def test_two_open_forms_take_back_nothing_of_each_other() -> None:
    mine = changes(DEFAULT, replace(DEFAULT, colour="red"))
    theirs = changes(DEFAULT, replace(DEFAULT, meta_prompt="In wool."))
    both = with_changes(with_changes(DEFAULT, None, theirs), None, mine)
    assert (both.colour, both.meta_prompt) == ("red", "In wool.")
    assert changes(both, both) == {}


def test_an_edit_for_a_channel_is_the_channel_s_alone() -> None:
    policy = with_changes(DEFAULT, ROOM, {"colour": "red"})
    assert rules_of(policy, ROOM) == replace(OPEN, colour="red")
    assert rules_of(policy, None).colour == ""
    assert with_changes(policy, ROOM, {"colour": ""}).channels == {}
