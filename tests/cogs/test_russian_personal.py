"""What people read of their own settings, options and orders, in Russian."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cogs import handbook
from cogs.client import COGS, Easel
from cogs.ui import help_cards, notices, preference_cards, settings_panel
from cogs.ui.card import Card
from easel.model import (
    Account,
    Choices,
    JobState,
    Preferences,
    Prompt,
    Quality,
    Speed,
)
from easel.settings import Settings
from tests.cogs.test_russian import english_in
from tests.cogs.test_russian_class import SAY, no_english
from tests.examples import a_job

CHOICES = Choices(
    preferences=Preferences(),
    model="sketch",
    quality=Quality.LOW,
    models=("sketch", "oil"),
    qualities=(Quality.LOW, Quality.HIGH),
    may_hide=True,
)
CHOSEN = Preferences(
    model="gone",
    quality=Quality.MEDIUM,
    suffix="море",
    options={"oil": "масло"},
    remix=True,
    auto_dm=True,
    speed=Speed.RELAX,
    hidden=True,
)


@pytest.mark.parametrize("theirs", [Preferences(), CHOSEN], ids=["usual", "chosen"])
def test_a_person_s_own_settings_are_told_in_russian(theirs: Preferences) -> None:
    say = SAY.personal
    panel = settings_panel.panel(replace(CHOICES, preferences=theirs), say)
    shown = (
        "\n".join((panel.embed.title or "", panel.embed.description or "")) if panel.embed else ""
    )
    assert english_in(shown.replace("sketch", "").replace("low", "")) == []
    no_english(
        (
            preference_cards.remix(theirs, say),
            preference_cards.auto_dm(theirs, say),
            preference_cards.suffix(theirs, say),
            preference_cards.option_set(CHOSEN, "oil", say),
            preference_cards.option_removed(theirs, "oil", say),
            preference_cards.options(theirs, say),
            *(
                preference_cards.said(text, say)
                for text in (say.fast, say.relax, say.stealth, say.public)
            ),
        )
    )


async def test_the_list_of_commands_is_in_russian() -> None:
    async with Easel(Settings()) as bot:
        for name in COGS:
            await bot.load_extension(f"cogs.{name}")
        commands = list(handbook.commands(bot.tree))
    (first, *_) = help_cards.overview(commands, (), (), SAY.help)
    assert len(commands) > 30
    no_english((first,))


@pytest.mark.parametrize("limit", [None, 20])
@pytest.mark.parametrize("hides", [True, False])
def test_how_somebody_stands_is_told_in_russian(limit: int | None, *, hides: bool) -> None:
    say, states = SAY.personal, (JobState.WAITING, JobState.DRAWING, JobState.HELD)
    account = Account(running=1, waiting=1, used=3, limit=limit, drawn=9)
    under_way = [a_job(state=state, address=None) for state in states]
    no_english(
        (
            notices.account(account, under_way, Speed.FAST, say, hides=hides),
            notices.stopped(a_job(prompt=Prompt(text="море")), say),
            *(Card(content=say.sent(number)) for number in (1, 4)),
            *(Card(content=notices.named(each, say)) for each in under_way),
        )
    )
