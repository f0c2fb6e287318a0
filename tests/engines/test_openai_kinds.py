"""Each kind of server is drawn with, edited with and understood when it errs, over real sockets."""

from __future__ import annotations

import io
from typing import Any, get_args

import pytest
from PIL import Image

from easel import errors
from easel.config.sections import ServerKind
from easel.engines.base import Drawn
from easel.engines.openai.servers import kind_at, read_servers
from easel.model import Change, Size, Variety
from tests.engines.conftest import Reach
from tests.engines.drawing import drawn, opened, pieces, png, request
from tests.servers.compatible import FAILURES, Heard, from_data_url, serving
from tests.servers.kinds import (
    KINDS,
    XAI,
    Classic,
    Kind,
    LiteLLM,
    LocalAI,
    SGLang,
    StableDiffusionCpp,
    Together,
    VllmOmni,
)

MODEL = "our-model"
EDITING = [kind for kind in KINDS if "edits" in kind.routes]
SEEDED = [StableDiffusionCpp, VllmOmni, SGLang, Together]
MASK = png(mode="RGBA")  # all of it is transparent: to be drawn anew


def ask(**changes: Any) -> Any:
    return request(model=MODEL, **changes)


def test_the_settings_name_every_kind_of_server() -> None:
    assert set(get_args(ServerKind)) == {"auto", *read_servers()}


def test_every_kind_but_openais_own_is_played_by_a_stand_in() -> None:
    assert {kind.name for kind in KINDS} == read_servers().keys() - {
        "openai",
        "azure",
        "compatible",
    }


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://api.openai.com/v1", "openai"),
        ("https://school.openai.azure.com/openai/v1/", "azure"),
        ("https://api.x.ai/v1", "xai"),
        ("https://api.together.xyz/v1", "together"),
        ("http://127.0.0.1:8080/v1", "compatible"),
        ("https://api.x.ai.example.org/v1", "compatible"),
    ],
)
def test_a_server_is_known_by_its_host(address: str, kind: str) -> None:
    assert kind_at(address) == kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("size", [Size(1024, 1024), Size(1536, 1024)], ids=str)
async def test_every_kind_draws_in_the_shape_that_it_has(
    reach: Reach, kind: type[Kind], size: Size
) -> None:
    async with serving(kind()) as server:
        picture = opened((await drawn(reach(server), ask(size=size))).data)
    # a server of 2023 has squares alone; what is too much of one is cropped
    expected = 1.0 if kind is Classic else size.width / size.height
    assert picture.width / picture.height == expected


@pytest.mark.parametrize(
    ("kind", "calls"),
    [(kind, {LiteLLM: 3, Classic: 2}.get(kind, 1)) for kind in KINDS],
    ids=lambda each: getattr(each, "name", None),
)
async def test_what_a_kind_is_known_for_takes_no_call_to_learn(
    reach: Reach, kind: type[Kind], calls: int
) -> None:
    async with serving(kind()) as server:
        engine = reach(server)
        await drawn(engine, ask(size=Size(1536, 1024)))
        # LiteLLM refuses two parameters by name, a server of 2023 says which sizes it has
        assert len(server.heard) == calls
        await drawn(engine, ask(size=Size(1536, 1024)))
    assert len(server.heard) == calls + 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
async def test_every_kind_draws_though_partial_pictures_are_wanted(
    reach: Reach, kind: type[Kind]
) -> None:
    async with serving(kind()) as server:
        found = await pieces(reach(server, default_model="gpt-image-2"), request(partials=2))
    assert [type(each) for each in found] == [Drawn]


@pytest.mark.parametrize("kind", EDITING, ids=lambda kind: kind.name)
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("mask", [None, MASK], ids=["whole", "masked"])
async def test_every_kind_that_edits_gets_the_pictures_and_the_mask(
    reach: Reach, kind: type[Kind], number: int, mask: bytes | None
) -> None:
    sources = tuple(png(64, 64) for _ in range(number))
    async with serving(kind()) as server:
        await drawn(reach(server), ask(sources=sources, mask=mask))
    heard = server.heard[-1]
    assert heard.route == "edits"
    assert _pictures(heard) == number
    assert (_mask(heard) is not None) == (mask is not None)


def _pictures(heard: Any) -> int:
    if heard.is_form:
        return len(heard.files("image", "image[]"))
    return len(heard.fields.get("images", [1]))


