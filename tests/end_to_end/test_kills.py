"""A few kills of the hundred that `make kills` does, at moments that the seed chooses."""

from __future__ import annotations

from pathlib import Path

from bench.kills.campaign import run
from bench.kills.verdict import judge

KILLS = 6


async def test_kills_at_random_moments_lose_no_order_and_repeat_nothing(tmp_path: Path) -> None:
    verdict = judge(await run(tmp_path, kills=KILLS, seed=3))
    assert verdict.breaches == []
    assert verdict.counts["kills"] == KILLS
    assert verdict.counts["orders"] > 0
    assert verdict.counts["kills that came while pictures were drawn"] > 0
