"""A studio whose moderation is the real one, over a real socket, at the stand-in of the service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from easel.engines.base import Engine
from easel.engines.openai import Access, OpenAIModerator
from easel.model import Policy
from easel.settings import Settings
from tests.classroom import Classroom, KeepingCourier, classroom
from tests.conftest import changed
from tests.examples import CLASS, TEACHER
from tests.servers.moderation_api import ModerationApi

TEACHERS_ROOM = 990


def moderator_at(address: str, seconds: float = 20.0) -> OpenAIModerator:
    """Return a moderator that asks the server at `address`."""
    access = Access(api_key="key", base_url=address)
    return OpenAIModerator(access, model="omni-moderation-latest", timeout_seconds=seconds)


@asynccontextmanager
async def moderated(
    settings: Settings,
    engine: Engine,
    api: ModerationApi,
    *,
    line_file: Path | None = None,
    courier: KeepingCourier | None = None,
    seconds: float = 20.0,
    attempts: int = 1,
    **policy: Any,
) -> AsyncIterator[Classroom]:
    """Open a studio that asks `api`, with a teachers' channel, and a policy changed by `policy`."""

    def laid_down(old: Policy) -> Policy:
        return replace(old, **{"reports_to": TEACHERS_ROOM} | policy)

    async with classroom(
        changed(settings, line={"attempts": attempts}),
        engine,
        courier=courier,
        line_file=line_file,
        moderator=moderator_at(api.address, seconds),
    ) as room:
        await room.studio.policies.edit(CLASS.server_id, TEACHER, "for a test", laid_down)
        yield room
