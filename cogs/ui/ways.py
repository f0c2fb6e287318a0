"""The ways to what an order's people read: by its token, as the bot, anew, or to one alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from cogs.ui.asking import TokenOver, ask
from cogs.ui.card import CONTENT, Card, close_files
from easel.errors import MessageGone, TooLargeToPost, Undelivered
from easel.model import Address, Job, Place

if TYPE_CHECKING:
    from cogs.client import Easel

# A token this near its end is not tried any more.
MARGIN = timedelta(seconds=20)

# Said in a private message in place of its pictures.
_WITHOUT = "-# The pictures are too large for a private message: `/show` posts them again."

T = TypeVar("T")
Way = Callable[[Job, Card], Awaitable[None]]


class Ways:
    """Goes one way, or the first of several that is open. Each raises Undelivered."""

    def __init__(self, client: Easel) -> None:
        self._client = client
        self._seconds = client.settings.discord.request_timeout_seconds

    async def first(self, job: Job, card: Callable[[], Card], ways: Sequence[Way]) -> None:
        """Go the first way that is open; each gets a card of its own, whose files it closes."""
        for way in ways:
            try:
                await way(job, card())
            except TokenOver as error:
                closed: Undelivered = error
            else:
                return
        raise closed

    async def by_token(self, job: Job, card: Card) -> None:
        """Edit the order's message as its interaction. Raises TokenOver when that is closed."""
        address, webhook = self._interaction(job)
        if datetime.now(UTC) > address.expires_at - MARGIN:
            raise TokenOver
        if address.message_id is None and address.is_follow_up:
            raise TokenOver
        # "@original" is the interaction's own answer, for when its id was lost in a crash.
        target: Any = address.message_id or "@original"
        try:
            await self.send(webhook.edit_message, card.editing(), target)
        except MessageGone:
            if address.message_id is None:
                raise TokenOver from None
            raise

    async def as_bot(self, job: Job, card: Card) -> None:
        """Edit the order's message as the bot. Raises TokenOver when nobody knows its id."""
        if job.address is None or job.address.message_id is None:
            raise TokenOver
        message = self.channel(job.place).get_partial_message(job.address.message_id)
        await self.send(message.edit, card.editing())

    async def anew(self, job: Job, card: Card) -> None:
        """Post a new message where the order was made; again within minutes posts nothing."""
        send = self.channel(job.place).send
        await self.send(send, card.sending() | {"nonce": nonce_of(job)})

    async def alone(self, job: Job, card: Card) -> None:
        """Send a further message of the job's interaction that only its person sees."""
        _, webhook = self._interaction(job)
        # Of an interaction: only such a one may send what one person sees.
        webhook.type = discord.WebhookType.application
        await self.send(webhook.send, card.sending() | {"ephemeral": True})

    async def in_private(self, person_id: int, card: Card, nonce: str) -> None:
        """Write to somebody alone; the same nonce within minutes is written once.

        Raises PrivateClosed when the person takes nothing from the bot.
        """
        channel = await self.ask(self._client.create_dm, discord.Object(person_id))
        try:
            await self.send(channel.send, card.sending() | {"nonce": nonce})
        except TooLargeToPost:  # the server where it was ordered may take more than people
            words = (card.content or "")[: CONTENT - len(_WITHOUT) - 1]
            without = replace(card, content=f"{words}\n{_WITHOUT}", files=())
            await self.send(channel.send, without.sending() | {"nonce": nonce})

    def channel(self, place: Place) -> discord.PartialMessageable:
        """Return where an order was made, without asking whether it is still there."""
        return self._client.get_partial_messageable(place.channel_id, guild_id=place.server_id)

    async def send(
        self, call: Callable[..., Awaitable[T]], arguments: dict[str, Any], *target: Any
    ) -> T:
        """Send or edit a message, and let go of its files."""
        try:
            return await self.ask(call, *target, **arguments)
        finally:
            close_files(arguments)

    async def ask(self, call: Callable[..., Awaitable[T]], *facts: Any, **more: Any) -> T:
        """Do one request in its time."""
        return await ask(call, *facts, seconds=self._seconds, **more)

    def _interaction(self, job: Job) -> tuple[Address, discord.Webhook]:
        """Return where the order's interaction is answered. Raises TokenOver without a token."""
        address = job.address
        if address is None or not address.token:
            raise TokenOver
        webhook = discord.Webhook.partial(
            address.application_id, address.token, client=self._client
        )
        return address, webhook


def nonce_of(job: Job) -> str:
    """Return what Discord knows a repetition of the job's own message by."""
    return job.id[:25]  # Discord takes 25 characters
