"""What a server refuses is learned once, remembered across restarts, and never goes round."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest

from easel.engines.openai import Access, lessons
from easel.engines.openai.lessons import LASTING, Lessons, learned
from easel.errors import EngineError, RequestRefused, StorageError
from easel.model import Change, Quality, Size
from tests.engines.conftest import MakeEngine, Reach
from tests.engines.drawing import drawn, opened, pieces, png, request
from tests.servers.chat import PROMPTS
from tests.servers.compatible import (
    Failing,
    Failures,
    Heard,
    Kind,
    Refused,
    as_text,
    drawing,
    serving,
)
from tests.servers.images_api import ImagesApi

TODAY = date(2026, 11, 28)
SENT = {
    "model": "m",
    "prompt": "p",
    "n": 1,
    "size": "1536x864",
    "quality": "high",
    "output_format": "webp",
    "response_format": "b64_json",
    "stream": True,
    "partial_images": 2,
    "moderation": "auto",
    "safety_identifier": "a" * 64,
}


def taught(message: str, parameter: str | None = None) -> Mapping[str, Any] | None:
    """Return what is sent after a refusal, None when nothing was learned from it."""
    found = learned(Lessons(), RequestRefused(parameter, message), SENT, TODAY)
    return None if found is None else found.applied(SENT)


@pytest.mark.parametrize(
    ("message", "parameter", "gone"),
    [
        ("Unknown parameter: 'moderation'.", "moderation", ["moderation"]),
        ("Unrecognized request argument supplied: safety_identifier", None, ["safety_identifier"]),
        ("Argument not supported: size", None, ["size"]),
        (
            "litellm.UnsupportedParamsError: Setting `response_format` is not supported by openai,"
            " sd3.5-large. To drop it from the call, set `litellm.drop_params = True`..",
            None,
            ["response_format"],
        ),
        ("Extra inputs are not permitted", "output_format", ["output_format"]),
        ("stream=true is not supported by this pipeline", None, ["stream", "partial_images"]),
        ("Invalid value for partial_images", "partial_images", ["stream", "partial_images"]),
        ("this model does not support quality", None, ["quality"]),
        (
            "Invalid value. Supported values are: 'svg' and 'gif'.",
            "output_format",
            ["output_format"],
        ),
        ("n must be one of '2', '4'", None, ["n"]),
    ],
)
def test_what_is_refused_by_name_is_left_out(
    message: str, parameter: str | None, gone: list[str]
) -> None:
    expected = {name: value for name, value in SENT.items() if name not in gone}
    assert taught(message, parameter) == expected


@pytest.mark.parametrize(
    ("message", "parameter", "name", "value"),
    [
        (
            "'1536x864' is not one of ['256x256', '512x512', '1024x1024'] - 'size'",
            None,
            "size",
            "1024x1024",
        ),
        (
            "Invalid size. Supported sizes are 1024x1024, 1024x1536 and 1536x1024.",
            "size",
            "size",
            "1536x1024",
        ),
        (
            "Invalid value: 'high'. Supported values are: 'standard' and 'hd'.",
            "quality",
            "quality",
            "hd",
        ),
        (
            "Invalid value: 'webp'. Supported values are: 'png' and 'jpeg'.",
            "output_format",
            "output_format",
            "png",
        ),
        (
            "Invalid value: 'webp'. Supported values are: 'svg', 'gif', 'jpeg' and 'png'.",
            "output_format",
            "output_format",
            "png",
        ),
        ("quality must be one of 'low', 'medium'", None, "quality", "medium"),
        (
            "response_format must be one of 'url', 'file', 'base64'",
            None,
            "response_format",
            "base64",
        ),
    ],
)
def test_of_what_a_refusal_lists_the_likest_is_sent(
    message: str, parameter: str | None, name: str, value: str
) -> None:
    assert taught(message, parameter) == {**SENT, name: value}


@pytest.mark.parametrize(
    ("message", "parameter"),
    [
        ("prompt required", None),
        ("The prompt is too long: size matters", "prompt"),
        ("The model `m` does not exist.", "model"),
        ("Invalid mask", "mask"),
        ("Not Found", "address"),
        ("too many pictures of this size at this quality", None),
        ("", None),
    ],
)
def test_nothing_is_learned_from_a_refusal_of_what_is_needed_or_of_nothing_named(
    message: str, parameter: str | None
) -> None:
    assert taught(message, parameter) is None


def test_what_is_refused_again_though_it_was_listed_is_left_out() -> None:
    refused = RequestRefused("quality", "Supported values are: 'standard'.")
    once = learned(Lessons(), refused, SENT, TODAY)
    assert once is not None
    twice = learned(once, refused, once.applied(SENT), TODAY)
    assert twice is not None
    assert "quality" not in twice.applied(SENT)
    assert learned(twice, refused, twice.applied(SENT), TODAY) is None


def test_lessons_are_forgotten_after_a_month() -> None:
    kept = lessons.written({"m generations": Lessons(left_out=frozenset({"n"}), learned=TODAY)})
    assert lessons.read(kept, TODAY + LASTING) != {}
    assert lessons.read(kept, TODAY + LASTING + timedelta(days=1)) == {}


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"m": {"left_out": 3}}'])
def test_a_notebook_that_can_not_be_read_is_an_empty_one(text: str) -> None:
    assert lessons.read(text, TODAY) == {}


class Strange(Kind):
    """A server that no table knows: takes only what stands in `takes`, and says so one by one."""

    name = "compatible"
    takes = frozenset({"model", "prompt"})
    has_edits = True

    def answered(self, heard: Heard) -> Any:
        for name, value in heard.fields.items():
            if name not in self.takes:
                raise Refused(400, {"error": f"unknown field: {name} ({value})"})
        return {"data": [{"b64_json": as_text(drawing(640, 640))}]}


class NoEdits(Strange):
    """The same without a call for edits."""

    routes = ("generations",)
    not_found: ClassVar[Any] = {"detail": "Not Found"}
    takes = frozenset(SENT)


class Stubborn(Strange):
    """A server that refuses everything for what is not there, again and again."""

    def answered(self, heard: Heard) -> Any:
        raise Refused(400, {"error": {"message": "Unknown parameter: 'size'", "param": "size"}})


class Paper:
    """A notebook in memory."""

    def __init__(self) -> None:
        self.text = ""
        self.times = 0

    async def read(self) -> str:
        return self.text

    async def write(self, text: str) -> None:
        self.text, self.times = text, self.times + 1


def ask(**changes: Any) -> Any:
    return request(model="strange", **changes)


async def test_an_unknown_server_is_learned_with_a_call_a_lesson_and_then_known(
    reach: Reach,
) -> None:
    async with serving(Strange()) as server:
        engine = reach(server, default_model="strange")
        assert opened((await drawn(engine, ask())).data).size == (640, 640)
        # n, size, quality, output_format, safety_identifier, moderation
        assert len(server.heard) == 7
        for _ in range(3):
            await drawn(engine, ask())
        assert len(server.heard) == 10
    assert set(server.heard[-1].fields) == {"model", "prompt"}


async def test_what_was_learned_outlives_the_process(reach: Reach) -> None:
    paper = Paper()
    async with serving(Strange()) as server:
        await drawn(reach(server, default_model="strange", notebook=paper), ask())
        assert paper.times == 6
        before = len(server.heard)
        again = reach(server, default_model="strange", notebook=paper)
        await drawn(again, ask())
    assert len(server.heard) == before + 1


async def test_pictures_at_the_same_time_learn_together(reach: Reach) -> None:
    paper = Paper()
    async with serving(Strange()) as server:
        engine = reach(server, default_model="strange", notebook=paper)
        await asyncio.gather(*(drawn(engine, ask(index=index)) for index in range(4)))
        assert paper.times == 6
        assert len(server.heard) <= 4 * 7
        await drawn(engine, ask())
    assert set(server.heard[-1].fields) == {"model", "prompt"}


async def test_a_server_that_refuses_for_ever_is_asked_no_more_than_there_is_to_learn(
    reach: Reach,
) -> None:
    async with serving(Stubborn()) as server:
        engine = reach(server, default_model="strange")
        with pytest.raises(RequestRefused):
            await pieces(engine, ask())
        assert len(server.heard) == 2
        with pytest.raises(RequestRefused):
            await pieces(engine, ask())
    assert len(server.heard) == 3


async def test_the_sizes_that_a_server_lists_are_those_of_the_model(
    reach: Reach,
) -> None:
    class Listing(Strange):
        def answered(self, heard: Heard) -> Any:
            if heard.fields["size"] not in ("512x512", "768x512"):
                listed = "size must be one of 512x512, 768x512"
                raise Refused(400, {"error": {"message": listed, "param": "size"}})
            width, height = map(int, heard.fields["size"].split("x"))
            return {"data": [{"b64_json": as_text(drawing(width, height))}]}

    async with serving(Listing()) as server:
        engine = reach(server, default_model="strange")
        wanted = ask(size=Size(1536, 1024), quality=Quality.LOW)
        assert opened((await drawn(engine, wanted)).data).size == (768, 512)
    for row in (engine.model("strange"), engine.models["strange"]):
        assert row.sizes == (Size(512, 512), Size(768, 512))


async def test_that_a_server_has_no_edits_is_learned_and_a_variation_is_drawn_from_words(
    reach: Reach,
) -> None:
    async with serving(NoEdits()) as server:
        engine = reach(server, default_model="strange")
        assert engine.model("strange").edits
        varied = ask(sources=(png(),), change=Change.VARY_SUBTLE)
        await drawn(engine, varied)
        assert [heard.route for heard in server.heard] == ["edits", "generations"]
        assert not engine.model("strange").edits
        await drawn(engine, varied)
    assert [heard.route for heard in server.heard[2:]] == ["generations"]


@pytest.mark.parametrize(
    "failing",
    [
        Failing(status=400, body={"error": {"code": "moderation_blocked", "param": "size"}}),
        Failing(status=429, body={"error": {"code": "insufficient_quota", "param": "quality"}}),
        Failing(status=401, body={"error": {"message": "Unknown parameter: 'size'"}}),
        Failing(status=429, body={"error": {"message": "Unknown parameter: 'size'"}}),
        Failing(status=500, body={"error": {"message": "Unknown parameter: 'size'"}}),
    ],
    ids=["content", "money", "auth", "rate", "down"],
)
async def test_no_other_error_teaches_anything(reach: Reach, failing: Failing) -> None:
    class Failed(Strange):
        failures: ClassVar[Failures] = {"now": failing}
        takes = frozenset(SENT)

    async with serving(Failed()) as server:
        engine = reach(server, default_model="strange")
        server.fail("now")
        with pytest.raises(EngineError):
            await pieces(engine, ask())
        assert len(server.heard) == 1
        await drawn(engine, ask())
    assert "size" in server.heard[-1].fields


async def test_a_notebook_that_can_not_be_written_costs_no_picture(
    reach: Reach, caplog: pytest.LogCaptureFixture
) -> None:
    class Torn(Paper):
        async def write(self, text: str) -> None:
            raise StorageError("disk I/O error")

    async with serving(Strange()) as server:
        await drawn(reach(server, default_model="strange", notebook=Torn()), ask())
    assert "what was learned is not kept: disk I/O error" in caplog.text


async def test_the_parent_of_a_variation_is_described_once_for_all_of_an_order(
    make_engine: MakeEngine, api: ImagesApi
) -> None:
    access = Access(api_key="key", base_url=api.address, kind="localai")
    engine = make_engine(access, default_model="strange", text_model="gpt-6-luna")
    for index in range(3):
        await drawn(
            engine, ask(sources=(png(),), change=Change.VARY_STRONG, index=index, prompt="a dog")
        )
    kinds = [call.kind for call in api.calls]
    # the seed that OpenAI's API does not know is learned by one call
    assert kinds == ["completions", *["generations"] * 4]
    expected = f"a dog\n\nThe picture to be varied shows: {PROMPTS[0]}"
    assert api.calls[-1].fields["prompt"].endswith(expected)
