"""The form in which a teacher gives a channel an assignment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, tzinfo

from cogs.ui.policy_form import OPEN_SECONDS, PARAGRAPH, Interaction, TeacherForm, text_field
from easel.model import Assignment
from easel.policy import Typed
from easel.policy.check import MAX_TITLE

Start = Callable[[Interaction, Typed], Awaitable[None]]
_TIME = "such as: 10:30, tomorrow 9:00, Friday 18:00, 45 minutes"


class AssignmentForm(TeacherForm):
    """Title, instructions, words that are not drawn, and when it is open."""

    def __init__(
        self, known: Assignment | None, rules: Mapping[str, str], start: Start, *, zone: tzinfo
    ) -> None:
        """Fill the form with the assignment that is `known`; `rules` were said beside it."""
        super().__init__(title="Assignment", timeout=OPEN_SECONDS)
        self._rules = rules
        self._start = start
        words = ", ".join(known.rules.words) if known else ""
        self.name = text_field(known.title if known else "", MAX_TITLE, required=True)
        self.instructions = text_field(
            known.rules.meta_prompt if known else "", PARAGRAPH, is_long=True, required=True
        )
        self.words = text_field(words, PARAGRAPH, "such as: castles, knights")
        self.starts = text_field(_clock(known.starts if known else None, zone), 40, _TIME)
        self.ends = text_field(_clock(known.ends if known else None, zone), 40, _TIME)
        self.ask("Title", self.name, "Such as: Monuments of our town")
        self.ask("Instructions", self.instructions, "Shown to the class, and told to the engine")
        self.ask("Not drawn", self.words, "Besides what the server and this channel don't draw")
        self.ask("Opens", self.starts, f"Empty: at once. Time zone: {zone}")
        self.ask(
            "Closes", self.ends, "Empty: when you end it. A length of time counts from the start"
        )

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
