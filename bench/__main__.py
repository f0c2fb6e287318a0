"""`python -m bench`: the figures, each beside its goal and beside a bare discord.py bot."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

from bench import rounds, stage
from bench.figures import Figure, table
from bench.rounds import Crowd

REPORT = stage.ROOT / "docs" / "benchmarks.md"
MB = 1_000_000
STARTS = 5
CANCELS = 9
PREVIEWS = 9
# Pictures of an answer, and answers at the same time.
ANSWER, ANSWERS = 4, 50
HEAVY = 2_000_000
WHY = """\
Where a goal is missed, and why: the bare bot on the same machine stalls and answers late too,
so read the ratios. The way from an order to its pictures goes through two queues that look
every 0.1 s, and each picture costs several durable steps, records and previews of it: with 40
pictures at the same time on two cores, that work is the wait. Memory: 114 MB are modules, the
rest pictures on their way.
"""


def main() -> None:
    """Measure and print; with --write also into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    parser.add_argument("--write", action="store_true", help=f"also write {REPORT.name}")
    given = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="easel-bench-") as folder:
        measured = asyncio.run(_measure(Path(folder), given.rounds))
    print(f"\n{_where(given.rounds)}\n\n{table(measured)}\n\n{time.monotonic() - begun:.0f} s")
    if given.write:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(_page(given.rounds, measured), encoding="utf-8")


async def _measure(folder: Path, number: int) -> list[Figure]:
    folders = (folder / str(each) for each in count())
    delay = rounds.PROVIDER_SECONDS
    async with stage.provider(delay=delay, size=rounds.LARGE) as provider:
        first, starts, bare_starts = await _starts(folders, provider)
        crowds, bare_crowds = await _crowds(folders, provider, number, rounds.PEOPLE, rounds.LARGE)
    async with stage.provider(delay=delay, size=rounds.USUAL) as provider:
        steady, bare_steady = await _steady(folders, provider, number)
        few, bare_few = await _crowds(folders, provider, number, rounds.FEW, rounds.USUAL)
    cancels = await rounds.cancels(next(folders), CANCELS)
    _say(f"cancel to the end of the request: {_shown(cancels)} ms")
    previews = await rounds.previews(next(folders), PREVIEWS)
    _say(f"request to the first unfinished picture: {_shown(previews)} ms")
    async with stage.provider(delay=delay, size=HEAVY) as provider:
        many = [await rounds.answers(provider, ANSWER * ANSWERS) for _ in range(number)]
        alone = [await rounds.answers(provider, ANSWER) for _ in range(number)]
    _say(f"{ANSWERS} answers at once: stall {_shown([each['stall'] for each in many])} ms")
    people, large, usual = rounds.PEOPLE, rounds.LARGE / MB, rounds.USUAL // 1000
    return [
        Figure(
            name=f"last first answer, {people} people in the same instant",
            unit="ms",
            easel=[each.answers[-1] for each in crowds],
            bare=[each.answers[-1] for each in bare_crowds],
            goal=100,
            ratio=4,
        ),
        Figure(
            name=f"first answers at {rounds.A_SECOND} a second, p99",
            unit="ms",
            easel=[_p99(each) for each in steady],
            bare=[_p99(each) for each in bare_steady],
            goal=15,
        ),
        Figure(
            name=f"worst stall of the loop, {people} orders of four pictures of {large} MB",
            unit="ms",
            easel=[each.stall for each in crowds],
            bare=[each.stall for each in bare_crowds],
            goal=20,
        ),
        Figure(
            name=f"order to pictures over the provider's {delay:g} s, "
            f"{rounds.FEW} people, {usual} kB, p50",
            unit="ms",
            easel=[median(each.over) for each in few],
            bare=[median(each.over) for each in bare_few],
            goal=150,
        ),
        Figure(
            name="the same, the last of them",
            unit="ms",
            easel=[each.over[-1] for each in few],
            bare=[each.over[-1] for each in bare_few],
        ),
        Figure(
            name=f"most memory, {people} orders of four pictures of {large} MB",
            unit="MB",
            easel=[each.most_bytes / MB for each in crowds],
            bare=[each.most_bytes / MB for each in bare_crowds],
            goal=220,
        ),
        Figure(
            name=f"processor time of a picture of {usual} kB",
            unit="ms",
            easel=[_cpu_of_one(each) for each in few],
            bare=[_cpu_of_one(each) for each in bare_few],
        ),
        Figure(name="/cancel to the end of the request", unit="ms", easel=cancels, goal=1000),
        Figure(
            name="request to the first unfinished picture in Discord",
            unit="ms",
            easel=previews,
            goal=150,
        ),
        Figure(
            name=f"stall of an engine's loop, {ANSWERS} answers of four pictures of 2 MB at once",
            unit="ms",
            easel=[each["stall"] for each in many],
            goal=20,
        ),
        Figure(
            name="most memory of one such answer, in times its pictures' bytes",
            unit="times",
            easel=[each["bytes"] / (ANSWER * HEAVY) for each in alone],
            goal=3,
        ),
        Figure(
            name=f"most memory of {ANSWERS} such answers at once, in times their pictures' bytes",
            unit="times",
            easel=[each["bytes"] / (ANSWERS * ANSWER * HEAVY) for each in many],
        ),
        Figure(name="start to READY", unit="s", easel=starts, bare=bare_starts, goal=1.2),
        Figure(name="the very first start to READY", unit="s", easel=first),
    ]


