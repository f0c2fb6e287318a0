"""Tokens of Microsoft Entra: fetched when needed, kept as long as they last, never shown."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from aiohttp import web

from easel.engines.openai import Access, Registration
from easel.engines.openai.entra import EntraTokens
from easel.errors import BadCredentials, EngineError, EngineUnreachable
from tests.engines.conftest import MakeEngine
from tests.engines.drawing import drawn, request
from tests.servers.images_api import ImagesApi


class Entra:
    """What Entra's token endpoint answers, by learn.microsoft.com's v2 client credentials page."""

    def __init__(self) -> None:
        self.address = ""
        self.forms: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.answer: tuple[int, str] | None = None

    async def give(self, asked: web.Request) -> web.Response:
        self.forms.append(dict(await asked.post()))
        self.paths.append(asked.path)
        if self.answer is not None:
            return web.Response(status=self.answer[0], text=self.answer[1])
        token = f"token-{len(self.forms)}"
        return web.json_response(
            {"token_type": "Bearer", "expires_in": 3599, "access_token": token}
        )


@pytest.fixture
async def entra() -> AsyncIterator[Entra]:
    entra = Entra()
    app = web.Application()
    app.router.add_post("/{tenant}/oauth2/v2.0/token", entra.give)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    entra.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield entra
    await runner.cleanup()


def registration(entra: Entra) -> Registration:
    return Registration(
        tenant_id="school", client_id="easel", secret="hush", authority=entra.address
    )


@contextlib.asynccontextmanager
async def tokens(entra: Entra, **options: Any) -> AsyncIterator[EntraTokens]:
    async with httpx2.AsyncClient() as http:
        yield EntraTokens(registration(entra), http, timeout_seconds=10.0, **options)


async def test_a_token_is_fetched_once_and_again_shortly_before_its_end(entra: Entra) -> None:
    now = [0.0]
    async with tokens(entra, clock=lambda: now[0]) as given:
        assert await asyncio.gather(given(), given(), given()) == ["token-1"] * 3
        now[0] = 3298.0
        assert await given() == "token-1"
        now[0] = 3300.0
        assert await given() == "token-2"
    assert entra.paths[0] == "/school/oauth2/v2.0/token"
    assert entra.forms[0] == {
        "grant_type": "client_credentials",
        "client_id": "easel",
        "client_secret": "hush",
        "scope": "https://cognitiveservices.azure.com/.default",
    }


@pytest.mark.parametrize(
    ("status", "body", "error", "says"),
    [
        (401, '{"error": "invalid_client"}', BadCredentials, "Microsoft Entra: invalid_client"),
        (500, '{"error": "server_error"}', EngineUnreachable, "Microsoft Entra: server_error"),
        (200, "<html>Sign in", EngineUnreachable, "Microsoft Entra: status 200"),
        (200, '{"access_token": 3}', EngineUnreachable, "Microsoft Entra: status 200"),
        (502, "", EngineUnreachable, "Microsoft Entra: status 502"),
    ],
)
async def test_what_entra_refuses_is_one_of_our_errors(
    entra: Entra, status: int, body: str, error: type[EngineError], says: str
) -> None:
    entra.answer = (status, body)
    async with tokens(entra) as given:
        with pytest.raises(error) as caught:
            await given()
    assert getattr(caught.value, "message", "") == says


@pytest.mark.parametrize("version", [None, "2025-04-01-preview"], ids=["v1", "classic"])
async def test_azure_is_opened_by_a_token_in_place_of_a_key(
    make_engine: MakeEngine, api: ImagesApi, entra: Entra, version: str | None
) -> None:
    resource = api.address.removesuffix("/v1")
    access = Access(
        azure_endpoint=resource, azure_api_version=version, registration=registration(entra)
    )
    engine = make_engine(access, default_model="pictures")
    for _ in range(2):
        await drawn(engine, request(model="pictures"))
    assert [call.headers["authorization"] for call in api.calls] == ["Bearer token-1"] * 2
    assert len(entra.forms) == 1
    assert all("api-key" not in call.headers for call in api.calls)


@pytest.mark.parametrize("version", [None, "2025-04-01-preview"], ids=["v1", "classic"])
async def test_a_token_that_was_handed_over_opens_azure_too(
    make_engine: MakeEngine, api: ImagesApi, version: str | None
) -> None:
    resource = api.address.removesuffix("/v1")
    access = Access(azure_endpoint=resource, azure_api_version=version, azure_token="given")
    await drawn(make_engine(access, default_model="pictures"), request(model="pictures"))
    assert api.calls[0].headers["authorization"] == "Bearer given"


async def test_an_application_that_entra_refuses_is_told_to_the_operator(
    make_engine: MakeEngine, api: ImagesApi, entra: Entra
) -> None:
    entra.answer = (401, '{"error": "unauthorized_client", "error_description": "hush"}')
    access = Access(
        azure_endpoint=api.address.removesuffix("/v1"), registration=registration(entra)
    )
    with pytest.raises(BadCredentials, match="unauthorized_client"):
        await drawn(make_engine(access))
    assert api.calls == []


def test_no_secret_is_in_what_is_printed(entra: Entra) -> None:
    access = Access(api_key="k-1", azure_token="t-1", registration=registration(entra))
    assert not any(each in repr(access) for each in ("k-1", "t-1", "hush"))
