"""What opens Azure: a key, a token or a registered application; or what of it is missing."""

from __future__ import annotations

from collections.abc import Mapping

ENDPOINT = "AZURE_OPENAI_ENDPOINT"
KEYS = ("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN")
REGISTRATION = ("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET")


def missing(variables: Mapping[str, str | None]) -> str | None:
    """Return the sentence about what is missing for Azure, None when all or nothing is there.

    A registration without the endpoint is no mistake: other programs of Azure's have it too.
    """
    key = next((name for name in KEYS if variables.get(name) is not None), None)
    registered = [name for name in REGISTRATION if variables.get(name) is not None]
    if variables.get(ENDPOINT) is None:
        return key and f"{key} is set without {ENDPOINT}; set both in .env, or neither"
    if 0 < len(registered) < len(REGISTRATION):
        other = next(name for name in REGISTRATION if name not in registered)
        return f"{registered[0]} is set without {other}; set all three in .env, or none"
    if key is None and not registered:
        return f"{ENDPOINT} is set without {KEYS[0]}; set both in .env, or neither"
    return None
