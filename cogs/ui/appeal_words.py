"""What a teacher reads of students' questions, and in the class's log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from cogs.ui.words_of_refusals import hit_lines
from easel.model import Hit, NoteKind, Verdict


class AppealWords:
    """In English; other languages say the same in their own words."""

    labels: ClassVar = {
        Verdict.ONCE: "Allow once",
        Verdict.ALWAYS: "Allow always",
        Verdict.KEEP: "Keep the rule",
    }
    said: ClassVar = {
        Verdict.ONCE: "Allowed once",
        Verdict.ALWAYS: "Always allowed",
        Verdict.KEEP: "The rule was kept",
    }
    kinds: ClassVar = {
        NoteKind.REFUSED: "was refused",
        NoteKind.ASKED: "was asked “did you mean?”",
        NoteKind.MEANT: "meant something else, and ordered it",
        NoteKind.SUSPECT: "ordered what looks meant for the machine",
    }
    rules: ClassVar = {
        "OffTheme": "not on the channel's theme",
        "NotInPolicy": "a shape, model or quality that the policy does not allow",
        "ReferencesOff": "a picture from outside",
    }
    untold = "I could not reach the student, in private or in the channel: please tell them."
    form_first = "Allow always shows a form first, and can be undone."
    bare = "Allow always shows a form first: add to the word there, or all may use it anywhere."
    proposes = "Allow always proposes"
    answered = "Answered"
    answer_by = "{answer}, by {teacher}"
    nothing_asked = "No student waits for an answer."
    list_title = "Students ask"
    look = "Look at one …"
    nothing_logged = "Nothing was refused or looked odd, as far as the log goes back."
    log_title = "The class's log"
    title = "A student asks: may this be drawn?"
    asked_by, where = "Asked by", "In"
    why = "Why it was refused"
    odd = "It also looks odd"
    form_title = "Allow always"
    form_label = "Phrases that are never refused, one a line"
    form_about = "As typed, for the whole class; undo it with /policy undo"

    def quoted(self, text: str) -> str:
        return f"“{text}”"

    def hits(self, hits: Sequence[Hit]) -> str:
        """Return what of a prompt is on the list, as what, a line each."""
        return hit_lines(tuple(hits))

    def looks_like(self, what: str) -> str:
        return what
