"""What people read of their own settings, options and orders, in Russian."""

from __future__ import annotations

from typing import ClassVar

from cogs.ui.personal_words import PersonalWords
from cogs.ui.russian.numbers import noun
from easel.model import JobState


class RussianPersonalWords(PersonalWords):
    """To a student; the buttons keep Midjourney's names."""

    panel_title = "Твои настройки"
    usual_model = "Обычная модель ({model})"
    model, quality, suffix_is, own = "Модель", "Качество", "Добавка", "Свои опции"
    nothing = "нет"
    own_count = "{count} из {most}, список: `/prefer option list`"
    usual = " (обычно здесь)"
    not_now = " (выбрано {chosen}, но сейчас здесь так нельзя)"
    green = "Зелёное действует со следующего заказа. Параметр в тексте важнее."
    remixes = "«Remix»: V, «Vary», отдаление, сдвиг и 🔄 сначала спросят слова."
    sends = "«DM results»: готовые заказы приходят ещё и в личные сообщения."
    relaxes = "«Relax»: твои заказы ждут после всех, а стоят столько же."
    hides = "«Stealth»: твои заказы видите только ты и учителя."
    resets = "«Reset Settings» оставит свои опции и забудет остальное."
    saved = "Сохранено"
    fast = (
        "«Fast»: со следующего заказа твои заказы идут в свою очередь. Чтобы пропустить остальных"
        " вперёд, допиши `--relax`."
    )
    relax = (
        "«Relax»: со следующего заказа твои заказы ждут, пока не кончатся остальные. Стоят они"
        " столько же. Чтобы один прошёл в свою очередь, допиши `--fast`."
    )
    stealth = (
        "«Stealth»: со следующего заказа твои заказы видите только ты и учителя. Чтобы показать"
        " один всем, допиши `--public`."
    )
    public = (
        "«Public»: со следующего заказа твои заказы видят все в канале. Чтобы скрыть один от"
        " одноклассников, допиши `--stealth`."
    )
    remix_on = (
        "Режим «Remix» включён: V, «Vary», отдаление, сдвиг и 🔄 спросят слова, прежде чем"
        " рисовать."
    )
    remix_off = (
        "Режим «Remix» выключен: V, «Vary», отдаление, сдвиг и 🔄 рисуют сразу, с теми же словами."
    )
    copies_on = (
        "Режим «DM results» включён: всё, что теперь будет готово, придёт и в личные сообщения,"
        " если ты принимаешь их от этого сервера."
    )
    copies_off = "Режим «DM results» выключен: картинки приходят только туда, где заказаны."
    no_suffix = "Добавки нет: твои тексты заказываются как написаны."
    suffix = (
        "Теперь каждый твой `/imagine` заканчивается так:\n{suffix}\nПараметр в самом тексте"
        " важнее. `/prefer suffix` без текста уберёт добавку."
    )
    option_set = "{name} в твоём тексте теперь значит\n{text}\n{count}"
    option_removed = "{name} больше ничего не значит. {count}"
    options_title = "Твои опции: {count}"
    no_options = (
        "Пока ни одной. После `/prefer option set name:oil value:oil on canvas --ar 3:2` слово"
        " `--oil` в тексте будет значить всё это."
    )
    in_file = "Они в файле."
    options_count = "Занято {count} из {most}."
    states: ClassVar = {
        JobState.WAITING: "ждёт очереди",
        JobState.DRAWING: "рисуется",
        JobState.HELD: "ждёт учителя",
    }
    stopped = "Остановлено: **{words}**\n-# Что не нарисовано, то не списано."
    account_title = "Твои заказы и картинки"
    no_limit, left = "Сколько угодно", "{left} из {limit}"
    drawing, waiting = "Рисуется", "Ждёт очереди"
    left_today, drawn = "Осталось на эти 24 часа", "Картинок всего"
    speed, visibility = "Очередь", "Кто видит"
    hidden, shown = "только ты и учителя", "все"

    def speed_is(self, speed: str) -> str:
        return f"`{speed}`"

    def sent(self, pictures: int) -> str:
        what = noun(pictures, "картинка", "картинки", "картинки")
        return f"Отправлено: {what} и подробности заказа – в наших личных сообщениях."
