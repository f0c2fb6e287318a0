"""kill -9 in mid-draw: after a restart every job ends, and nothing finished is done again."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path

from tests.jobs.one_process import JOBS, PICTURES

ROOT = Path(__file__).parents[2]
Step = tuple[str, ...]


async def begun(url: str, part: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.jobs.one_process", url, part),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def steps_until(process: asyncio.subprocess.Process, awaited: set[Step]) -> list[Step]:
    """Return what `process` says, up to when it has said all that is awaited."""
    assert process.stdout is not None
    steps: list[Step] = []
    while not awaited <= set(steps):
        line = await process.stdout.readline()
        assert line, (await process.communicate())[1].decode()
        steps.append(tuple(line.decode().split()))
    return steps


async def test_after_kill_9_every_job_ends_and_no_finished_step_is_done_again(url: str) -> None:
    first = await begun(url, "begin")
    hanging = {("draw", job_id, str(PICTURES - 1)) for job_id in JOBS}
    keeping = {("keep", job_id, "0") for job_id in JOBS}
    before = await steps_until(first, hanging | keeping)
    first.kill()
    await first.communicate()

    second = await begun(url, "end")
    output, errors = await second.communicate()
    assert second.returncode == 0, errors.decode()
    after = [tuple(line.split()) for line in output.decode().splitlines()]

    done = Counter(before + after)
    for job_id in JOBS:
        assert done["publish", job_id, "None"] == 1
        assert done["settle", job_id, "None"] == 1
        # One whose next step had begun was finished; one that was cut short is done once more.
        assert done["read", job_id, "None"] == 1
        assert done["draw", job_id, "0"] == done["check", job_id, "0"] == 1
        assert done["look", job_id, "0"] == 1
        assert 1 <= done["keep", job_id, "0"] <= 2
        assert done["draw", job_id, "1"] == 2
        assert done["check", job_id, "1"] == done["keep", job_id, "1"] == 1
        assert done["look", job_id, "1"] == 1
    assert not any(step in ("settle", "publish") for step, *_ in before)
