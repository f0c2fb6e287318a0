"""Interactions: 3 seconds, 15 minutes, one first answer, and only the kinds that fit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from playground.person import NotPossible, Person
from playground.server import Playground
from tests.playground.raw import (
    APPLICATION,
    CHANNEL,
    GUILD,
    Answer,
    RawApi,
    RawGateway,
    button,
    identified,
    row,
    v2,
    words,
)
from tests.playground.sample_bot import PNG

HELLO = {"type": 4, "data": {"content": "hello"}}
PRIVATE = 1 << 6
OPTION = {"type": 3, "name": "what", "description": "d", "autocomplete": True}
COMMAND = {"name": "ask", "description": "d", "options": [OPTION]}
FIELD = {"type": 4, "custom_id": "f", "style": 1}
LABEL = {"type": 18, "label": "l", "component": FIELD}
MODAL = {"custom_id": "m", "title": "t", "components": [LABEL]}


@dataclass
class Asker:
    """A person who asks, and the bot's side of it."""

    api: RawApi
    gateway: RawGateway
    person: Person
    begun: Any = None

    async def ask(self) -> Asker:
        await self.person.slash("ask")
        return await self.hear()

    async def hear(self) -> Asker:
        self.begun = await self.gateway.next("INTERACTION_CREATE")
        return self

    async def answer(self, body: Any, query: str = "", **options: Any) -> Answer:
        path = f"/interactions/{self.begun['id']}/{self.begun['token']}/callback{query}"
        return await self.api.request("POST", path, body, **options)

    async def hook(self, method: str, path: str = "", body: Any = None, **options: Any) -> Answer:
        hook = f"/webhooks/{APPLICATION}/{self.begun['token']}{path}"
        return await self.api.request(method, hook, body, **options)


@pytest.fixture
async def asker(playground: Playground, api: RawApi, amara: Person) -> AsyncIterator[Asker]:
    async with identified(playground) as gateway:
        await api.request("PUT", f"/applications/{APPLICATION}/commands", [COMMAND])
        yield Asker(api, gateway, amara)


async def test_an_interaction_says_all_that_a_client_needs(asker: Asker):
    begun = (await asker.ask()).begun
    assert (begun["type"], begun["version"], begun["context"]) == (2, 1, 0)
    assert (begun["guild_id"], begun["channel_id"]) == (GUILD, CHANNEL)
    assert begun["member"]["user"]["id"] == asker.person.id
    assert begun["authorizing_integration_owners"] == {"0": GUILD}
    assert begun["attachment_size_limit"] == 10 * 1024 * 1024
    assert begun["entitlements"] == []
    assert int(begun["app_permissions"]) & 1 << 15
    assert int(begun["member"]["permissions"]) & 1 << 5 == 0
    assert begun["data"]["name"] == "ask"


async def test_an_interaction_in_private_has_a_user_and_no_server(asker: Asker):
    await asker.person.open_dm()
    begun = (await asker.ask()).begun
    assert begun["user"]["id"] == asker.person.id
    assert begun["context"] == 1
    assert begun["authorizing_integration_owners"] == {"0": "0"}
    assert not {"guild_id", "member", "guild"} & begun.keys()


async def test_the_first_answer_has_no_body_unless_it_is_asked_for(asker: Asker):
    assert (await (await asker.ask()).answer(HELLO)).status == 204
    answer = await (await asker.ask()).answer(HELLO, "?with_response=true")
    assert answer.status == 200
    assert answer.body["resource"]["message"]["content"] == "hello"
    told = answer.body["interaction"]
    assert told["response_message_id"] == answer.body["resource"]["message"]["id"]
    assert told["response_message_ephemeral"] is False


async def test_a_second_first_answer_is_refused(asker: Asker):
    await (await asker.ask()).answer(HELLO)
    second = await asker.answer(HELLO)
    assert (second.status, second.code) == (400, 40060)


