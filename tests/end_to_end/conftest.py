"""The classroom, its people, and what holds at the end of every test that goes through Discord."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

import pytest

from playground import media
from playground.person import Frame, Person
from playground.server import Options, serve
from tests import contract
from tests.cogs.test_custom_ids import TEMPLATES
from tests.end_to_end.classroom import Classroom
from tests.servers.images_api import ImagesApi


@pytest.fixture
async def classroom(
    tmp_path: Path, line_file: Path, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Classroom]:
    """The classroom without the bot; at the end every request that was made is looked at."""
    (tmp_path / "data").mkdir()
    shutil.copy(line_file, tmp_path / "data")
    async with serve(Options(controls=True)) as playground, ImagesApi.serving() as images:
        classroom = Classroom(playground=playground, images=images, folder=tmp_path)
        yield classroom
        requests = await classroom.requests()
    if contract.DESCRIPTION.exists():
        contract.check(requests)
    assert _ill_formed(requests) == []
    assert _may_ping(requests) == []
    assert _unread_ids(requests) == []
    assert [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR] == []


@pytest.fixture
async def bot(classroom: Classroom) -> AsyncIterator[None]:
    """The bot as shipped, drawing with the stand-in of OpenAI."""
    async with classroom.bot():
        yield


@pytest.fixture
async def amara(classroom: Classroom, bot: None) -> AsyncIterator[Person]:
    """A student."""
    async with classroom.enter("Amara") as person:
        yield person


@pytest.fixture
async def boris(classroom: Classroom, bot: None) -> AsyncIterator[Person]:
    """Another student."""
    async with classroom.enter("Boris") as person:
        yield person


@pytest.fixture
async def teacher(classroom: Classroom, bot: None) -> AsyncIterator[Person]:
    """The teacher, who may manage the server."""
    async with classroom.enter("Ms Rivera") as person:
        yield person


def _ill_formed(requests: Iterable[Frame]) -> list[Frame]:
    """Return what Discord itself called wrong: a form's mistake, or no such endpoint."""
    return [
        each
        for each in requests
        if each["status"] == 501 or _fields(each["answer"]).get("code") == 50035
    ]


def _may_ping(requests: Iterable[Frame]) -> list[Frame]:
    """Return the requests with a message in them whose text could ping somebody."""
    return [
        each
        for each, message in _messages(requests)
        if message.keys() & {"content", "embeds", "components"}
        and message.get("allowed_mentions") != {"parse": []}
    ]


def _unread_ids(requests: Iterable[Frame]) -> list[str]:
    """Return what stood on messages to be pressed, and no class of ours reads at any age."""
    return [
        component["custom_id"]
        for _, message in _messages(requests)
        for _, component in media.walk(message.get("components") or [])
        if "custom_id" in component
        and not any(re.fullmatch(read, component["custom_id"]) for read in TEMPLATES.values())
    ]


def _messages(requests: Iterable[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Yield each request that has a message in it, and the message."""
    for each in requests:
        message = _fields(_fields(each["json"]).get("data", each["json"]))
        if "custom_id" not in message:  # a form is no message
            yield each, message


def _fields(body: object) -> Frame:
    return body if isinstance(body, dict) else {}
