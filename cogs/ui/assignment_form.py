"""The form in which a teacher gives a channel an assignment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, tzinfo

from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.policy_form import OPEN_SECONDS, PARAGRAPH, Interaction, TeacherForm, text_field
from easel.model import Assignment
from easel.policy import Typed
from easel.policy.check import MAX_TITLE

Start = Callable[[Interaction, Typed], Awaitable[None]]


class AssignmentForm(TeacherForm):
    """Title, instructions, words that are not drawn, and when it is open."""

    def __init__(
        self,
        known: Assignment | None,
        rules: Mapping[str, str],
        start: Start,
        say: AssignmentWords,
        *,
        zone: tzinfo,
    ) -> None:
        """Fill the form with the assignment that is `known`; `rules` were said beside it."""
        super().__init__(title=say.form_title, timeout=OPEN_SECONDS)
        self._rules = rules
        self._start = start
        words = ", ".join(known.rules.words) if known else ""
        self.name = text_field(known.title if known else "", MAX_TITLE, required=True)
        self.instructions = text_field(
            known.rules.meta_prompt if known else "", PARAGRAPH, is_long=True, required=True
        )
        self.words = text_field(words, PARAGRAPH, say.such_words)
        self.starts = text_field(_clock(known.starts if known else None, zone), 40, say.such_times)
        self.ends = text_field(_clock(known.ends if known else None, zone), 40, say.such_times)
        for name, component in (
            ("title", self.name),
            ("instructions", self.instructions),
            ("words", self.words),
            ("starts", self.starts),
            ("ends", self.ends),
        ):
            text, about = say.fields[name]
            self.ask(text, component, about.format(zone=zone))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Start it."""
        typed = Typed(
            title=self.name.value,
            instructions=self.instructions.value,
            starts=self.starts.value,
            ends=self.ends.value,
            rules={**self._rules, "words": self.words.value},
        )
        await self._start(interaction, typed)


def _clock(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""
