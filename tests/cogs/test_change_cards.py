"""What changed in a policy is said in the names that /policy show has, and channels by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cogs.ui.change_cards import changed
from cogs.ui.editor_words import EditorWords
from cogs.ui.russian.editor_words import RussianEditorWords
from easel.model import AgeBand
from easel.policy import DEFAULT, OPEN, by_hand, differences, with_band, with_channel
from easel.policy.record import to_record

ENGLISH, RUSSIAN = EditorWords(), RussianEditorWords()


@pytest.mark.parametrize("say", [ENGLISH, RUSSIAN])
def test_every_part_of_a_policy_has_a_name(say: EditorWords) -> None:
    assert say.names.keys() == to_record(DEFAULT).keys() - {"version"}


def test_channels_are_shown_as_channels() -> None:
    after = with_channel(replace(DEFAULT, reports_to=55), 66, replace(OPEN, colour="blue"))
    said = changed(differences(DEFAULT, after), ENGLISH)
    assert "**Teachers' channel** no channel → <#55>" in said
    assert "**Channels with rules of their own** + <#66> `colour blue`" in said


@pytest.mark.parametrize("say", [ENGLISH, RUSSIAN])
def test_the_limits_of_a_band_that_is_left_are_one_line(say: EditorWords) -> None:
    banded = with_band(DEFAULT, AgeBand.YOUNG)
    after = by_hand(banded, replace(banded, packs=banded.packs[1:]))
    said = changed(differences(banded, after), say)
    assert say.limits_stay in said
    assert "sexual:" not in said
