"""What is read of reports, in Russian."""

from __future__ import annotations

from cogs.ui.report_words import ReportWords


class RussianReportWords(ReportWords):
    """To who reports as to a friend, to a teacher politely."""

    form_title = "Пожаловаться учителю"
    form_label = "Что с картинкой не так?"
    form_about = "Учитель прочтёт это и увидит твоё имя"
    thanks = "Спасибо. Учитель это увидит."
    not_posted = (
        "Спасибо. Жалоба записана для учителя, но отправить её в канал учителей не удалось: скажи"
        " ему, пожалуйста, заглянуть в `/policy reports`."
    )
    not_removed = (
        "Я больше не вижу тот канал или не могу ничего в нём менять. Удалите сообщение там из его"
        " меню, а здесь нажмите «Отклонить»."
    )
    none = "Нерешённых жалоб нет."
    gone = "Эту жалобу уже рассмотрели."
    title = "Жалоба на картинку"
    list_title = "Жалобы"
    remove, dismiss = "Удалить сообщение", "Отклонить"
    settled = "Рассмотрено"
    removed_by = "Сообщение удалено, решение <@{teacher_id}>"
    dismissed_by = "Жалоба отклонена, решение <@{teacher_id}>"
    was_gone = "Сообщения уже не было, жалоба закрыта: <@{teacher_id}>"
    reported_by, ordered_by = "Кто жалуется", "Кто заказал"
    message, prompt = "Сообщение", "Слова"
    line = "от <@{reporter_id}> на <@{person_id}>, **{words}**: «{reason}»"
    look = "Посмотреть …"
