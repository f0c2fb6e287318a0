"""What people can do, see, and cannot."""

from __future__ import annotations

import json

import aiohttp
import pytest

from playground.guard import is_loopback
from playground.person import NotPossible, Person
from playground.server import Playground
from tests.playground.raw import CHANNEL, RawApi, button, row

HELLO = {"content": "hello"}


async def test_a_newcomer_is_told_who_where_and_what_this_is(teacher: Person):
    state = teacher.state
    assert state["server"]["name"] == "Edu4All"
    assert [p["role"] for p in state["people"]].count("teacher") == 1
    assert [p["role"] for p in state["people"]].count("student") >= 3
    assert state["me"] == state["people"][0]
    assert {c["kind"] for c in state["channels"]} == {"text"}
    assert state["bot"] == {"id": state["bot"]["id"], "name": "Easel", "online": False}
    assert "memory" in state["notice"]


async def test_nobody_enters_as_nobody(playground: Playground):
    with pytest.raises(NotPossible, match="Nobody is called Zoe"):
        async with Person.enter(playground.url, "Zoe"):
            pytest.fail("let in")


async def test_everybody_hears_what_is_said(teacher: Person, amara: Person):
    await amara.say("  hello  ")
    message = await teacher.wait_for(lambda m: m["content"] == "hello")
    assert message["author"]["id"] == amara.id
    await amara.delete(message)
    await teacher.wait_gone(message)


async def test_a_student_deletes_only_what_is_theirs_a_teacher_anything(
    teacher: Person, amara: Person, playground: Playground
):
    await amara.say("mine")
    message = await teacher.wait_for(lambda m: m["content"] == "mine")
    async with Person.enter(playground.url, "Boris") as boris:
        with pytest.raises(NotPossible, match="Only its author or a teacher"):
            await boris.delete(message)
    await teacher.delete(message)
    await amara.wait_gone(message)


async def test_a_private_channel_is_seen_by_one_person(
    teacher: Person, amara: Person, playground: Playground
):
    channel = await amara.open_dm()
    await amara.say("psst")
    teacher.channel_id = channel
    with pytest.raises(NotPossible, match="no such channel"):
        await teacher.history()
    assert [m["content"] for m in await amara.history()] == ["psst"]
    assert await amara.open_dm() == channel


async def test_reactions_show_who_looks_whether_they_reacted(teacher: Person, amara: Person):
    await amara.say("look")
    message = await teacher.wait_for(lambda m: m["content"] == "look")
    await teacher.react(message, "🎨")
    mine = await teacher.wait_for(lambda m: m.get("reactions"))
    theirs = await amara.wait_for(lambda m: m.get("reactions"))
    assert (mine["reactions"][0]["me"], theirs["reactions"][0]["me"]) == (True, False)
    await teacher.react(message, "🎨", on=False)
    await amara.wait_for(lambda m: m["id"] == message["id"] and "reactions" not in m)
    with pytest.raises(NotPossible, match="an emoji"):
        await teacher.react(message, "paint")


async def test_only_what_is_on_a_message_and_on_can_be_pressed(api: RawApi, amara: Person):
    off = button("off", disabled=True)
    await api.post({**HELLO, "components": [row(button("on"), off)]})
    message = await amara.wait_for(lambda m: m["components"])
    with pytest.raises(NotPossible, match="not on this message"):
        await amara.click(message, "elsewhere")
    with pytest.raises(NotPossible, match="switched off"):
        await amara.click(message, "off")


async def test_a_menu_takes_its_own_options_in_its_own_number(api: RawApi, amara: Person):
    options = [{"label": letter, "value": letter} for letter in "abc"]
    menu = {"type": 3, "custom_id": "m", "options": options, "max_values": 2}
    await api.post({**HELLO, "components": [row(menu)]})
    message = await amara.wait_for(lambda m: m["components"])
    for values, sentence in ((["a", "b", "c"], "1 to 2"), ([], "1 to 2"), (["z"], "not one of")):
        with pytest.raises(NotPossible, match=sentence):
            await amara.click(message, "m", values)
    assert await amara.click(message, "m", ["a", "b"])


