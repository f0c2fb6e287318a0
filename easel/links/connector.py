"""Connections to public addresses alone: the address that is checked is the one connected to.

Checking a name and then connecting to it would resolve it twice, and a name server may answer
otherwise the second time (DNS rebinding). So both checks stand within the connector: of all that
a name resolves to, and of each address as its socket is opened. The second one sees whatever the
first never does: an address that was typed as one.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import ip_address

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from easel.links.public import Address

Allow = Callable[[Address], bool]

# A name whose servers don't answer keeps a thread for half a minute. These are their own, so that
# such names take no thread from anybody else in the process.
_NAMES_AT_ONCE = 4


class NotPublic(OSError):
    """Nothing is fetched from this address."""


class SystemResolver(AbstractResolver):
    """Asks the system's resolver, in threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_NAMES_AT_ONCE, thread_name_prefix="easel-names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return what `host` stands for. Raises OSError when it stands for nothing."""
        stream, flags = socket.SOCK_STREAM, socket.AI_ADDRCONFIG
        ask = partial(socket.getaddrinfo, host, port, family, stream, flags=flags)
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except UnicodeError as error:  # a label of more than 63 characters
            raise OSError(f"no such name: {host}") from error
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Let go of the threads; one that still waits for a name ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class PublicResolver(AbstractResolver):
    """Asks `names`, and refuses a name when any of its addresses is not allowed.

    Any, and not all: a public name with a private address beside it is misused or broken.
    """

    def __init__(self, names: AbstractResolver, allow: Allow) -> None:
        self._names = names
        self._allow = allow

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return what `host` stands for. Raises NotPublic, and OSError when it is nothing."""
        found = await self._names.resolve(host, port, family)
        for each in found:
            _refuse_unless(self._allow, each["host"])
        return found

    async def close(self) -> None:
        """Close what was asked."""
        await self._names.close()


def public_connector(
    names: AbstractResolver, allow: Allow, tls: ssl.SSLContext | None
) -> aiohttp.TCPConnector:
    """Return a connector whose every socket leads to an address that `allow` takes.

    What a name resolved to is not kept, and no connection is used twice: nothing is ever trusted
    because it was checked before.
    """

    def opened(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = info
        _refuse_unless(allow, str(place[0]))
        return socket.socket(family, kind, protocol)

    return aiohttp.TCPConnector(
        resolver=PublicResolver(names, allow),
        socket_factory=opened,
        use_dns_cache=False,
        force_close=True,
        ssl=tls or True,
    )


def _refuse_unless(allow: Allow, address: str) -> None:
    if not allow(ip_address(address)):
        raise NotPublic(f"{address} is not public")
