"""Bytes off the wire: bounded in size and time, and cut into server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from easel.errors import BadAnswer


async def bounded(
    chunks: AsyncIterator[bytes], *, deadline: float, limit: int
) -> AsyncIterator[bytes]:
    """Yield `chunks` until `deadline` (the loop's clock) and up to `limit` bytes in all.

    Raises TimeoutError and BadAnswer. Only the wait for the next chunk is ever interrupted,
    never the one who holds a chunk.
    """
    total = 0
    while True:
        async with asyncio.timeout_at(deadline):
            chunk = await anext(chunks, None)
        if chunk is None:
            return
        total += len(chunk)
        if total > limit:
            raise BadAnswer(what=f"more than {limit} bytes")
        yield chunk


async def whole(chunks: AsyncIterator[bytes]) -> bytes:
    """Return all of `chunks` in one piece."""
    return b"".join([chunk async for chunk in chunks])


async def events(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield the data of each server-sent event in `chunks`, as the bytes that came.

    The names of events are not read: the Images API repeats them in the data. A last event
    without the empty line that ends one is cut, and is not yielded.
    """
    data: list[bytes] = []
    async for line in _lines(chunks):
        if line.startswith(b"data:"):
            data.append(line[5:].removeprefix(b" "))
        elif not line and data:
            yield b"\n".join(data)
            data = []


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield whole lines without their ends; a line of megabytes is joined once, not per chunk."""
    parts: list[bytes] = []
    async for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            parts.append(end)
            yield b"".join(parts).removesuffix(b"\r")
            parts = []
        parts.append(rest)
