"""The editor's words in the language of who reads them."""

from __future__ import annotations

from cogs.ui.editor_words import EditorWords
from cogs.ui.language import Language, language_of
from cogs.ui.russian.editor_words import RussianEditorWords
from easel.model import Person

_WORDS: dict[Language, EditorWords] = {
    Language.ENGLISH: EditorWords(),
    Language.RUSSIAN: RussianEditorWords(),
}


def speaking(person: Person) -> EditorWords:
    """Return the words in the person's language."""
    return _WORDS[language_of(person.language)]
