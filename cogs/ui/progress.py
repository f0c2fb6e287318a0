"""The first answer to an order; after it, cogs.line keeps the message and delivery ends it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from cogs.errors import THINKING, answer_privately
from cogs.ui import offers, waiting_cards
from cogs.ui.card import Card
from easel.errors import Undelivered
from easel.model import Proposal, Ticket

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
_UNREACHED = (discord.HTTPException, Undelivered, aiohttp.ClientError, OSError, TimeoutError)


def patience(interaction: Interaction) -> Callable[[bool], Awaitable[None]]:
    """Return what tells people, or only one, that an answer takes longer than Discord waits."""

    async def ask(is_hidden: bool) -> None:
        if not interaction.response.is_done():
            await interaction.response.defer(thinking=True, ephemeral=is_hidden)
            interaction.extras[THINKING] = not is_hidden

    return ask


async def follow(interaction: Interaction, ordered: Ticket | Proposal) -> None:
    """Answer an accepted order, and let it begin whether or not the answer arrived.

    Without reference pictures no network has happened until here: the order is in the database
    and nothing else was asked. When Discord does not take the answer (10062 after 3 s, or a 5xx
    that discord.py would sleep through), the order stands and its pictures are posted by the bot
    itself. Several orders at once are shown with what they come to, to be confirmed.
    """
    if isinstance(ordered, Proposal):
        await answer_privately(interaction, offers.confirmation(ordered))
        return
    bot: Easel = interaction.client
    await _begun(interaction, ordered, _answer, bot.settings.discord.first_answer_seconds)


def patience_with_update(interaction: Interaction) -> Callable[[bool], Awaitable[None]]:
    """Return what keeps a click's own message as it is while its answer takes longer."""

    async def ask(_is_hidden: bool) -> None:
        if not interaction.response.is_done():
            await interaction.response.defer()

    return ask


async def follow_all(interaction: Interaction, tickets: Sequence[Ticket], done: Card) -> None:
    """Turn the clicked message into `done`; each order gets a message of its own after it.

    All begin, whatever becomes of those messages.
    """
    bot: Easel = interaction.client
    times = bot.settings.discord
    async with AsyncExitStack() as each:
        for ticket in reversed(tickets):  # the last that is pushed is the first to be called
            each.push_async_callback(
                _begun, interaction, ticket, _follow_up, times.request_timeout_seconds
            )
        try:
            async with asyncio.timeout(times.first_answer_seconds):
                await _change(interaction, done)
        except _UNREACHED as error:
            log.warning("a batch of %d: its question was not taken away: %s", len(tickets), error)


async def follow_from_afar(interaction: Interaction, ticket: Ticket) -> int | None:
    """Post an accepted order in its own channel, for a click in a private message.

    Return the id of its message there. A hidden one has none: its pictures come in private.
    """
    bot: Easel = interaction.client
    seconds = bot.settings.discord.request_timeout_seconds
    return await _begun(interaction, ticket, _post, seconds)


async def _begun(
    interaction: Interaction,
    ticket: Ticket,
    tell: Callable[[Interaction, Ticket], Awaitable[int | None]],
    seconds: float,
) -> int | None:
    """Tell of an order, and let it begin whatever becomes of that; return its message's id."""
    bot: Easel = interaction.client
    message_id = None
    try:
        async with asyncio.timeout(seconds):
            message_id = await tell(interaction, ticket)
    except _UNREACHED as error:
        log.warning("job %s: the first answer failed: %s", ticket.job.id, error)
    finally:
        # Also after an error that nobody foresaw: what was accepted is drawn.
        await bot.studio.starting.answered(ticket.job, message_id)
    return message_id


async def _change(interaction: Interaction, card: Card) -> None:
    if interaction.response.is_done():
        await interaction.edit_original_response(**card.editing())
    else:
        await interaction.response.edit_message(**card.editing())


async def _answer(interaction: Interaction, ticket: Ticket) -> int | None:
    card = waiting_cards.accepted(ticket, interaction.created_at)
    if interaction.response.is_done():
        if interaction.extras.pop(THINKING, False) and ticket.job.is_hidden:
            # its person went into stealth while everybody saw that pictures were fetched
            await interaction.delete_original_response()
            return await _follow_up(interaction, ticket)
        return (await interaction.edit_original_response(**card.editing())).id
    answer = await interaction.response.send_message(
        ephemeral=ticket.job.is_hidden, **card.sending()
    )
    return answer.message_id


async def _post(interaction: Interaction, ticket: Ticket) -> int | None:
    if ticket.job.is_hidden:
        return None
    bot: Easel = interaction.client
    card = waiting_cards.accepted(ticket, interaction.created_at)
    return await bot.delivery.post(ticket.job.place, card)


async def _follow_up(interaction: Interaction, ticket: Ticket) -> int | None:
    card = waiting_cards.accepted(ticket, interaction.created_at)
    message = await interaction.followup.send(
        ephemeral=ticket.job.is_hidden, wait=True, **card.sending()
    )
    return message.id
