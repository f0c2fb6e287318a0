"""From the bytes of an answer to its pictures, without holding up the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

import httpx2

from easel.engines.openai.answers import Answer, parse_answer, parse_event
from easel.engines.openai.stream import events, whole
from easel.errors import BadAnswer, EngineUnreachable

_AFTER_THE_PICTURE_SECONDS = 0.5
_PATIENCE_SECONDS = 1.0
_OFF_THE_LOOP_BYTES = 1_000_000
Value = TypeVar("Value")


async def at_once(
    chunks: AsyncIterator[bytes], turns: asyncio.Semaphore
) -> AsyncGenerator[Answer, None]:
    """Yield the one picture of an answer that is no stream.

    It is read when it has a turn: of 200 answers of 2 MB in the same instant, all but a few
    wait in the sockets, which keeps 280 MB out of memory.
    """
    async with _turn(turns):
        answer = await _parsed(parse_answer, await whole(chunks))
    yield answer


async def streamed(chunks: AsyncIterator[bytes]) -> AsyncGenerator[Answer, None]:
    """Yield the pictures of a stream; one that ends too early is EngineUnreachable."""
    async for data in events(chunks):
        answer = await _parsed(parse_event, data)
        if answer is None:
            continue
        yield answer
        if answer.partial is None:
            await _drain(chunks)
            return
    raise EngineUnreachable(message="the stream ended before the picture")


@asynccontextmanager
async def _turn(turns: asyncio.Semaphore) -> AsyncIterator[None]:
    """Wait for a turn, but not long: those who have one may be stuck, and are not waited for."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await turns.acquire()
    except TimeoutError:
        yield
        return
    try:
        yield
    finally:
        turns.release()


async def _drain(chunks: AsyncIterator[bytes]) -> None:
    """Read what follows the picture, so that the connection can be used again."""
    with suppress(TimeoutError, httpx2.HTTPError, BadAnswer):
        async with asyncio.timeout(_AFTER_THE_PICTURE_SECONDS):
            async for _ in chunks:
                pass


async def _parsed(parse: Callable[[bytes], Value], body: bytes) -> Value:
    """Parse a small body here and a large one in a thread: 16 MB would stall the loop 10 ms."""
    if len(body) < _OFF_THE_LOOP_BYTES:
        return parse(body)
    return await asyncio.to_thread(parse, body)
