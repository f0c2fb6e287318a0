"""Where the provider is and what opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address

from easel.engines.openai.servers import Server, kind_at, read_servers

PUBLIC_ADDRESS = "https://api.openai.com/v1"
PUBLIC_AUTHORITY = "https://login.microsoftonline.com"
_AZURE = "azure"

Allow = Callable[[IPv4Address | IPv6Address], bool]
"""Says whether an address is one of the public Internet."""


def nowhere(_: IPv4Address | IPv6Address) -> bool:
    """Call no address public."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """An application that a school has registered with Microsoft Entra: it gets tokens by itself.

    `authority` is where they are given out; `secret` is never logged nor shown.
    """

    tenant_id: str
    client_id: str
    secret: str = field(repr=False)
    authority: str = PUBLIC_AUTHORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An address and a key; nothing here is read from the environment.

    Without `azure_endpoint` the server is `base_url`: OpenAI's own, or one that speaks its
    protocol. With it, the server is Azure: its v1 address, or, when `azure_api_version` is
    given, the older route by deployment. `kind` is one of servers.yaml's, None to go by the
    address. Azure takes `api_key`, or a token of Entra's: `azure_token`, which lasts for an hour
    or so, or the tokens that a `registration` gets. None of these is ever logged nor shown.
    """

    api_key: str = field(default="", repr=False)
    base_url: str | None = None
    azure_endpoint: str | None = None
    azure_api_version: str | None = None
    azure_token: str | None = field(default=None, repr=False)
    registration: Registration | None = None
    organization: str | None = None
    project: str | None = None
    kind: str | None = None

    @property
    def server(self) -> Server:
        """Return in what the server differs from OpenAI's. Raises KeyError for a wrong `kind`."""
        kind = _AZURE if self.is_azure else self.kind or kind_at(self.address)
        return read_servers()[kind]

    @property
    def is_azure(self) -> bool:
        return self.azure_endpoint is not None

    @property
    def is_classic_azure(self) -> bool:
        return self.is_azure and bool(self.azure_api_version)

    @property
    def address(self) -> str:
        """Return the address under which /images/generations is found (Azure's v1 for Azure)."""
        if self.azure_endpoint is None:
            return self.base_url or PUBLIC_ADDRESS
        return f"{self.azure_resource}/openai/v1/"

    @property
    def azure_resource(self) -> str:
        """Return Azure's endpoint as the portal shows it first: without any path."""
        endpoint = (self.azure_endpoint or "").rstrip("/")
        return endpoint.removesuffix("/openai/v1")
