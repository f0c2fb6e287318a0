"""The form of Report Job: what is wrong with a picture."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from cogs.errors import report
from cogs.ui.policy_form import OPEN_SECONDS
from cogs.ui.report_words import ReportWords

Interaction = discord.Interaction[Any]

# As much as the core keeps of a reason.
REASON = 1000


class ReportForm(discord.ui.Modal):
    """Asks for the reason, and hands it over as it was typed."""

    def __init__(
        self, reported: Callable[[Interaction, str], Awaitable[None]], say: ReportWords
    ) -> None:
        super().__init__(title=say.form_title, timeout=OPEN_SECONDS)
        self._reported = reported
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=REASON
        )
        self.add_item(
            discord.ui.Label(
                text=say.form_label,
                description=say.form_about,
                component=self.reason,
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Hand it over."""
        await self._reported(interaction, self.reason.value)

    async def on_error(  # type: ignore[override]  # discord.py's own Modal narrows it so
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await report(interaction, error, self.reason.value)
