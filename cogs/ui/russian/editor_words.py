"""What a teacher reads in the editor of words, history and files, in Russian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from cogs.ui.editor_words import EditorWords
from cogs.ui.russian.labels import LABELS
from cogs.ui.russian.numbers import digits, many, noun
from easel.policy import Doubt


class RussianEditorWords(EditorWords):
    """To a teacher, politely."""

    save, cancel, newer, older = "Сохранить", "Отменить", "Новее", "Старше"
    saved_title = "Правила сохранены"
    nothing_yet = "Пока ничего не сохранено: это начнёт действовать, когда вы нажмёте «Сохранить»."
    already_listed = "Уже в списке"
    looks_twice = "Посмотрите ещё раз"
    not_refused = "Безобидные тексты"
    untick_doubtful = "Снять другие значения"
    untick = "Снимите то, что рисовать можно …"
    cancelled = "Всё осталось как было: ничего не сохранено."
    file_title = "Вот что изменится"
    export_title = "Действующие правила файлом"
    history_title = "История правил"
    no_history = "Правила, с которыми приходит бот, ещё никто не менял."
    words_title = "Не рисуют"
    no_words = "Список пуст."
    meanwhile_title = "Тем временем сохранено"
    would_be_drawn = "Это нарисуют"
    would_be_refused = "Это не нарисуют; ученик прочтёт:"
    composed = "-# Весь текст, который получит модель, – в файле."
    found = "Что из списка найдено"
    suspicion = "Похоже на слова для машины (это ничего не запрещает)"
    reordered = "в другом порядке"
    no_channel = "нет"
    limits_stay = "пороги модерации остаются такими, как были по возрасту"
    names: ClassVar = {field: LABELS[name] for field, name in EditorWords.names.items()}
    doubts: ClassVar = {
        Doubt.SHORT: "Коротко, может значить многое другое",
        Doubt.AMBIGUOUS: "Чаще значит другое",
    }
    rules: ClassVar = {
        "listed": "как в списке",
        "inflected": "другая форма",
        "exact": "точно так",
        "typo": "похоже на опечатку",
        "mixed alphabets": "с буквой другого алфавита",
        "cut": "разрезано на части",
        "reversed": "задом наперёд",
        "keyboard": "в другой раскладке",
        "masked": "со знаком вместо буквы",
        "transliterated": "буквами другого алфавита",
        "look-alikes": "с похожими буквами",
        "leet": "с цифрами вместо букв",
        "spaced": "с пробелами между буквами",
        "punctuated": "со знаками между буквами",
        "repeated": "с повторами букв",
        "glued": "внутри длинного слова",
        "cipher": "шифром",
    }
    slip = "возможно, опечатка"
    everybody_reads_title = "Это видят ученики"
    unchanged_title = "Ничего не изменилось"
    unchanged = "В форме то, что и так действует."

    def everybody_reads(self, channel_id: int) -> str:
        return (
            f"Канал <#{channel_id}> здесь читают все. Туда приходят вопросы учеников, отложенное и"
            " сообщения о тех, кому нужна помощь: выберите канал, который видят только учителя."
        )

    def room_left(self, room: int) -> str:
        return f"На идею ученика остаётся {many(room, 'знак', 'знака', 'знаков')}."

    def adding(self, words: int) -> str:
        verb = noun(words, "Добавится", "Добавятся", "Добавятся")
        return f"{verb} {many(words, 'слово', 'слова', 'слов')}"

    def forms_of(self, word: str) -> str:
        return f"Формы слова «{word}»"

    def all_forms(self, forms: int) -> str:
        return f"Все формы ({digits(forms)}) – в файле."

    def page(self, first: int, last: int, total: int) -> str:
        return f"В меню формы с {digits(first)} по {digits(last)} из {digits(total)}."

    def none_refused(self, total: int) -> str:
        return f"Безобидные тексты: из {digits(total)} не откажут ни одному."

    def some_refused(self, refused: int, total: int) -> str:
        return f"Откажут безобидным текстам: {digits(refused)} из {digits(total)}."

    def and_more(self, number: int) -> str:
        return f"и ещё {digits(number)}"

    def exported(self) -> str:
        return (
            "Измените его в любом редакторе и верните командой `/policy import`, здесь или на"
            " другом сервере: вы увидите, что изменится, прежде чем что-то сохранится."
        )

    def moved(self) -> str:
        return (
            "Пока вы смотрели, другие кое-что сохранили. Ничего из этого не потеряно: вот что файл"
            " изменит **теперь**. Посмотрите снова и ещё раз нажмите «Сохранить»."
        )

    def version(self, number: int) -> str:
        return f"Версия {digits(number)}"

    def way_back(self) -> str:
        return (
            "Последнее изменение отменяет /policy undo, прежнюю версию возвращает /policy restore."
        )

    def words_count(self, words: int) -> str:
        return many(words, "слово", "слова", "слов")

    def without_forms(self, word: str, forms: str) -> str:
        return f"«{word}» без форм: {forms}"

    def packs(self, titles: Sequence[str]) -> str:
        said = ", ".join(LABELS.get(each, each) for each in titles)
        return f"Кроме них действуют наборы: {said}."

    def allowed(self, phrases: str) -> str:
        return f"Всегда можно: {phrases}."

    def hit(self, typed: str, seen_as: str, word: str, rule: str) -> str:
        read = "" if typed.casefold() == seen_as.casefold() else f" читается как «{seen_as}»"
        return f"«{typed}»{read}: в списке есть «{word}» ({rule})"

    def left_out(self) -> str:
        return "О каналах, которых на этом сервере нет, файл говорит напрасно: это пропущено."

    def saved(self, version: int, change: str) -> str:
        return f"Версия {digits(version)}: {change}. Это действует с ближайшего заказа."

    def wish(self, number: int, aspect: str, quality: str, model: str) -> str:
        pictures = many(number, "картинка", "картинки", "картинок")
        return f"{pictures}, {aspect}, качество `{quality}`, модель `{model}`."

    def looks_like(self, what: str) -> str:
        return _LOOKS_LIKE.get(what, f"`{what}`")

    def change(self, change: str) -> str:
        for english, russian in _CHANGES:
            if found := re.match(english, change):
                told = russian.format(*(LABELS.get(each, each) for each in found.groups()))
                where = re.sub(r", for (?=<#\d+>$)", ", для ", change[found.end() :])
                return f"{told}{where}"
        return change


# What looks meant for the machine, by the names that easel.policy.injection gives.
_LOOKS_LIKE = {
    "forgets its instructions": "забыть указания",
    "becomes somebody else": "стать кем-то другим",
    "asks for the machine's own words": "выдать собственные слова машины",
    "turns the rules off": "выключить правила",
    "marks another's words": "выдать себя за другого",
    "hides words in a code": "спрятать слова в коде",
}
# How lines of the history begin; what is named in them has a label of its own.
_CHANGES = (
    ("added ", "добавлено: "),
    ("removed ", "убрано: "),
    ("took back: ", "отменено: "),
    ("took over a file", "взято из файла"),
    ("went back to version ", "возвращена версия "),
    ("changed which forms of ", "изменены формы: "),
    ("reset to the default", "возвращены исходные правила"),
    ("edited the picture's part", "изменена часть о картинке"),
    ("edited the engine's part", "изменена часть о моделях"),
    ("edited the people's part", "изменена часть о людях"),
    ("edited safety's part", "изменена часть о безопасности"),
    ("always allowed ", "всегда можно: "),
    (r"set the age band: (.+)", "возраст: {0}"),
    (r"switched the pack “(.+?)” on", "включён набор «{0}»"),
    (r"switched the pack “(.+?)” off", "выключен набор «{0}»"),
    (r"started the assignment “(.*)” in ", "начато задание «{0}» в "),
    (r"ended the assignment “(.*)” in ", "закончено задание «{0}» в "),
    (r"theme of (<#\d+>): none$", "{0}: темы больше нет"),
    (r"theme of (<#\d+>): ", "тема в {0}: "),
)