async def test_an_answer_after_three_seconds_is_to_nothing(asker: Asker):
    await asker.ask()
    await asker.person.advance(3.1)
    late = await asker.answer(HELLO)
    assert (late.status, late.code) == (404, 10062)
    failed = await asker.person.outcome(asker.begun["id"])
    assert failed["state"] == "failed"


async def test_a_wrong_token_answers_nothing(asker: Asker):
    await asker.ask()
    asker.begun = {**asker.begun, "token": "wrong"}
    assert (await asker.answer(HELLO)).code == 10062
    hook = await asker.hook("GET", "/messages/@original")
    assert (hook.status, hook.code) == (401, 50027)


async def test_a_token_lives_for_fifteen_minutes(asker: Asker):
    await (await asker.ask()).answer(HELLO)
    await asker.person.advance(14 * 60)
    assert (await asker.hook("PATCH", "/messages/@original", {"content": "a"})).status == 200
    await asker.person.advance(61)
    for method, path, body in (
        ("PATCH", "/messages/@original", {"content": "b"}),
        ("POST", "", {"content": "b"}),
        ("DELETE", "/messages/@original", None),
    ):
        late = await asker.hook(method, path, body)
        assert (late.status, late.code) == (401, 50027)


async def test_the_webhook_is_unknown_before_the_first_answer(asker: Asker):
    early = await (await asker.ask()).hook("POST", "", {"content": "x"})
    assert (early.status, early.code) == (404, 10015)


async def test_the_webhook_needs_no_bot_token_but_the_right_application(asker: Asker):
    await (await asker.ask()).answer(HELLO, headers={"Authorization": ""})
    got = await asker.hook("GET", "/messages/@original", headers={"Authorization": ""})
    assert got.body["content"] == "hello"
    wrong = await asker.api.request("GET", f"/webhooks/1/{asker.begun['token']}/messages/@original")
    assert wrong.code == 10015


async def test_a_token_reaches_its_own_messages_only(asker: Asker):
    await (await asker.ask()).answer(HELLO)
    other = (await asker.api.post({"content": "not from here"})).body["id"]
    assert (await asker.hook("PATCH", f"/messages/{other}", {"content": "x"})).code == 10008
    own = (await asker.hook("POST", "", {"content": "another"})).body["id"]
    assert (await asker.hook("PATCH", f"/messages/{own}", {"content": "x"})).status == 200
    assert (await asker.hook("DELETE", f"/messages/{own}")).status == 204
    assert (await asker.hook("GET", f"/messages/{own}")).code == 10008


async def test_a_private_answer_is_out_of_reach_for_all_others(asker: Asker):
    body = {"type": 4, "data": {"content": "psst", "flags": PRIVATE}}
    answer = await (await asker.ask()).answer(body, "?with_response=true")
    message = answer.body["resource"]["message"]
    assert message["flags"] == PRIVATE
    path = f"/channels/{CHANNEL}/messages/{message['id']}"
    assert (await asker.api.request("GET", path)).code == 10008
    assert (await asker.api.request("PATCH", path, {"content": "x"})).code == 10008
    assert (await asker.hook("GET", "/messages/@original")).body["content"] == "psst"


async def test_a_private_file_lives_at_a_private_address(asker: Asker):
    body = {"type": 4, "data": {"flags": PRIVATE}}
    answer = await (await asker.ask()).answer(
        body, "?with_response=true", files={"files[0]": ("a.png", PNG)}
    )
    attachment = answer.body["resource"]["message"]["attachments"][0]
    assert attachment["ephemeral"] is True
    assert "/ephemeral-attachments/" in attachment["url"]


async def test_the_first_follow_up_fills_a_deferred_answer(asker: Asker):
    await (await asker.ask()).answer({"type": 5, "data": {"flags": PRIVATE}})
    first = (await asker.hook("POST", "", {"content": "first"})).body
    second = (await asker.hook("POST", "", {"content": "second"})).body
    original = (await asker.hook("GET", "/messages/@original")).body
    assert first["id"] == original["id"] != second["id"]
    assert first["flags"] == PRIVATE
    assert second["flags"] == 0
    assert second["message_reference"]["message_id"] == first["id"]


