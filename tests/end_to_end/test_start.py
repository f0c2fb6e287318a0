"""What stops the start is said in one sentence, with exit code 1 and no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from playground.server import Options, serve
from tests.conftest import ROOT
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.process import started
from tests.servers.images_api import ImagesApi

KEY = "sk-secret-and-not-to-be-shown"
NOBODY = "http://127.0.0.1:9/api/v10"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the settings as shipped."""
    shutil.copy(ROOT / "config.yaml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("upload_limit_mib:", "upload_limt_mib:", 'did you mean "upload_limit_mib"?'),
        ("port: 8765", "port: many", "playground.port"),
        ("attempts: 4", "attempts: 0", "line.attempts"),
        ("engine:", "engine: [", "config.yaml"),
    ],
)
def test_a_broken_config_yaml_is_named_with_its_line(
    folder: Path, before: str, after: str, says: str
) -> None:
    config = folder / "config.yaml"
    broken = config.read_text(encoding="utf-8").replace(before, after, 1)
    config.write_text(broken, encoding="utf-8")
    sentence = refusal(folder, {})
    assert says in sentence
    assert "line " in sentence


def test_a_lone_half_of_a_pair_of_keys_is_named(folder: Path) -> None:
    sentence = refusal(folder, {"AZURE_OPENAI_API_KEY": KEY})
    assert "AZURE_OPENAI_ENDPOINT" in sentence
    assert KEY not in sentence


def test_a_discord_that_can_t_be_reached_is_named(folder: Path) -> None:
    sentence = refusal(folder, {"DISCORD_TOKEN": KEY, "DISCORD_API_BASE": NOBODY})
    assert f"{NOBODY} can't be reached" in sentence
    assert KEY not in sentence


async def test_a_token_that_discord_refuses_is_said_and_not_shown(folder: Path) -> None:
    async with serve(Options(token="another")) as playground:
        variables = {
            "DISCORD_TOKEN": KEY,
            "DISCORD_API_BASE": playground.api_base,
            "DISCORD_GATEWAY_URL": playground.gateway_url,
        }
        sentence = await refusal_of(folder, variables)
    assert "Discord refuses DISCORD_TOKEN" in sentence
    assert KEY not in sentence


async def test_a_second_bot_on_the_same_database_is_refused(
    classroom: Classroom, bot: None
) -> None:
    variables = {"DISCORD_TOKEN": "a-token", "DISCORD_API_BASE": classroom.playground.api_base}
    sentence = await refusal_of(classroom.folder, variables)
    assert f"another Easel is running on {classroom.folder}" in sentence


async def test_a_port_that_another_program_has_is_named(folder: Path) -> None:
    async with ImagesApi.serving() as other:
        port = urlsplit(other.address).port
        config = folder / "config.yaml"
        moved = config.read_text(encoding="utf-8").replace("port: 8765", f"port: {port}")
        config.write_text(moved, encoding="utf-8")
        sentence = await refusal_of(folder, {})
    assert f"127.0.0.1:{port}" in sentence
    assert "in use" in sentence
    assert "playground.port" in sentence


def test_a_folder_that_can_t_be_made_is_named(folder: Path) -> None:
    (folder / "data").write_text("a file where the folder belongs", encoding="utf-8")
    sentence = refusal(folder, {"DISCORD_TOKEN": KEY, "DISCORD_API_BASE": NOBODY})
    assert str(folder / "data") in sentence


def refusal(folder: Path, variables: Mapping[str, str]) -> str:
    """Start the bot, which does not start; return what it says on the console."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), "--folder", str(folder)],
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return _checked(ended.returncode, ended.stdout + ended.stderr)


async def refusal_of(folder: Path, variables: Mapping[str, str]) -> str:
    """Do the same where a server of this process is to answer meanwhile."""
    async with started(folder, variables) as bot:
        return _checked(await bot.ended(), bot.said)


def _checked(code: int, said: str) -> str:
    assert code == 1, said
    assert "Traceback" not in said
    sentences = [line for line in said.splitlines() if line.startswith("Easel can't start: ")]
    assert len(sentences) == 1, said
    return said
