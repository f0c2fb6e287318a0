"""`python bot.py draw`: the same gate and line as the bot's, without Discord."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from easel import alone
from easel.errors import BadPolicy, DisallowedWords, NotInPolicy, StartError, Stopped
from easel.model import Orientation, Person, Policy, Quote
from easel.parcel import Parcel
from easel.policies import Policies
from easel.policy import DEFAULT, write_policy
from easel.settings import Settings
from easel.storage.database import Database
from tests.conftest import ROOT, changed
from tests.end_to_end.process import until
from tests.examples import models
from tests.servers.images_api import ImagesApi

TEACHER = Person(id=1, name="Ms Rivera", manages=True)
OURS, OTHER = 11, 22


async def drawn(
    settings: Settings, text: str, policy=DEFAULT, agrees: bool = False
) -> list[Parcel]:
    return await alone.drawn(
        settings, lambda *_: policy, text, agree=lambda _: agrees, stop=asyncio.Event()
    )


def as_it_comes(default: Policy, _: object) -> Policy:
    return default


async def lay_down(settings: Settings, *servers: int) -> None:
    """Save a policy for each of these servers, as a bot would have."""
    database = Database(settings.storage.database)
    await database.open()
    policies = Policies(database, models=models())
    for server_id in servers:
        colour = f"colour {server_id}"
        await policies.edit(server_id, TEACHER, "for a test", partial(replace, colour=colour))
    await database.close()


async def of_server(settings: Settings, server_id: int | None) -> tuple[Policy, int | None]:
    """Return the policy that holds for an order, and whose it is."""
    laid_down, chosen = await alone.policy_of(settings, server_id)
    return laid_down(DEFAULT, {}), chosen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text((ROOT / "config.yaml").read_text(encoding="utf-8"))
    return tmp_path


def command(folder: Path, *words: str, **variables: str) -> subprocess.Popen[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "bot.py", "--folder", str(folder), "draw", *words],
        cwd=ROOT,
        env=inherited | {"PYTHONUTF8": "1"} | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def pictures_kept(folder: Path) -> int:
    """Return how many pictures the command has recorded in its folder for the time being."""
    paths = [path for path in folder.glob("easel-*/easel.sqlite") if path.stat().st_size]
    try:
        with closing(sqlite3.connect(paths[0])) as database:
            return int(database.execute("SELECT count(*) FROM pictures").fetchone()[0])
    except (IndexError, sqlite3.OperationalError):
        return 0  # it is not there yet


def test_pictures_are_drawn_and_their_paths_and_cost_are_said(
    folder: Path,
) -> None:
    (folder / "images").mkdir()
    (folder / "images" / "собака-на-холме-1.jpg").write_bytes(b"of yesterday")
    with command(folder, "собака", "на", "холме", "--ar", "3:2", "--n", "1") as process:
        said, failed = process.communicate(timeout=60)
    path = folder / "images" / "собака-на-холме-2.jpg"
    assert (process.returncode, failed) == (0, "")
    assert f"{path}  1536x1024, " in said
    assert "1 picture by sketch (sketch, medium) in " in said
    assert said.endswith(": free\n")
    assert path.read_bytes().startswith(b"\xff\xd8")
    assert (folder / "images" / "собака-на-холме-1.jpg").read_bytes() == b"of yesterday"
    assert not (folder / "data").exists()


async def test_a_provider_s_price_is_said_and_ctrl_c_keeps_what_is_drawn(folder: Path) -> None:
    async with ImagesApi.serving() as images:
        images.behave("ok", "hang")
        images.always = "hang"
        process = await asyncio.to_thread(
            command,
            folder,
            "a dog --n 2",
            OPENAI_API_KEY="a-key",
            OPENAI_BASE_URL=images.address,
            TMPDIR=str(folder),
        )
        with process:
            await images.called(2)
            await until(lambda: pictures_kept(folder) == 1)
            process.send_signal(signal.SIGINT)
            said, failed = await asyncio.to_thread(process.communicate, timeout=60)
        await images.dropped(1)
    assert process.returncode == 1
    assert "a-dog-1.jpg" in said
    assert "a-dog-2.jpg" not in said
    assert "1 picture by openai (gpt-image-2.5-flare, medium) in " in said
    assert ": $0.0" in said
    assert failed.startswith("Stopped: You stopped this order.")


@pytest.mark.parametrize(("answer", "files"), [("y\n", 2), ("\n", 0), ("", 0)])
def test_several_orders_are_drawn_for_whoever_agrees(folder: Path, answer: str, files: int) -> None:
    with command(folder, "a {red, green} bird --n 1") as process:
        said, failed = process.communicate(answer, timeout=60)
    assert (process.returncode, failed) == (0, "")
    assert "Draw 2 pictures in 2 orders (free)? [y/N] " in said
    assert len(list(folder.glob("images/*.jpg"))) == files
    assert ("Nobody answered" in said) is (answer == "")


def test_a_refusal_is_said_in_words_and_nothing_is_drawn(folder: Path) -> None:
    with command(folder, "a", "sw0rd") as process:
        _, failed = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "“sw0rd”, read as “sword”" in failed
    assert not set("*`") & set(failed)
    assert not (folder / "images").exists()


async def test_where_moderation_is_down_nothing_is_drawn_and_who_runs_it_reads_why(
    folder: Path,
) -> None:
    config = (folder / "config.yaml").read_text(encoding="utf-8")
    config = config.replace("\n  attempts: 4\n", "\n  attempts: 1\n")
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    nobody = {"MODERATION_API_KEY": "k", "MODERATION_BASE_URL": f"http://127.0.0.1:{port}/v1"}
    with command(folder, "a dog --n 1", **nobody) as process:
        _, failed = await asyncio.to_thread(process.communicate, timeout=60)
    assert process.returncode == 1
    assert failed.startswith("Not shown: the moderation service does not answer")
    assert not (folder / "images").exists()


async def test_every_order_passes_the_policy(settings: Settings) -> None:
    with pytest.raises(DisallowedWords):
        await drawn(settings, "a {dog, sword} on a hill", agrees=True)
    tall = replace(DEFAULT, orientation=Orientation.PORTRAIT)
    with pytest.raises(NotInPolicy):
        await drawn(settings, "a dog --ar 3:2", tall)
    (parcel,) = await drawn(settings, "a dog --n 1", tall)
    assert parcel.job.aspect.width < parcel.job.aspect.height
    assert "Where an idea could be either gentle or harsh" in parcel.job.composed


async def test_the_quote_is_of_all_orders(settings: Settings) -> None:
    quotes: list[Quote] = []

    def agree(quote: Quote) -> bool:
        quotes.append(quote)
        return False

    text = "a {red, green} bird --n 3"
    assert await alone.drawn(settings, as_it_comes, text, agree=agree, stop=asyncio.Event()) == []
    assert [(each.orders, each.pictures) for each in quotes] == [(2, 6)]


async def test_what_is_stopped_at_once_is_not_drawn(settings: Settings) -> None:
    stop = asyncio.Event()
    stop.set()
    slow = changed(settings, line={"running_per_person": 1})
    parcels = await alone.drawn(
        slow, as_it_comes, "a {red, green} bird --n 1", agree=lambda _: True, stop=stop
    )
    assert isinstance(parcels[-1].failure, Stopped)


async def test_the_only_policy_of_the_database_holds_while_the_bot_runs(settings: Settings) -> None:
    assert await of_server(settings, None) == (DEFAULT, None)
    await lay_down(settings, OURS)
    policy, server_id = await of_server(settings, None)
    assert (policy.colour, server_id) == (f"colour {OURS}", OURS)


async def test_of_several_servers_one_is_to_be_named(settings: Settings) -> None:
    await lay_down(settings, OURS, OTHER)
    with pytest.raises(StartError, match=f"--server: {OURS}, {OTHER}"):
        await alone.policy_of(settings, None)
    policy, _ = await of_server(settings, OTHER)
    assert policy.colour == f"colour {OTHER}"
    with pytest.raises(StartError, match="server 33 has no policy of its own; these have: 11, 22"):
        await alone.policy_of(settings, 33)


def test_a_database_that_is_none_is_said_to_be_so_and_left_alone(settings: Settings) -> None:
    path = Path(settings.storage.database.removeprefix("sqlite:///"))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database")
    with pytest.raises(StartError, match="can't be read for its policy"):
        asyncio.run(alone.policy_of(settings, None))
    assert path.read_bytes() == b"no database"


def test_a_policy_s_file_holds_and_what_is_wrong_in_it_is_said(folder: Path) -> None:
    policy = folder / "policy.yaml"
    policy.write_text(write_policy(replace(DEFAULT, words=("dogs",))), encoding="utf-8")
    with command(folder, "--policy", str(policy), "a dog") as process:
        _, failed = process.communicate(timeout=60)
    assert (process.returncode, "• “dog” (on the list: “dogs”)" in failed) == (1, True)
    with pytest.raises(StartError, match=r"no-such\.yaml can't be read"):
        alone.policy_in(folder / "no-such.yaml")
    policy.write_text("meta_promt: a dog", encoding="utf-8")
    with pytest.raises(BadPolicy, match="meta_prompt"):
        alone.policy_in(policy)(DEFAULT, {})
    policy.write_bytes(b" " * 2_000_000)
    with pytest.raises(BadPolicy, match="no policy is that large"):
        alone.policy_in(policy)