async def test_a_deferral_can_only_be_private(asker: Asker):
    answer = await (await asker.ask()).answer({"type": 5, "data": {"flags": 1 << 15}})
    assert answer.mistakes() == {"data.flags": "INVALID_BITWISE_FLAG"}


async def test_a_deferred_answer_can_become_components(asker: Asker):
    await (await asker.ask()).answer({"type": 5})
    edited = await asker.hook("PATCH", "/messages/@original", v2(words("x")))
    assert edited.body["flags"] == 1 << 15


async def test_mistakes_in_an_answer_are_found_under_data_and_it_may_be_tried_again(asker: Asker):
    await asker.ask()
    wrong = await asker.answer({"type": 4, "data": {"content": "x" * 2001}})
    assert wrong.mistakes() == {"data.content": "BASE_TYPE_MAX_LENGTH"}
    assert (await asker.answer(HELLO)).status == 204


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 10, None, "4"])
async def test_a_command_is_not_answered_with(kind: Any, asker: Asker):
    answer = await (await asker.ask()).answer({"type": kind, "data": {"content": "x"}})
    assert (answer.status, answer.code) == (400, 50035)
    assert "type" in answer.mistakes()


async def test_a_click_can_change_its_message(asker: Asker):
    await (await asker.ask()).answer(
        {"type": 4, "data": {"content": "x", "components": [row(button("press"))]}}
    )
    message = await asker.person.wait_for(lambda m: m["components"])
    await asker.person.click(message, "press")
    begun = (await asker.hear()).begun
    assert begun["type"] == 3
    assert begun["message"]["id"] == message["id"]
    assert begun["data"] == {"custom_id": "press", "component_type": 2, "id": 2}
    changed = await asker.answer({"type": 7, "data": {"content": "y"}}, "?with_response=true")
    assert changed.body["resource"]["message"]["id"] == message["id"]
    assert changed.body["resource"]["message"]["content"] == "y"


async def test_a_deferred_update_gives_the_clicked_message_to_edit(asker: Asker):
    await (await asker.ask()).answer(
        {"type": 4, "data": {"content": "x", "components": [row(button("press"))]}}
    )
    message = await asker.person.wait_for(lambda m: m["components"])
    await asker.person.click(message, "press")
    await (await asker.hear()).answer({"type": 6})
    edited = (await asker.hook("PATCH", "/messages/@original", {"content": "z"})).body
    assert (edited["id"], edited["content"]) == (message["id"], "z")
    follow = (await asker.hook("POST", "", {"content": "more"})).body
    assert follow["message_reference"]["message_id"] == message["id"]


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"title": "t" * 46}, "data.title", "BASE_TYPE_BAD_LENGTH"),
        ({"custom_id": "m" * 101}, "data.custom_id", "BASE_TYPE_BAD_LENGTH"),
        ({"components": []}, "data.components", "BASE_TYPE_BAD_LENGTH"),
        ({"components": [LABEL] * 6}, "data.components", "BASE_TYPE_BAD_LENGTH"),
        (
            {"components": [LABEL, LABEL]},
            "data.components.1.component.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            {"components": [row(button())]},
            "data.components.0.components.0.type",
            "UNION_TYPE_CHOICES",
        ),
        (
            {"components": [{**LABEL, "label": "l" * 46}]},
            "data.components.0.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"components": [{**LABEL, "component": {**FIELD, "max_length": 4001}}]},
            "data.components.0.component.max_length",
            "NUMBER_TYPE_MAX",
        ),
        (
            {"components": [{**LABEL, "component": {**FIELD, "value": "v" * 4001}}]},
            "data.components.0.component.value",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            {
                "components": [
                    {**LABEL, "component": {"type": 19, "custom_id": "x", "max_values": 11}}
                ]
            },
            "data.components.0.component.max_values",
            "NUMBER_TYPE_MAX",
        ),
        *(
            (
                {"components": [{**LABEL, "component": {**kind, "min_values": 0}}]},
                "data.components.0.component.min_values",
                "NUMBER_TYPE_MIN",
            )
            for kind in (
                {"type": 19, "custom_id": "x"},
                {"type": 8, "custom_id": "x", "required": True},
            )
        ),
    ],
)
async def test_refuses_a_modal_with(changes: Any, path: str, code: str, asker: Asker):
    answer = await (await asker.ask()).answer({"type": 9, "data": {**MODAL, **changes}})
    assert answer.mistakes().get(path) == code, answer.body


