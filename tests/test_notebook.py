"""What an engine has learned is a fact in the database, and outlives the process."""

from __future__ import annotations

from pathlib import Path

from easel.engines.models import read_catalogue
from easel.engines.openai import Access, OpenAIEngine
from easel.notebook import FactNotebook
from easel.storage.database import Database
from tests.engines.drawing import drawn, request
from tests.servers.compatible import Server, serving
from tests.servers.kinds import LiteLLM


async def draw_in_a_new_process(server: Server, file: Path) -> None:
    """Draw a picture with a database and an engine that are opened and closed for it."""
    database = Database(f"sqlite:///{file}")
    await database.open()
    access = Access(api_key="key", base_url=server.address, kind="litellm")
    engine = OpenAIEngine(
        access,
        read_catalogue(),
        default_model="ours",
        secret=b"salt",
        notebook=FactNotebook(database, access.address),
    )
    try:
        await drawn(engine, request(model="ours"))
    finally:
        await engine.close()
        await database.close()


async def test_a_restart_does_not_learn_again(tmp_path: Path) -> None:
    async with serving(LiteLLM()) as server:
        await draw_in_a_new_process(server, tmp_path / "easel.sqlite")
        learning = len(server.heard)
        await draw_in_a_new_process(server, tmp_path / "easel.sqlite")
        assert (learning, len(server.heard)) == (3, 4)


async def test_what_was_learned_of_one_server_does_not_count_for_another(tmp_path: Path) -> None:
    async with serving(LiteLLM()) as first, serving(LiteLLM()) as second:
        await draw_in_a_new_process(first, tmp_path / "easel.sqlite")
        await draw_in_a_new_process(second, tmp_path / "easel.sqlite")
        assert len(second.heard) == 3
