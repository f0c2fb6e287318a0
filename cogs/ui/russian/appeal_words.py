"""What a teacher reads of students' questions, and in the class's log, in Russian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from cogs.ui.appeal_words import AppealWords
from cogs.ui.russian.editor_words import RussianEditorWords
from cogs.ui.russian.refusals import hit_lines
from easel.model import Hit, NoteKind, Verdict


class RussianAppealWords(AppealWords):
    """To a teacher, politely."""

    labels: ClassVar = {
        Verdict.ONCE: "Разрешить один раз",
        Verdict.ALWAYS: "Разрешить насовсем",
        Verdict.KEEP: "Оставить запрет",
    }
    said: ClassVar = {
        Verdict.ONCE: "Разрешено один раз",
        Verdict.ALWAYS: "Разрешено насовсем",
        Verdict.KEEP: "Запрет остался",
    }
    kinds: ClassVar = {
        NoteKind.REFUSED: "– отказ",
        NoteKind.ASKED: "– переспросили: «Ты это имеешь в виду?»",
        NoteKind.MEANT: "– имелось в виду другое, заказано",
        NoteKind.SUSPECT: "– заказ похож на слова для машины",
    }
    rules: ClassVar = {
        "OffTheme": "не по теме канала",
        "NotInPolicy": "формат, модель или качество не по правилам",
        "ReferencesOff": "чужая картинка",
    }
    untold = "Написать ученику не удалось ни лично, ни в канале: пожалуйста, скажите ему сами."
    form_first = "«Разрешить насовсем» сначала покажет форму; это можно отменить."
    bare = (
        "«Разрешить насовсем» сначала покажет форму: дополните там слово, иначе его можно будет"
        " писать всем и везде."
    )
    proposes = "Предлагается разрешить насовсем"
    answered = "Ответ"
    answer_by = "{answer} – {teacher}"
    nothing_asked = "Никто из учеников не ждёт ответа."
    list_title = "Ученики спрашивают"
    look = "Посмотреть …"
    nothing_logged = "Отказов и странных заказов нет за всё время, которое помнит журнал."
    log_title = "Журнал класса"
    title = "Ученик спрашивает: можно это нарисовать?"
    asked_by, where = "Кто спрашивает", "Где"
    why = "Причина отказа"
    odd = "А ещё выглядит странно"
    form_title = "Разрешить насовсем"
    form_label = "Что всегда можно, по фразе в строке"
    form_about = "Как написано, для всего класса; отменить: /policy undo"

    def quoted(self, text: str) -> str:
        return f"«{text}»"

    def hits(self, hits: Sequence[Hit]) -> str:
        return hit_lines(tuple(hits))

    def looks_like(self, what: str) -> str:
        return RussianEditorWords().looks_like(what)
