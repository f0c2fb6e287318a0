"""The editor of the list: words are shown with all their forms before any of it holds."""

from __future__ import annotations

from playground.person import Message, Person, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import draft, save
from tests.end_to_end.seeing import buttons, imagine, press, private_answer, refused
from tests.end_to_end.teaching import forge
from tests.end_to_end.test_policy import policy

SELECT = 3


async def test_a_word_is_shown_with_its_forms_and_nothing_holds_before_save(
    amara: Person, teacher: Person
) -> None:
    card = await draft(teacher, await teacher.slash("policy words add", words="guts, =gun"))
    said = text(card)
    for part in ("**guts** – guts, gut,", "**=gun** – gun", "Nothing is saved yet", "harmless"):
        assert part in said
    assert "Nobody has changed the default yet." in await policy(teacher, "history")
    assert (await imagine(amara, "guts of a clock --n 1"))["attachments"]
    assert "Version 1: added guts, =gun" in await save(teacher, card)
    assert "Banned prompt detected" in await refused(amara, "guts of a clock")
    assert (await imagine(amara, "guns on a ship --n 1"))["attachments"]


async def test_an_unticked_form_is_drawn_and_the_others_are_not(
    amara: Person, teacher: Person
) -> None:
    card = await draft(teacher, await teacher.slash("policy words add", words="clown"))
    card = await untick(teacher, card, "clowns")
    assert "~~clowns~~" in text(card)
    assert "without 1 of their forms" in await save(teacher, card)
    assert (await imagine(amara, "two clowns --n 1"))["attachments"]
    assert "Banned prompt detected" in await refused(amara, "a clown")
    assert "“clown” without clowns" in await policy(teacher, "words list")


async def test_a_doubtful_form_and_harmless_prompts_that_would_be_refused_are_named(
    teacher: Person,
) -> None:
    said = text(await draft(teacher, await teacher.slash("policy words add", words="cat, минет")))
    assert "Short, may stand for much else: **cat**" in said
    assert "The Scream by Munch with a cat" in said
    assert "harmless prompts would be refused:" in said


async def test_a_word_that_is_listed_already_does_not_keep_the_others_off(teacher: Person) -> None:
    await save(
        teacher, await draft(teacher, await teacher.slash("policy words add", words="clown"))
    )
    card = await draft(teacher, await teacher.slash("policy words add", words="clown, umbrella"))
    fields = {each["name"]: each["value"] for each in card["embeds"][0]["fields"]}
    assert fields["On the list already"] == "clown"
    assert "added umbrella" in await save(teacher, card)


async def test_more_forms_than_a_menu_takes_are_turned_over(teacher: Person) -> None:
    card = await draft(teacher, await teacher.slash("policy words add", words="рыба, дракон, кот"))
    first = [each["value"] for each in options(card)]
    assert len(first) == 25
    assert "forms 1 to 25 of" in text(card)
    await press(teacher, card, "▶")
    card = await shows(teacher, card, "forms 26 to")
    assert not {each["value"] for each in options(card)} & set(first)


async def test_a_draft_outlives_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara, classroom.enter("Ms Rivera") as teacher:
        async with classroom.bot():
            card = await draft(teacher, await teacher.slash("policy words add", words="clown"))
            card = await untick(teacher, card, "clowns")
        async with classroom.bot():
            await save(teacher, card)
            assert "“clown”" in await refused(amara, "a clown")
            assert (await imagine(amara, "two clowns --n 1"))["attachments"]


async def test_a_student_s_forged_press_is_refused(
    classroom: Classroom, amara: Person, teacher: Person
) -> None:
    card = await draft(teacher, await teacher.slash("policy words add", words="clown"))
    data = {"component_type": 2, "custom_id": buttons(card)["Save"]["custom_id"]}
    assert "Not allowed" in await private_answer(amara, forge(classroom, amara, card, data))
    assert "Version 1" in await save(teacher, card)


async def test_words_of_the_list_are_offered_for_the_last_one_that_is_typed(
    teacher: Person,
) -> None:
    offered = await teacher.autocomplete("policy words remove", "words", words="blood, sw")
    assert [each["value"] for each in offered] == ["blood, swords"]
    offered = await teacher.autocomplete("policy words forms", "word", word="")
    assert "swords" in [each["value"] for each in offered]


def menu(card: Message) -> dict[str, object]:
    """Return the menu of forms."""
    found = [each for row in card["components"] for each in row["components"]]
    return next(each for each in found if each["type"] == SELECT)


def options(card: Message) -> list[dict[str, str]]:
    """Return the forms in the menu."""
    return list(menu(card)["options"])  # type: ignore[call-overload]


async def untick(teacher: Person, card: Message, *forms: str) -> Message:
    """Untick forms of the menu; return the card as it is then."""
    kept = [each["value"] for each in options(card) if each["label"] not in forms]
    return await choose(teacher, card, kept)


async def choose(teacher: Person, card: Message, kept: list[str]) -> Message:
    """Choose exactly these in the menu; return the card as it is then."""
    await teacher.click(card, str(menu(card)["custom_id"]), kept)

    def ticked(message: Message) -> bool:
        return message["id"] == card["id"] and kept == [
            each["value"]
            for each in options(message)
            if each.get("default")  # type: ignore[attr-defined]
        ]

    return await teacher.wait_for(ticked)


async def shows(teacher: Person, card: Message, says: str) -> Message:
    """Wait until a card says something."""
    return await teacher.wait_for(lambda m: m["id"] == card["id"] and says in text(m))
