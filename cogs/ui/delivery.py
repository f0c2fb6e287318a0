"""What of an outcome is shown to whom, and in which order the ways to them are tried."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import aiohttp
import discord

from cogs.errors import THINKING
from cogs.ui import cards, engine_cards, notices, reading, review_cards
from cogs.ui.asking import TokenOver
from cogs.ui.card import Card
from cogs.ui.language import language_of
from cogs.ui.speaking import speech
from cogs.ui.ways import Ways, nonce_of
from easel.errors import BadLink, ChannelForbidden, MessageGone, TooLargeToPost, Undelivered
from easel.model import Job, Place, Trouble
from easel.parcel import Case, Parcel

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)


class Delivery:
    """Brings outcomes to where they were ordered (the core's Courier), and keeps waiting texts.

    A job's message is edited, never posted twice: doing a delivery again after a crash gives
    the same message. Where a new one must be posted it carries the job's id as its nonce, by
    which Discord recognises a repetition.
    """

    def __init__(self, client: Easel) -> None:
        settings = client.settings.discord
        self._client = client
        self._ways = Ways(client)
        self._upload_limit = settings.upload_limit
        self._seconds = settings.request_timeout_seconds
        self._uploads = asyncio.Semaphore(settings.uploads_at_once)
        # Previews have half of the places at the most, and only when no outcome waits for one.
        self._previews = asyncio.Semaphore(max(1, settings.uploads_at_once // 2))
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._delivered: set[str] = set()
        self._clicks: dict[int, int] = {}

    def upload_limit(self, place: Place) -> int:
        """Return the bytes that one file may have on that server."""
        guild = self._client.get_guild(place.server_id)
        return self._upload_limit if guild is None else guild.filesize_limit

    async def deliver(self, parcel: Parcel) -> None:
        """Show what became of a job. Raises Undelivered when it is worth another try later."""
        job = parcel.job
        # What only its person sees can't be reached as the bot, nor posted anew for everybody.
        anyway = (self._ways.by_token, self._ways.as_bot, self._ways.anew)
        ways = (self._ways.by_token,) if job.is_hidden else anyway
        async with self._lock(job.id), self._uploads:
            self._delivered.add(job.id)
            try:
                await self._ways.first(job, lambda: cards.outcome(parcel), ways)
            except TooLargeToPost as error:
                without = cards.without_pictures(parcel, error)
                await self._ways.first(job, lambda: without, ways)
            except (ChannelForbidden, MessageGone, TokenOver) as error:
                await self._in_private(parcel, error)
            else:
                if parcel.copies and parcel.files:
                    await self._copy(parcel)
            if parcel.helpline is not None:
                await self._offer_help(job, parcel.helpline)

    async def tell(self, case: Case, place: Place) -> None:
        """Show a case to the teachers. Raises Undelivered when it is worth another try later."""
        review = case.review
        nonce = {"nonce": f"{review.job_id[:16]}-{review.kind}"}  # 25 characters at the most
        send = self._ways.channel(place).send
        language = reading.language_of_server(self._client.get_guild(place.server_id))
        shown = partial(review_cards.case, say=speech(language).reviews, in_channel=True)
        async with self._uploads:
            try:
                await self._ways.send(send, shown(case).sending() | nonce)
            except TooLargeToPost:  # they are in the list of what is held
                await self._ways.send(send, shown(replace(case, files=())).sending() | nonce)
            except MessageGone as error:  # so is the channel
                raise ChannelForbidden(error.message) from error

    async def download(self, url: str) -> bytes:
        """Return a file that was attached to a command. Raises BadLink."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._client.http.get_from_cdn(url)
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
            raise BadLink(url, "Discord did not give it out; attach it again.") from error

    async def send_private(self, person_id: int, parcel: Parcel) -> None:
        """Send a job's pictures to somebody as a private message.

        The same pictures within minutes are sent once. Raises PrivateClosed when the person takes
        none from the bot, and Undelivered.
        """
        indices = "".join(str(each.picture.key.index) for each in parcel.files)
        nonce = f"{parcel.job.id[:20]}-{indices}"
        await self.write_private(person_id, cards.copy(parcel), nonce)

    async def write_private(self, person_id: int, card: Card, nonce: str) -> None:
        """Write to somebody alone; the same nonce within minutes is written once.

        Raises PrivateClosed when the person takes nothing from the bot, and Undelivered.
        """
        await self._ways.in_private(person_id, card, nonce)

    async def post(self, place: Place, card: Card) -> int:
        """Post a message in a channel and return its id. Raises Undelivered."""
        async with self._uploads:
            return (await self._ways.send(self._ways.channel(place).send, card.sending())).id

    async def warn(self, place: Place, engine: str, trouble: Trouble) -> None:
        """Tell the teachers who read a channel that an engine is paused. Raises Undelivered."""
        await self.post(place, engine_cards.warning(engine, trouble))

    async def remove(self, place: Place, message_id: int) -> None:
        """Take a message of the bot's away. Raises MessageGone when it is, and Undelivered."""
        await self._ways.ask(self._ways.channel(place).get_partial_message(message_id).delete)

    async def update(self, job: Job, card: Card) -> None:
        """Change a waiting message, unless its outcome is there already."""
        async with self._lock(job.id):
            if job.id in self._delivered:
                return
            try:
                await self._ways.first(job, lambda: card, (self._ways.by_token, self._ways.as_bot))
            except Undelivered as error:
                log.debug("job %s: its waiting message was not edited: %s", job.id, error)

    async def preview(self, job: Job, card: Card) -> None:
        """Change a waiting message that has pictures."""
        async with self._previews, self._uploads:
            await self.update(job, card)

    def has_room(self) -> bool:
        """Say whether a preview can be sent without anybody waiting for it."""
        return not (self._uploads.locked() or self._previews.locked())

    async def complete(self, interaction: discord.Interaction[Any], card: Card) -> None:
        """Put the files of `card` into the answer that was just given to `interaction`."""
        async with self._uploads:
            await self._ways.send(interaction.edit_original_response, card.editing())
        interaction.extras.pop(THINKING, None)

    def clicked(self, interaction: discord.Interaction[Any]) -> None:
        """Note the newest click on a message, whose picture is to follow by `redraw`."""
        if interaction.message is not None:
            self._clicks[interaction.message.id] = interaction.id

    async def redraw(self, interaction: discord.Interaction[Any], drawing: Awaitable[Card]) -> None:
        """Put the files of a card into the message that was clicked, and touch nothing else of it.

        A newer click has its own picture coming: then this one is not shown any more.
        """
        message_id = interaction.message.id if interaction.message is not None else 0
        try:
            card = await drawing
        finally:
            if is_newest := self._clicks.get(message_id) == interaction.id:
                del self._clicks[message_id]
        if not is_newest:
            return
        said = card.editing()
        changed = {name: said[name] for name in ("attachments", "allowed_mentions")}
        async with self._uploads:
            await self._ways.send(interaction.edit_original_response, changed)

    def forget(self, job_ids: set[str]) -> None:
        """Forget the outcomes of all jobs but these: no text can overtake them any more."""
        self._delivered &= job_ids

    def _lock(self, job_id: str) -> asyncio.Lock:
        return self._locks.setdefault(job_id, asyncio.Lock())

    async def _in_private(self, parcel: Parcel, reason: Undelivered) -> None:
        """Tell the person by private message; when that fails too, the pictures are still kept."""
        job = parcel.job
        try:
            await self.write_private(job.person.id, cards.elsewhere(parcel, reason), nonce_of(job))
        except (ChannelForbidden, MessageGone) as error:
            log.warning("job %s: %s, and no private message: %s", job.id, reason, error)

    async def _offer_help(self, job: Job, helpline: str) -> None:
        """Tell somebody who may need help, where nobody else reads it; the teachers know anyway."""
        card = notices.help_offered(helpline, language_of(job.person.language))
        try:
            await self._ways.alone(job, card)
        except Undelivered as error:
            log.info("job %s: help is offered by private message: %s", job.id, error)
            try:
                await self.write_private(job.person.id, card, f"{job.id[:20]}-help")
            except Undelivered as closed:
                log.warning("job %s: help could not be offered: %s", job.id, closed)

    async def _copy(self, parcel: Parcel) -> None:
        """Send what is posted by private message too; it is a comfort, and never tried again."""
        try:
            await self.send_private(parcel.job.person.id, parcel)
        except Undelivered as error:
            log.info("job %s: no copy by private message: %s", parcel.job.id, error)
