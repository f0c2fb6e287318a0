"""Names: who is asked, and what becomes of an answer that leads inside."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from easel.links.connector import NotPublic, PublicResolver, SystemResolver
from easel.links.public import is_public
from tests.links.serving import HERE, Names


@pytest.fixture
async def system() -> AsyncIterator[SystemResolver]:
    resolver = SystemResolver()
    yield resolver
    await resolver.close()


async def test_the_system_is_asked(system: SystemResolver) -> None:
    found = await system.resolve("127.0.0.1", 80)
    assert [(each["host"], each["port"], each["hostname"]) for each in found] == [
        (HERE, 80, "127.0.0.1")
    ]


@pytest.mark.parametrize("name", ["a" * 64 + ".example", "", "a..example"])
async def test_what_is_no_name_is_an_error_of_the_network_s(
    system: SystemResolver, name: str
) -> None:
    with pytest.raises(OSError, match=r"\w"):
        await system.resolve(name)


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1"])
async def test_a_number_that_the_system_takes_for_an_address_is_judged_as_that(
    system: SystemResolver, spelling: str
) -> None:
    with pytest.raises(NotPublic):
        await PublicResolver(system, is_public).resolve(spelling)


@pytest.mark.parametrize(
    "addresses",
    [["10.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["8.8.8.8", "::1"]],
)
async def test_one_private_address_spoils_a_name(addresses: list[str]) -> None:
    with pytest.raises(NotPublic):
        await PublicResolver(Names({"a.example": [addresses]}), is_public).resolve("a.example")


async def test_public_addresses_are_handed_on_as_they_are() -> None:
    resolver = PublicResolver(Names({"a.example": [["8.8.8.8", "2606:4700::1111"]]}), is_public)
    found = await resolver.resolve("a.example", 443)
    assert [each["host"] for each in found] == ["8.8.8.8", "2606:4700::1111"]
