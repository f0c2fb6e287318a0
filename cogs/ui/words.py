"""What people read about an error: a title, a sentence, and what to do; one row a class."""

from __future__ import annotations

from cogs.ui.language import Language
from cogs.ui.rows import Words
from cogs.ui.russian.failures import RUSSIAN_FAILURES
from cogs.ui.russian.refusals import RUSSIAN_REFUSALS
from cogs.ui.words_of_failures import FAILURES
from cogs.ui.words_of_refusals import REFUSALS
from easel.errors import EaselError

ROWS = {
    Language.ENGLISH: REFUSALS | FAILURES,
    Language.RUSSIAN: RUSSIAN_REFUSALS | RUSSIAN_FAILURES,
}


def explain(error: EaselError, language: Language = Language.ENGLISH) -> Words:
    """Return the title and the text for `error`; a class without a row uses its parent's."""
    rows = ROWS[language]
    for kind in type(error).__mro__:
        if kind in rows:
            return rows[kind](error)
    raise KeyError(type(error))
