"""Remix mode: a button that draws asks for the words first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.ui import reading
from cogs.ui.prompt_form import Interaction, Ordered, PromptForm
from easel import prompts

if TYPE_CHECKING:
    from cogs.client import Easel


async def order_or_remix(
    interaction: Interaction, job_id: str, title: str, ordered: Ordered
) -> None:
    """Order with the job's own words, or, for those who remix, open a form with them first."""
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    theirs = await bot.studio.personal.of(person, place)
    if not theirs.remix:
        await ordered(interaction, "")
        return
    job = await bot.studio.collection.clicked(person, place, job_id)
    await interaction.response.send_modal(
        PromptForm(title, prompts.show_numbered(job.prompt), ordered)
    )
