"""Everything that can come back instead of a picture ends in the right one of our errors."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from typing import Any

import pytest

from easel import errors
from easel.engines.openai import Access, OpenAIEngine
from tests.engines.conftest import MakeEngine
from tests.engines.drawing import drawn, pieces, png, request
from tests.servers.images_api import ImagesApi
from tests.servers.images_errors import ERRORS

ROWS: dict[str, errors.EngineError] = {
    "moderation_blocked": errors.ContentRefused(("violence", "sexual")),
    "moderation_in_words": errors.ContentRefused(("violence",)),
    "content_policy_violation": errors.ContentRefused(),
    "azure_content_filter": errors.ContentRefused(("violence",)),
    "azure_content_filter_403": errors.ContentRefused(("sexual",)),
    "rate": errors.RateLimited(12.0, 5),
    "rate_in_ms": errors.RateLimited(1.5, 5),
    "rate_in_words": errors.RateLimited(12.0, 5),
    "rate_untold": errors.RateLimited(None),
    "azure_rate": errors.RateLimited(7.0),
    "insufficient_quota": errors.OutOfMoney("insufficient_quota"),
    "credit_balance_exhausted": errors.OutOfMoney("credit_balance_exhausted"),
    "organization_spend_limit_exceeded": errors.OutOfMoney("organization_spend_limit_exceeded"),
    "project_spend_limit_exceeded": errors.OutOfMoney("project_spend_limit_exceeded"),
    "organization_usage_limit_exceeded": errors.OutOfMoney("organization_usage_limit_exceeded"),
    "billing_hard_limit_reached": errors.OutOfMoney("billing_hard_limit_reached"),
    "payment_required": errors.OutOfMoney(""),
    "http_401": errors.BadCredentials("Incorrect API key provided: sk-…"),
    "http_403": errors.BadCredentials(
        "Your organization must be verified to use the model `gpt-image-2`."
    ),
    "model_not_found": errors.RequestRefused("model", "The model `gpt-image-9` does not exist."),
    "deployment_not_found": errors.RequestRefused("model", "No such deployment."),
    "bad_size": errors.RequestRefused("size", "Invalid size."),
    "unprocessable": errors.RequestRefused("n", "too many"),
    "plain_string": errors.RequestRefused(None, "prompt required"),
    "http_408": errors.EngineUnreachable("Request Timeout"),
    "http_409": errors.EngineUnreachable("The request was aborted."),
    "http_500": errors.EngineUnreachable("The server had an error while processing."),
    "html_502": errors.EngineUnreachable("<html><h1>502 Bad Gateway</h1></html>"),
    "http_503": errors.EngineUnreachable("Overloaded."),
    "empty_504": errors.EngineUnreachable("status 504"),
    "redirect": errors.RequestRefused(
        "base_url", "the server leads elsewhere (status 307): see OPENAI_BASE_URL"
    ),
}

WRONG_ANSWERS: dict[str, errors.EngineError] = {
    "html_200": errors.BadAnswer("HTML"),
    "not_json": errors.BadAnswer("not JSON"),
    "empty": errors.BadAnswer("nothing"),
    "none": errors.BadAnswer("no picture"),
    "null": errors.BadAnswer("no picture"),
    "bad_base64": errors.BadAnswer("unexpected JSON"),
    "error_200": errors.ContentRefused(("violence", "sexual")),
    "url_gone": errors.EngineUnreachable("the picture's address: 404", begun=True),
}

WRONG_STREAMS: dict[str, errors.EngineError] = {
    "short_stream": errors.EngineUnreachable("the stream ended before the picture", begun=True),
    "html_in_stream": errors.BadAnswer("HTML"),
    "error_in_stream": errors.ContentRefused(("violence", "sexual")),
    "flat_error_in_stream": errors.RateLimited(3.0),
}


async def failure(engine: OpenAIEngine, **changes: Any) -> errors.EngineError:
    """Return what drawing ends in, with all that it says."""
    with pytest.raises(errors.EngineError) as caught:
        await pieces(engine, request(**changes))
    return caught.value


async def failures(
    engine: OpenAIEngine, api: ImagesApi, behaviours: Iterable[str], **changes: Any
) -> dict[str, dict[str, Any]]:
    """Return what each of the behaviours ends in, as records that can be compared."""
    ends = {}
    for behaviour in behaviours:
        api.always = behaviour
        ends[behaviour] = errors.to_record(await failure(engine, **changes))
    return ends


def records(table: dict[str, errors.EngineError]) -> dict[str, dict[str, Any]]:
    return {name: errors.to_record(error) for name, error in table.items()}


def test_every_error_of_the_server_has_its_row() -> None:
    assert ROWS.keys() == ERRORS.keys()


@pytest.mark.parametrize(
    "changes", [{}, {"partials": 2}, {"sources": (png(),)}], ids=["drawn", "streamed", "edited"]
)
async def test_every_error_answer_becomes_ours_with_its_facts(
    engine: OpenAIEngine, api: ImagesApi, changes: dict[str, Any]
) -> None:
    assert await failures(engine, api, ROWS, **changes) == records(ROWS)


@pytest.mark.parametrize("partials", [0, 2])
async def test_every_answer_without_a_picture_is_named(
    engine: OpenAIEngine, api: ImagesApi, partials: int
) -> None:
    ends = await failures(engine, api, WRONG_ANSWERS, partials=partials)
    assert ends == records(WRONG_ANSWERS)


async def test_every_stream_without_a_picture_is_named(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    assert await failures(engine, api, WRONG_STREAMS, partials=2) == records(WRONG_STREAMS)


async def test_the_engine_itself_never_asks_twice(engine: OpenAIEngine, api: ImagesApi) -> None:
    retried_by_the_sdk = ("rate", "insufficient_quota", "http_408", "http_409", "http_500")
    await failures(engine, api, retried_by_the_sdk)
    assert len(api.calls) == len(retried_by_the_sdk)


async def test_the_foreign_error_stays_behind_ours(engine: OpenAIEngine, api: ImagesApi) -> None:
    api.behave("http_500")
    assert type((await failure(engine)).__cause__).__name__ == "InternalServerError"


@pytest.mark.parametrize("partials", [0, 2])
async def test_a_cut_connection_is_unreachable(
    engine: OpenAIEngine, api: ImagesApi, partials: int
) -> None:
    api.behave("cut")
    assert isinstance(await failure(engine, partials=partials), errors.EngineUnreachable)


@pytest.mark.parametrize("behaviour", ["truncated_png", "not_a_picture", "wrong_size"])
async def test_bytes_pass_as_they_are_for_the_check_is_elsewhere(
    engine: OpenAIEngine, api: ImagesApi, behaviour: str
) -> None:
    api.behave(behaviour)
    assert (await drawn(engine)).data


async def test_a_server_that_is_not_there_is_unreachable(make_engine: MakeEngine) -> None:
    async with ImagesApi.serving() as gone:
        address = gone.address
    error = await failure(make_engine(Access(api_key="key", base_url=address)))
    assert isinstance(error, errors.EngineUnreachable)
    assert "onnect" in error.message


async def test_an_address_that_is_none_is_a_refused_request(make_engine: MakeEngine) -> None:
    error = await failure(make_engine(Access(api_key="key", base_url="ftp://127.0.0.1/v1")))
    assert isinstance(error, errors.RequestRefused)
    assert error.parameter == "base_url"


async def test_a_wrong_parameter_is_named(engine: OpenAIEngine) -> None:
    error = await failure(engine, prompt="x" * 32_001)
    assert isinstance(error, errors.RequestRefused)
    assert error.parameter == "prompt"


async def test_after_every_failure_the_same_client_draws_again(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    for behaviour in ("http_500", "cut", "html_200", "rate"):
        api.behave(behaviour)
        await failure(engine)
    await drawn(engine)


async def test_a_key_is_in_no_error(make_engine: MakeEngine, api: ImagesApi) -> None:
    engine = make_engine(Access(api_key="sk-secret", base_url=api.address))
    for row in ERRORS:
        api.always = row
        assert "secret" not in str(await failure(engine))


async def test_nothing_of_an_unreadable_answer_is_in_an_error(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    api.behave("bad_base64")
    error = await failure(engine)
    assert "@@" not in "".join(traceback.format_exception(error))
