"""Fetching a picture that was answered as an address, and from nowhere we should not go."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

import httpx2

from easel.engines.openai.access import Allow
from easel.engines.openai.stream import bounded, whole
from easel.errors import BadAnswer, EngineUnreachable

_PLAIN = {"Accept-Encoding": "identity", "Accept": "image/*"}


async def download(
    http: httpx2.AsyncClient, url: str, *, server: str, allow: Allow, deadline: float, limit: int
) -> bytes:
    """Return the bytes under `url`, at most `limit`, before `deadline` (the loop's clock).

    Only from the host of `server`, the provider's address, or by https from one that `allow`
    calls public: the answer must not lead into the school's own network. Neither key nor cookie
    goes along, and redirects are not followed. Raises BadAnswer, EngineUnreachable, TimeoutError
    and what httpx2 raises.
    """
    home = httpx2.URL(server)
    target = home.join(url)
    if _origin(target) == _origin(home):
        request = http.build_request("GET", target, headers=_PLAIN)
    else:
        request = await _outside(http, target, allow, deadline)
    async with asyncio.timeout_at(deadline):
        response = await http.send(request, stream=True, auth=None)
    try:
        if response.is_redirect:
            raise BadAnswer(what=f"a picture whose address leads elsewhere: {target.host}")
        if response.status_code != httpx2.codes.OK:
            raise EngineUnreachable(message=f"the picture's address: {response.status_code}")
        return await whole(bounded(response.aiter_bytes(), deadline=deadline, limit=limit))
    finally:
        await response.aclose()


async def _outside(
    http: httpx2.AsyncClient, target: httpx2.URL, allow: Allow, deadline: float
) -> httpx2.Request:
    """Return a request to the very address that was found public.

    The name is not looked up again when the connection is made: whoever owns it could give
    another answer then. The certificate is checked against the name all the same.
    """
    refused = BadAnswer(what=f"a picture at an address that is not public: {target.host}")
    if target.scheme != "https" or not target.host:
        raise refused
    found = await _addresses(target, deadline)
    if not all(map(allow, found)):
        raise refused
    host = str(found[0])
    return http.build_request(
        "GET",
        target.copy_with(host=host),
        headers={**_PLAIN, "Host": target.netloc.decode("ascii")},
        extensions={"sni_hostname": target.host},
    )


async def _addresses(target: httpx2.URL, deadline: float) -> list[IPv4Address | IPv6Address]:
    loop, port = asyncio.get_running_loop(), target.port or 443
    try:
        async with asyncio.timeout_at(deadline):
            found = await loop.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise EngineUnreachable(message=f"no such host: {target.host}") from error
    return [ipaddress.ip_address(address[0]) for *_, address in found]


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
