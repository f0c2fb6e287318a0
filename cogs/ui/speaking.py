"""A teacher's words in the language of who reads them."""

from __future__ import annotations

from cogs.ui.editor_words import EditorWords
from cogs.ui.form_words import FormWords
from cogs.ui.language import Language, language_of
from cogs.ui.russian.editor_words import RussianEditorWords
from cogs.ui.russian.form_words import RussianFormWords
from easel.model import Person

_EDITOR: dict[Language, EditorWords] = {
    Language.ENGLISH: EditorWords(),
    Language.RUSSIAN: RussianEditorWords(),
}
_FORMS: dict[Language, FormWords] = {
    Language.ENGLISH: FormWords(),
    Language.RUSSIAN: RussianFormWords(),
}


def speaking(person: Person) -> EditorWords:
    """Return the editor's words in the person's language."""
    return _EDITOR[language_of(person.language)]


def of_forms(person: Person) -> FormWords:
    """Return the words of forms and panels in the person's language."""
    return _FORMS[language_of(person.language)]
