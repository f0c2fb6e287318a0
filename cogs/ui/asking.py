"""One request to Discord: in its time, and what goes wrong in our own words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from easel.errors import (
    ChannelForbidden,
    MessageGone,
    PrivateClosed,
    TooLargeToPost,
    Undelivered,
)

T = TypeVar("T")

_TOKEN_OVER = {50027, 10015}  # Invalid Webhook Token, Unknown Webhook
_GONE = {10003, 10008, 10013}  # Unknown Channel, Unknown Message, Unknown User
_CLOSED = {50007, 50278}  # Cannot send messages to this user, no mutual server
_FORBIDDEN = {50001, 50013, 50083}  # Missing Access, Missing Permissions, Thread is archived
_TOO_LARGE = {40005}


class TokenOver(Undelivered):
    """The interaction can no longer be answered; the bot itself still can."""


async def ask(call: Callable[..., Awaitable[T]], *facts: Any, seconds: float, **more: Any) -> T:
    """Do one request within `seconds`. Raises Undelivered, or what it is more exactly."""
    try:
        async with asyncio.timeout(seconds):
            return await call(*facts, **more)
    except discord.HTTPException as error:
        raise _translated(error) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Undelivered(str(error) or type(error).__name__) from error


def _translated(error: discord.HTTPException) -> Undelivered:
    message = f"{error.status} {error.code} {error.text}".strip()
    if error.code in _TOKEN_OVER:
        return TokenOver(message)
    if error.code in _GONE:
        return MessageGone(message)
    if error.code in _CLOSED:
        return PrivateClosed(message)
    if error.code in _FORBIDDEN:
        return ChannelForbidden(message)
    if error.status == 413 or error.code in _TOO_LARGE:
        return TooLargeToPost(message)
    return Undelivered(message)
