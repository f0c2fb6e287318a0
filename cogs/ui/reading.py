"""What Discord says of an interaction -> the core's values: Person, Place, Address, Order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from cogs.ui.language import Language, language_of
from easel.errors import BadLink
from easel.model import Address, Appeal, Note, Options, Order, Person, Place

if TYPE_CHECKING:
    from cogs.client import Easel

# An interaction's token works for 15 minutes (Discord's API documentation, 2026-08-06).
TOKEN_LIFE = timedelta(minutes=15)


def is_public(interaction: discord.Interaction, channel_id: int) -> bool:
    """Say whether everybody on the server may read a channel."""
    guild = interaction.guild
    channel = guild.get_channel(channel_id) if guild else None
    if guild is None or channel is None:
        return False
    return channel.permissions_for(guild.default_role).view_channel


def person(interaction: discord.Interaction) -> Person:
    """Return who acts; they manage the server when Discord says so for this channel."""
    return Person(
        id=interaction.user.id,
        name=interaction.user.display_name,
        manages=interaction.permissions.manage_guild,
        language=interaction.locale.value,
    )


def language(interaction: discord.Interaction[Any]) -> Language:
    """Return the language of who acts: that of their Discord, whatever the server's is."""
    return language_of(interaction.locale.value)


def language_of_server(guild: discord.Guild | None) -> Language:
    """Return the language of what a whole channel reads; English for a server not yet seen."""
    return language_of(guild.preferred_locale.value) if guild else Language.ENGLISH


def language_of_card(interaction: discord.Interaction[Any]) -> Language:
    """Return the language of the card that was pressed: its only reader's, or the server's."""
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return language(interaction)
    return language_of_server(interaction.guild)


def reacting(member: discord.Member) -> Person:
    """Return who reacted; they manage the server when their roles let them."""
    return Person(
        id=member.id,
        name=member.display_name,
        manages=member.guild_permissions.manage_guild,
    )


def place(interaction: discord.Interaction) -> Place:
    """Return where it happens. The commands are for servers only, so both ids are there."""
    if interaction.guild_id is None or interaction.channel_id is None:
        raise ValueError("this interaction does not come from a server's channel")
    channel = interaction.channel
    return Place(
        server_id=interaction.guild_id,
        channel_id=interaction.channel_id,
        thread_of=channel.parent_id if isinstance(channel, discord.Thread) else None,
    )


def channel(guild_id: int, channel_id: int, guild: discord.Guild | None) -> Place:
    """Return a channel of a server, as one that is a thread where the bot knows it for one."""
    thread = guild.get_thread(channel_id) if guild else None
    return Place(
        server_id=guild_id,
        channel_id=channel_id,
        thread_of=thread.parent_id if thread else None,
    )


def order_from_afar(interaction: discord.Interaction[Any], note: Note) -> Order:
    """Return the order that a click in a private message makes where `note` was refused.

    Its own answer is no place for pictures with buttons: they are posted anew.
    """
    return Order(
        person=Person(
            id=interaction.user.id,
            name=note.person.name,
            language=interaction.locale.value,
        ),
        place=note.place,
        text="",
        address=Address(
            application_id=interaction.application_id,
            token="",
            expires_at=interaction.created_at,
        ),
    )


def pass_end(bot: Easel, appeal: Appeal) -> int:
    """Return when what a teacher has allowed once ends, in seconds since 1970."""
    answered_at = appeal.decided_at or appeal.asked_at
    return int((answered_at + bot.settings.policy.pass_life).timestamp())


def room(where: app_commands.Choice[str] | None, place: Place) -> int | None:
    """Return the channel that a policy's edit is for, None for the whole server."""
    return place.room_id if where is not None and where.value == "channel" else None


def attached(interaction: discord.Interaction[Any], file: discord.Attachment) -> str:
    """Return the address of a picture that was handed in.

    Raises BadLink for one that is too large: it is never fetched, since it would fill the memory.
    """
    bot: Easel = interaction.client
    limits = bot.settings.references
    if file.size > limits.max_bytes:
        reason = f"The picture is over {limits.max_mib:g} MiB: make it smaller and attach it again."
        raise BadLink(file.filename, reason)
    return file.url


def order(
    interaction: discord.Interaction[Any],
    text: str = "",
    options: Options | None = None,
    attachments: Iterable[discord.Attachment | None] = (),
) -> Order:
    """Return the order that this interaction makes; what was not attached is left out."""
    return Order(
        person=person(interaction),
        place=place(interaction),
        text=text,
        options=options or Options(),
        attachments=tuple(attached(interaction, each) for each in attachments if each),
        address=Address(
            application_id=interaction.application_id,
            token=interaction.token,
            expires_at=interaction.created_at + TOKEN_LIFE,
        ),
    )
