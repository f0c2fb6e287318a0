"""The classroom, its people, and what holds at the end of every test that goes through Discord."""

from __future__ import annotations

import logging
import shutil
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from playground.person import Frame, Person
from playground.server import Options, serve
from tests import contract
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
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []


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
    said = [(each, _fields(_fields(each["json"]).get("data", each["json"]))) for each in requests]
    return [
        each
        for each, message in said
        if "custom_id" not in message  # a form is no message
        and message.keys() & {"content", "embeds", "components"}
        and message.get("allowed_mentions") != {"parse": []}
    ]


def _fields(body: object) -> Frame:
    return body if isinstance(body, dict) else {}
