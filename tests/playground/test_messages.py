"""Messages: what Discord refuses in them, and what becomes of their parts."""

from __future__ import annotations

from typing import Any

import pytest

from playground.person import Person
from playground.world import MESSAGES_PER_CHANNEL
from tests.playground.raw import CHANNEL, MESSAGES, RawApi, button, row, v2, words
from tests.playground.sample_bot import PNG

HELLO = {"content": "hello"}
MIB = 1024 * 1024


def files(*names: str) -> dict[str, tuple[str, bytes]]:
    return {f"files[{place}]": (name, PNG) for place, name in enumerate(names)}


def gallery(*names: str) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": f"attachment://{name}"}} for name in names]}


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "content over 2000": ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
    "content that is no text": ({"content": 5}, "content", "BASE_TYPE_STRING"),
    "flags that are no number": ({**HELLO, "flags": "64"}, "flags", "NUMBER_TYPE_COERCE"),
    "a nonce over 25": ({**HELLO, "nonce": "n" * 26}, "nonce", "BASE_TYPE_MAX_LENGTH"),
    "components without their flag": (
        {"components": [words("hi")]},
        "components.0.type",
        "UNION_TYPE_CHOICES",
    ),
    "content beside components": (
        v2(words("hi"), content="x"),
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "embeds beside components": (
        v2(words("hi"), embeds=[{"title": "x"}]),
        "embeds",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "a picture of components that is not there": (
        v2(gallery("absent.png")),
        "components.0.items.0.media.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a picture of an embed that is not there": (
        {"embeds": [{"image": {"url": "attachment://absent.png"}}]},
        "embeds.0.image.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a reply to nothing": (
        {**HELLO, "message_reference": {"message_id": "1"}},
        "message_reference",
        "REPLIES_UNKNOWN_MESSAGE",
    ),
    "an attachment that was not uploaded": (
        {**HELLO, "attachments": [{"id": "0"}]},
        "attachments.0",
        "ATTACHMENT_NOT_FOUND",
    ),
    "users to mention beside all users": (
        {**HELLO, "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "a kind of mention that is none": (
        {**HELLO, "allowed_mentions": {"parse": ["friends"]}},
        "allowed_mentions.parse.0",
        "BASE_TYPE_CHOICES",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_refuses(name: str, api: RawApi):
    body, path, code = REFUSED[name]
    answer = await api.post(body)
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.body["message"] == "Invalid Form Body"
    assert answer.mistakes().get(path) == code


@pytest.mark.parametrize("body", [{}, {"content": "  "}, {"embeds": []}, {"flags": 1 << 15}])
async def test_refuses_an_empty_message(body: dict[str, Any], api: RawApi):
    answer = await api.post(body)
    assert (answer.status, answer.code) == (400, 50006)


async def test_accepts_what_is_exactly_as_long_as_allowed(api: RawApi):
    answer = await api.post({"content": "x" * 2000, "nonce": "n" * 25})
    assert answer.status == 200


async def test_refuses_eleven_attachments(api: RawApi):
    uploads = {f"files[{n}]": (f"{n}.png", PNG) for n in range(10)}
    assert (await api.post({}, files=uploads)).status == 200
    first = (await api.request("GET", MESSAGES)).body[0]
    answer = await api.request("PATCH", f"{MESSAGES}/{first['id']}", {}, files=files("more.png"))
    assert answer.mistakes() == {"attachments": "BASE_TYPE_MAX_LENGTH"}


async def test_refuses_a_file_over_ten_mebibytes(api: RawApi):
    exact = await api.post({}, files={"files[0]": ("a.png", b"x" * 10 * MIB)})
    over = await api.post({}, files={"files[0]": ("a.png", b"x" * (10 * MIB + 1))})
    assert (exact.status, over.status) == (200, 413)
    assert over.code == 40005


async def test_refuses_a_request_over_twenty_five_mebibytes(api: RawApi):
    three = {f"files[{n}]": ("a.png", b"x" * 9 * MIB) for n in range(3)}
    answer = await api.post({}, files=three)
    assert (answer.status, answer.code) == (413, 40005)


async def test_refuses_what_is_not_json(api: RawApi):
    form = {"files[0]": ("a.png", PNG)}
    assert (await api.post({}, files=form)).status == 200
    answer = await api.request("POST", MESSAGES, headers={"Content-Type": "application/json"})
    assert answer.code == 50006
    listed = await api.post([1, 2])
    assert (listed.status, listed.code) == (400, 50035)


async def test_a_body_shaped_like_nothing_is_a_400_and_is_logged(api: RawApi, caplog):
    answer = await api.post({"embeds": [{"author": "not an object"}]})
    assert (answer.status, answer.code) == (400, 50035)
    assert "cannot read" in caplog.text


@pytest.mark.parametrize("field", ["poll", "sticker_ids"])
async def test_what_the_playground_does_not_know_is_a_loud_501(field: str, api: RawApi, caplog):
    answer = await api.post({**HELLO, field: ["something"]})
    assert answer.status == 501
    assert field in answer.body["message"]
    assert "501" in caplog.text


async def test_an_unknown_route_is_a_loud_501_that_names_it(api: RawApi, caplog):
    answer = await api.request("POST", f"/channels/{CHANNEL}/threads", {"name": "t"})
    assert answer.status == 501
    assert answer.body["message"].endswith(f"POST /api/v10/channels/{CHANNEL}/threads.")
    assert "threads" in caplog.text


async def test_needs_the_right_authorization(api: RawApi):
    for wrong in ("", "Bot ", "Bearer a-token", "a-token"):
        answer = await api.post(HELLO, headers={"Authorization": wrong})
        assert (answer.status, answer.body) == (401, {"code": 0, "message": "401: Unauthorized"})


async def test_unknown_channels_and_messages_have_their_codes(api: RawApi):
    unknown = await api.request("POST", "/channels/1/messages", HELLO)
    assert (unknown.status, unknown.code) == (404, 10003)
    gone = await api.request("PATCH", f"{MESSAGES}/1", HELLO)
    assert (gone.status, gone.code) == (404, 10008)


async def test_may_not_write_where_it_is_not_permitted(api: RawApi, teacher: Person):
    await teacher.permit(CHANNEL, allowed=False)
    assert (await api.post(HELLO)).code == 50013
    await teacher.permit(CHANNEL, allowed=True, see=False)
    assert (await api.post(HELLO)).code == 50001
    await teacher.permit(CHANNEL, allowed=True, attach=False)
    assert (await api.post({}, files=files("one.png"))).code == 50013
    assert (await api.post(HELLO)).status == 200
    await teacher.permit(CHANNEL, allowed=True)
    assert (await api.post(HELLO)).status == 200


async def test_may_not_edit_or_delete_what_another_wrote(api: RawApi, amara: Person):
    message_id = await amara.say("mine")
    edit = await api.request("PATCH", f"{MESSAGES}/{message_id}", HELLO)
    assert (edit.status, edit.code) == (403, 50005)
    delete = await api.request("DELETE", f"{MESSAGES}/{message_id}")
    assert (delete.status, delete.code) == (403, 50013)


async def test_reads_what_people_write_only_where_it_is_meant(api: RawApi, amara: Person):
    path = f"{MESSAGES}/{await amara.say('to my friends')}"
    assert (await api.request("GET", path)).body["content"] == ""
    mention = f"{MESSAGES}/{await amara.say('<@1100000000000000001> hello')}"
    assert "hello" in (await api.request("GET", mention)).body["content"]


async def test_the_same_nonce_makes_one_message(api: RawApi, amara: Person):
    body = {**HELLO, "nonce": "order-1", "enforce_nonce": True}
    first, second = await api.post(body), await api.post(body)
    assert first.body["id"] == second.body["id"]
    assert len(await amara.history()) == 1
    await amara.advance(600)
    assert (await api.post(body)).body["id"] != first.body["id"]


async def test_a_nonce_that_is_not_enforced_changes_nothing(api: RawApi):
    body = {**HELLO, "nonce": 7}
    assert (await api.post(body)).body["id"] != (await api.post(body)).body["id"]


async def test_an_edit_that_lists_attachments_drops_the_others(api: RawApi, amara: Person):
    old = (await api.post({}, files=files("a.png", "b.png"))).body
    path = f"{MESSAGES}/{old['id']}"
    body = {"attachments": [{"id": old["attachments"][1]["id"]}, {"id": "0", "description": "d"}]}
    new = (await api.request("PATCH", path, body, files=files("c.png"))).body
    assert [a["filename"] for a in new["attachments"]] == ["b.png", "c.png"]
    assert new["attachments"][1]["description"] == "d"
    assert await amara.download(new["attachments"][1]["url"]) == PNG


async def test_an_edit_that_lists_none_keeps_all_and_adds(api: RawApi):
    old = (await api.post({}, files=files("a.png"))).body
    path = f"{MESSAGES}/{old['id']}"
    assert len((await api.request("PATCH", path, HELLO)).body["attachments"]) == 1
    more = await api.request("PATCH", path, {}, files=files("b.png"))
    assert [a["filename"] for a in more.body["attachments"]] == ["a.png", "b.png"]
    assert (await api.request("PATCH", path, {"attachments": []})).body["attachments"] == []


async def test_a_refused_edit_changes_nothing(api: RawApi):
    old = (await api.post(HELLO)).body
    path = f"{MESSAGES}/{old['id']}"
    assert (await api.request("PATCH", path, {"content": "x" * 2001})).status == 400
    assert (await api.request("PATCH", path, {"content": ""})).code == 50006
    assert (await api.request("GET", path)).body == old


async def test_components_are_for_good(api: RawApi):
    message = (await api.post(v2(words("hi")))).body
    path = f"{MESSAGES}/{message['id']}"
    edited = await api.request("PATCH", path, {"flags": 0, "components": [words("new")]})
    assert edited.body["flags"] == 1 << 15
    back = await api.request("PATCH", path, {"flags": 0, "content": "x"})
    assert "content" in back.mistakes()


async def test_turning_a_message_to_components_needs_its_content_gone(api: RawApi):
    path = f"{MESSAGES}/{(await api.post(HELLO)).body['id']}"
    refused = await api.request("PATCH", path, v2(words("hi")))
    assert "content" in refused.mistakes()
    done = await api.request("PATCH", path, v2(words("hi"), content=None))
    assert done.body["components"][0]["content"] == "hi"


async def test_files_in_components_can_be_kept_by_name_or_address(api: RawApi, amara: Person):
    made = (await api.post(v2(gallery("a.png")), files=files("a.png"))).body
    path = f"{MESSAGES}/{made['id']}"
    address = made["components"][0]["items"][0]["media"]["url"]
    again = {"type": 12, "items": [{"media": {"url": address}}]}
    for component in (gallery("a.png"), again):
        edited = await api.request("PATCH", path, {"components": [words("x"), component]})
        shown = edited.body["components"][1]["items"][0]["media"]
        assert shown["attachment_id"] == made["components"][0]["items"][0]["media"]["attachment_id"]
        assert await amara.download(shown["url"]) == PNG


async def test_only_allowed_mentions_ping(api: RawApi, amara: Person):
    body = {"content": f"<@{amara.id}>"}
    pinged = (await api.post(body)).body["mentions"]
    assert [user["id"] for user in pinged] == [amara.id]
    for allowed in ({"parse": []}, {"users": []}, {"parse": ["roles"]}):
        assert (await api.post({**body, "allowed_mentions": allowed})).body["mentions"] == []
    assert (await api.post({**body, "allowed_mentions": {"users": [amara.id]}})).body["mentions"]


async def test_file_names_are_cleaned_as_discord_cleans_them(api: RawApi):
    sent = (await api.post({}, files=files("my cat (1) é.png"))).body["attachments"][0]
    assert sent["filename"] == "my_cat_1_.png"
    assert sent["title"] == "my cat (1) é"


async def test_buttons_alone_are_a_message(api: RawApi):
    assert (await api.post({"components": [row(button())]})).status == 200


async def test_a_reply_shows_what_it_answers(api: RawApi):
    first = (await api.post(HELLO)).body
    reply = (await api.post({**HELLO, "message_reference": {"message_id": first["id"]}})).body
    assert reply["type"] == 19
    assert reply["referenced_message"]["id"] == first["id"]
    orphan = {**HELLO, "message_reference": {"message_id": "1", "fail_if_not_exists": False}}
    assert (await api.post(orphan)).body["type"] == 0


async def test_the_oldest_messages_are_forgotten_with_their_files(
    api: RawApi, amara: Person, playground
):
    first = (await api.post({}, files=files("a.png"))).body
    for number in range(MESSAGES_PER_CHANNEL):
        await amara.say(f"message {number}")
    assert len(await amara.history()) == MESSAGES_PER_CHANNEL
    assert (await api.request("GET", f"{MESSAGES}/{first['id']}")).code == 10008
    async with amara.session.get(first["attachments"][0]["url"]) as response:
        assert response.status == 404


async def test_pages_of_history_are_newest_first(api: RawApi, amara: Person):
    ids = [await amara.say(f"message {number}") for number in range(6)]
    got = (await api.request("GET", f"{MESSAGES}?limit=2&before={ids[4]}")).body
    assert [m["id"] for m in got] == [ids[3], ids[2]]
    got = (await api.request("GET", f"{MESSAGES}?limit=2&after={ids[1]}")).body
    assert [m["id"] for m in got] == [ids[3], ids[2]]
    for query, places in (
        ("limit=2&after=0", [1, 0]),
        (f"limit=3&around={ids[3]}", [4, 3, 2]),
        (f"limit=1&around={ids[3]}", [3]),
        (f"limit=4&around={ids[0]}", [3, 2, 1, 0]),
    ):
        got = (await api.request("GET", f"{MESSAGES}?{query}")).body
        assert [m["id"] for m in got] == [ids[place] for place in places], query
    for wrong in ("limit=101", "limit=0", "limit=x", "before=x"):
        assert (await api.request("GET", f"{MESSAGES}?{wrong}")).code == 50035


async def test_reactions_are_emoji_and_at_most_twenty_kinds(api: RawApi, amara: Person):
    message = (await api.post(HELLO)).body
    path = f"{MESSAGES}/{message['id']}/reactions"
    assert (await api.request("PUT", f"{path}/%F0%9F%8E%A8/@me")).status == 204
    await amara.advance(1)
    assert (await api.request("PUT", f"{path}/a/@me")).code == 10014
    seen = await amara.wait_for(lambda m: m.get("reactions"))
    assert seen["reactions"][0] | {"me": False} == seen["reactions"][0]
    for number in range(19):
        await amara.react(message, chr(0x1F400 + number))
    await amara.advance(10)
    answer = await api.request("PUT", f"{path}/%F0%9F%8F%80/@me")
    assert (answer.status, answer.code) == (400, 30010)
