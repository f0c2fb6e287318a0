"""What the bot's files say after a kill: orders in the tables, steps finished in the line."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

DATABASE = "data/easel.sqlite"
LINE = "data/easel-line.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An order as the bot's tables have it."""

    id: str
    number: int
    state: str
    failure: str | None
    composed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The steps that the line had recorded as done: pictures drawn, outcomes published."""

    drawn: frozenset[tuple[str, int]]
    published: frozenset[str]


def jobs(folder: Path) -> list[Job]:
    """Return every order; read beside a running bot, or after its end."""
    address = f"file:{folder / DATABASE}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        rows = database.execute("SELECT id, number, state, failure, composed FROM jobs")
        return [
            Job(id=id_, number=number, state=state, failure=failure, composed=composed)
            for id_, number, state, failure, composed in rows
        ]


def unpublished(folder: Path) -> int:
    """Return how many orders the line has not brought to their end."""
    found = finished(folder)
    return sum(job.id not in found.published for job in jobs(folder))


def finished(folder: Path) -> Finished:
    """Return the steps that are recorded as done.

    It reads a copy: opening the file itself would put a crash's traces in order before the bot
    has to.
    """
    with tempfile.TemporaryDirectory() as copy:
        for file in (folder / LINE).parent.glob(f"{Path(LINE).name}*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, copy)
        path = Path(copy) / Path(LINE).name
        if not path.exists():
            return Finished(drawn=frozenset(), published=frozenset())
        with closing(sqlite3.connect(path)) as line:
            return _read(line)


def _read(line: sqlite3.Connection) -> Finished:
    table = "SELECT name FROM sqlite_master WHERE name = 'operation_outputs'"
    if line.execute(table).fetchone() is None:
        return Finished(drawn=frozenset(), published=frozenset())
    rows = line.execute("SELECT workflow_uuid, function_name, output FROM operation_outputs")
    good = [
        (workflow, step)
        for workflow, step, output in rows
        if step in ("draw", "publish") and json.loads(output)["error"] is None
    ]
    return Finished(
        drawn=frozenset(_picture(workflow) for workflow, step in good if step == "draw"),
        published=frozenset(workflow[:32] for workflow, step in good if step == "publish"),
    )


def _picture(workflow: str) -> tuple[str, int]:
    job_id, index, _attempt = workflow.split("-")
    return job_id, int(index)
