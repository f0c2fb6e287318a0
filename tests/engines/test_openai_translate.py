"""The map of foreign errors is complete: no class of the SDK or its HTTP library is missing."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

import httpx2
import openai
import pytest
from openai._exceptions import SubjectTokenProviderError
from openai._response import StreamAlreadyConsumed
from openai.lib._old_api import APIRemovedInV1
from openai.lib.azure import MutuallyExclusiveAuthError

from easel import errors
from easel.engines.openai.translate import FOREIGN, translate

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/images/generations")
BODY = {"message": "no", "code": None, "type": None}


def status(number: int) -> httpx2.Response:
    return httpx2.Response(number, request=REQUEST)


def with_status(kind: type[openai.APIStatusError], number: int) -> openai.APIStatusError:
    return kind("no", response=status(number), body=BODY)


SDK: dict[Exception, type[errors.EngineError]] = {
    openai.OpenAIError("no"): errors.RequestRefused,
    openai.APIError("no", REQUEST, body=None): errors.EngineUnreachable,
    openai.APIConnectionError(request=REQUEST): errors.EngineUnreachable,
    openai.APITimeoutError(REQUEST): errors.EngineTimeout,
    openai.APIResponseValidationError(status(200), None): errors.BadAnswer,
    with_status(openai.APIStatusError, 418): errors.RequestRefused,
    with_status(openai.BadRequestError, 400): errors.RequestRefused,
    with_status(openai.AuthenticationError, 401): errors.BadCredentials,
    openai.OAuthError(response=status(401), body=None): errors.BadCredentials,
    with_status(openai.PermissionDeniedError, 403): errors.BadCredentials,
    with_status(openai.NotFoundError, 404): errors.RequestRefused,
    with_status(openai.ConflictError, 409): errors.EngineUnreachable,
    with_status(openai.UnprocessableEntityError, 422): errors.RequestRefused,
    with_status(openai.RateLimitError, 429): errors.RateLimited,
    with_status(openai.InternalServerError, 500): errors.EngineUnreachable,
    openai.ContentFilterFinishReasonError(): errors.ContentRefused,
    # what follows can't come from a call for pictures; it would be the same the next time
    openai.LengthFinishReasonError.__new__(openai.LengthFinishReasonError): errors.RequestRefused,
    openai.WebSocketQueueFullError("no"): errors.RequestRefused,
    openai.WebSocketConnectionClosedError("no", unsent_messages=[]): errors.RequestRefused,
    openai._AmbiguousModuleClientUsageError(): errors.RequestRefused,  # type: ignore[attr-defined]
    SubjectTokenProviderError("no"): errors.RequestRefused,
    MutuallyExclusiveAuthError(): errors.RequestRefused,
    StreamAlreadyConsumed(): errors.RequestRefused,
    APIRemovedInV1(symbol="Image"): errors.RequestRefused,
}

HTTP: dict[Exception, type[errors.EngineError]] = {
    httpx2.HTTPError("no"): errors.EngineUnreachable,
    httpx2.HTTPStatusError("no", request=REQUEST, response=status(500)): errors.EngineUnreachable,
    httpx2.RequestError("no"): errors.EngineUnreachable,
    httpx2.TransportError("no"): errors.EngineUnreachable,
    httpx2.TimeoutException("no"): errors.EngineTimeout,
    httpx2.ConnectTimeout("no"): errors.EngineTimeout,
    httpx2.ReadTimeout("no"): errors.EngineTimeout,
    httpx2.WriteTimeout("no"): errors.EngineTimeout,
    httpx2.PoolTimeout("no"): errors.EngineTimeout,
    httpx2.NetworkError("no"): errors.EngineUnreachable,
    httpx2.ConnectError("no"): errors.EngineUnreachable,
    httpx2.ReadError("no"): errors.EngineUnreachable,
    httpx2.WriteError("no"): errors.EngineUnreachable,
    httpx2.CloseError("no"): errors.EngineUnreachable,
    httpx2.ProtocolError("no"): errors.EngineUnreachable,
    httpx2.LocalProtocolError("no"): errors.EngineUnreachable,
    httpx2.RemoteProtocolError("no"): errors.EngineUnreachable,
    httpx2.ProxyError("no"): errors.EngineUnreachable,
    httpx2.TooManyRedirects("no"): errors.EngineUnreachable,
    httpx2.SSEError("no"): errors.EngineUnreachable,
    httpx2.DecodingError("no"): errors.BadAnswer,
    httpx2.UnsupportedProtocol("no"): errors.RequestRefused,
    httpx2.InvalidURL("no"): errors.RequestRefused,
    httpx2.StreamError("no"): errors.RequestRefused,
    httpx2.StreamConsumed(): errors.RequestRefused,
    httpx2.StreamClosed(): errors.RequestRefused,
    httpx2.ResponseNotRead(): errors.RequestRefused,
    httpx2.RequestNotRead(): errors.RequestRefused,
}

NEVER_RAISED = {
    openai.InvalidWebhookSignatureError: "we receive no webhooks",
    httpx2.CookieConflict: "only for those who ask for a cookie by name",
}


def exceptions(module: ModuleType) -> Iterator[type[BaseException]]:
    """Yield every exception that `module` exports, and what is derived from them."""
    for value in list(vars(module).values()):
        if inspect.isclass(value) and issubclass(value, BaseException):
            yield value
            yield from derived(value)


def derived(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith(("openai", "httpx2")):
            yield each
            yield from derived(each)


@pytest.mark.parametrize(("module", "table"), [(openai, SDK), (httpx2, HTTP)])
def test_the_table_has_every_exception(
    module: ModuleType, table: dict[Exception, type[errors.EngineError]]
) -> None:
    known = {type(error) for error in (*table, *SDK)} | NEVER_RAISED.keys()
    assert {each for each in exceptions(module) if each not in known} == set()


@pytest.mark.parametrize("table", [SDK, HTTP], ids=["sdk", "http"])
def test_every_exception_is_caught_and_becomes_ours(
    table: dict[Exception, type[errors.EngineError]],
) -> None:
    assert all(isinstance(error, FOREIGN) for error in table)
    assert {error: type(translate(error, seconds=1.0)) for error in table} == table


def test_our_own_deadline_is_a_timeout_with_its_seconds() -> None:
    error = translate(TimeoutError(), seconds=180.0)
    assert errors.to_record(error) == errors.to_record(errors.EngineTimeout(180.0))


def test_the_reason_of_a_failed_connection_is_told() -> None:
    outer = openai.APIConnectionError(request=REQUEST)
    outer.__cause__ = httpx2.ConnectError("[Errno 111] Connection refused")
    error = translate(outer, seconds=1.0)
    assert isinstance(error, errors.EngineUnreachable)
    assert error.message == "[Errno 111] Connection refused"
