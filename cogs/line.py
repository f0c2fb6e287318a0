"""Keeps state, place, time and previews on waiting messages true, and edits them sparingly."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from discord import utils
from discord.ext import commands, tasks

from cogs.ui import waiting_cards
from easel.errors import StorageError
from easel.model import Forecast, Job, JobState, Trouble

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

# Seconds between two looks at the line. A look is one query; an edit is a request to Discord.
LOOK = 1.0
# A job that is done so soon after its first answer is spared the edit before.
GRACE = 1.5
# Discord's clients count the seconds down by themselves. A message is edited when the forecast
# has moved by more than this share of what is left, and by so many seconds at the least.
DRIFT = 0.25
LEAST_DRIFT = 5.0
# A long line may need a hundred edits in the same instant: first answers go between them.
EDITS_AT_ONCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a message says, and when it had been made to say so (seconds since 1970)."""

    state: JobState
    place: int
    drawn: int
    is_queued: bool
    trouble: Trouble | None
    ready: float
    at: float
    look: int


class LineBoard(commands.Cog):
    """Looks at the line and edits the messages that no longer say the truth."""

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        self._told: dict[str, _Told] = {}
        self._turns = asyncio.Semaphore(EDITS_AT_ONCE)
        self._edit_every = bot.settings.discord.edit_every_seconds
        # One look after the other: an older one would undo what a newer one knows.
        self._looking = asyncio.Lock()

    async def cog_load(self) -> None:
        """Begin to look, and go on whatever a look trips over: it is logged, and passes."""
        for looking in (self.look, self.peek):
            looking.add_exception_type(Exception)
            looking.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        self.look.cancel()
        self.peek.cancel()

    @tasks.loop(seconds=LOOK)
    async def look(self) -> None:
        """Edit every waiting message whose state, place, time or previews have changed."""
        async with self._looking:
            await self._edit_due()

    @tasks.loop()
    async def peek(self) -> None:
        """Do not let an order's first unfinished picture wait for the next look."""
        await self.bot.studio.orders.first_preview()
        async with self._looking:
            await self._edit_due()

    async def _edit_due(self) -> None:
        try:
            standing = await self.bot.studio.standing()
        except StorageError as error:
            log.warning("the line could not be read: %s", error)
            return
        now = utils.utcnow()
        edits = [
            self._edit(job, drawn, coming, now)
            for job, drawn, coming in standing
            if self._is_due(job, drawn, coming, now)
        ]
        unfinished = {job.id for job, _, _ in standing}
        self._told = {key: told for key, told in self._told.items() if key in unfinished}
        self.bot.delivery.forget(unfinished)
        await asyncio.gather(*(self._in_turn(edit) for edit in edits))

    async def _in_turn(self, edit: Awaitable[None]) -> None:
        async with self._turns:
            await edit

    async def _edit(self, job: Job, drawn: int, coming: Forecast, now: datetime) -> None:
        look, delivery = self.bot.studio.orders.look(job), self.bot.delivery
        card = waiting_cards.in_line(job, drawn, coming, now, look.previews)
        await (delivery.preview(job, card) if card.files else delivery.update(job, card))
        if (told := self._told.get(job.id)) is not None:
            # The distance to the next edit counts from here: this one may have waited its turn.
            self._told[job.id] = replace(told, at=utils.utcnow().timestamp())

    def _is_due(self, job: Job, drawn: int, coming: Forecast, now: datetime) -> bool:
        """Say whether the job's message is to be edited, and remember what it will say."""
        look = self.bot.studio.orders.look(job)
        new = _Told(
            state=job.state,
            place=coming.place,
            drawn=drawn,
            is_queued=coming.is_queued,
            trouble=coming.trouble,
            ready=now.timestamp() + coming.seconds,
            at=now.timestamp(),
            look=look.number,
        )
        old = self._told.get(job.id)
        if new.look and not (old and old.look):
            is_due = True  # the first unfinished picture keeps no distance: it is waited for
        elif old is None:
            # Seen for the first time: what it says was written by `follow` or before a restart.
            is_due = new.at - job.accepted_at.timestamp() >= GRACE
        else:
            is_due = new.at - old.at >= self._edit_every and _differs(old, new)
        if not is_due or (new.look and not self.bot.delivery.has_room()):
            return False
        self._told[job.id] = new
        return True


def _differs(old: _Told, new: _Told) -> bool:
    was, is_now = (
        (told.state, told.place, told.drawn, told.is_queued, told.trouble, told.look)
        for told in (old, new)
    )
    if was != is_now:
        return True
    if new.trouble is not None:
        return False  # no time is told
    return abs(new.ready - old.ready) > max(LEAST_DRIFT, DRIFT * (new.ready - new.at))


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(LineBoard(bot))
