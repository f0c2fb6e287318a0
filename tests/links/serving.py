"""Servers on this machine that send exactly what a test says, and names that lead to them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from socket import AF_INET, AddressFamily
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from easel.links.fetcher import Fetcher
from easel.links.public import Address

PNG = b"\x89PNG\r\n\x1a\n" + b"whatever follows"
HERE = "127.0.0.1"
ELSEWHERE = "127.0.0.2"

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Behaviour


@dataclass
class Site:
    """A server; `connections` counts who came, `asked` has the heads of what they asked."""

    port: int = 0
    connections: int = 0
    asked: list[str] = field(default_factory=list)

    def url(self, path: str = "/", host: str = HERE, scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@asynccontextmanager
async def serving(
    answers: Mapping[str, Answer], *, address: str = HERE, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """Serve an answer for each path until the end of the block."""
    site = Site()
    under_way: dict[asyncio.StreamWriter, asyncio.Task[Any] | None] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        under_way[writer] = asyncio.current_task()
        site.connections += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await _answer(site, answers, reader, writer)
        writer.close()
        with suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()

    server = await asyncio.start_server(answer, address, 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for writer in under_way:
            writer.transport.abort()
        await asyncio.gather(*filter(None, under_way.values()))


async def _answer(
    site: Site,
    answers: Mapping[str, Answer],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    verb = await reader.readexactly(4)
    if verb != b"GET ":  # no request at all: the beginning of an encrypted connection
        writer.write(response(status="400 Bad Request"))
        return
    head = (verb + await reader.readuntil(b"\r\n\r\n")).decode("ascii")
    site.asked.append(head)
    found = answers.get(head.split()[1], response(status="404 Not Found"))
    if isinstance(found, bytes):
        writer.write(found)
        await writer.drain()
    else:
        await found(reader, writer)


def response(body: bytes = b"", status: str = "200 OK", **headers: str | int) -> bytes:
    """Return a whole answer; `content_type="x"` is the header Content-Type."""
    headers.setdefault("content_length", len(body))
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def to(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads on."""
    return response(status=status, location=location)


class Names(AbstractResolver):
    """Resolves each name to its addresses; one with several lists gives another each time."""

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._left = {name: list(lists) for name, lists in names.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if not self._left.get(host):
            raise OSError("no such name")
        return [
            ResolveResult(hostname=host, host=each, port=port, family=AF_INET, proto=0, flags=0)
            for each in self._left[host].pop(0)
        ]

    async def close(self) -> None:
        pass


def is_here(address: Address) -> bool:
    return address == IPv4Address(HERE)


def any_port(port: int) -> bool:
    return True


@asynccontextmanager
async def fetching(**settings: Any) -> AsyncIterator[Fetcher]:
    """Yield a fetcher that goes to HERE, on any port, and is in no hurry."""
    usual = {
        "max_bytes": 100_000,
        "timeout_seconds": 60,
        "allow": is_here,
        "allow_port": any_port,
    }
    fetcher = Fetcher(**usual | settings)
    try:
        yield fetcher
    finally:
        await fetcher.close()
