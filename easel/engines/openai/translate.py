"""The exceptions of the SDK and of its HTTP library as ours; the only place that maps them."""

from __future__ import annotations

import httpx2
import openai

from easel.engines.openai.failures import classify, read_failure
from easel.errors import (
    BadAnswer,
    ContentRefused,
    EngineError,
    EngineTimeout,
    EngineUnreachable,
    RequestRefused,
)

FOREIGN = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.StreamError,
    httpx2.InvalidURL,
    TimeoutError,
)
"""What may come out of a call, and goes no further than the engine."""


def translate(error: Exception, *, seconds: float) -> EngineError:
    """Return ours for one of FOREIGN; `seconds` is the time that the call was given.

    The order is from the particular to the general. What no answer can cause (a wrong use of the
    SDK, an error of chats or web sockets) would be the same the next time: RequestRefused.
    """
    match error:
        case openai.APITimeoutError() | httpx2.TimeoutException() | TimeoutError():
            return EngineTimeout(seconds=seconds)
        case openai.APIResponseValidationError() | httpx2.DecodingError():
            return BadAnswer(what=type(error).__name__)
        case openai.APIStatusError():
            return classify(read_failure(error.status_code, error.body, error.response.headers))
        case openai.ContentFilterFinishReasonError():
            return ContentRefused()
        case httpx2.InvalidURL() | httpx2.UnsupportedProtocol():
            return RequestRefused(parameter="base_url", message=str(error))
        case openai.APIConnectionError(__cause__=httpx2.HTTPError() as cause):
            # the SDK says "Connection error." for every reason there is
            return translate(cause, seconds=seconds)
        case openai.APIConnectionError() | httpx2.HTTPError():
            return EngineUnreachable(message=_cause(error))
        case openai.APIError():
            return classify(read_failure(None, error.body or error.message, {}))
        case _:
            return RequestRefused(message=f"{type(error).__name__}: {error}")


def _cause(error: Exception) -> str:
    """Return the innermost reason: the outer ones only say that there was one."""
    while isinstance(error.__cause__, Exception):
        error = error.__cause__
    return str(error) or type(error).__name__
