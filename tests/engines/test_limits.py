"""The provider's limit of pictures, by a header or in an error's words."""

from __future__ import annotations

import pytest

from easel.engines.openai.engine import OpenAIEngine
from easel.engines.openai.limits import images_per_minute
from tests.engines.drawing import drawn
from tests.servers.images_api import ImagesApi


@pytest.mark.parametrize(
    ("header", "message", "limit"),
    [
        ("50", "", 50),
        ("50", "images per min: Limit 5", 50),
        (None, "on input-images per min: Limit 5, Used 5, Requested 1. Try again in 12s.", 5),
        (None, "Rate limit reached for x on images per min: Limit 250", 250),
        (None, "tokens per min: Limit 30000", None),
        ("0", "", None),
        ("many", "", None),
        ("-5", "", None),
        (None, "", None),
    ],
)
def test_the_limit_is_read_where_it_is_told(
    header: str | None, message: str, limit: int | None
) -> None:
    headers = {} if header is None else {"x-ratelimit-limit-images": header}
    assert images_per_minute(headers, message) == limit


async def test_a_picture_comes_with_its_provider_s_limit(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    api.images_per_minute = 5
    assert (await drawn(engine)).per_minute == 5
    api.images_per_minute = None
    assert (await drawn(engine)).per_minute is None
