"""Fetching a picture that was answered as an address, and from nowhere we should not go."""

from __future__ import annotations

import asyncio
import ipaddress
import socket

import httpx2

from easel.engines.openai.stream import bounded, whole
from easel.errors import BadAnswer, EngineUnreachable


async def download(
    http: httpx2.AsyncClient, url: str, *, server: str, deadline: float, limit: int
) -> bytes:
    """Return the bytes under `url`, at most `limit`, before `deadline` (the loop's clock).

    Only from the host of `server`, the provider's address, or by https from a public one: the
    answer must not lead into the school's own network. Redirects are not followed. Raises
    BadAnswer, EngineUnreachable, TimeoutError and what httpx2 raises.
    """
    target = httpx2.URL(server).join(url)
    if not await _may_fetch(target, httpx2.URL(server), deadline):
        raise BadAnswer(what=f"a picture at an address that is not public: {target.host}")
    async with asyncio.timeout_at(deadline):
        response = await http.send(http.build_request("GET", target), stream=True)
    try:
        if response.status_code != 200:
            raise EngineUnreachable(message=f"the picture's address: {response.status_code}")
        return await whole(bounded(response.aiter_bytes(), deadline=deadline, limit=limit))
    finally:
        await response.aclose()


async def _may_fetch(target: httpx2.URL, server: httpx2.URL, deadline: float) -> bool:
    if (target.scheme, target.host, target.port) == (server.scheme, server.host, server.port):
        return True
    if target.scheme != "https" or not target.host:
        return False
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(deadline):
            found = await loop.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise EngineUnreachable(message=f"no such host: {target.host}") from error
    return all(ipaddress.ip_address(address[0]).is_global for *_, address in found)
