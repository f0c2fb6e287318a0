"""`python -m bench.kills`: the summary, and exit code 1 when anything was lost or repeated."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.kills.campaign import run
from bench.kills.verdict import judge


def main() -> int:
    """Run a campaign in a temporary folder, which stays only when something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    begun = time.monotonic()
    keep = Path(tempfile.mkdtemp(prefix="easel-kills-"))
    campaign = asyncio.run(run(keep, kills=given.kills, seed=given.seed, say=_say))
    verdict = judge(campaign)
    print(f"\n{given.kills} kills, seed {given.seed}, {time.monotonic() - begun:.0f} s")
    for name, count in verdict.counts.items():
        print(f"{count:8}  {name}")
    for breach in verdict.breaches:
        print(f"  BREACH  {breach}")
    if verdict.breaches:
        print(f"The bot's files and logs are in {keep}")
        return 1
    print("No order was lost, no finished step repeated, no picture posted twice.")
    shutil.rmtree(keep)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
