"""What people read in Russian when a wish can't be granted; a row a class, as in English."""

from __future__ import annotations

import discord

from cogs.ui.rows import Rows, Words, fixed
from cogs.ui.russian.numbers import digits, many, pictures
from cogs.ui.russian.reasons import in_russian
from easel import errors as e
from easel.model import Hit

# As many as in English, and as long.
LISTED = 10
QUOTED = 100

_NOTHING = "Ничего не нарисовано и не засчитано."
_WHAT = {
    "aspect": "соотношение сторон",
    "orientation": "ориентация",
    "model": "модель",
    "quality": "качество",
    "number of pictures": "число картинок",
}
_PERMISSIONS = {"Manage Server": "«Управлять сервером» (Manage Server)"}


def hit_lines(hits: tuple[Hit, ...]) -> str:
    """Return what of a prompt is on the list, as what, a line each."""
    lines = []
    for hit in hits[:LISTED]:
        typed = hit.text if len(hit.text) <= QUOTED else f"{hit.text[:QUOTED]}…"
        read = "" if _plain(typed) == _plain(hit.seen_as) else f" читается как «{hit.seen_as}»"
        is_itself = _plain(hit.seen_as) == _plain(hit.word)
        listed = "" if is_itself else f" (в списке: «{hit.word}»)"
        lines.append(f"«{typed}»{read}{listed}")
    if len(hits) > LISTED:
        lines.append(f"и ещё {digits(len(hits) - LISTED)}")
    return "\n".join(f"• {line}" for line in dict.fromkeys(lines))


def _plain(words: str) -> str:
    return words.casefold().replace("ё", "е")


def _banned(error: e.DisallowedWords) -> Words:
    return (
        "В тексте есть запрещённое",
        f"На этом сервере такое не рисуют:\n{hit_lines(error.hits)}\n\nПопробуй другую идею или"
        f" спроси учителя. {_NOTHING}",
    )


def _asked(error: e.DidYouMean) -> Words:
    meant = " или ".join(f"«{each}»" for each in dict.fromkeys(h.seen_as for h in error.hits))
    return (
        "Ты это имеешь в виду?",
        f"Это {meant[:QUOTED]}? На этом сервере такое не рисуют:\n{hit_lines(error.hits)}"
        f"\n\nЕсли это опечатка, поправь слова. {_NOTHING}",
    )


def _parameter(error: e.BadParameter) -> Words:
    nearest = f" Может быть, `{error.nearest}`?" if error.nearest else ""
    named = "" if error.name in error.reason else f"`{error.name}`: "
    return "С параметром что-то не так", f"{named}{in_russian(error.reason)}{nearest}"


def _link(error: e.BadLink) -> Words:
    shown = error.url[:QUOTED].replace("`", "'")
    is_link = "/" in shown or "." not in shown
    title = "Ссылка не подходит" if is_link else "Картинка не подходит"
    return title, f"`{shown}`: {in_russian(error.reason)} {_NOTHING}"


def _policy(error: e.NotInPolicy) -> Words:
    allowed = ", ".join(f"`{each}`" for each in error.allowed)
    what = _WHAT.get(error.what, f"`{error.what}`")
    return (
        "На этом сервере так нельзя",
        f"Правила сервера не разрешают: {what} `{error.wanted}`. Можно: {allowed}.",
    )


def _quota(error: e.QuotaReached) -> Words:
    left = error.limit - error.used
    advice = (
        f"Добавь `--n {left}`, чтобы получить то, что осталось."
        if left > 0
        else "Каждая картинка возвращается через 24 часа после заказа."
    )
    return (
        "Картинки на сегодня закончились",
        f"Ты просишь {pictures(error.asked)}, а за последние 24 часа уже получено"
        f" {digits(error.used)} из {digits(error.limit)}. {advice}",
    )


def _assignment(error: e.OutsideAssignment) -> Words:
    if error.starts is not None:
        when = f"откроется <t:{error.starts}:F>, <t:{error.starts}:R>. Придумай идею заранее!"
        return "Ещё рано", f"«{error.title}» {when} Ничего не засчитано."
    return (
        "Задание закончилось",
        f"«{error.title}» было открыто до <t:{error.ended}:F>. Спроси учителя, что дальше, или"
        " рисуй в другом канале. Ничего не засчитано.",
    )


_GONE = {
    "earlier policy": (
        "Отменять нечего",
        "На этом сервере правила, с которыми приходит бот: изменений ещё не было.",
    ),
    "draft": (
        "Этого уже нет",
        "Это уже сохранено или оставлено. Чтобы начать заново, повторите команду.",
    ),
    "policy version": ("Такой версии нет", "Номера версий показывает `/policy history`."),
    "message": ("Этого уже нет", "Этого сообщения больше нет."),
    "offer": ("Этого уже нет", "Этого предложения больше нет. Закажи заново: `/imagine`."),
    "order": ("Этого уже нет", "Этого заказа больше нет. Закажи заново: `/imagine`."),
    "picture": ("Этого уже нет", "Этой картинки больше нет. Закажи заново: `/imagine`."),
    "question": ("Этого уже нет", "Этого вопроса больше нет. Закажи заново: `/imagine`."),
}


def _vanished(error: e.Vanished) -> Words:
    return _GONE.get(error.what, ("Этого уже нет", "Этого больше нет. Закажи заново: `/imagine`."))


