"""What stands around the entries of /help, in Russian; commands are described as in their list."""

from __future__ import annotations

from cogs.ui.help_words import HelpWords
from cogs.ui.russian.commands import DESCRIPTIONS


class RussianHelpWords(HelpWords):
    """To a student."""

    commands, parameters = "Команды", "Параметры"
    write = "Их пишут в конце текста, например `a dog --ar 16:9 --n 2`."
    more = (
        "Подробнее о каждой: `/help topic:`, например `--ar`, `/imagine`, `buttons` или"
        " `reactions` (там пока по-английски)."
    )
    missing = "У Midjourney это есть, а здесь нет; почему – скажет `/help topic:`: "
    not_here = "Здесь этого нет."

    def line(self, line: str) -> str:
        return DESCRIPTIONS.get(line, line)
