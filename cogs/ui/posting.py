"""Posting what is kept: the words at once, and noted, so that a reaction finds the picture."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord

from cogs.errors import THINKING
from cogs.ui import cards, reading
from cogs.ui.card import Card
from easel.errors import StorageError
from easel.model import Job, PictureKey, Post

if TYPE_CHECKING:
    from cogs.client import Easel

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]


async def post_alone(interaction: Interaction, key: PictureKey) -> None:
    """Post one kept picture alone: first the words, then the picture when it has been uploaded."""
    bot: Easel = interaction.client
    person, place = reading.person(interaction), reading.place(interaction)
    job, file = await bot.studio.collection.show(person, place, key)
    await post(interaction, job, key, cards.single(job, key, person.id))
    await bot.delivery.complete(interaction, cards.single(job, key, person.id, file))


async def post(
    interaction: Interaction, job: Job, key: PictureKey | None, words: Card | None
) -> None:
    """Answer with `words`, for everybody or, of a hidden job, for the person alone.

    `key` is the picture that comes with them, None for all of the job's. Without words people
    see that the answer takes a while. It is taken away again where nothing completes it.
    """
    bot: Easel = interaction.client
    if words is None:
        answer = await interaction.response.defer(thinking=True, ephemeral=job.is_hidden)
    else:
        answer = await interaction.response.send_message(ephemeral=job.is_hidden, **words.sending())
    interaction.extras[THINKING] = not job.is_hidden
    if answer is None or answer.message_id is None or job.is_hidden:
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
