"""The parts of a card of the policy in Russian: names of rules, and the values that are words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from cogs.ui.card import Card
from cogs.ui.russian.numbers import many
from easel.policy import PACKS

LABELS = {
    "Policy (the default)": "Правила (исходные)",
    "The list is the lesson's, in English; `/policy band` sets one for an age, in Russian too.": (
        "Список исходный, английский; `/policy band` задаёт список по возрасту, и русский тоже."
    ),
    "Meta-prompt": "Мета-промпт",
    "Not drawn": "Не рисуют",
    "Packs": "Наборы слов",
    "Never refused": "Всегда можно",
    "Unticked forms": "Снятые формы",
    "Age band": "Возраст",
    "Teachers' channel": "Канал учителей",
    "Theme": "Тема",
    "Assignment": "Задание",
    "Channels with rules of their own": "Каналы со своими правилами",
    "Moderation": "Модерация",
    "A word that may be a slip": "Слово, похожее на опечатку",
    "Colours": "Цвета",
    "Orientation": "Ориентация",
    "Aspect ratio": "Соотношение сторон",
    "Models": "Модели",
    "Qualities": "Качество",
    "Pictures per order": "Картинок в заказе",
    "Longest side": "Длинная сторона",
    "Pictures from outside": "Чужие картинки",
    "Hidden orders": "Скрытые заказы",
    "Whose clicks count": "Чьи кнопки работают",
    "While moderation can't be asked": "Пока модерации нет",
    "Moderation's limits": "Пороги модерации",
    "Helpline": "Куда обратиться за помощью",
    "my own": "свои правила",
    "7 to 10 years": "от 7 до 10 лет",
    "11 to 14 years": "от 11 до 14 лет",
    "15 to 18 years": "от 15 до 18 лет",
    "anyone's": "любого",
    "the owner's and teachers'": "того, кто заказал, и учителей",
    "the student is asked": "ученика переспросят",
    "refused like the word itself": "откажут, как самому слову",
    "held for a teacher": "ждёт учителя",
    "drawn": "рисуется",
    "any": "любые",
    "all": "все",
    "any number": "сколько угодно",
    "square": "квадрат",
    "landscape": "горизонтально",
    "portrait": "вертикально",
    "on": "включено",
    "off": "выключено",
    "none": "нет",
    "no channel": "нет",
    "nothing is listed": "список пуст",
    "the age band's": "по возрасту",
    "the usual ones": "обычные",
    "Weapons": "оружие",
    "Violence": "насилие",
    "Blood": "кровь",
    "Gore": "жестокие подробности",
    "Nudity": "нагота",
    "Sexual content": "сексуальное",
    "For grown-ups only": "только для взрослых",
    "Horror": "ужасы",
    "Drugs, alcohol and tobacco": "наркотики, алкоголь и табак",
    "Hate": "ненависть",
}
_NUMBERED: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"Policy, version (\d+)", lambda found: f"Правила, версия {found[1]}"),
    (r"(\d+) at the most", lambda found: f"не больше {found[1]}"),
    (
        r"([\d,]+) pixels",
        lambda found: many(int(found[1].replace(",", "")), "точка", "точки", "точек"),
    ),
    (
        r"(\d+) entries, in the file (.+)",
        lambda found: f"{many(int(found[1]), 'запись', 'записи', 'записей')}, в файле `{found[2]}`",
    ),
    (
        r"([\d,]+) characters are left for a student's idea\.?",
        lambda found: (
            "На идею ученика остаётся"
            f" {many(int(found[1].replace(',', '')), 'знак', 'знака', 'знаков')}."
        ),
    ),
    (
        r"((?:<#\d+> ?)+) and (\d+) more",
        lambda found: f"{found[1]} и ещё {found[2]}",
    ),
)
_TEACHERS_OWN = ("Not drawn", "Never refused", "Theme", "Helpline", "Colours")
_NOTHING = ("none", "any", "nothing is listed")
_TIMES = (
    ("until a teacher ends it", "пока учитель не закончит"),
    ("from <", "с <"),
    ("until <", "до <"),
)
_WHERE = {"the server": "сервера", "this channel": "этого канала"}


def in_russian_labels(card: Card) -> Card:
    """Return a card of the policy with what is Easel's own in Russian; what people wrote stays."""
    if card.embed is None:
        return card
    embed = card.embed.copy()
    embed.title = _line(embed.title or "")
    for place, field in enumerate(card.embed.fields):
        name, value = field.name or "", field.value or ""
        embed.set_field_at(place, name=_line(name), value=_value(name, value), inline=field.inline)
    if embed.footer.text:
        embed.set_footer(text=_line(embed.footer.text))
    if embed.description:
        embed.description = "\n".join(map(_small, embed.description.split("\n")))
    return replace(card, embed=embed)


def _value(name: str, text: str) -> str:
    """Return what a rule says: the teachers' own words stay, and none of them is a label."""
    return "\n".join(
        _small(line) if line.startswith("-# ") else _said(name, line) for line in text.split("\n")
    )


def _said(name: str, line: str) -> str:
    if name == "Packs":
        for pack in PACKS.values():  # a title may have commas in it
            line = line.replace(pack.title, LABELS.get(pack.title, pack.title))
        return line
    if name == "Assignment":
        return _span(line)
    is_own = name in _TEACHERS_OWN and line not in _NOTHING and " entries, in the file " not in line
    return line if is_own else _line(line)


def _span(line: str) -> str:
    """Return an assignment with its times; the title stays as it is."""
    title, comma, times = line.rpartition("”, ")
    if not comma:
        return line
    for english, russian in _TIMES:
        times = times.replace(english, russian)
    return f"«{title.removeprefix('“')}», {times}"


def _small(line: str) -> str:
    return f"-# {_line(line[3:])}" if line.startswith("-# ") else line


def _line(text: str) -> str:
    """Return one name or value; "…, from the server" says whose it is."""
    if text in LABELS:
        return LABELS[text]
    for pattern, russian in _NUMBERED:
        if found := re.fullmatch(pattern, text):
            return russian(found)
    if text.endswith(", in this channel"):
        return f"{_line(text.removesuffix(', in this channel'))}, в этом канале"
    if text.startswith("from "):
        return f"от {_whose(text.removeprefix('from '))}"
    return text


def _whose(names: str) -> str:
    told = (
        _WHERE.get(each, each.replace("the assignment “", "задания «").replace("”", "»"))
        for each in names.split(" and ")
    )
    return " и ".join(told)
