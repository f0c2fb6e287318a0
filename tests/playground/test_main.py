"""`python -m playground`: how it starts, what it says, how it ends."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from playground.person import NotPossible, Person
from playground.server import Playground
from playground.world import World
from tests.playground.raw import RawApi

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def started(*options: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", *options),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def address(process: asyncio.subprocess.Process) -> str:
    async for line in process.stdout:
        if found := re.search(rb"http://\S+", line):
            return found[0].decode()
    raise AssertionError((await process.stderr.read()).decode())


async def test_prints_its_address_and_ends_quickly_on_sigterm():
    async with started("--port", "0") as process:
        url = await address(process)
        async with Person.enter(url):
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 5) == 0
        assert b"Traceback" not in await process.stderr.read()


async def test_a_port_in_use_ends_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with started("--port", port) as process:
            out, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 1
    said = (out + err).decode().strip()
    assert said.count("\n") == 0
    assert f"127.0.0.1:{port}" in said
    assert "in use" in said


async def test_warns_when_others_can_reach_it():
    async with started("--port", "0", "--host", "0.0.0.0") as process:
        assert b"Warning" in await process.stdout.readline()
        assert (await address(process)).startswith("http://127.0.0.1:")


async def test_has_no_controls_unless_told_and_as_many_students_as_told():
    async with (
        started("--port", "0", "--students", "40") as process,
        Person.enter(await address(process), "Student 40") as person,
    ):
        assert len(person.state["people"]) == 41
        with pytest.raises(NotPossible):
            await person.requests()


async def test_records_requests_in_a_file(tmp_path: Path):
    file = tmp_path / "requests.jsonl"
    async with started("--port", "0", "--record", str(file)) as process:
        playground = Playground(url=await address(process), world=World())
        async with aiohttp.ClientSession() as session:
            await RawApi(session, playground).request("GET", "/users/@me")
    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"] == "/users/@me"
