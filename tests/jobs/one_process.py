"""A process with a line of its own, to be killed: says on its output what it does.

python -m tests.jobs.one_process URL begin   start the jobs; the last picture of each never ends
python -m tests.jobs.one_process URL end     take up what is there, until every job is published
"""

from __future__ import annotations

import asyncio
import sys

from tests.jobs.recording import Recording, line_opened

JOBS = {"anna-1": 1, "anna-2": 1, "boris-1": 2}
PICTURES = 2


class Speaking(Recording):
    """Says each step before it does it."""

    async def _note(self, step: str, job_id: str, index: int | None = None) -> None:
        sys.stdout.write(f"{step} {job_id} {index}\n")
        sys.stdout.flush()
        await super()._note(step, job_id, index)


async def main(url: str, part: str) -> None:
    work = Speaking(moderates=True)
    if part == "begin":
        work.held = {(job_id, PICTURES - 1) for job_id in JOBS}
    async with line_opened(url, work, share=2) as line:
        if part == "begin":
            for job_id, person_id in JOBS.items():
                await line.start(job_id, person_id, PICTURES)
        for job_id in JOBS:
            await work.until("publish", job_id)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
