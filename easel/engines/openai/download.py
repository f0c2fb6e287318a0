"""Fetching a picture that was answered as an address, and from nowhere we should not go."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address

import httpx2

from easel.engines.openai.access import Allow
from easel.engines.openai.stream import bounded, whole
from easel.errors import BadAnswer, EngineUnreachable

Resolve = Callable[[str, int], Awaitable[list[IPv4Address | IPv6Address]]]
"""Returns the addresses of a host for a port; raises OSError for none."""

_HTTPS = 443
_PLAIN = {"Accept-Encoding": "identity", "Accept": "image/*"}


async def download(
    http: httpx2.AsyncClient,
    url: str,
    *,
    server: str,
    allow: Allow,
    deadline: float,
    limit: int,
    resolve: Resolve | None = None,
) -> bytes:
    """Return the bytes under `url`, at most `limit`, before `deadline` (the loop's clock).

    Only from the host of `server`, the provider's address, or by https from one that `allow`
    calls public: the answer must not lead into the school's own network. Neither key nor cookie
    goes along, and redirects are not followed. `resolve` is the system's unless given. Raises
    BadAnswer, EngineUnreachable, TimeoutError and what httpx2 raises.
    """
    home = httpx2.URL(server)
    target = home.join(url)
    async with asyncio.timeout_at(deadline):
        if _origin(target) == _origin(home):
            request = http.build_request("GET", target, headers=_PLAIN)
            response = await http.send(request, stream=True)
        else:
            response = await _outside(http, target, allow, resolve or _addresses)
    try:
        if response.is_redirect:
            raise BadAnswer(what=f"a picture whose address leads elsewhere: {target.host}")
        if response.status_code != httpx2.codes.OK:
            reason = f"the picture's address: {response.status_code}"
            raise EngineUnreachable(message=reason, begun=True)
        return await whole(bounded(response.aiter_bytes(), deadline=deadline, limit=limit))
    finally:
        await response.aclose()


async def _outside(
    http: httpx2.AsyncClient, target: httpx2.URL, allow: Allow, resolve: Resolve
) -> httpx2.Response:
    """Return what is answered at the very addresses that were found public.

    The name is not looked up again when the connection is made: whoever owns it could give
    another answer then. The certificate is checked against the name all the same.
    """
    refused = BadAnswer(what=f"a picture at an address that is not public: {target.host}")
    if target.scheme != "https" or not target.host:
        raise refused
    try:
        found = await resolve(target.host, target.port or _HTTPS)
    except (OSError, UnicodeError) as error:
        raise EngineUnreachable(message=f"no such host: {target.host}", begun=True) from error
    if not found or not all(map(allow, found)):
        raise refused
    for place, address in enumerate(found, 1):
        request = http.build_request(
            "GET",
            target.copy_with(host=str(address)),
            headers={**_PLAIN, "Host": target.netloc.decode("ascii")},
            extensions={"sni_hostname": target.host},
        )
        try:
            return await http.send(request, stream=True)
        except httpx2.ConnectError:
            # a name may have an IPv6 address where this network has none
            if place == len(found):
                raise
    raise refused


async def _addresses(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(address[0]) for *_, address in found]


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
