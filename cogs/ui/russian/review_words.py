"""What teachers read of what moderation stopped, in Russian."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from cogs.ui.review_words import ReviewWords
from cogs.ui.russian.categories import plain
from easel.model import ReviewKind


class RussianReviewWords(ReviewWords):
    """To a teacher, politely."""

    nothing = "Ничего не отложено, и никто вас не ждёт."
    gone = "Об этом уже решили."
    without_pictures = "В канале картинки не показаны: их видно в `/policy held`."
    titles: ClassVar = {
        ReviewKind.WORDS: ("Слова остановлены", "Заказ ждёт вас"),
        ReviewKind.PICTURES: ("Картинки не показаны", "Картинки ждут вас"),
        ReviewKind.REFUSED: ("Сервис картинок отказал",) * 2,
        ReviewKind.CONCERN: ("Возможно, кому-то нужна помощь",) * 2,
    }
    texts: ClassVar = {
        ReviewKind.WORDS: (
            "Модерация увидела {seen} – в словах или в приложенной картинке. Ничего не нарисовано"
            " и не списано. Если она ошиблась, отдайте заказ в работу.",
            "Модерация не ответила, поэтому пока ничего не нарисовано. Прочтите слова и решите.",
        ),
        ReviewKind.PICTURES: (
            "Модерация увидела {seen}. Картинки ниже никому не показаны и не списаны. Если она"
            " ошиблась, опубликуйте их.",
            "Модерация не ответила, поэтому картинки ниже пока никто не видит. Посмотрите их и"
            " решите.",
        ),
        ReviewKind.REFUSED: (
            "Он увидел {seen}. Ничего не списано. Решать тут нечего: ученику посоветовали другие"
            " слова.",
        )
        * 2,
        ReviewKind.CONCERN: (
            "Судя по этим словам, ученик, возможно, думает навредить себе. Ничего не нарисовано."
            " Ему по-доброму и наедине сказали, что вы об этом знаете, и показали ваш текст"
            " о помощи, если он задан. Пожалуйста, поговорите с ним поскорее: список слов может"
            " ошибаться, а молчание не поможет.",
        )
        * 2,
    }
    no_words = "без слов"
    words, by, where, message = "Слова", "Кто заказал", "Где", "Сообщение"
    decided = "Решение"
    list_title = "Отложено"
    line = "{title}: <@{person_id}> в <#{channel_id}>"
    look = "Посмотреть …"
    releases: ClassVar = {
        ReviewKind.WORDS: "Всё равно нарисовать",
        ReviewKind.PICTURES: "Всё равно показать",
    }
    keep, seen, alone = "Не показывать", "Просмотрено", "Прочесть слова наедине"
    released_by: ClassVar = {
        ReviewKind.WORDS: "Всё-таки рисуется, решение <@{teacher_id}>",
        ReviewKind.PICTURES: "Всё-таки показано, решение <@{teacher_id}>",
    }
    kept_by: ClassVar = {
        ReviewKind.WORDS: "Не рисуется, решение <@{teacher_id}>",
        ReviewKind.PICTURES: "Не показано, решение <@{teacher_id}>",
        ReviewKind.REFUSED: "Просмотрено: <@{teacher_id}>",
        ReviewKind.CONCERN: "Просмотрено: <@{teacher_id}>",
    }

    def plain(self, categories: Iterable[str]) -> str:
        return plain(categories)