@pytest.mark.parametrize("kind", [5, 6, 7, 8, 19])
async def test_a_field_that_is_not_required_may_stay_empty(kind: int, asker: Asker):
    field = {"type": kind, "custom_id": "x", "required": False, "min_values": 0}
    modal = {**MODAL, "components": [{**LABEL, "component": field}]}
    assert (await (await asker.ask()).answer({"type": 9, "data": modal})).status == 204
    await asker.person.submit(await asker.person.next_modal(), {})
    begun = (await asker.hear()).begun
    assert begun["data"]["components"][0]["component"]["values"] == []
    assert "resolved" not in begun["data"]


async def test_a_modal_is_not_answered_with_a_modal(asker: Asker):
    await (await asker.ask()).answer({"type": 9, "data": MODAL})
    form = await asker.person.next_modal()
    await asker.person.submit(form, {"f": "text"})
    begun = (await asker.hear()).begun
    assert begun["data"]["components"][0]["component"] == {
        "type": 4,
        "id": 2,
        "custom_id": "f",
        "value": "text",
    }
    assert "type" in (await asker.answer({"type": 9, "data": MODAL})).mistakes()
    assert "type" in (await asker.answer({"type": 7, "data": {"content": "x"}})).mistakes()
    assert (await asker.answer(HELLO)).status == 204


@pytest.mark.parametrize(
    ("choices", "path"),
    [
        ([{"name": "n", "value": "v"}] * 26, "data.choices"),
        ([{"name": "n" * 101, "value": "v"}], "data.choices.0.name"),
        ([{"name": "n", "value": "v" * 101}], "data.choices.0.value"),
        ([{"name": "n", "value": 5}], "data.choices.0.value"),
        (None, "data.choices"),
    ],
)
async def test_refuses_suggestions(choices: Any, path: str, asker: Asker):
    typed = asker.person.autocomplete("ask", "what", what="a")
    waiting = _started(typed)
    await asker.hear()
    answer = await asker.answer({"type": 8, "data": {"choices": choices}})
    assert path in answer.mistakes()
    assert (await asker.answer({"type": 8, "data": {"choices": []}})).status == 204
    assert await waiting == []


def _started(coroutine: Any) -> Any:
    return asyncio.ensure_future(coroutine)


async def test_a_person_who_types_gets_nothing_else_than_suggestions(asker: Asker):
    waiting = _started(asker.person.autocomplete("ask", "what", what="a"))
    await asker.hear()
    assert asker.begun["data"]["options"][0]["focused"] is True
    assert "type" in (await asker.answer(HELLO)).mistakes()
    await asker.person.advance(4)
    assert await waiting == []


async def test_a_command_to_a_bot_that_is_not_there_fails_at_once(api: RawApi, amara: Person):
    await api.request("PUT", f"/applications/{APPLICATION}/commands", [COMMAND])
    failed = await amara.outcome(await amara.slash("ask"))
    assert failed["state"] == "failed"
    assert "offline" in failed["reason"]


async def test_an_answer_to_a_deleted_message_is_refused(asker: Asker):
    await (await asker.ask()).answer(HELLO)
    teacher_message = await asker.person.wait_for(lambda m: m["content"] == "hello")
    with pytest.raises(NotPossible, match="Only its author or a teacher"):
        await asker.person.delete(teacher_message)
    await asker.hook("DELETE", "/messages/@original")
    gone = await asker.hook("PATCH", "/messages/@original", {"content": "x"})
    assert (gone.status, gone.code) == (404, 10008)
