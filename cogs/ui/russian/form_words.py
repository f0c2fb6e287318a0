"""What a teacher reads in the forms and panels of /policy, in Russian."""

from __future__ import annotations

from typing import ClassVar

from cogs.ui.form_words import FormWords
from cogs.ui.russian.labels import LABELS
from easel.model import AgeBand, Clicks, Orientation, SoftHits, Unmoderated


class RussianFormWords(FormWords):
    """To a teacher, politely."""

    titles: ClassVar = {
        "the picture": "Правила: картинка",
        "the engine": "Правила: модели",
        "the people": "Правила: люди",
        "safety": "Правила: безопасность",
    }
    fields: ClassVar = {
        "meta_prompt": ("Мета-промпт", "Что модель читает перед словами каждого ученика"),
        "colour": ("Цвета", "Пусто: любые"),
        "orientation": ("Ориентация", ""),
        "aspect": ("Соотношение сторон", "Пусто: любое; иначе таким будет каждый рисунок"),
        "models": ("Модели", ""),
        "qualities": ("Качество", ""),
        "most_pictures": ("Картинок в заказе", "Не больше скольких; пусто: без своего предела"),
        "longest_side": ("Длинная сторона в точках", "Не больше; пусто: как рисует модель"),
        "references": ("Чужие картинки", "Ученики могут прикладывать картинки и ссылки на них"),
        "hiding": ("Скрытые заказы", "Ученики могут скрывать заказы от класса, но не от вас"),
        "clicks": ("Чьи нажатия действуют", "На кнопки под картинкой"),
        "reports_to": (
            "Канал учителей",
            "Для жалоб, вопросов и отложенного; выберите тот, которого не видят ученики",
        ),
        "soft_hits": ("Слово, похожее на опечатку", ""),
        "allowed": ("Всегда можно", "Фразы, которым не откажут, хотя слово из них в списке"),
        "unmoderated": ("Пока модерация не отвечает", ""),
        "thresholds": ("Пороги модерации", "Оценки от 0 до 1; пусто: по возрасту"),
        "helpline": ("Куда обратиться за помощью", "Это прочтёт ученик, которому нужна помощь"),
    }
    examples: ClassVar = {
        "colour": "например: чёрно-белое",
        "aspect": "например 16:9",
        "most_pictures": "от 1 до 4",
        "longest_side": "например 1024",
        "reports_to": "Без канала",
        "allowed": "например: рыба-меч, водяной пистолет",
        "thresholds": "например: violence: 0.4, sexual: 0.2",
    }
    added_meta_prompt = "Что модель читает после текста всего сервера"
    only_where_the_server = "; если разрешает и сервер"
    clicks: ClassVar = {
        Clicks.ANYONE: ("Любого", "Одноклассник тоже может менять картинку"),
        Clicks.OWNER: ("Автора и учителей", "Остальные смотрят и заказывают своё"),
    }
    soft_hits: ClassVar = {
        SoftHits.ASK: ("Переспросить ученика", "«Ты об этом?» До ответа ничего не рисуется"),
        SoftHits.BLOCK: ("Отказать", "Как самому слову; для младших классов"),
    }
    unmoderated: ClassVar = {
        Unmoderated.HOLD: ("Отложить для учителя", "Пока учитель не посмотрит, не видит никто"),
        Unmoderated.DRAW: ("Рисовать", "Список слов действует всё равно"),
    }
    bands: ClassVar = {
        AgeBand.OWN: "свои правила",
        AgeBand.YOUNG: "от 7 до 10 лет",
        AgeBand.MIDDLE: "от 11 до 14 лет",
        AgeBand.OLDER: "от 15 до 18 лет",
    }
    slips: ClassVar = {
        SoftHits.ASK: "о слове, похожем на опечатку, ученика переспросят",
        SoftHits.BLOCK: "слову, похожему на опечатку, откажут, как самому слову",
    }
    band_title = "Возраст: {band}"
    band_changes = "Вот что изменится:"
    band_holds = "Это уже действует: ничего не изменится."
    band_keeps = "Остальные ваши правила сохранятся, а `/policy undo` всё это отменит."
    band_puts = "Ввести в действие"
    band_is = "возраст: {new} (был: {old})"
    limits = "пороги модерации – как для этого возраста"
    lists: ClassVar = {
        "packs": ("добавятся наборы: {items}", "уйдут наборы: {items}"),
        "words": ("добавятся слова: {items}", "уйдут слова: {items}"),
        "allowed": (
            "добавятся фразы, которые всегда можно: {items}",
            "уйдут фразы, которые всегда можно: {items}",
        ),
    }
    packs_title = "Наборы слов"
    on_server = "на всём сервере"
    in_room = "в <#{room_id}> и его ветках"
    packs_hold = (
        "Слова из зелёных наборов {where} не рисуют. Нажмите на набор, чтобы включить его или"
        " выключить."
    )
    server_s_stay = "То, что действует на всём сервере, здесь не выключить."

    def label(self, name: str) -> str:
        if name == Orientation.ANY:
            return "Любая"
        return LABELS[name].capitalize() if name in LABELS else name
