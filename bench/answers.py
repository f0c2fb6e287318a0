"""`python -m bench.answers ADDRESS PICTURES`: an engine alone takes many large pictures at once.

It prints one line of JSON: the longest that its loop was held up, in milliseconds, and the most
memory that it took beyond what it had before, in bytes. An order of four pictures is four calls.
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import sys
import time
from contextlib import aclosing
from pathlib import Path

from bench.launch import Pulse
from easel.engines.base import Drawn, DrawRequest
from easel.engines.models import read_catalogue
from easel.engines.openai import Access, OpenAIEngine
from easel.model import Quality, Size

MODEL = "gpt-image-2"
BETWEEN_SECONDS = 0.003
KIB = 1024  # what /proc calls kB (proc(5))


async def measure(address: str, pictures: int) -> dict[str, float]:
    """Have so many pictures drawn, whose answers come together.

    The requests begin one after the other, as the line begins them: it is their answers that count.
    """
    engine = OpenAIEngine(
        Access(api_key="bench", base_url=address),
        read_catalogue(),
        default_model=MODEL,
        secret=b"bench",
    )
    await engine.open()
    await _draw(engine, 0)  # the first call loads what all others have
    gc.collect()
    gc.freeze()  # as the bot does when all is loaded (easel.starting)
    pulse, before = Pulse(), _most_bytes()
    beating = asyncio.create_task(pulse.beat())
    begun = time.monotonic()
    drawing = []
    for index in range(pictures):
        drawing.append(asyncio.create_task(_draw(engine, index % 4)))
        await asyncio.sleep(BETWEEN_SECONDS)
    await asyncio.gather(*drawing)
    beating.cancel()
    more = _most_bytes() - before
    await engine.close()
    gaps = [gap for at, gap in pulse.gaps if at >= begun]
    return {"stall": 1000 * max(gaps, default=0.0), "bytes": more}


async def _draw(engine: OpenAIEngine, index: int) -> None:
    request = DrawRequest(
        prompt="a dog on a hill",
        idea="a dog on a hill",
        model=MODEL,
        size=Size(1024, 1024),
        quality=Quality.MEDIUM,
        index=index,
        seed=0,
        person_id=1,
    )
    async with aclosing(engine.draw(request)) as stream:
        async for each in stream:
            assert not isinstance(each, Drawn) or each.data


def _most_bytes() -> int:
    # Not getrusage's: that counts what the process was before it became this one.
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found, "the peak of memory is read from Linux's /proc"
    return KIB * int(found[1])


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], int(sys.argv[2])))))
