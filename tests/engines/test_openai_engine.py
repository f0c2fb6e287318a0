"""Drawing through the real SDK over a real socket: what is sent, and what comes back."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from easel.engines.base import Drawn, Partial
from easel.engines.openai import Access, OpenAIEngine
from easel.errors import BadAnswer, EngineTimeout
from easel.model import Quality, Role, Size
from tests.engines.conftest import MakeEngine
from tests.engines.drawing import drawn, opened, pieces, png, request
from tests.servers.images_api import ImagesApi


async def test_draws_a_picture_of_the_size_and_format_asked_for(engine: OpenAIEngine) -> None:
    picture = opened((await drawn(engine, request(size=Size(1536, 864)))).data)
    assert picture.size == (1536, 864)
    assert picture.format == "JPEG"


async def test_says_everything_by_name(engine: OpenAIEngine, api: ImagesApi) -> None:
    await drawn(engine)
    (call,) = api.calls
    assert call.kind == "generations"
    assert call.headers["authorization"] == "Bearer key"
    assert call.fields == {
        "model": "gpt-image-2",
        "prompt": "Draw for children: a dog next to the Eiffel Tower",
        "n": 1,
        "size": "1024x1024",
        "quality": "medium",
        "output_format": "jpeg",
        "moderation": "auto",
        "safety_identifier": call.fields["safety_identifier"],
    }


async def test_a_person_is_a_keyed_hash_to_the_provider(
    make_engine: MakeEngine, api: ImagesApi
) -> None:
    ours, theirs = make_engine(), make_engine(secret=b"another school")
    await drawn(ours, request(person_id=1))
    await drawn(ours, request(person_id=1))
    await drawn(ours, request(person_id=2))
    await drawn(theirs, request(person_id=1))
    first, again, other, elsewhere = (call.fields["safety_identifier"] for call in api.calls)
    assert first == again
    assert len({first, other, elsewhere}) == 3
    assert len(first) == 64


async def test_partial_pictures_come_before_the_picture(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    *partials, last = await pieces(engine, request(partials=3))
    assert [type(each) for each in partials] == [Partial] * 3
    assert [each.stage for each in partials if isinstance(each, Partial)] == [1, 2, 3]
    assert {opened(each.data).size for each in partials} == {(64, 64)}
    assert isinstance(last, Drawn)
    assert opened(last.data).size == (1024, 1024)
    assert last.cost == Decimal("0.030850")
    assert api.calls[0].fields["stream"] is True


async def test_a_stream_may_hold_comments_other_events_and_other_line_ends(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    api.behave("noisy_stream")
    assert len(await pieces(engine, request(partials=2))) == 3


@pytest.mark.parametrize(
    ("model", "allowed", "asked", "expected"),
    [("gpt-image-2", 1, 3, 1), ("gpt-image-2", 3, 2, 2), ("our-own", 3, 3, None)],
)
async def test_no_more_partials_are_asked_for_than_allowed_and_possible(
    make_engine: MakeEngine,
    api: ImagesApi,
    model: str,
    allowed: int,
    asked: int,
    expected: int | None,
) -> None:
    await pieces(make_engine(partials=allowed), request(partials=asked, model=model))
    assert api.calls[0].fields.get("partial_images") == expected


async def test_a_server_that_knows_no_streams_draws_all_the_same(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    api.behave("json_to_stream")
    assert opened((await drawn(engine, request(partials=2))).data).size == (1024, 1024)


async def test_an_edit_sends_its_picture_as_it_is(engine: OpenAIEngine, api: ImagesApi) -> None:
    source, mask = png(), png(mode="RGBA")
    picture = opened((await drawn(engine, request(sources=(source,), mask=mask))).data)
    assert picture.size == (1024, 1024)
    (call,) = api.calls
    assert call.kind == "edits"
    assert "moderation" not in call.fields
    assert [(each.field, each.media_type, each.data) for each in call.parts] == [
        ("image", "image/png", source),
        ("mask", "image/png", mask),
    ]


async def test_several_pictures_are_sent_in_order(engine: OpenAIEngine, api: ImagesApi) -> None:
    first = (await drawn(engine)).data
    await drawn(engine, request(sources=(first, png())))
    assert [(each.field, each.name, each.media_type) for each in api.calls[1].parts] == [
        ("image[]", "image-0.jpeg", "image/jpeg"),
        ("image[]", "image-1.png", "image/png"),
    ]


@pytest.mark.parametrize("mask", [None, png(mode="RGBA")], ids=["whole", "masked"])
async def test_one_to_nine_pictures_go_out_as_an_edit_in_their_order(
    engine: OpenAIEngine, api: ImagesApi, mask: bytes | None
) -> None:
    pictures = tuple(png(64, 64 + number) for number in range(9))
    for number in range(1, 10):
        references = tuple([Role.STYLE] * number)
        await drawn(engine, request(sources=pictures[:number], mask=mask, roles=references))
        call = api.calls[-1]
        assert call.kind == "edits"
        field = "image" if number == 1 else "image[]"
        sent = [(field, each) for each in pictures[:number]]
        # the mask is that of the first picture, by the API's own rule
        expected = sent if mask is None else [*sent, ("mask", mask)]
        assert [(part.field, part.data) for part in call.parts] == expected


async def test_an_edit_streams_too(engine: OpenAIEngine) -> None:
    assert len(await pieces(engine, request(sources=(png(),), partials=2))) == 3


@pytest.mark.parametrize("behaviour", ["url", "relative_url"])
async def test_a_picture_behind_an_address_of_the_server_is_fetched(
    engine: OpenAIEngine, api: ImagesApi, behaviour: str
) -> None:
    api.behave(behaviour)
    assert opened((await drawn(engine)).data).format == "PNG"


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1:1/picture.png",
        "https://[::1]/picture.png",
        "https://192.168.0.1/picture.png",
        "https://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:1/picture.png",
        "http://8.8.8.8/picture.png",
        "file:///etc/passwd",
        "https://",
    ],
)
async def test_a_picture_is_not_fetched_from_within_the_network(
    engine: OpenAIEngine, api: ImagesApi, address: str
) -> None:
    api.elsewhere = address
    api.behave("url_elsewhere")
    with pytest.raises(BadAnswer, match="not public"):
        await pieces(engine)


async def test_the_cost_is_that_of_the_tokens(engine: OpenAIEngine) -> None:
    # 10 words in at $5, 100 of pictures in at $8, 1000 out at $30 a million
    assert (await drawn(engine)).cost == Decimal("0.030850")


@pytest.mark.parametrize("behaviour", ["without_usage", "odd_usage"])
@pytest.mark.parametrize(
    ("model", "quality", "size", "cost"),
    [
        ("gpt-image-2", Quality.MEDIUM, Size(1024, 1024), Decimal("0.053")),
        ("gpt-image-2", Quality.HIGH, Size(1536, 1024), Decimal("0.3165")),
        ("gpt-image-2.5-sunburst", Quality.LOW, Size(1024, 1024), None),
        ("our-own", Quality.LOW, Size(1024, 1024), None),
    ],
)
async def test_without_tokens_the_cost_is_the_tables_where_it_has_one(
    engine: OpenAIEngine,
    api: ImagesApi,
    behaviour: str,
    model: str,
    quality: Quality,
    size: Size,
    cost: Decimal | None,
) -> None:
    api.behave(behaviour)
    assert (await drawn(engine, request(model=model, quality=quality, size=size))).cost == cost


async def test_tokens_of_an_unknown_model_are_not_priced(engine: OpenAIEngine) -> None:
    assert (await drawn(engine, request(model="our-own"))).cost is None


@pytest.mark.parametrize("deployment", ["gpt-image-2", "pictures"])
async def test_azure_is_called_at_its_v1_address_without_webp(
    make_engine: MakeEngine, api: ImagesApi, deployment: str
) -> None:
    resource = api.address.removesuffix("/v1")
    engine = make_engine(
        Access(api_key="key", azure_endpoint=f"{resource}/"),
        default_model=deployment,
        output_format="webp",
    )
    assert opened((await drawn(engine, request(model=deployment))).data).format == "JPEG"
    assert api.calls[0].path == "/openai/v1/images/generations"
    assert list(engine.models) == [deployment]


async def test_elsewhere_webp_is_had_for_the_asking(make_engine: MakeEngine) -> None:
    assert opened((await drawn(make_engine(output_format="webp"))).data).format == "WEBP"


@pytest.mark.parametrize("sources", [(), (png(),)])
async def test_classic_azure_is_called_by_deployment(
    make_engine: MakeEngine, api: ImagesApi, sources: tuple[bytes, ...]
) -> None:
    access = Access(
        api_key="key",
        azure_endpoint=f"{api.address.removesuffix('/v1')}/openai/v1/",
        azure_api_version="2025-04-01-preview",
    )
    await drawn(make_engine(access), request(model="pictures", sources=sources))
    kind = "edits" if sources else "generations"
    assert api.calls[0].path == (
        f"/openai/deployments/pictures/images/{kind}?api-version=2025-04-01-preview"
    )
    assert api.calls[0].headers["api-key"] == "key"


async def test_organization_and_project_are_sent_when_given(
    make_engine: MakeEngine, api: ImagesApi
) -> None:
    access = Access(api_key="key", base_url=api.address, organization="org-1", project="proj-1")
    await drawn(make_engine(access))
    assert api.calls[0].headers["openai-organization"] == "org-1"
    assert api.calls[0].headers["openai-project"] == "proj-1"


def test_the_default_model_is_offered_first(make_engine: MakeEngine) -> None:
    models = list(make_engine(default_model="gpt-image-2.6-flare").models)
    assert models[0] == "gpt-image-2.6-flare"
    assert len(models) == len(set(models)) == 5


def test_a_server_of_its_own_kind_offers_what_was_configured(make_engine: MakeEngine) -> None:
    assert list(make_engine(default_model="stable-diffusion").models) == ["stable-diffusion"]


@pytest.mark.parametrize("partials", [0, 2])
async def test_one_picture_after_another_goes_over_one_connection(
    engine: OpenAIEngine, api: ImagesApi, partials: int
) -> None:
    for _ in range(3):
        await pieces(engine, request(partials=partials))
    assert len({call.peer for call in api.calls}) == 1


async def test_pictures_at_the_same_time_do_not_get_in_each_others_way(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    sizes = [Size(1024, 1024), Size(1536, 1024), Size(1024, 1536), Size(1536, 864)] * 3
    pictures = await asyncio.gather(*(drawn(engine, request(size=size)) for size in sizes))
    assert [opened(each.data).size for each in pictures] == [(s.width, s.height) for s in sizes]


async def test_answers_that_never_end_do_not_hold_up_the_others(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    stuck = 4
    api.behave(*["hang_in_body"] * stuck)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(drawn(engine)) for _ in range(stuck)]
        await api.called(stuck)
        assert opened((await drawn(engine)).data).size == (1024, 1024)
        for task in tasks:
            task.cancel()


async def test_stopping_early_ends_the_call(engine: OpenAIEngine, api: ImagesApi) -> None:
    api.behave("hang_after_partial")
    drawing = engine.draw(request(partials=2))
    assert isinstance(await anext(drawing), Partial)
    await drawing.aclose()
    assert [piece async for piece in drawing] == []


async def test_a_cancelled_draw_lets_go(engine: OpenAIEngine, api: ImagesApi) -> None:
    api.behave("hang")
    task = asyncio.create_task(drawn(engine))
    await api.called()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await drawn(engine)


async def test_a_picture_is_given_out_though_its_stream_never_ends(
    engine: OpenAIEngine, api: ImagesApi
) -> None:
    api.behave("hang_after_picture")
    *_, last = await pieces(engine, request(partials=1))
    assert isinstance(last, Drawn)


async def test_the_time_for_a_picture_counts_from_the_request_to_the_last_byte(
    make_engine: MakeEngine, api: ImagesApi
) -> None:
    engine = make_engine(timeout_seconds=0.3)
    await engine.open()
    for behaviour in ("hang", "hang_in_body", "hang_after_partial"):
        api.behave(behaviour)
        with pytest.raises(EngineTimeout) as caught:
            await pieces(engine, request(partials=1))
        assert caught.value.seconds == 0.3


async def test_an_endless_answer_is_cut_off(make_engine: MakeEngine, api: ImagesApi) -> None:
    api.behave("endless")
    with pytest.raises(BadAnswer, match="more than 1000000 bytes"):
        await pieces(make_engine(answer_limit=1_000_000))


async def test_a_large_picture_arrives_whole(make_engine: MakeEngine) -> None:
    async with ImagesApi.serving(picture_bytes=3_000_000) as api:
        engine = make_engine(Access(api_key="key", base_url=api.address))
        for partials in (0, 1):
            *_, last = await pieces(engine, request(partials=partials))
            assert len(last.data) >= 3_000_000
            assert opened(last.data).size == (1024, 1024)


async def test_an_engine_can_be_closed_twice_and_opened_again(engine: OpenAIEngine) -> None:
    await drawn(engine)
    await engine.close()
    await engine.close()
    await drawn(engine)
