"""Keeps the place and the time on waiting messages current, and edits them sparingly."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from discord import utils
from discord.ext import commands, tasks

from cogs.ui import cards
from easel.errors import StorageError
from easel.model import Forecast, Job, JobState

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

# Discord's clients count the seconds down by themselves; a message is only edited when the
# forecast has moved by more than this share of what was left.
DRIFT = 0.25

Shown = tuple[JobState, int, int]


class LineBoard(commands.Cog):
    """Looks at the line every few seconds and edits the messages that no longer say the truth."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        self._shown: dict[str, tuple[Shown, float]] = {}
        self.refresh.change_interval(seconds=bot.settings.discord.edit_every_seconds)

    async def cog_load(self) -> None:
        """Begin to look."""
        self.refresh.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        self.refresh.cancel()

    @tasks.loop()
    async def refresh(self) -> None:
        """Edit every waiting message whose state, place or time has changed."""
        try:
            standing = await self.bot.studio.standing()
        except StorageError as error:
            log.warning("the line could not be read: %s", error)
            return
        now = utils.utcnow()
        edits = []
        for job, drawn, coming in standing:
            if self._has_changed(job, drawn, coming, now.timestamp()):
                text = cards.in_line(job, drawn, coming, now)
                edits.append(self.bot.delivery.update(job, text))
        unfinished = {job.id for job, _, _ in standing}
        self._shown = {key: value for key, value in self._shown.items() if key in unfinished}
        self.bot.delivery.forget(unfinished)
        await asyncio.gather(*edits)

    def _has_changed(self, job: Job, drawn: int, coming: Forecast, now: float) -> bool:
        """Compare with what the message says; what is seen first is what `follow` wrote."""
        facts = (job.state, coming.place, drawn)
        ready = now + coming.seconds
        before = self._shown.get(job.id)
        if before is not None and before[0] == facts and not _drifted(before[1], ready, now):
            return False
        self._shown[job.id] = (facts, ready)
        return before is not None or job.state is not JobState.WAITING


def _drifted(told: float, ready: float, now: float) -> bool:
    return abs(ready - told) > max(5.0, DRIFT * (ready - now))


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(LineBoard(bot))
