"""Rate limits, and the faults that a test can cause."""

from __future__ import annotations

import aiohttp
import pytest

from playground.limits import INVALID_REQUESTS, READ, RateLimiter, Rule
from playground.person import NotPossible, Person
from playground.refusals import Refused
from playground.server import Options, serve
from tests.playground.raw import MESSAGES, RawApi

HELLO = {"content": "hello"}


async def test_every_answer_says_what_is_left(api: RawApi):
    headers = (await api.post(HELLO)).headers
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("5", "4")
    assert 4 < float(headers["X-RateLimit-Reset-After"]) <= 5
    assert len(headers["X-RateLimit-Bucket"]) == 32
    assert headers["Via"]
    assert headers["Content-Type"] == "application/json"


async def test_the_sixth_message_in_five_seconds_waits(api: RawApi, amara: Person):
    for _ in range(5):
        assert (await api.post(HELLO)).status == 200
    answer = await api.post(HELLO)
    assert answer.status == 429
    assert answer.body["message"] == "You are being rate limited."
    assert 0 < answer.body["retry_after"] <= 5
    assert answer.body["global"] is False
    assert answer.headers["X-RateLimit-Remaining"] == "0"
    assert answer.headers["X-RateLimit-Scope"] == "user"
    assert 1 <= int(answer.headers["Retry-After"]) <= 6
    await amara.advance(5)
    assert (await api.post(HELLO)).status == 200


async def test_channels_and_methods_have_buckets_of_their_own(api: RawApi, amara: Person):
    for _ in range(5):
        message = (await api.post(HELLO)).body
    path = f"{MESSAGES}/{message['id']}"
    assert (await api.request("PATCH", path, HELLO)).status == 200
    other = amara.state["channels"][1]["id"]
    assert (await api.request("POST", f"/channels/{other}/messages", HELLO)).status == 200


async def test_more_than_fifty_requests_a_second_are_too_many_for_a_bot(api: RawApi):
    limiter = RateLimiter()
    for _ in range(50):
        limiter.take_global(1000.0)
    with pytest.raises(Refused) as refused:
        limiter.take_global(1000.5)
    assert refused.value.body["global"] is True
    assert refused.value.headers["X-RateLimit-Global"] == "true"
    assert refused.value.body["retry_after"] == 0.5
    limiter.take_global(1001.0)


def test_windows_end_and_begin_anew():
    limiter, rule = RateLimiter(), Rule("r", 1, 10)
    limiter.take(rule, "a", 0.0)
    with pytest.raises(Refused):
        limiter.take(rule, "a", 9.9)
    assert limiter.take(rule, "a", 10.0)["X-RateLimit-Reset"] == "20.000"


def test_ten_thousand_invalid_requests_ban_for_ten_minutes():
    limiter = RateLimiter()
    for _ in range(INVALID_REQUESTS):
        assert not limiter.is_banned(0.0)
        limiter.note_invalid(0.0)
    assert limiter.is_banned(599.0)
    assert not limiter.is_banned(600.0)


def test_a_limiter_forgets_windows_that_ended():
    limiter = RateLimiter()
    for number in range(3000):
        limiter.take(READ, str(number), now=float(number * 2))
    assert len(limiter._windows) < 1100


async def test_a_fault_strikes_as_often_as_told(api: RawApi, amara: Person):
    await amara.fault("POST", r"/messages$", 500, times=2)
    assert [(await api.post(HELLO)).status for _ in range(3)] == [500, 500, 200]
    assert len(await amara.history()) == 1


async def test_a_fault_afterwards_lets_the_message_through(api: RawApi, amara: Person):
    await amara.fault("POST", r"/messages$", 403, code=50013, message="m", after=True)
    answer = await api.post(HELLO)
    assert (answer.status, answer.body) == (403, {"code": 50013, "message": "m"})
    assert len(await amara.history()) == 1


async def test_a_fault_can_break_the_connection(api: RawApi, amara: Person):
    await amara.fault("*", r"/messages$", 0)
    with pytest.raises(aiohttp.ClientConnectionError):
        await api.post(HELLO)
    assert (await api.post(HELLO)).status == 200


async def test_a_fault_can_be_a_delay_or_a_rate_limit(api: RawApi, amara: Person):
    await amara.fault("POST", "messages", delay=0.01)
    assert (await api.post(HELLO)).status == 200
    await amara.fault("POST", "messages", 429, retry_after=3)
    answer = await api.post(HELLO)
    assert (answer.status, answer.body["retry_after"]) == (429, 3)


async def test_a_fault_that_makes_no_sense_is_refused(amara: Person):
    with pytest.raises(NotPossible, match="no fault"):
        await amara.fault("POST", "(")


async def test_controls_are_for_tests_only():
    async with serve(Options()) as playground, Person.enter(playground.url) as teacher:
        for doing in (teacher.requests(), teacher.advance(1), teacher.fault("GET", "x")):
            with pytest.raises(NotPossible, match="does not know how to"):
                await doing


async def test_requests_are_recorded_with_what_they_carried(api: RawApi, amara: Person):
    await api.post(HELLO, files={"files[0]": ("a.txt", b"12345")})
    (request,) = await amara.requests()
    assert (request["method"], request["path"], request["status"]) == ("POST", MESSAGES, 200)
    assert request["json"] == HELLO
    assert request["files"][0] | {"content_type": ""} == {
        "field": "files[0]",
        "name": "a.txt",
        "size": 5,
        "content_type": "",
    }
    assert request["answer"]["content"] == "hello"
