"""What is read of an assignment, in Russian."""

from __future__ import annotations

from typing import ClassVar

from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.russian.labels import LABELS


class RussianAssignmentWords(AssignmentWords):
    """To the class as to a friend, to the teacher politely."""

    form_title = "Задание"
    fields: ClassVar = {
        "title": ("Название", "Например: Памятники нашего города"),
        "instructions": ("Что нужно сделать", "Прочтут и класс, и модель"),
        "words": ("Не рисуют", "Кроме того, что не рисуют на сервере и в этом канале"),
        "starts": ("Начало", "Пусто: сразу. Часовой пояс: {zone}"),
        "ends": ("Конец", "Пусто: когда вы закончите. Длительность считается от начала"),
    }
    such_words = "например: замки, рыцари"
    such_times = "например: 10:30 или 2026-12-01 10:00"
    title = "Задание: {title}"
    none = "В этом канале задания нет. Рисуй что хочешь, по его правилам."
    over = "Задание «{title}» закончено. Его правила больше не действуют."
    is_open = "Когда"
    starts, ends, no_end = "с {at}", "до {at}", "пока учитель не закончит"
    not_drawn, packs, aspect = "Не рисуют", "Наборы слов", "Соотношение сторон"
    most_pictures, at_the_most = "Картинок в заказе", "не больше {number}"

    def pack(self, title: str) -> str:
        return LABELS.get(title, title)