_RESTRICTED = {
    "foreign": "Это чужой заказ. Остановить его может тот, кто заказал, или учитель.",
    "finished": "Этот заказ готов: останавливать нечего.",
    "unfinished": "Этот заказ ещё в работе. Попробуй снова, когда появятся картинки.",
    "stopped": "Этот заказ уже остановлен.",
    "none": "У тебя нет заказов, которые ждут или рисуются.",
    "clicks": "На этом сервере кнопками под картинкой пользуются только тот, кто её заказал, и"
    " учитель. Закажи свою: `/imagine`.",
    "remove": "Убрать это может только тот, кто это заказал или показал, и учитель.",
    "unshown": "В этом сообщении нет моего заказа. Открой меню сообщения с картинками.",
    "offer": "Это предложено не тебе. Вызови команду, и получишь своё.",
    "taken": "Это уже заказано. Сообщения с картинками – ниже.",
}


def _restricted(error: e.JobRestricted) -> Words:
    otherwise = (
        "Такого заказа здесь нет. Выбери из списка, который предлагает `/cancel`, или открой меню"
        " сообщения с заказом."
    )
    return "С этим заказом так нельзя", _RESTRICTED.get(error.reason, otherwise)


_HELP = (
    "Похоже, тебе сейчас может быть тяжело. Не оставайся с этим в одиночку: поговори со взрослым,"
    " которому доверяешь, лучше сегодня. Учителю сказали, что тебе, может быть, нужно с кем-то"
    " поговорить; больше этого здесь никто не видит, и тебя никто не ругает."
)
_WITHOUT_HELPLINE = "Если прямо сейчас есть опасность, позвони по номеру экстренной помощи."


def _help(error: e.MayNeedHelp) -> Words:
    return "Помощь рядом", f"{_HELP}\n\n{error.helpline or _WITHOUT_HELPLINE}"


RUSSIAN_REFUSALS: Rows = {
    e.Refusal: fixed("Так не получится", "Это нельзя сделать, как просили. Ничего не потрачено."),
    e.EmptyPrompt: fixed(
        "Нет слов", "Напиши после `prompt:` своими словами, что должно быть на картинке."
    ),
    e.PromptTooLong: lambda error: (
        "Слишком длинный текст",
        f"В тексте {many(error.length, 'знак', 'знака', 'знаков')}, а помещается"
        f" {digits(error.limit)}. Сократи его и отправь снова: молча здесь ничего не обрезают.",
    ),
    e.BadParameter: _parameter,
    e.NotInPolicy: _policy,
    e.ListedWords: lambda error: (
        "Есть в списке",
        f"Список этого сервера об этом:\n{hit_lines(error.hits)}\n\n{_NOTHING}",
    ),
    e.AppealsOpen: lambda error: (
        "Твои вопросы у учителя",
        f"Без ответа пока {many(error.limit, 'вопрос', 'вопроса', 'вопросов')}, больше нельзя."
        " Дождись ответа, потом спроси и об этом.",
    ),
    e.DisallowedWords: _banned,
    e.DidYouMean: _asked,
    e.LineFull: lambda error: (
        "Очередь заполнена",
        f"В очереди {many(error.waiting, 'твой заказ', 'твоих заказа', 'твоих заказов')}, с этим"
        f" прибавится {digits(error.asked)}, а можно не больше {digits(error.limit)}. Подожди, пока"
        " что-нибудь нарисуется, и отправь снова.",
    ),
    e.TooFast: lambda error: (
        "Не так быстро!",
        f"Здесь один человек может отправить {digits(error.limit)} в минуту. Отправь это снова"
        f" через {digits(error.seconds)} с; ничего не засчитано.",
    ),
    e.BadLink: _link,
    e.ReferencesOff: fixed(
        "Чужие картинки выключены",
        "На этом сервере рисуют только по словам. Учитель может разрешить картинки и ссылки:"
        " `/policy edit part:people`.",
    ),
    e.NotOffered: lambda error: (
        "Здесь так не получится",
        f"`{error.what}`: {in_russian(error.reason)}",
    ),
    e.BadPreference: lambda error: (
        "Не сохранено",
        f"`{error.name}`: {in_russian(error.reason)} Твои настройки остались прежними.",
    ),
    e.QuotaReached: _quota,
    e.Blocked: lambda error: (
        "Тебе пока нельзя заказывать",
        f"Учитель не принимает от тебя заказы до <t:{error.until}:f>"
        f" (<t:{error.until}:R>).{f' Почему: {error.reason}' if error.reason else ''} Ничего не"
        " засчитано.",
    ),
    e.MessagePending: lambda error: (
        "Сначала прочти сообщение",
        f"{discord.utils.escape_markdown(error.author)} пишет тебе:\n"
        + "\n".join(f"> {line}" for line in error.message.splitlines()),
    ),
    e.OffTheme: lambda error: (
        "Не на тему",
        "У этого канала есть тема: здесь каждая картинка про"
        f" {', '.join(f'**{word}**' for word in error.missing)}. Добавь это в свой текст и отправь"
        " снова; ничего не засчитано.",
    ),
    e.OutsideAssignment: _assignment,
    e.MayNeedHelp: _help,
    e.NotAllowed: lambda error: (
        "Нельзя",
        f"Для этого нужно право {_PERMISSIONS.get(error.needs, f'`{error.needs}`')}. Спроси"
        " учителя.",
    ),
    e.Vanished: _vanished,
    e.ActionRestricted: lambda error: (
        "С этой картинкой так нельзя",
        f"`{error.action}`: {in_russian(error.reason)} {_NOTHING}",
    ),
    e.BadPolicy: lambda error: (
        "Не сохранено",
        f"`{error.field}`: {in_russian(error.reason)} Правила остались прежними.",
    ),
    e.JobRestricted: _restricted,
    e.Closing: fixed(
        "Вернусь через минуту",
        "Бот перезапускается. Отправь это снова через минуту; ничего не потеряно.",
    ),
}
