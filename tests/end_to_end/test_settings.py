"""/settings: what a person sets on the panel holds for their next order, and for nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from playground.person import Frame, Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    GREY,
    answers,
    imagine,
    pictures,
    press,
    private_answer,
)
from tests.end_to_end.teaching import forge, lay_down, let_hide

GREEN = 3
LOWER = "gpt-image-2"
USUAL = "gpt-image-2.5-flare"


@pytest.mark.row("/settings")
async def test_the_panel_has_a_row_for_each_choice_and_what_holds_is_green(amara: Person) -> None:
    shown = await panel(amara)
    assert rows_of_buttons(shown) == [
        "Low Medium High",
        "Remix mode DM results Vary: Strong Vary: Subtle",
        "Fast mode Relax mode",
        "Reset Settings",
    ]
    assert green(shown) == ["Medium", "Vary: Strong", "Fast mode"]
    assert {each["style"] for each in buttons_of(shown).values()} == {GREEN, GREY}
    assert chosen_model(shown) == f"The usual model ({USUAL})"
    for line in (
        f"**Model** {USUAL} (the usual one here)",
        "**Quality** medium (the usual one here)",
        "**Suffix** none",
        "**Own options** 0 of 20",
    ):
        assert line in text(shown)


@pytest.mark.row("/settings")
async def test_a_click_sets_one_value_and_the_panel_shows_it(amara: Person) -> None:
    shown = await panel(amara)
    wanted = ["High", "Remix mode", "DM results", "Vary: Subtle", "Relax mode"]
    for label in wanted:
        shown = await set_by(amara, shown, label)
    assert green(shown) == wanted
    for label in ("Low", "Remix mode", "DM results", "Vary: Strong", "Fast mode"):
        shown = await set_by(amara, shown, label)
    assert green(shown) == ["Low", "Vary: Strong", "Fast mode"]
    assert green(await panel(amara)) == green(shown)


async def test_model_and_quality_are_in_the_very_next_order_and_what_is_typed_goes_before(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    shown = await set_by(amara, await panel(amara), "High")
    shown = await choose(amara, shown, LOWER)
    assert f"**Model** {LOWER}\n**Quality** high\n" in text(shown)
    await imagine(amara, "a dog --n 1")
    await imagine(amara, f"a dog --n 1 --q low --model {USUAL}")
    await imagine(boris, "a dog --n 1")
    assert drawn_by(classroom) == [(LOWER, "high"), (USUAL, "low"), (USUAL, "medium")]


async def test_the_usual_model_can_be_chosen_again(classroom: Classroom, amara: Person) -> None:
    shown = await choose(amara, await panel(amara), LOWER)
    shown = await choose(amara, shown, "*")
    assert chosen_model(shown) == f"The usual model ({USUAL})"
    await imagine(amara, "a dog --n 1")
    assert drawn_by(classroom) == [(USUAL, "medium")]


async def test_v_is_as_strong_as_was_set(amara: Person) -> None:
    drawn = await imagine(amara, "a dog --n 1")
    strong = await pictures(amara, await press(amara, drawn, "V1"))
    await set_by(amara, await panel(amara), "Vary: Subtle")
    subtle = await pictures(amara, await press(amara, drawn, "V1"))
    assert "Variations (Strong) by" in strong["content"]
    assert "Variations (Subtle) by" in subtle["content"]


async def test_only_what_the_policy_allows_is_there(amara: Person, teacher: Person) -> None:
    await lay_down(teacher, "engine", Models=[LOWER], Qualities=["low", "high"])
    shown = await panel(amara)
    assert rows_of_buttons(shown)[0] == "Low High"
    assert not [each for each in parts(shown) if each["type"] != 2]
    await lay_down(teacher, "engine", Models=[LOWER], Qualities=["low"])
    assert rows_of_buttons(await panel(amara))[0].startswith("Remix mode")
    assert "Stealth mode" not in buttons_of(shown)


async def test_public_and_stealth_are_there_where_students_may_hide(
    amara: Person, teacher: Person
) -> None:
    await let_hide(teacher, on=True)
    shown = await panel(amara)
    assert rows_of_buttons(shown)[-2] == "Fast mode Relax mode Public mode Stealth mode"
    shown = await set_by(amara, shown, "Stealth mode")
    assert "Stealth mode" in green(shown)
    assert "only you and your teachers see what you order" in text(shown)
    shown = await set_by(amara, shown, "Public mode")
    assert "Public mode" in green(shown)


async def test_an_old_panel_sets_what_its_button_says_and_undoes_nothing_else(
    amara: Person,
) -> None:
    old, new = await panel(amara), await panel(amara)
    await set_by(amara, new, "High")
    await set_by(amara, new, "Remix mode")
    shown = await set_by(amara, old, "Relax mode")
    assert green(shown) == ["High", "Remix mode", "Vary: Strong", "Relax mode"]


async def test_the_same_click_twice_is_one(classroom: Classroom, amara: Person) -> None:
    shown = await panel(amara)
    remix = buttons_of(shown)["Remix mode"]["custom_id"]
    data = {"component_type": 2, "custom_id": remix}
    for each in [forge(classroom, amara, shown, data) for _ in range(2)]:
        await amara.outcome(each)
    assert "Remix mode" in green(await panel(amara))


async def test_a_panel_works_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            shown = await set_by(amara, await panel(amara), "High")
        async with classroom.bot():
            shown = await set_by(amara, shown, "Relax mode")
            assert green(shown) == ["High", "Vary: Strong", "Relax mode"]


@pytest.mark.row("/settings")
async def test_reset_keeps_the_own_options_and_forgets_the_rest(amara: Person) -> None:
    await private_answer(amara, await amara.slash("prefer suffix", text="in the rain"))
    await private_answer(
        amara, await amara.slash("prefer option set", name="oil", value="oil on canvas")
    )
    shown = await panel(amara)
    assert "**Suffix** `in the rain`" in text(shown)
    for label in ("High", "Remix mode", "Relax mode"):
        shown = await set_by(amara, shown, label)
    shown = await set_by(amara, shown, "Reset Settings")
    assert green(shown) == ["Medium", "Vary: Strong", "Fast mode"]
    assert "**Suffix** none" in text(shown)
    assert "**Own options** 1 of 20" in text(shown)


async def test_a_button_that_the_policy_took_away_refuses_and_the_panel_catches_up(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    old = await panel(amara)
    await lay_down(teacher, "engine", Models=[USUAL], Qualities=["low", "medium"])
    refusal = await amara.click(old, buttons_of(old)["High"]["custom_id"])
    refused = await amara.wait_for(lambda m: answers(refusal)(m) and m["id"] != old["id"])
    assert refused["private"]
    assert "does not allow the quality `high`. Allowed: `low`, `medium`" in text(refused)
    shown = await redrawn(amara, old, lambda m: "High" not in buttons_of(m))
    assert green(shown) == ["Medium", "Vary: Strong", "Fast mode"]
    await imagine(amara, "a dog --n 1")
    assert drawn_by(classroom) == [(USUAL, "medium")]


async def test_a_choice_that_the_policy_took_away_counts_as_none_and_is_told(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    shown = await set_by(amara, await panel(amara), "High")
    await choose(amara, shown, LOWER)
    await lay_down(teacher, "engine", Models=[USUAL], Qualities=["low", "medium"])
    shown = await panel(amara)
    assert "**Quality** medium (`high`, your choice, can't be had here now)" in text(shown)
    assert f"**Model** {USUAL} (`{LOWER}`, your choice, can't be had here now)" in text(shown)
    await imagine(amara, "a dog --n 1")
    assert drawn_by(classroom) == [(USUAL, "medium")]


async def test_another_person_s_click_on_a_panel_is_their_own_setting(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    shown = await panel(amara)
    forged = forge(classroom, boris, shown, {"component_type": 2, "custom_id": "easel:set:high"})
    await boris.outcome(forged)
    assert "High" in green(await panel(boris))
    assert "Medium" in green(await panel(amara))


@pytest.mark.parametrize("name", ["gpt-image-1", "dall-e-3", ""])
async def test_a_forged_model_is_refused(classroom: Classroom, amara: Person, name: str) -> None:
    shown = await panel(amara)
    data = {"component_type": 3, "custom_id": "easel:model", "values": [name]}
    forged = forge(classroom, amara, shown, data)
    refused = await amara.wait_for(lambda m: answers(forged)(m) and m["id"] != shown["id"])
    assert "does not allow the model" in text(refused)
    assert chosen_model(await panel(amara)) == f"The usual model ({USUAL})"


async def panel(person: Person) -> Message:
    """Open the panel, which only its person sees."""
    is_it = answers(await person.slash("settings"))
    shown = await person.wait_for(lambda m: is_it(m) and bool(m["components"]))
    assert shown.get("private")
    return shown


async def set_by(person: Person, shown: Message, label: str) -> Message:
    """Press a button of a panel; return the panel as it is drawn anew."""
    button = buttons_of(shown)[label]
    await person.click(shown, button["custom_id"])
    is_on = button["style"] == GREEN
    is_switch = label in ("Remix mode", "DM results")
    if label == "Reset Settings":
        return await redrawn(person, shown, lambda m: "Relax mode" not in green(m))
    return await redrawn(
        person, shown, lambda m: (label in green(m)) is (not is_on if is_switch else True)
    )


async def choose(person: Person, shown: Message, model: str) -> Message:
    """Choose from the menu of models; return the panel as it is drawn anew."""
    await person.click(shown, "easel:model", [model])
    return await redrawn(person, shown, lambda m: (model == "*") is ("usual" in chosen_model(m)))


async def redrawn(person: Person, shown: Message, is_it: Callable[[Message], bool]) -> Message:
    """Return a panel as soon as it is so."""
    return await person.wait_for(lambda m: m["id"] == shown["id"] and is_it(m))


def parts(message: Message) -> list[Frame]:
    return [part for row in message["components"] for part in row["components"]]


def buttons_of(message: Message) -> dict[str, Frame]:
    return {part["label"]: part for part in parts(message) if part["type"] == 2}


def rows_of_buttons(message: Message) -> list[str]:
    rows = (row["components"] for row in message["components"])
    labels = ([each["label"] for each in row if each["type"] == 2] for row in rows)
    return [" ".join(row) for row in labels if row]


def green(message: Message) -> list[str]:
    return [label for label, part in buttons_of(message).items() if part["style"] == GREEN]


def chosen_model(message: Message) -> str:
    (menu,) = [part for part in parts(message) if part["type"] == 3]
    (label,) = [option["label"] for option in menu["options"] if option.get("default")]
    return str(label)


def drawn_by(classroom: Classroom) -> list[tuple[str, str]]:
    return [(call.fields["model"], call.fields["quality"]) for call in classroom.images.calls]
