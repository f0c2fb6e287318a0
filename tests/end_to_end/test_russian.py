"""A student and a teacher whose Discord is in Russian, beside a class that reads English."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from playground import cast
from playground.person import File, Message, Person, text
from tests.cogs.test_russian import english_in
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import draft
from tests.end_to_end.seeing import answers, buttons, press, private_answer, refused
from tests.end_to_end.teaching import lay_down, reports_go_to

TOY = "a toy sword --ar 3:2"


@pytest.fixture
def russian_server(classroom: Classroom) -> None:
    """The server's own language is Russian; asked for before the bot, which reads it once."""
    classroom.playground.world.locale = "ru"


@pytest.fixture
async def daniyar(classroom: Classroom, bot: None) -> AsyncIterator[Person]:
    """A student who reads Russian."""
    async with classroom.enter("Daniyar") as person:
        yield person


@pytest.fixture
async def olga(classroom: Classroom, bot: None) -> AsyncIterator[Person]:
    """A teacher who reads Russian."""
    people = classroom.playground.world.people
    boris = next(each for each in people.values() if each.name == "Boris")
    people[boris.id] = replace(boris, permissions=cast.TEACHER_MAY, locale="ru")
    async with classroom.enter("Boris") as person:
        yield person


async def test_a_refusal_is_in_the_language_of_who_ordered(amara: Person, daniyar: Person) -> None:
    assert "Banned prompt detected" in await refused(amara, "a sword")
    interaction = await daniyar.slash("imagine", prompt="a sword --ar 3:2")
    is_it = answers(interaction)
    card = await daniyar.wait_for(lambda m: is_it(m) and bool(text(m)))
    assert "В тексте есть запрещённое" in text(card)
    assert english_in(text(card)) == []
    assert "Спросить учителя" in buttons(card)
    await press(daniyar, card, "Спросить учителя")
    await daniyar.wait_for(lambda m: "Вопрос" in text(m))


async def test_what_is_wrong_with_a_parameter_is_said_in_russian(daniyar: Person) -> None:
    for prompt in ("a dog --ar 9:1", "a dog --chaos 5", "a dog --n 9 --nn", "{a dog"):
        said = await refused(daniyar, prompt)
        assert english_in(said) == [], said


async def test_a_russian_teacher_adds_a_word_and_imports_a_file_in_russian(olga: Person) -> None:
    card = await draft(olga, await olga.slash("policy words add", words="клоун"), "Сохранить")
    assert "Добавится 1 слово" in text(card)
    assert english_in(text(card)) == []
    await press(olga, card, "Сохранить")
    saved = await olga.wait_for(lambda m: m["id"] == card["id"] and "сохранены" in text(m))
    assert "Версия 1: добавлено: клоун." in text(saved)
    wrong = File("policy.yaml", b"format: 1\nwrods: [a]\n")
    said = await private_answer(olga, await olga.slash("policy import", file=wrong))
    assert "Строка 2: в правилах нет поля «wrods». Может быть, `words`?" in said
    assert english_in(said) == []


async def test_a_russian_teacher_edits_the_policy_in_a_russian_form(olga: Person) -> None:
    said = await lay_down(olga, "picture", Цвета="чёрно-белое")
    assert "Версия 1: изменена часть о картинке." in said
    assert english_in(said) == []
    shown = await private_answer(olga, await olga.slash("policy packs"))
    assert "Наборы слов" in shown
    assert english_in(shown) == []


async def test_a_student_reads_the_answer_in_russian_and_the_server_s_card_is_english(
    daniyar: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    card = await question(daniyar, teacher, where, "A student asks")
    await press(teacher, card, "Allow once")
    await daniyar.open_dm()
    await daniyar.history()
    answer = await daniyar.wait_for(lambda m: "один раз" in text(m))
    assert english_in(text(answer).replace(TOY, "")) == []
    await press(daniyar, answer, "Нарисовать сейчас")
    await daniyar.wait_for(lambda m: m["id"] == answer["id"] and "Заказано: https" in text(m))


async def test_on_a_russian_server_the_teachers_channel_is_russian_whoever_reads_it(
    russian_server: None, daniyar: Person, teacher: Person
) -> None:
    where = await reports_go_to(teacher, "general")
    card = await question(daniyar, teacher, where, "Ученик спрашивает")
    assert list(buttons(card)) == ["Разрешить один раз", "Разрешить насовсем", "Оставить запрет"]
    listed = await private_answer(teacher, await teacher.slash("policy appeals"))
    assert "Students ask" in listed
    await press(teacher, card, "Оставить запрет")
    settled = await teacher.wait_for(lambda m: m["id"] == card["id"] and "Ответ" in text(m))
    assert english_in(re.sub(f"{TOY}|Ms Rivera|Daniyar", "", text(settled))) == []


async def test_an_assignment_and_how_one_stands_are_in_the_language_of_who_asks(
    daniyar: Person, amara: Person
) -> None:
    shown = [
        await private_answer(each, await each.slash("assignment show")) for each in (daniyar, amara)
    ]
    assert "задания нет" in shown[0]
    assert "no assignment" in shown[1]
    info = await private_answer(daniyar, await daniyar.slash("info"))
    assert "Твои заказы и картинки" in info
    assert english_in(info) == []


async def question(daniyar: Person, teacher: Person, where: str, says: str) -> Message:
    """Let Daniyar ask about what is refused; return the question's card."""
    interaction = await daniyar.slash("imagine", prompt=TOY)
    is_it = answers(interaction)
    refusal = await daniyar.wait_for(lambda m: is_it(m) and bool(text(m)))
    await press(daniyar, refusal, "Спросить учителя")
    return await teacher.wait_for(lambda m: m["channel_id"] == where and says in text(m))


async def test_commands_keep_their_names_and_are_described_in_russian(
    amara: Person, daniyar: Person
) -> None:
    def about(person: Person) -> str:
        (found,) = [each for each in person.state["commands"] if each["name"] == "imagine"]
        return f"{found['description']} / {found['options'][0]['name']}"

    assert about(amara) == "Draw pictures from your words / prompt"
    assert about(daniyar) == "Нарисовать картинки по твоим словам / prompt"
