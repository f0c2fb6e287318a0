"""A bot as it is, with one task more on its event loop: a pulse that notes where it was held up.

    python -m bench.launch easel REPORT --folder DIR
    python -m bench.launch bare REPORT --api ADDRESS --gateway ADDRESS

Ends at SIGTERM, and then writes REPORT.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

# The pulse's period in seconds; a gap is what a beat took beyond it.
PERIOD = 0.005
# Shorter gaps are not noted: the timer itself is no better.
SHORTEST = 0.002


class Pulse:
    """Beats on the loop that it is awaited on."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []

    async def beat(self) -> None:
        """Note (time.monotonic(), seconds) of every gap until cancelled."""
        before = time.monotonic()
        while True:
            await asyncio.sleep(PERIOD)
            now = time.monotonic()
            if now - before - PERIOD > SHORTEST:
                self.gaps.append((now, now - before - PERIOD))
            before = now


async def with_pulse(bot: Callable[[asyncio.Event], Awaitable[None]], pulse: Pulse) -> None:
    """Run `bot` until SIGTERM sets the event that it gets, with `pulse` on the same loop."""
    stop = asyncio.Event()
    beating = asyncio.create_task(pulse.beat())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    try:
        await bot(stop)
    finally:
        beating.cancel()


def main() -> None:
    """Run the bot that the first argument names."""
    which, report, *rest = sys.argv[1:]
    pulse = Pulse()
    try:
        asyncio.run(with_pulse(_easel(rest) if which == "easel" else _bare(rest), pulse))
    finally:
        Path(report).write_text(json.dumps({"gaps": pulse.gaps}), encoding="utf-8")


def _easel(rest: list[str]) -> Callable[[asyncio.Event], Awaitable[None]]:
    import bot
    from easel.settings import load

    parser = argparse.ArgumentParser(prog="python -m bench.launch easel")
    parser.add_argument("--folder", type=Path, required=True)
    return partial(bot.run, load(parser.parse_args(rest).folder))


def _bare(rest: list[str]) -> Callable[[asyncio.Event], Awaitable[None]]:
    from bench import bare_bot
    from tests.servers.images_pictures import picture

    given = bare_bot.arguments(rest)
    data = picture(1024, 1024, "jpeg", 0, given.bytes) if given.bytes else b""
    return partial(bare_bot.run, given.api, given.gateway, data, given.delay)


if __name__ == "__main__":
    main()
