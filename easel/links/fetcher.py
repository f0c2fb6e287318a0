"""A reference picture, fetched from the address that a person typed."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from http import HTTPStatus

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from easel.errors import BadLink
from easel.links.address import NOWHERE, read_address, redirected
from easel.links.connector import Allow, NotPublic, SystemResolver, public_connector
from easel.links.content import refuse_unless_picture
from easel.links.public import is_public, is_web_port

REDIRECTS = 3

_LEADING_ON = (301, 302, 303, 307, 308)
_CHUNK = 64 * 1024
_HEADERS = {
    "User-Agent": "Easel",
    "Accept": "image/png, image/jpeg, image/webp",
    # What is unpacked can be a thousand times what was sent, and pictures are packed already.
    "Accept-Encoding": "identity",
}
_ATTACH = "save the picture and attach it"


class Fetcher:
    """Fetches pictures from public addresses, within bounds of bytes and of seconds.

    It shows no cookie, no referrer, no password and no proxy, and what it brings begins like a
    PNG, JPEG or WebP; whether it is a whole one is for `easel.pictures.check`.

    `allow` and `allow_port` say where it may go, `names` resolves, `tls` trusts: they are
    arguments so that tests can serve real bytes from this machine. `at_once` bounds the memory;
    a person's time begins when their turn has come.
    """

    def __init__(
        self,
        *,
        max_bytes: int,
        timeout_seconds: float,
        at_once: int = 8,
        allow: Allow = is_public,
        allow_port: Callable[[int], bool] = is_web_port,
        names: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_bytes = max_bytes
        self._timeout_seconds = timeout_seconds
        self._allow = allow
        self._allow_port = allow_port
        self._names = names or SystemResolver()
        self._tls = tls
        self._turns = asyncio.Semaphore(at_once)
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Let go of the connections and of the resolver."""
        if self._session is not None:
            await self._session.close()
        await self._names.close()

    async def fetch(self, url: str) -> bytes:
        """Return the picture at `url`, or at what it redirects to, up to REDIRECTS times.

        Raises BadLink with the `url` that was given and a sentence for whoever gave it; what it
        was raised from has the details, such as the redirect that led astray.
        """
        async with self._turns:
            try:
                async with asyncio.timeout(self._timeout_seconds):
                    return await self._followed(read_address(url, self._allow_port))
            except BadLink as error:
                raise BadLink(url, error.reason) from error
            except TimeoutError as error:
                seconds = f"{self._timeout_seconds:g} seconds"
                reason = f"The picture did not come within {seconds}: try again, or {_ATTACH}."
                raise BadLink(url, reason) from error
            except aiohttp.ClientError as error:
                raise BadLink(url, _reason(error)) from error

    async def _followed(self, address: URL) -> bytes:
        session = self._opened()
        for _ in range(REDIRECTS + 1):
            async with session.get(address, allow_redirects=False) as response:
                if response.status not in _LEADING_ON:
                    return await self._picture(response)
                location = response.headers.get("Location", "")
            address = redirected(address, location, self._allow_port)
        raise BadLink(str(address), f"That address leads on and on: {_ATTACH}.")

    def _opened(self) -> aiohttp.ClientSession:
        """Return the one session; it belongs to the loop that first asked for a picture."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=public_connector(self._names, self._allow, self._tls),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS,
                timeout=aiohttp.ClientTimeout(),  # ours is for all redirects together
                auto_decompress=False,
                trust_env=False,
            )
        return self._session

    async def _picture(self, response: aiohttp.ClientResponse) -> bytes:
        where = str(response.url)
        if response.status != HTTPStatus.OK:
            raise BadLink(where, _status_reason(response.status))
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise BadLink(where, f"The server sends the picture packed: {_ATTACH}.")
        self._refuse_large(where, response.content_length or 0)
        data = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            data += chunk
            self._refuse_large(where, len(data))
            refuse_unless_picture(data, where, response.content_type)
        if not data:
            raise BadLink(where, f"There is nothing at that address: check it, or {_ATTACH}.")
        refuse_unless_picture(data, where, response.content_type, is_all=True)
        return bytes(data)

    def _refuse_large(self, where: str, size: int) -> None:
        if size > self._max_bytes:
            limit = f"{self._max_bytes / 2**20:.3g} MiB"
            raise BadLink(where, f"The picture is over {limit}: make it smaller and attach it.")


def _status_reason(status: int) -> str:
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return f"The server shows the picture only to its own people: {_ATTACH}."
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return f"There is nothing at that address, or no more: check it, or {_ATTACH}."
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"The server has no answer now (it says {status}): try later, or {_ATTACH}."
    return f"The server did not send the picture (it says {status}): {_ATTACH}."


def _reason(error: aiohttp.ClientError) -> str:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return NOWHERE
    if isinstance(error, aiohttp.ClientSSLError):
        return f"The server's certificate can't be trusted: {_ATTACH}."
    if isinstance(error, aiohttp.ClientConnectorError):
        is_within = isinstance(error.os_error, NotPublic)
        return NOWHERE if is_within else f"The server does not answer: check it, or {_ATTACH}."
    return f"The server broke off, or sent no proper answer: try again, or {_ATTACH}."