async def _starts(
    folders: Iterator[Path], provider: str
) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds of a start on nothing, of starts after it, and of the bare bot's."""
    easel, bare = rounds.easel_as_shipped(provider), rounds.bare(rounds.LARGE)
    folder = next(folders)
    first = [await rounds.starts(easel, folder)]
    starts, bare_starts = [], []
    for _ in range(STARTS):
        starts.append(await rounds.starts(easel, folder))
        bare_starts.append(await rounds.starts(bare, next(folders)))
    _say(f"starts: first {first[0]:.2f} s, then {_shown(starts)} s; bare {_shown(bare_starts)} s")
    return first, starts, bare_starts


async def _steady(
    folders: Iterator[Path], provider: str, number: int
) -> tuple[list[list[float]], list[list[float]]]:
    easel, bare = rounds.easel(provider, rounds.AS_SHIPPED), rounds.bare(rounds.USUAL)
    ours, theirs = [], []
    for _ in range(number):
        ours.append(await rounds.steady(easel, next(folders)))
        theirs.append(await rounds.steady(bare, next(folders)))
        latest = f"p99 {_p99(ours[-1]):.1f} ms; bare {_p99(theirs[-1]):.1f} ms"
        _say(f"{rounds.A_SECOND} a second: {latest}")
    return ours, theirs


async def _crowds(
    folders: Iterator[Path], provider: str, number: int, people: int, size: int
) -> tuple[list[Crowd], list[Crowd]]:
    easel, bare = rounds.easel(provider, rounds.OPEN_LINE), rounds.bare(size)
    ours, theirs = [], []
    for _ in range(number):
        ours.append(await rounds.crowd(easel, next(folders), people=people))
        theirs.append(await rounds.crowd(bare, next(folders), people=people))
        _say(f"{people} people: {_summary(ours[-1])}; bare {_summary(theirs[-1])}")
    return ours, theirs


def _summary(crowd: Crowd) -> str:
    return (
        f"answers up to {crowd.answers[-1]:.0f} ms, pictures {median(crowd.over):.0f} ms over, "
        f"stall {crowd.stall:.0f} ms, {crowd.most_bytes / MB:.0f} MB"
    )


def _cpu_of_one(crowd: Crowd) -> float:
    return 1000 * crowd.cpu_seconds / (len(crowd.over) * rounds.PICTURES)


def _p99(sorted_: list[float]) -> float:
    return sorted_[int(0.99 * (len(sorted_) - 1))]


def _shown(values: list[float]) -> str:
    return f"{median(values):.2f}"


def _where(number: int) -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"medians of {number} rounds; the playground, the provider's stand-in and the bot "
        "share the machine"
    )


def _page(number: int, measured: list[Figure]) -> str:
    measured_on = f"Measured on {datetime.now(UTC).date()} by `python -m bench --write`"
    figures = f"{measured_on}: {_where(number)}.\n\n{table(measured)}\n\n{WHY}"
    return f"# Figures\n\n{figures}{_further_sections()}"


def _further_sections() -> str:
    """Return what the report says beside these figures: those of `python -m bench.words`."""
    written = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    return "".join(written.partition("\n## ")[1:])


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
