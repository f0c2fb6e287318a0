"""What the engine does to the process it is in: nothing before it is opened, no environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from easel.engines.openai import Access

ROOT = Path(__file__).parents[2]

IMPORTS = """
import sys
from easel.engines.models import read_catalogue
from easel.engines.openai import Access, OpenAIEngine
OpenAIEngine(
    Access(api_key="key"), read_catalogue(),
    default_model="gpt-image-2", secret=b"s", text_model="gpt-6-luna",
)
print([name for name in ("openai", "httpx2", "PIL") if name in sys.modules])
"""

HEADERS = """
import asyncio, json
from easel.engines.models import read_catalogue
from easel.engines.openai import Access, OpenAIEngine
from tests.engines.drawing import drawn
from tests.servers.images_api import ImagesApi

async def main():
    async with ImagesApi.serving() as api:
        engine = OpenAIEngine(
            Access(api_key="key", base_url=api.address), read_catalogue(),
            default_model="gpt-image-2", secret=b"s",
        )
        await drawn(engine)
        await engine.close()
        print(json.dumps(dict(api.calls[0].headers)))

asyncio.run(main())
"""


def run(program: str, **environment: str) -> str:
    """Run `program` in a Python of its own with `environment` added; return what it printed."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


def test_the_sdk_is_not_imported_before_the_engine_is_opened() -> None:
    assert run(IMPORTS).strip() == "[]"


def test_nothing_is_taken_from_the_environment() -> None:
    headers = json.loads(
        run(
            HEADERS,
            OPENAI_API_KEY="another",
            OPENAI_BASE_URL="http://127.0.0.1:9/v1",
            OPENAI_ORG_ID="org-other",
            OPENAI_PROJECT_ID="proj-other",
            OPENAI_ADMIN_KEY="admin",
        )
    )
    assert headers["authorization"] == "Bearer key"
    assert not headers.keys() & {"openai-organization", "openai-project"}


def test_a_key_is_not_shown_with_the_access() -> None:
    assert "secret" not in repr(Access(api_key="sk-secret"))
