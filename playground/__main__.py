"""`python -m playground`: serve the playground alone until told to stop."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from pathlib import Path

from playground.guard import is_loopback
from playground.server import Options, serve

DEFAULT_PORT = 8765


def main() -> int:
    """Serve until SIGTERM or Ctrl-C; return the process's exit code."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if not is_loopback(options.host):
        _say(
            f"Warning: {options.host} can be reached from other computers, and the playground "
            "asks nobody for a password."
        )
    try:
        asyncio.run(_run(options))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        reason = error.strerror or error
        sys.stderr.write(
            f"The playground can't listen on {options.host}:{options.port}: {reason}\n"
        )
        return 1
    return 0


async def _run(options: Options) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows: Ctrl-C ends asyncio.run by itself
            break
    async with serve(options) as playground:
        _say(f"The playground is at {playground.url}")
        await stop.wait()


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="python -m playground", description="A local Discord.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes a free one")
    parser.add_argument("--controls", action="store_true", help="let tests cause faults")
    parser.add_argument("--record", type=Path, metavar="FILE", help="append every request to FILE")
    parser.add_argument("--students", type=int, default=6, help="how many students there are")
    parser.add_argument("--token", help="the only bot token that is right; by default any is")
    return Options(**vars(parser.parse_args()))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