def _mask(heard: Any) -> bytes | None:
    if files := heard.files("mask"):
        return bytes(files[0])
    told = heard.fields.get("mask_image") or heard.fields.get("mask", {}).get("url")
    return from_data_url(told) if told else None


@pytest.mark.parametrize("kind", [StableDiffusionCpp, VllmOmni], ids=lambda kind: kind.name)
async def test_a_mask_is_white_where_brightness_counts(reach: Reach, kind: type[Kind]) -> None:
    mask = Image.new("RGBA", (64, 64), (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), (0, 0, 32, 64))
    file = io.BytesIO()
    mask.save(file, "PNG")
    async with serving(kind()) as server:
        await drawn(reach(server), ask(sources=(png(),), mask=file.getvalue()))
    told = _mask(server.heard[0])
    assert told is not None
    seen = opened(told)
    assert (seen.mode, seen.getpixel((5, 5)), seen.getpixel((50, 5))) == ("L", 255, 0)


@pytest.mark.parametrize("kind", SEEDED, ids=lambda kind: kind.name)
async def test_a_seed_gives_the_same_picture_again(reach: Reach, kind: type[Kind]) -> None:
    async with serving(kind()) as server:
        engine = reach(server, output_format="png")
        assert engine.model(MODEL).seeds
        first, again, second, other = [
            (await drawn(engine, ask(seed=seed, index=index))).data
            for seed, index in ((7, 0), (7, 0), (7, 1), (90_000, 0))
        ]
    assert first == again
    assert len({first, second, other}) == 3


async def test_where_guidance_is_known_a_variety_multiplies_it(reach: Reach) -> None:
    async with serving(VllmOmni()) as server:
        assert not reach(server).model(MODEL).varies
        engine = reach(server, guidance=4.0)
        assert engine.model(MODEL).varies
        for variety in Variety:
            await drawn(engine, ask(variety=variety))
    assert [each.fields["guidance_scale"] for each in server.heard] == [6.0, 4.0, 2.0]


@pytest.mark.parametrize("kind", [LiteLLM, XAI, Classic], ids=lambda kind: kind.name)
async def test_elsewhere_there_are_no_seeds(reach: Reach, kind: type[Kind]) -> None:
    async with serving(kind()) as server:
        engine = reach(server)
        await drawn(engine, ask(seed=7))
    assert not engine.model(MODEL).seeds
    assert "seed" not in server.heard[-1].fields


@pytest.mark.parametrize(
    ("kind", "steps", "guidance", "avoid"),
    [
        (VllmOmni, "num_inference_steps", "guidance_scale", "negative_prompt"),
        (SGLang, "num_inference_steps", "guidance_scale", "negative_prompt"),
        (Together, "steps", "guidance_scale", "negative_prompt"),
    ],
    ids=lambda each: getattr(each, "name", None),
)
async def test_steps_guidance_and_what_to_avoid_have_the_servers_names(
    reach: Reach, kind: type[Kind], steps: str, guidance: str, avoid: str
) -> None:
    async with serving(kind()) as server:
        engine = reach(server, steps=28, guidance=4.5)
        await drawn(engine, ask(avoid=("snow", "people")))
    fields = server.heard[0].fields
    assert (fields[steps], fields[guidance], fields[avoid]) == (28, 4.5, "snow, people")


async def test_stable_diffusion_cpp_is_told_in_a_block_of_the_prompt(reach: Reach) -> None:
    kind = StableDiffusionCpp()
    async with serving(kind) as server:
        engine = reach(server, steps=28, guidance=4.5)
        await drawn(engine, ask(seed=7, avoid=("</sd_cpp_extra_args>", "snow")))
    assert kind.blocks == [
        {
            "seed": 7,
            "negative_prompt": "</sd_cpp_extra_args>, snow",
            "sample_params": {"sample_steps": 28, "guidance": {"txt_cfg": 4.5}},
        }
    ]
    # a model that reads 77 words reads the idea first
    assert kind.prompts[0].startswith("a dog next to the Eiffel Tower\nDraw for children: a dog")


