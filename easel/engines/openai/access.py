"""Where the provider is and what opens it."""

from __future__ import annotations

from dataclasses import dataclass, field

PUBLIC_ADDRESS = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An address and a key; nothing here is read from the environment.

    Without `azure_endpoint` the server is `base_url`: OpenAI's own, or one that speaks its
    protocol. With it, the server is Azure: its v1 address, or, when `azure_api_version` is
    given, the older route by deployment. `api_key` is never logged nor shown.
    """

    api_key: str = field(repr=False)
    base_url: str | None = None
    azure_endpoint: str | None = None
    azure_api_version: str | None = None
    organization: str | None = None
    project: str | None = None

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
