"""What the answers to /class say, in Russian."""

from __future__ import annotations

from cogs.ui.discipline_words import DisciplineWords
from cogs.ui.russian.numbers import many


class RussianDisciplineWords(DisciplineWords):
    """To a teacher politely, to a student as to a friend."""

    holds = "Что действует для <@{person_id}>:"
    blocked = "заказы не принимаются до <t:{end}:f>{why}"
    message = "сначала нужно прочесть сообщение от {author}:"
    nothing = "только то, что действует для всех"
    no_theme = "В <#{channel_id}> темы больше нет."
    theme = "Теперь в <#{channel_id}> в каждом тексте должно быть: {words}."
    acknowledged = "Понятно. Теперь отправь заказ ещё раз."

    def pictures(self, number: int) -> str:
        return f"{many(number, 'картинка', 'картинки', 'картинок')} за 24 часа"
