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


class Turns:
    """A few at a time; but those who have a turn may be stuck, and then are not waited for."""

    def __init__(self, number: int) -> None:
        self._free = asyncio.Semaphore(number)
        self._released = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn for as long as somebody ends one every second, then go without."""
        has_turn = await self._wait()
        try:
            yield
        finally:
            if has_turn:
                self._released = asyncio.get_running_loop().time()
                self._free.release()

    async def _wait(self) -> bool:
        clock = asyncio.get_running_loop().time
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    return await self._free.acquire()
            if clock() - self._released > _PATIENCE_SECONDS:
                return False


async def at_once(chunks: AsyncIterator[bytes], turns: Turns) -> AsyncGenerator[Answer, None]:
    """Yield the one picture of an answer that is no stream.

    It is read when it has a turn, which lasts until the picture was taken: of 200 answers of
    2 MB in the same instant, all but a few wait in the sockets and not in memory.
    """
    async with turns.turn():
        yield await _parsed(parse_answer, await whole(chunks))


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
    raise EngineUnreachable(message="the stream ended before the picture", begun=True)


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
