"""Tokens of Microsoft Entra for an application that a school has registered.

The flow is OAuth's client credentials, as learn.microsoft.com/entra/identity-platform/
v2-oauth2-client-creds-grant-flow has it (November 2026): one form, one JSON answer.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx2
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from easel.engines.openai.access import Registration
from easel.engines.openai.stream import bounded, whole
from easel.errors import BadCredentials, EngineUnreachable

_SCOPE = "https://cognitiveservices.azure.com/.default"
_ANSWER_BYTES = 100_000
_EARLY_SECONDS = 300.0
"""A token is replaced so long before it ends: a picture may be drawn for minutes."""


class EntraTokens:
    """Fetches a token when it is asked for one, and keeps it until shortly before its end."""

    def __init__(
        self,
        registration: Registration,
        http: httpx2.AsyncClient,
        *,
        timeout_seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._registration = registration
        self._http = http
        self._timeout_seconds = timeout_seconds
        self._clock = clock
        self._turn = asyncio.Lock()
        self._token = ""
        self._until = 0.0

    async def __call__(self) -> str:
        """Return a token that is good for some minutes.

        Raises BadCredentials where Entra refuses the application, EngineUnreachable where it does
        not answer.
        """
        async with self._turn:
            if self._clock() >= self._until:
                given = await self._fetched()
                self._token = given.access_token.get_secret_value()
                # one that ends sooner than that is used for half of its time
                early = min(_EARLY_SECONDS, given.expires_in / 2)
                self._until = self._clock() + given.expires_in - early
            return self._token

    async def _fetched(self) -> _Given:
        known = self._registration
        form = {
            "grant_type": "client_credentials",
            "client_id": known.client_id,
            "client_secret": known.secret,
            "scope": _SCOPE,
        }
        address = f"{known.authority.rstrip('/')}/{known.tenant_id}/oauth2/v2.0/token"
        deadline = asyncio.get_running_loop().time() + self._timeout_seconds
        try:
            async with (
                asyncio.timeout_at(deadline),
                self._http.stream("POST", address, data=form) as response,
            ):
                chunks = bounded(response.aiter_bytes(), deadline=deadline, limit=_ANSWER_BYTES)
                return _read(response.status_code, await whole(chunks))
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
            reason = str(error) or type(error).__name__
            raise EngineUnreachable(message=f"Microsoft Entra: {reason}") from error


def _read(status: int, body: bytes) -> _Given:
    try:
        if status == httpx2.codes.OK:
            return _Given.model_validate_json(body)
        refused = _Refused.model_validate_json(body)
    except ValidationError as error:
        raise EngineUnreachable(message=f"Microsoft Entra: status {status}") from error
    if status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise EngineUnreachable(message=f"Microsoft Entra: {refused.error}")
    raise BadCredentials(message=f"Microsoft Entra: {refused.error}")


class _Edge(BaseModel):
    # a token or a secret is never repeated in an error's text
    model_config = ConfigDict(hide_input_in_errors=True)


class _Given(_Edge):
    access_token: SecretStr
    expires_in: float


class _Refused(_Edge):
    error: str
