"""Where an interaction comes from, read off what Discord sends."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from cogs.ui import reading
from easel.model import Place

SERVER, CHANNEL, THREAD = 900, 901, 950
TEXT, PUBLIC_THREAD = 0, 11  # kinds of channel, from Discord's API documentation of 2026-08-06


def interaction(channel: dict[str, Any]) -> discord.Interaction[Any]:
    """Return a command's interaction as discord.py makes it of Discord's own."""
    person = {"id": "1", "username": "anna", "discriminator": "0", "avatar": None}
    member = {"user": person, "roles": [], "permissions": "0", "joined_at": None, "flags": 0}
    payload: Any = {
        "id": "5",
        "application_id": "800",
        "type": 2,
        "token": "a-token",
        "version": 1,
        "attachment_size_limit": 10 * 1024 * 1024,
        "guild_id": str(SERVER),
        "channel": channel,
        "member": member,
    }
    state = discord.Client(intents=discord.Intents(guilds=True))._connection
    bot: Any = {"id": "800", "username": "easel", "discriminator": "0", "avatar": None}
    state.user = discord.ClientUser(state=state, data=bot)
    return discord.Interaction(data=payload, state=state)


@pytest.mark.parametrize(
    ("channel", "place"),
    [
        (
            {"id": str(CHANNEL), "type": TEXT, "name": "art", "position": 0},
            Place(server_id=SERVER, channel_id=CHANNEL),
        ),
        (
            {
                "id": str(THREAD),
                "type": PUBLIC_THREAD,
                "name": "Boris's owls",
                "parent_id": str(CHANNEL),
                "owner_id": "2",
                "message_count": 3,
                "member_count": 2,
                "thread_metadata": {
                    "archived": False,
                    "auto_archive_duration": 1440,
                    "archive_timestamp": "2026-11-23T12:00:00+00:00",
                },
            },
            Place(server_id=SERVER, channel_id=THREAD, thread_of=CHANNEL),
        ),
    ],
)
async def test_a_thread_is_read_as_one_of_its_channel(
    channel: dict[str, Any], place: Place
) -> None:
    found = reading.place(interaction(channel))
    assert found == place
    assert found.room_id == CHANNEL
