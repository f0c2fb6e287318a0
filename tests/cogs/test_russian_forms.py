"""The forms and panels of /policy in Russian: nothing in English, nothing longer than Discord lets.

The limits are Discord's API documentation's (2026-08-06).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
import pytest

from cogs.ui import change_cards, policy_cards, preset_cards
from cogs.ui.editor_words import EditorWords
from cogs.ui.form_words import FormWords
from cogs.ui.people_form import PeopleForm
from cogs.ui.policy_form import EngineForm, PictureForm, PolicyForm
from cogs.ui.russian.editor_words import RussianEditorWords
from cogs.ui.russian.form_words import RussianFormWords
from cogs.ui.safety_form import SafetyForm
from easel import policy as rules
from easel.model import AgeBand, Orientation, Quality, Rules
from tests.cogs.test_russian import all_of, english_in, holes, public

SAY = RussianFormWords()
LIMITS = {"title": 45, "label": 100, "description": 100, "placeholder": 100}
LABEL = 45
# What is typed as it stands: names of categories, qualities and models.
NAMES = ("violence", "sexual", "sketch", *Quality)


async def never(*_: object) -> None:
    raise AssertionError("nobody hands this form in")


FORMS = {
    "picture": lambda rules, say: PictureForm(rules, never, say),
    "engine": lambda rules, say: EngineForm(rules, ("sketch",), never, say),
    "people": lambda rules, say: PeopleForm(rules, never, say, is_there=False),
    "safety": lambda rules, say: SafetyForm(rules, never, say),
}


def told(part: object) -> Iterator[tuple[str, str]]:
    """Yield each text of a form, with what it is."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in LIMITS and isinstance(value, str):
                yield name, value
            else:
                yield from told(value)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from told(each)


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("part", FORMS)
@pytest.mark.parametrize("laid_down", [rules.DEFAULT, Rules()], ids=["server", "channel"])
async def test_no_form_of_the_policy_has_english_in_it_or_too_long_a_text(
    part: str, laid_down: Rules
) -> None:
    form: PolicyForm = FORMS[part](laid_down, SAY)
    texts = list(told(form.to_dict()))
    assert len(texts) > len(form.children)
    assert [text for _, text in texts if english_in(without_names(text))] == []
    assert [text for name, text in texts if not 1 <= len(text) <= LIMITS[name]] == []
    labels = [each.text for each in form.children if isinstance(each, discord.ui.Label)]
    assert [label for label in labels if not 1 <= len(label) <= LABEL] == []


def test_forms_have_each_word_in_russian_with_the_same_facts() -> None:
    for name, english in public(FormWords).items():
        russian = vars(RussianFormWords)[name]
        if isinstance(english, dict):
            assert russian.keys() == english.keys()
        elif isinstance(english, str):
            assert holes(russian) == holes(english)


@pytest.mark.parametrize("before", AgeBand)
@pytest.mark.parametrize("after", AgeBand)
def test_what_a_band_would_change_is_said_in_russian(before: AgeBand, after: AgeBand) -> None:
    policy = rules.with_band(replace(rules.DEFAULT, words=("мечи",)), before)
    said = all_of(preset_cards.band(policy, after, SAY))
    ours = "\n".join(line for line in said.splitlines() if "слова:" not in line)
    phrases = [phrase for band in rules.BANDS.values() for phrase in band.allowed]
    for phrase in sorted(phrases, key=len, reverse=True):
        ours = ours.replace(phrase, "")
    assert english_in(ours) == []


@pytest.mark.parametrize("room_id", [None, 7])
def test_the_packs_are_shown_in_russian(room_id: int | None) -> None:
    policy = replace(rules.DEFAULT, packs=("blood", "weapons"))
    card = preset_cards.packs(policy, room_id, SAY)
    assert english_in(all_of(card)) == []
    assert "Кровь" in all_of(card)


CHANGES: tuple[tuple[str, str], ...] = (
    ("edited the picture's part", "изменена часть о картинке"),
    ("edited safety's part, for <#7>", "изменена часть о безопасности, для <#7>"),
    ("set the age band: 7 to 10 years", "возраст: от 7 до 10 лет"),
    ("switched the pack “Blood” on", "включён набор «кровь»"),
    (
        "switched the pack “For grown-ups only” off, for <#7>",
        "выключен набор «только для взрослых», для <#7>",
    ),
    ("started the assignment “Sea {0}” in <#7>", "начато задание «Sea {0}» в <#7>"),
    ("theme of <#7>: none", "<#7>: темы больше нет"),
    ("theme of <#7>: sea, sky", "тема в <#7>: sea, sky"),
    ("added on, for <#7>", "добавлено: on, для <#7>"),
)


@pytest.mark.parametrize(("change", "russian"), CHANGES)
def test_a_line_of_the_history_is_told_in_russian(change: str, russian: str) -> None:
    assert RussianEditorWords().change(change) == russian
    assert EditorWords().change(change) == change


def test_every_part_of_the_policy_has_its_line_of_the_history_in_russian() -> None:
    say = RussianEditorWords()
    for part in FormWords.titles:
        assert english_in(say.change(f"edited {part}'s part")) == []
    for band in FormWords.bands.values():
        assert english_in(say.change(f"set the age band: {band}")) == []
    for pack in rules.PACKS.values():
        assert english_in(say.change(f"switched the pack “{pack.title}” on")) == []


def test_what_an_edit_answers_is_in_russian() -> None:
    say = RussianEditorWords()
    card = change_cards.saved(rules.DEFAULT, "edited the picture's part", say)
    said: list[Any] = [
        *(all_of(policy_cards.with_room(card, room, say)) for room in (1, 2, 25_000)),
        all_of(policy_cards.unchanged(say)),
        all_of(policy_cards.with_readers(card, 7, say)),
    ]
    assert [each for each in said if english_in(each)] == []
    assert "остаётся 2 знака." in said[1]


def test_a_menu_s_values_stay_what_the_core_reads() -> None:
    menu = PictureForm(rules.DEFAULT, never, SAY).orientation
    assert [each.value for each in menu.options] == [each.value for each in Orientation]
    assert {each.label for each in menu.options} >= {"Любая", "Квадрат"}
