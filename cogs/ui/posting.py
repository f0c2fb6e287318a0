"""Posting what is kept: the words at once, and noted, so that a reaction finds the picture."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord

from cogs.ui.card import Card
from easel.errors import StorageError
from easel.model import Job, PictureKey, Post

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)


async def post(
    interaction: discord.Interaction[Any], job: Job, key: PictureKey | None, words: Card
) -> None:
    """Answer with `words`, for everybody or, of a hidden job, for the person alone.

    `key` is the picture that comes with them, None for all of the job's.
    """
    bot: Easel = interaction.client
    answer = await interaction.response.send_message(ephemeral=job.is_hidden, **words.sending())
    if answer.message_id is None or job.is_hidden:
        return  # nobody can react to what only one person sees
    shown = Post(
        message_id=answer.message_id,
        job_id=job.id,
        index=None if key is None else key.index,
        person_id=interaction.user.id,
    )
    try:
        await bot.studio.collection.posted(shown)
    except StorageError as error:  # then reactions to it do nothing; its buttons work all the same
        log.warning("message %s is not remembered: %s", answer.message_id, error)
