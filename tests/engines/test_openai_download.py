"""A picture behind an address: from where it is fetched, from where never, and up to which size."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import httpx2
import pytest

from easel.engines.openai.download import download
from easel.errors import BadAnswer, EngineError, EngineUnreachable
from easel.links.public import is_public
from tests.links.serving import HERE, PNG, Site, is_here, response, serving, to
from tests.links.test_tls import NAME, certificate

__all__ = ["certificate"]

Address = IPv4Address | IPv6Address
SERVER = "https://api.example/v1/"


class Book:
    """Resolves names; one that has several answers gives another each time."""

    def __init__(self, **names: list[str]) -> None:
        self._names = {NAME: names.get("found", [HERE])}
        self.asked = 0

    async def __call__(self, host: str, _port: int) -> list[Address]:
        self.asked += 1
        if host not in self._names:
            raise OSError("no such name")
        return [ip_address(each) for each in self._names[host]]


@pytest.fixture
async def http(certificate: Path) -> AsyncIterator[httpx2.AsyncClient]:
    trusted = ssl.create_default_context(cafile=str(certificate))
    async with httpx2.AsyncClient(verify=trusted, follow_redirects=False) as client:
        yield client


@pytest.fixture
async def site(certificate: Path) -> AsyncIterator[Site]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    answers = {"/a.png": response(PNG), "/on.png": to("https://10.0.0.1/"), "/big": _endless}
    async with serving(answers, tls=context) as site:
        yield site


async def _endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b" " * 65_536)
        await writer.drain()


async def fetched(http: httpx2.AsyncClient, url: str, **changes: Any) -> bytes:
    usual = {"server": SERVER, "allow": is_here, "limit": 100_000, "resolve": Book()}
    deadline = asyncio.get_running_loop().time() + 60
    return await download(http, url, deadline=deadline, **usual | changes)


async def failure(http: httpx2.AsyncClient, url: str, **changes: Any) -> EngineError:
    with pytest.raises(EngineError) as caught:
        await fetched(http, url, **changes)
    return caught.value


async def test_a_public_address_is_fetched_by_https_with_its_own_name(
    http: httpx2.AsyncClient, site: Site
) -> None:
    book = Book()
    assert await fetched(http, site.url("/a.png", NAME, "https"), resolve=book) == PNG
    (head,) = site.asked
    assert f"Host: {NAME}:{site.port}" in head
    assert "authorization" not in head.lower()
    # looked up once, and connected to what was checked then
    assert book.asked == 1


async def test_an_address_that_does_not_answer_is_no_reason_to_give_up(
    http: httpx2.AsyncClient, site: Site
) -> None:
    book = Book(found=["127.0.0.3", HERE])
    wanted = site.url("/a.png", NAME, "https")
    assert await fetched(http, wanted, resolve=book, allow=lambda a: a.is_loopback) == PNG


async def test_a_certificate_for_another_name_is_not_trusted(
    http: httpx2.AsyncClient, site: Site
) -> None:
    async def everywhere(_host: str, _port: int) -> list[Address]:
        return [IPv4Address(HERE)]

    with pytest.raises(httpx2.ConnectError, match="certificate"):
        await fetched(http, site.url("/a.png", "other.example", "https"), resolve=everywhere)
    assert site.asked == []


@pytest.mark.parametrize("found", [["10.0.0.1"], [HERE, "192.168.1.1"], ["::1"], []], ids=str)
async def test_a_name_with_any_private_address_is_not_fetched_from(
    http: httpx2.AsyncClient, site: Site, found: list[str]
) -> None:
    error = await failure(http, site.url("/a.png", NAME, "https"), resolve=Book(found=found))
    assert isinstance(error, BadAnswer)
    assert "not public" in error.what
    assert site.connections == 0


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "168.63.129.16", "::ffff:10.0.0.1"]
)
async def test_what_is_public_is_said_by_the_rules_of_links(
    http: httpx2.AsyncClient, address: str
) -> None:
    book = Book(found=[address])
    error = await failure(http, f"https://{NAME}/a.png", resolve=book, allow=is_public)
    assert isinstance(error, BadAnswer)


async def test_a_redirect_is_named_and_not_followed(http: httpx2.AsyncClient, site: Site) -> None:
    error = await failure(http, site.url("/on.png", NAME, "https"))
    assert isinstance(error, BadAnswer)
    assert error.what == f"a picture whose address leads elsewhere: {NAME}"
    assert site.connections == 1


async def test_a_picture_without_an_end_is_cut_off(http: httpx2.AsyncClient, site: Site) -> None:
    error = await failure(http, site.url("/big", NAME, "https"))
    assert isinstance(error, BadAnswer)
    assert error.what == "more than 100000 bytes"


async def test_a_host_that_is_none_is_named(http: httpx2.AsyncClient) -> None:
    error = await failure(http, "https://nowhere.example/a.png")
    assert isinstance(error, EngineUnreachable)
    assert error.message == "no such host: nowhere.example"