async def test_a_quiet_person_hears_only_of_their_own(
    playground: Playground, amara: Person, api: RawApi
):
    async with Person.enter(playground.url, "Boris", only_mine=True) as boris:
        await amara.say("not for you")
        await amara.say(f"<@{boris.id}> for you")
        await boris.say("mine")
        await boris.wait_for(lambda m: m["content"] == "mine")
        said = [e["message"]["content"] for e in boris.events if e["event"] == "message"]
        assert said == [f"<@{boris.id}> for you", "mine"]
        channel = await boris.open_dm()
        await api.request("POST", f"/channels/{channel}/messages", HELLO)
        await boris.wait_for(lambda m: m["channel_id"] == channel)


NONSENSE = [
    {"do": "fly"},
    {"do": "history", "channel_id": "1"},
    {"do": "say", "channel_id": CHANNEL, "content": ""},
    {"do": "say", "channel_id": CHANNEL, "content": "x" * 2001},
    {"do": "click", "channel_id": CHANNEL, "message_id": "1", "custom_id": "x"},
    {"do": "submit", "interaction_id": "1", "fields": {}},
    {"do": "slash", "channel_id": CHANNEL, "command": "", "options": {}},
    {"do": "slash", "channel_id": CHANNEL, "command": "x", "options": 5},
    {"do": "enter", "as": "1"},
]


@pytest.mark.parametrize("frame", NONSENSE, ids=json.dumps)
async def test_nonsense_is_answered_with_one_sentence(frame: dict[str, str], amara: Person):
    verb = frame["do"]
    said = {key: value for key, value in frame.items() if key != "do"}
    with pytest.raises(NotPossible) as refused:
        await amara.ask(verb, **said)
    assert len(str(refused.value)) < 200
    await amara.say("and the socket lives")


async def test_what_is_no_object_ends_the_conversation(playground: Playground):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{playground.url}/socket") as ws,
    ):
        await ws.send_str("[1]")
        assert (await ws.receive()).type is aiohttp.WSMsgType.CLOSE
        assert ws.close_code == 1003


async def test_nothing_happens_before_somebody_enters(playground: Playground):
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{playground.url}/socket") as ws,
    ):
        await ws.send_json({"id": 1, "do": "say", "channel_id": CHANNEL, "content": "x"})
        answer = await ws.receive_json()
        assert (answer["re"], answer["ok"]) == (1, False)


@pytest.mark.parametrize("path", ["/socket", "/gateway?v=10&encoding=json"])
async def test_another_sites_page_can_speak_neither_for_the_class_nor_for_the_bot(
    playground: Playground, path: str
):
    address = playground.url + path
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(address, origin="https://evil.example")
        async with session.ws_connect(address, origin=playground.url) as ws:
            assert not ws.closed


async def test_a_name_that_was_pointed_at_this_computer_is_refused(playground: Playground):
    port = playground.url.rpartition(":")[2]
    async with aiohttp.ClientSession() as session:
        for host, status in ((f"evil.example:{port}", 403), (f"localhost:{port}", 200)):
            async with session.get(playground.url, headers={"Host": host}) as page:
                assert page.status == status
            evil = {"Host": host, "Origin": f"http://{host}"}
            async with session.get(f"{playground.url}/about", headers=evil) as about:
                assert about.status == status


@pytest.mark.parametrize(
    ("host", "is_this_computer"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.2", False),
        ("evil.example", False),
        ("", False),
    ],
)
def test_only_the_loopback_addresses_are_this_computer(host: str, is_this_computer: bool):
    assert is_loopback(host) is is_this_computer


async def test_the_page_and_its_name_are_served(playground: Playground):
    async with aiohttp.ClientSession() as session:
        async with session.get(playground.url) as page:
            assert page.status == 200
            assert page.content_type == "text/html"
        async with session.get(f"{playground.url}/about") as about:
            assert (await about.json())["name"]
