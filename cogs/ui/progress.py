"""The first answer to an order; after it, cogs.line keeps the message and delivery ends it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from cogs.ui import cards
from easel.model import Ticket

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)


async def follow(interaction: discord.Interaction[Any], ticket: Ticket) -> None:
    """Answer an accepted order, and let it begin whether or not the answer arrived.

    No network has happened until here: the order is in the database and nothing else was
    asked. When Discord does not take the answer (10062 after 3 s, or a 5xx that discord.py
    would sleep through), the order stands and its pictures are posted by the bot itself.
    """
    bot: Easel = interaction.client
    text = cards.waiting(ticket.job, ticket.forecast, interaction.created_at)
    message_id = None
    try:
        async with asyncio.timeout(bot.settings.discord.first_answer_seconds):
            answer = await interaction.response.send_message(text, allowed_mentions=cards.NO_PINGS)
        message_id = answer.message_id
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        log.warning("job %s: the first answer failed: %s", ticket.job.id, error)
    finally:
        # Also after an error that nobody foresaw: what was accepted is drawn.
        await bot.studio.answered(ticket.job, message_id)
