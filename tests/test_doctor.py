"""`python bot.py doctor`: what it finds, and that it shows no key and changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from easel.doctor import Finding, examined
from easel.storage import facts
from easel.storage.claim import claimed
from easel.storage.database import Database
from easel.storage.migration import SCHEMA, STEPS
from tests.servers.images_api import ImagesApi

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 28)


def lay_out(folder: Path, variables: str = "", **replaced: str) -> None:
    """Put the shipped config.yaml there, with some values replaced, and a .env."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for name, value in replaced.items():
        (old,) = [line for line in text.splitlines() if line.startswith(f"  {name}: ")]
        text = text.replace(old, f"  {name}: {value}")
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    (folder / ".env").write_text(variables, encoding="utf-8")


async def found(folder: Path, *, is_live: bool = False) -> list[Finding]:
    return [each async for each in examined(folder, TODAY, is_live=is_live)]


async def fatal(folder: Path, *, is_live: bool = False) -> list[str]:
    return [each.sentence for each in await found(folder, is_live=is_live) if each.is_fatal]


async def test_a_new_installation_is_in_good_order(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert await fatal(tmp_path) == []


async def test_every_finding_is_a_sentence_without_any_key(tmp_path: Path) -> None:
    lay_out(tmp_path, "DISCORD_TOKEN=hush-1\nOPENAI_API_KEY=hush-2\n")
    sentences = [each.sentence for each in await found(tmp_path)]
    assert sentences[1:4] == [
        "DISCORD_TOKEN is there.",
        "api.openai.com draws, and there is a key for it.",
        "The model gpt-image-2.5-flare is in service, as of 2026-11-22.",
    ]
    assert all(each[0].isupper() or each.startswith("api.") for each in sentences)
    assert all(each.endswith(".") for each in sentences)
    assert not any("hush" in each for each in sentences)


async def test_settings_that_can_not_be_read_are_all_that_is_said(tmp_path: Path) -> None:
    lay_out(tmp_path, default_model="''")
    (finding,) = await found(tmp_path)
    assert finding.is_fatal
    assert "engine.default_model" in finding.sentence


@pytest.mark.parametrize(
    ("model", "variables", "says", "is_fatal"),
    [
        ("gpt-image-1", "", "no longer served, since 2026-10-23; set engine.default_model", True),
        ("gpt-image-1.5", "", "is served only until 2026-12-01; set engine", False),
        ("gpt-image-1", "OPENAI_BASE_URL=http://127.0.0.1:9/v1\n", "no longer served", False),
        ("our-own", "", "is not in the table", False),
    ],
)
async def test_a_model_that_ends_is_named_with_its_successor(
    tmp_path: Path, model: str, variables: str, says: str, *, is_fatal: bool
) -> None:
    lay_out(tmp_path, f"OPENAI_API_KEY=k\n{variables}", default_model=model)
    finding = (await found(tmp_path))[3]
    assert says in finding.sentence
    assert finding.is_fatal is is_fatal


async def test_beside_a_running_bot_all_is_well_and_it_is_said_that_one_runs(
    tmp_path: Path,
) -> None:
    lay_out(tmp_path)
    await have_version(tmp_path, len(STEPS))
    with claimed(f"sqlite:///{tmp_path}/data/easel.sqlite"):
        assert await fatal(tmp_path) == []
        sentences = [each.sentence for each in await found(tmp_path)]
    assert any(each.endswith("can be used. A bot is running on it.") for each in sentences)
    assert not any("is running" in each.sentence for each in await found(tmp_path))


async def test_a_newer_easels_database_is_named_and_an_older_one_left_as_it_is(
    tmp_path: Path,
) -> None:
    lay_out(tmp_path)
    await have_version(tmp_path, len(STEPS) + 1)
    (sentence,) = await fatal(tmp_path)
    assert f"its tables are version {len(STEPS) + 1}" in sentence
    await have_version(tmp_path, len(STEPS))
    assert await fatal(tmp_path) == []


async def have_version(folder: Path, version: int) -> None:
    """Make a database whose tables are of that version."""
    file = folder / "data/easel.sqlite"
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    database = Database(f"sqlite:///{file}")
    await database.open()
    await database.write(lambda c: facts.put(c, SCHEMA, str(version)))
    await database.close()


async def test_no_room_for_pictures_is_named_and_nothing_is_left_in_their_folder(
    tmp_path: Path,
) -> None:
    lay_out(tmp_path)
    assert await fatal(tmp_path) == []
    assert [each for each in (tmp_path / "images").rglob("*") if each.is_file()] == []
    free = shutil.disk_usage(tmp_path).free // 2**20
    lay_out(tmp_path, min_free_mib=str(min(free * 2, 1024 * 1024)))
    (sentence,) = await fatal(tmp_path)
    assert "bytes are free" in sentence


async def test_only_the_live_look_asks_the_server(tmp_path: Path) -> None:
    async with ImagesApi.serving() as api:
        lay_out(tmp_path, f"OPENAI_API_KEY=k\nOPENAI_BASE_URL={api.address}\n")
        assert await fatal(tmp_path) == []
        assert await fatal(tmp_path, is_live=True) == []
    assert await fatal(tmp_path) == []
    (sentence,) = await fatal(tmp_path, is_live=True)
    assert sentence.startswith("The server of openai: ")


def test_the_command_says_a_line_each_and_its_code_is_the_verdict(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert run(tmp_path).returncode == 0
    lay_out(tmp_path, "OPENAI_API_KEY=hush\n", default_model="dall-e-3")
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("PROBLEM") == 1
    assert "hush" not in done.stdout + done.stderr


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "bot.py", "--folder", str(folder), "doctor"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
