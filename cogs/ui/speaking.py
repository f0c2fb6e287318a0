"""Every table of words that is not about refusals, in each language."""

from __future__ import annotations

from dataclasses import dataclass

from cogs.ui.appeal_words import AppealWords
from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.discipline_words import DisciplineWords
from cogs.ui.editor_words import EditorWords
from cogs.ui.form_words import FormWords
from cogs.ui.help_words import HelpWords
from cogs.ui.language import Language, language_of
from cogs.ui.personal_words import PersonalWords
from cogs.ui.report_words import ReportWords
from cogs.ui.review_words import ReviewWords
from cogs.ui.russian.appeal_words import RussianAppealWords
from cogs.ui.russian.assignment_words import RussianAssignmentWords
from cogs.ui.russian.discipline_words import RussianDisciplineWords
from cogs.ui.russian.editor_words import RussianEditorWords
from cogs.ui.russian.form_words import RussianFormWords
from cogs.ui.russian.help_words import RussianHelpWords
from cogs.ui.russian.personal_words import RussianPersonalWords
from cogs.ui.russian.report_words import RussianReportWords
from cogs.ui.russian.review_words import RussianReviewWords
from easel.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The tables of one language, by what they are about."""

    editor: EditorWords
    forms: FormWords
    appeals: AppealWords
    reviews: ReviewWords
    reports: ReportWords
    assignments: AssignmentWords
    discipline: DisciplineWords
    personal: PersonalWords
    help: HelpWords


_SPEECHES = {
    Language.ENGLISH: Speech(
        editor=EditorWords(),
        forms=FormWords(),
        appeals=AppealWords(),
        reviews=ReviewWords(),
        reports=ReportWords(),
        assignments=AssignmentWords(),
        discipline=DisciplineWords(),
        personal=PersonalWords(),
        help=HelpWords(),
    ),
    Language.RUSSIAN: Speech(
        editor=RussianEditorWords(),
        forms=RussianFormWords(),
        appeals=RussianAppealWords(),
        reviews=RussianReviewWords(),
        reports=RussianReportWords(),
        assignments=RussianAssignmentWords(),
        discipline=RussianDisciplineWords(),
        personal=RussianPersonalWords(),
        help=RussianHelpWords(),
    ),
}


def speech(language: Language) -> Speech:
    """Return the tables of a language."""
    return _SPEECHES[language]


def speaking(person: Person) -> EditorWords:
    """Return the editor's words in the person's language."""
    return speech(language_of(person.language)).editor


def of_forms(person: Person) -> FormWords:
    """Return the words of forms and panels in the person's language."""
    return speech(language_of(person.language)).forms
