"""The gateway: how a bot gets in, stays, comes back, and for what it is thrown out."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from playground.person import Person
from playground.server import Options, Playground, serve
from tests.playground.raw import CHANNEL, GUILD, RawApi, identified, raw_gateway

RESUMABLE = 4000


async def test_says_hello_then_ready_then_the_server(playground: Playground):
    async with raw_gateway(playground) as gateway:
        hello = await gateway.receive()
        assert hello["op"] == 10
        assert hello["d"]["heartbeat_interval"] == 41_250
        await gateway.identify()
        ready = await gateway.receive()
        assert (ready["t"], ready["s"], ready["d"]["v"]) == ("READY", 1, 10)
        assert ready["d"]["guilds"] == [{"id": GUILD, "unavailable": True}]
        guild = await gateway.receive()
        assert (guild["t"], guild["d"]["id"]) == ("GUILD_CREATE", GUILD)
        assert guild["d"]["channels"][0]["id"] == CHANNEL


async def test_acknowledges_heartbeats(playground: Playground):
    async with identified(playground) as gateway:
        await gateway.send(1, gateway.seq)
        while (payload := await gateway.receive())["op"] != 11:
            assert payload["op"] == 0


async def test_speaks_plain_text_when_compression_is_not_asked_for(playground: Playground):
    async with raw_gateway(playground, "?v=10&encoding=json") as gateway:
        assert (await gateway.receive())["op"] == 10


CLOSED: dict[str, tuple[int, Any, int]] = {
    "no token": (2, {"token": "", "intents": 1, "properties": {}}, 4004),
    "an identify that is none": (2, "hello", 4002),
    "intents that do not exist": (2, {"token": "t", "intents": 1 << 30, "properties": {}}, 4013),
    "intents that are no number": (2, {"token": "t", "intents": "all", "properties": {}}, 4013),
    "the privileged intent for members": (2, {"token": "t", "intents": 2, "properties": {}}, 4014),
    "the privileged intent for content": (
        2,
        {"token": "t", "intents": 1 << 15, "properties": {}},
        4014,
    ),
    "a shard that does not exist": (
        2,
        {"token": "t", "intents": 1, "properties": {}, "shard": [2, 2]},
        4010,
    ),
    "presence before identify": (3, {}, 4003),
    "an unknown opcode": (99, None, 4001),
    "a resume that is none": (6, {"token": "t", "session_id": "x"}, 4002),
}


@pytest.mark.parametrize("name", CLOSED)
async def test_hangs_up_on(name: str, playground: Playground):
    op, data, code = CLOSED[name]
    async with raw_gateway(playground) as gateway:
        await gateway.send(op, data)
        assert await gateway.close_code() == code


async def test_hangs_up_on_a_second_identify(playground: Playground):
    async with identified(playground) as gateway:
        await gateway.identify()
        assert await gateway.close_code() == 4005


async def test_hangs_up_on_more_than_4096_bytes(playground: Playground):
    async with identified(playground) as gateway:
        await gateway.send_text(json.dumps({"op": 3, "d": "x" * 4096}))
        assert await gateway.close_code() == 4002


async def test_hangs_up_on_what_is_not_json(playground: Playground):
    async with identified(playground) as gateway:
        await gateway.send_text("hello")
        assert await gateway.close_code() == 4002


async def test_hangs_up_on_the_121st_payload_of_a_minute(playground: Playground):
    async with identified(playground) as gateway:
        for _ in range(120):
            await gateway.send(3, {})
        assert await gateway.close_code() == 4008


@pytest.mark.parametrize("query", ["?v=9&encoding=json", "?v=10&encoding=etf"])
async def test_knows_version_ten_and_json_only(query: str, playground: Playground):
    async with raw_gateway(playground, query) as gateway:
        assert await gateway.close_code() == 4012


async def test_only_the_right_token_is_right_when_there_is_one():
    async with (
        serve(Options(token="the-right-one")) as playground,
        aiohttp.ClientSession() as session,
    ):
        async with raw_gateway(playground) as gateway:
            await gateway.identify(token="another")
            assert await gateway.close_code() == 4004
        assert (await RawApi(session, playground).request("GET", "/users/@me")).status == 401


async def test_a_resume_replays_what_was_missed_and_numbers_on(
    playground: Playground, amara: Person
):
    async with raw_gateway(playground) as gateway:
        await gateway.identify(intents=1 << 9)
        session_id = (await gateway.next("READY"))["session_id"]
        await gateway.close(RESUMABLE)
    await amara.say("meanwhile")
    async with raw_gateway(playground) as gateway:
        await gateway.send(6, {"token": "t", "session_id": session_id, "seq": 1})
        assert (await gateway.next("MESSAGE_CREATE"))["author"]["id"] == amara.id
        assert gateway.seq == 2
        await gateway.next("RESUMED")
        await amara.say("again")
        await gateway.next("MESSAGE_CREATE")
        assert gateway.seq == 4


@pytest.mark.parametrize("code", [1000, 1001])
async def test_a_session_that_was_closed_for_good_cannot_be_resumed(
    code: int, playground: Playground
):
    async with raw_gateway(playground) as gateway:
        await gateway.identify()
        session_id = (await gateway.next("READY"))["session_id"]
        await gateway.close(code)
    await _is_refused(playground, {"token": "t", "session_id": session_id, "seq": 1})


async def test_a_session_long_left_cannot_be_resumed(playground: Playground, amara: Person):
    async with raw_gateway(playground) as gateway:
        await gateway.identify()
        session_id = (await gateway.next("READY"))["session_id"]
        await gateway.close(RESUMABLE)
    await amara.wait_event(lambda e: e["event"] == "bot" and not e["online"])
    await amara.advance(600)
    await _is_refused(playground, {"token": "t", "session_id": session_id, "seq": 1})


async def test_a_resume_from_the_future_is_refused(playground: Playground):
    async with raw_gateway(playground) as gateway:
        await gateway.identify()
        session_id = (await gateway.next("READY"))["session_id"]
        await gateway.close(RESUMABLE)
    await _is_refused(playground, {"token": "t", "session_id": session_id, "seq": 99})


async def _is_refused(playground: Playground, resume: dict[str, Any]) -> None:
    async with raw_gateway(playground) as gateway:
        await gateway.receive()
        await gateway.send(6, resume)
        assert await gateway.receive() == {"op": 9, "d": False}


async def test_a_new_session_after_an_unknown_one(playground: Playground):
    async with raw_gateway(playground) as gateway:
        await gateway.send(6, {"token": "t", "session_id": "unknown", "seq": 1})
        while (payload := await gateway.receive())["op"] == 10:
            pass
        assert payload == {"op": 9, "d": False}
        await gateway.identify()
        await gateway.next("READY")


async def test_the_bot_hears_only_what_it_asked_for(playground: Playground, amara: Person):
    async with identified(playground, intents=1 | 1 << 10) as gateway:
        message_id = await amara.say("hello")
        await amara.react({"channel_id": CHANNEL, "id": message_id}, "🎨")
        while (payload := await gateway.receive())["t"] == "GUILD_CREATE":
            pass
        assert payload["t"] == "MESSAGE_REACTION_ADD"
        assert payload["d"]["emoji"] == {"id": None, "name": "🎨"}


async def test_what_people_write_is_hidden_without_the_privileged_intent(
    playground: Playground, amara: Person
):
    async with identified(playground, intents=1 << 9 | 1 << 12) as gateway:
        await amara.say("secret")
        assert (await gateway.next("MESSAGE_CREATE"))["content"] == ""
        await amara.open_dm()
        await amara.say("for you")
        private = await gateway.next("MESSAGE_CREATE")
        assert private["content"] == "for you"
        assert "guild_id" not in private


async def test_shards_hear_their_own_servers_only(playground: Playground, amara: Person):
    other = 1 - (int(GUILD) >> 22) % 2
    async with identified(playground, intents=1 << 9, shard=[other, 2]) as gateway:
        await amara.say("not for this shard")
        await gateway.send(1, None)
        while (payload := await gateway.receive())["op"] != 11:
            assert payload["t"] == "READY"


async def test_members_can_be_asked_for_by_id(playground: Playground, amara: Person):
    async with identified(playground) as gateway:
        await gateway.send(8, {"guild_id": GUILD, "user_ids": [amara.id, "1"], "nonce": "n"})
        chunk = await gateway.next("GUILD_MEMBERS_CHUNK")
        assert [m["user"]["id"] for m in chunk["members"]] == [amara.id]
        assert (chunk["not_found"], chunk["nonce"]) == (["1"], "n")


async def test_people_see_the_bot_come_and_go(playground: Playground, amara: Person):
    async with identified(playground):
        await amara.wait_event(lambda e: e["event"] == "bot" and e["online"])
    await amara.wait_event(lambda e: e["event"] == "bot" and not e["online"])


async def test_a_change_of_permissions_is_told(playground: Playground, amara: Person):
    async with identified(playground) as gateway:
        await amara.permit(CHANNEL, allowed=False)
        channel = await gateway.next("CHANNEL_UPDATE")
        assert channel["permission_overwrites"][0]["deny"] == str(1 << 11)
