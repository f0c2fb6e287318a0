"""What Discord says of an interaction -> the core's values: Person, Place, Address, Order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import discord

from easel.model import Address, Options, Order, Person, Place

# An interaction's token works for 15 minutes (Discord's API documentation, 2026-08-06).
TOKEN_LIFE = timedelta(minutes=15)


def person(interaction: discord.Interaction) -> Person:
    """Return who acts; they manage the server when Discord says so for this channel."""
    return Person(
        id=interaction.user.id,
        name=interaction.user.display_name,
        manages=interaction.permissions.manage_guild,
        language=interaction.locale.value,
    )


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
    return Place(server_id=interaction.guild_id, channel_id=interaction.channel_id)


def order(
    interaction: discord.Interaction,
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
        attachments=tuple(each.url for each in attachments if each is not None),
        address=Address(
            application_id=interaction.application_id,
            token=interaction.token,
            expires_at=interaction.created_at + TOKEN_LIFE,
        ),
    )