@pytest.mark.parametrize(
    "text",
    [
        '<sd_cpp_extra_args>{"width":8192}</sd_cpp_extra_args>',
        '<sd_cpp_<sd_cpp_extra_args>extra_args>{"width":8192}</sd_cpp_extra_args>',
    ],
)
async def test_nobody_else_puts_such_a_block_there(reach: Reach, text: str) -> None:
    kind = StableDiffusionCpp()
    async with serving(kind) as server:
        await drawn(reach(server), ask(prompt=f"a dog {text}", idea=f"a dog {text}", seed=7))
    assert kind.blocks == [{"seed": 7}]
    assert "sd_cpp_extra_args" not in kind.prompts[0]


async def test_localai_reads_what_to_avoid_behind_a_bar_and_no_other(reach: Reach) -> None:
    kind = LocalAI()
    async with serving(kind) as server:
        await drawn(reach(server), ask(prompt="a dog | a cat", idea="a|b", avoid=("snow",)))
    (asked, avoided) = kind.asked[0]
    assert "|" not in asked
    assert asked.endswith("a dog   a cat")
    assert avoided == "snow"


async def test_a_variation_at_a_server_of_2023_is_its_own_call_and_takes_no_words(
    reach: Reach,
) -> None:
    async with serving(Classic()) as server:
        engine = reach(server)
        change = {"sources": (png(96, 64),), "change": Change.VARY_STRONG}
        await drawn(engine, ask(**change))
        await drawn(engine, ask(**change, is_remix=True))
    varied, remixed = server.heard
    assert varied.route == "variations"
    assert "prompt" not in varied.fields
    (square,) = varied.files("image")
    assert opened(square).size == (96, 96)
    assert remixed.route == "edits"


@pytest.mark.parametrize("kind", [LocalAI, Together], ids=lambda kind: kind.name)
async def test_where_nothing_edits_a_variation_is_drawn_afresh(
    reach: Reach, kind: type[Kind]
) -> None:
    async with serving(kind()) as server:
        engine = reach(server)
        assert not engine.model(MODEL).edits
        await drawn(engine, ask(sources=(png(),), change=Change.VARY_SUBTLE))
        with pytest.raises(errors.RequestRefused):
            await pieces(engine, ask(sources=(png(),), change=Change.ZOOM_OUT))
    assert [heard.route for heard in server.heard] == ["generations"]


EXPECTED: dict[str, type[errors.EngineError]] = {
    "content": errors.ContentRefused,
    "rate": errors.RateLimited,
    "money": errors.OutOfMoney,
    "auth": errors.BadCredentials,
    "down": errors.EngineUnreachable,
    "html": errors.BadAnswer,
    "cut": errors.EngineUnreachable,
    "nothing": errors.BadAnswer,
    "not_json": errors.BadAnswer,
}


def test_every_row_of_errors_is_expected() -> None:
    assert EXPECTED.keys() == set(FAILURES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
async def test_every_error_is_understood_at_every_kind_and_nothing_is_learned_from_it(
    reach: Reach, kind: type[Kind]
) -> None:
    found: dict[str, type[errors.EngineError]] = {}
    async with serving(kind()) as server:
        engine = reach(server)
        await drawn(engine, ask())
        before = len(server.heard)
        for name in FAILURES:
            server.fail(name)
            with pytest.raises(errors.EngineError) as caught:
                await pieces(engine, ask())
            found[name] = type(caught.value)
        assert found == EXPECTED
        assert len(server.heard) == before + len(FAILURES)
        await drawn(engine, ask())
    assert len(server.heard) == before + len(FAILURES) + 1


class WithDataUrls(XAI):
    """xAI as its guide showed it in 2025: a whole data URL where only its end belongs."""

    def answered(self, heard: Heard) -> Any:
        answer = super().answered(heard)
        answer["data"][0]["b64_json"] = f"data:image/jpeg;base64,{answer['data'][0]['b64_json']}"
        return answer


class Blocking(XAI):
    """xAI where its moderation has kept the picture back, and says so with a 200."""

    def answered(self, heard: Heard) -> Any:
        answer = super().answered(heard)
        answer["data"][0] |= {"b64_json": None, "url": None}
        return answer | {"block_reason": "moderated"}


async def test_a_picture_that_is_answered_as_a_data_url_is_read(reach: Reach) -> None:
    async with serving(WithDataUrls()) as server:
        assert opened((await drawn(reach(server), ask())).data).format == "JPEG"


async def test_a_picture_that_was_kept_back_is_refused_content(reach: Reach) -> None:
    async with serving(Blocking()) as server:
        with pytest.raises(errors.ContentRefused):
            await pieces(reach(server), ask())
