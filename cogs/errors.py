"""The one place where an error becomes words for a person."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from cogs.ui import notices
from cogs.ui.card import Card, close_files
from cogs.ui.language import language_of
from easel.errors import EaselError, NotAllowed, Unexpected

log = logging.getLogger(__name__)

# In an interaction's extras: everybody sees that its answer is still to come.
THINKING = "is thinking in public"

C = TypeVar("C", bound=Callable[..., Awaitable[Any]])


async def report(
    interaction: discord.Interaction, error: BaseException, command: str | None = None
) -> None:
    """Tell the person privately what is wrong; what nobody foresaw goes to the log.

    `command` is repeated for copying. When Discord no longer takes an answer, that is logged.
    """
    if interaction.client.is_closed():  # what was still being done has lost its connection
        log.warning("closing before %s was answered", interaction.user.id, exc_info=error)
        return
    known, language = _known(error), language_of(interaction.locale.value)
    try:
        await answer_privately(interaction, notices.refusal(known, command, language))
    except (discord.HTTPException, OSError, TimeoutError) as failure:
        log.warning("could not tell %s about %s: %s", interaction.user.id, known, failure)


async def answer_privately(interaction: discord.Interaction, card: Card) -> None:
    """Send `card` so that only the person of the interaction sees it.

    The first message after a "thinking" that everybody sees would be seen by everybody too: that
    answer is taken away before.
    """
    arguments = card.sending()
    try:
        if interaction.extras.pop(THINKING, False):
            await interaction.delete_original_response()
        if interaction.response.is_done():
            await interaction.followup.send(ephemeral=True, **arguments)
        else:
            await interaction.response.send_message(ephemeral=True, **arguments)
    finally:
        close_files(arguments)


def reporting(callback: C) -> C:
    """Wrap a button's callback: discord.py only logs what a DynamicItem raises."""

    @functools.wraps(callback)
    async def wrapped(item: Any, interaction: discord.Interaction) -> None:
        try:
            await callback(item, interaction)
        except Exception as error:  # the boundary of a button, as on_error is of a command
            await report(interaction, error)

    return wrapped  # type: ignore[return-value]  # same arguments, and both return nothing


class Tree(app_commands.CommandTree[Any]):
    """The commands; their errors go through `report`."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        await report(interaction, error, _command(interaction))


def _known(error: BaseException) -> EaselError:
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, EaselError):
        return error
    if isinstance(error, app_commands.MissingPermissions):
        return NotAllowed("Manage Server")
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return Unexpected(reference=reference)


def _command(interaction: discord.Interaction) -> str | None:
    """Return the command as it was typed, for copying back."""
    command = interaction.command
    if not isinstance(command, app_commands.Command):
        return None
    given = vars(interaction.namespace).items()
    options = " ".join(f"{name}:{_typed(value)}" for name, value in given if value is not None)
    return f"/{command.qualified_name} {options}".strip()


def _typed(value: object) -> object:
    """Return an option's value as its person knows it: of a file, the name."""
    return value.filename if isinstance(value, discord.Attachment) else value
