"""Components and embeds: every limit that Discord has, one step over it."""

from __future__ import annotations

from typing import Any

import pytest

from playground.person import Person
from tests import contract
from tests.playground.raw import RawApi, button, row, v2, words

OPTION = {"label": "a", "value": "a"}


def legacy(*components: dict[str, Any]) -> dict[str, Any]:
    return {"content": "x", "components": list(components)}


def select(**more: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "s", "options": [OPTION], **more}


def options(count: int) -> list[dict[str, Any]]:
    return [{"label": str(n), "value": str(n)} for n in range(count)]


def buttons(count: int, prefix: str = "") -> list[dict[str, Any]]:
    return [button(f"{prefix}{n}") for n in range(count)]


def section(accessory: dict[str, Any], *inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": 9, "components": list(inner), "accessory": accessory}


def container(*inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(inner)}


def picture(address: str) -> dict[str, Any]:
    return {"media": {"url": address}}


LINK = {"type": 2, "style": 5, "label": "go", "url": "https://example.org"}
FORTY = [words("x") for _ in range(40)]

REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "six rows": (
        legacy(*(row(button(str(n))) for n in range(6))),
        "components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "six buttons in a row": (
        legacy(row(*buttons(6))),
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty row": (legacy(row()), "components.0.components", "BASE_TYPE_BAD_LENGTH"),
    "a button outside of a row": (legacy(button()), "components.0.type", "UNION_TYPE_CHOICES"),
    "a menu beside a button": (
        legacy(row(button(), select())),
        "components.0.components.1",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "a button beside a menu": (
        legacy(row(select(), button())),
        "components.0.components.0",
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "forty-one components": (v2(*FORTY, words("x")), "components", "BASE_TYPE_MAX_LENGTH"),
    "forty-one nested components": (
        v2(container(*FORTY)),
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "text over 4000 in one": (
        v2(words("x" * 4001)),
        "components.0.content",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "text over 4000 in all": (
        v2(words("x" * 4000), words("x")),
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "an empty text": (v2(words("")), "components.0.content", "BASE_TYPE_BAD_LENGTH"),
    "a custom id over 100": (
        legacy(row(button("x" * 101))),
        "components.0.components.0.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty custom id": (
        legacy(row(button(""))),
        "components.0.components.0.custom_id",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "no custom id": (
        legacy(row(button(None))),
        "components.0.components.0.custom_id",
        "BASE_TYPE_REQUIRED",
    ),
    "a custom id twice": (
        legacy(row(button("x")), row(button("x", disabled=True))),
        "components.1.components.0.custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "an id twice": (
        v2({**words("x"), "id": 5}, {**words("y"), "id": 5}),
        "components.1.id",
        "COMPONENT_ID_DUPLICATED",
    ),
    "a label over 80": (
        legacy(row(button(label="x" * 81))),
        "components.0.components.0.label",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a button with nothing on it": (
        legacy(row(button(label=None))),
        "components.0.components.0.label",
        "BASE_TYPE_REQUIRED",
    ),
    "an emoji that is none": (
        legacy(row(button(emoji={"name": "smile"}))),
        "components.0.components.0.emoji.name",
        "BUTTON_COMPONENT_INVALID_EMOJI",
    ),
    "a style that is none": (
        legacy(row(button(style=9))),
        "components.0.components.0.style",
        "BASE_TYPE_CHOICES",
    ),
    "a link without its address": (
        legacy(row({**LINK, "url": None})),
        "components.0.components.0.url",
        "BUTTON_COMPONENT_URL_REQUIRED",
    ),
    "a link with a custom id": (
        legacy(row({**LINK, "custom_id": "x"})),
        "components.0.components.0",
        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "a link to nowhere": (
        legacy(row({**LINK, "url": "ftp://x"})),
        "components.0.components.0.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    "twenty-six options": (
        legacy(row(select(options=options(26)))),
        "components.0.components.0.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an option over 100": (
        legacy(row(select(options=[{"label": "x" * 101, "value": "x"}]))),
        "components.0.components.0.options.0.label",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an option twice": (
        legacy(row(select(options=[OPTION, OPTION]))),
        "components.0.components.0.options.1.value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "a placeholder over 150": (
        legacy(row(select(placeholder="x" * 151))),
        "components.0.components.0.placeholder",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "more values than options": (
        legacy(row(select(max_values=2))),
        "components.0.components.0.max_values",
        "NUMBER_TYPE_MAX",
    ),
    "eleven pictures in a gallery": (
        v2({"type": 12, "items": [picture("https://example.org/a.png")] * 11}),
        "components.0.items",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a gallery item without an address": (
        v2({"type": 12, "items": [{"media": {}}]}),
        "components.0.items.0.media.url",
        "BASE_TYPE_REQUIRED",
    ),
    "four texts in a section": (
        v2(section(button(), *(words("x") for _ in range(4)))),
        "components.0.components",
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a section without its accessory": (
        v2({"type": 9, "components": [words("x")]}),
        "components.0.accessory.type",
        "UNION_TYPE_CHOICES",
    ),
    "a container in a container": (
        v2(container(container(words("x")))),
        "components.0.components.0.type",
        "UNION_TYPE_CHOICES",
    ),
    "a text input in a message": (
        legacy(row({"type": 4, "custom_id": "x", "style": 1, "label": "x"})),
        "components.0.components.0.type",
        "UNION_TYPE_CHOICES",
    ),
}


def embed(**parts: Any) -> dict[str, Any]:
    return {"embeds": [parts]}


FIELD = {"name": "n", "value": "v"}
BIG = {"description": "x" * 4096}
REFUSED_EMBEDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds", "BASE_TYPE_MAX_LENGTH"),
    "a title over 256": (embed(title="x" * 257), "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
    "a description over 4096": (
        embed(description="x" * 4097),
        "embeds.0.description",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "twenty-six fields": (embed(fields=[FIELD] * 26), "embeds.0.fields", "BASE_TYPE_MAX_LENGTH"),
    "a field without a value": (
        embed(fields=[{"name": "n", "value": ""}]),
        "embeds.0.fields.0.value",
        "BASE_TYPE_REQUIRED",
    ),
    "a field's name over 256": (
        embed(fields=[{**FIELD, "name": "x" * 257}]),
        "embeds.0.fields.0.name",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a field's value over 1024": (
        embed(fields=[{**FIELD, "value": "x" * 1025}]),
        "embeds.0.fields.0.value",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a footer over 2048": (
        embed(footer={"text": "x" * 2049}),
        "embeds.0.footer.text",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "an author over 256": (
        embed(author={"name": "x" * 257}),
        "embeds.0.author.name",
        "BASE_TYPE_MAX_LENGTH",
    ),
    "6001 characters in all": (
        {"embeds": [BIG, {"description": "x" * 1905}]},
        "embeds",
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "a colour beyond white": (embed(title="x", color=1 << 24), "embeds.0.color", "NUMBER_TYPE_MAX"),
    "a picture at no address": (
        embed(image={"url": "a.png"}),
        "embeds.0.image.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    "a time that is none": (
        embed(title="x", timestamp="noon"),
        "embeds.0.timestamp",
        "DATE_TIME_TYPE_PARSE",
    ),
    "an embed of nothing": (embed(), "embeds.0.description", "BASE_TYPE_REQUIRED"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_refuses(name: str, api: RawApi):
    await _is_refused(api, *REFUSED[name])


@pytest.mark.parametrize("name", REFUSED_EMBEDS)
async def test_refuses_in_embeds(name: str, api: RawApi):
    await _is_refused(api, *REFUSED_EMBEDS[name])


async def _is_refused(api: RawApi, body: dict[str, Any], path: str, code: str) -> None:
    answer = await api.post(body)
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.mistakes().get(path) == code, answer.body


ACCEPTED: dict[str, dict[str, Any]] = {
    "five rows of five": legacy(*(row(*buttons(5, str(n))) for n in range(5))),
    "forty components": v2(*FORTY),
    "4000 characters": v2(words("x" * 2000), words("x" * 2000)),
    "a custom id and a label as long as allowed": legacy(row(button("x" * 100, label="x" * 80))),
    "an emoji alone": legacy(row(button(label=None, emoji={"name": "🔄"}))),
    "a keycap": legacy(row(button(label=None, emoji={"name": "1️⃣"}))),
    "a link": legacy(row(LINK)),
    "a menu of twenty-five": legacy(row(select(options=options(25), max_values=25))),
    "a menu of people": legacy(row({"type": 5, "custom_id": "p"})),
    "everything nested": v2(
        container(
            section({"type": 11, **picture("https://example.org/a.png")}, words("x")),
            {"type": 12, "items": [picture("https://example.org/a.png")] * 10},
            {"type": 14},
            row(button()),
        )
    ),
    "6000 characters of embeds": {"embeds": [BIG, {"description": "x" * 1904}]},
}


@pytest.mark.parametrize("name", ACCEPTED)
async def test_accepts_and_shows_as_discord_describes(name: str, api: RawApi, amara: Person):
    answer = await api.post(ACCEPTED[name])
    assert answer.status == 200, answer.body
    contract.check(await amara.requests())


async def test_every_component_has_a_number_of_its_own(api: RawApi):
    sent = v2({**words("x"), "id": 2}, container(words("y"), words("z")))
    shown = (await api.post(sent)).body["components"]
    assert [shown[0]["id"], shown[1]["id"]] == [2, 1]
    assert [inner["id"] for inner in shown[1]["components"]] == [3, 4]
