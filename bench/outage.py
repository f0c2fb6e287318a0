"""`python -m bench.outage`: thirty orders, and a provider that is down for a minute among them."""

from __future__ import annotations

import argparse
import asyncio
import re
import sqlite3
import sys
import tempfile
import time
from contextlib import AsyncExitStack, closing
from functools import partial
from pathlib import Path

from bench import stage
from playground.person import Frame, Person
from playground.server import Options, serve
from tests.servers.images_api import ImagesApi

PEOPLE = ("Amara", "Boris", "Chiara", "Daniyar", "Elif", "Felix")
ORDERS = 30
DRAWN_BEFORE = 8
PROVIDER_SECONDS = 0.5
DOWN_SECONDS = 60.0
WITHIN_SECONDS = 300.0
# As shipped but for the pace: one picture after the other shows whether the order is kept.
LINE = {"openai": {"images_at_once": 1, "images_per_minute": 10_000}}
SAYS = "does not answer; your order keeps its place"


def main() -> int:
    """Play it through and say what came of it; return 1 when an order was lost or overtaken."""
    parser = argparse.ArgumentParser(prog="python -m bench.outage")
    parser.add_argument("--down", type=float, default=DOWN_SECONDS, help="seconds (60)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="easel-outage-") as folder:
        return asyncio.run(_play(Path(folder), given.down))


async def _play(folder: Path, down: float) -> int:
    stage.make_folder(folder, line=LINE)
    async with serve(Options()) as playground, AsyncExitStack() as stack:
        images = await stack.enter_async_context(ImagesApi.serving(delay_seconds=PROVIDER_SECONDS))
        command = ("bot.py", "--folder", str(folder))
        keys = {"OPENAI_API_KEY": "bench", "OPENAI_BASE_URL": images.address}
        await stack.enter_async_context(
            stage.bot(playground, folder / "report.json", *command, **keys)
        )
        people = [
            await stack.enter_async_context(Person.enter(playground.url, name, only_mine=True))
            for name in PEOPLE
        ]
        waiting = asyncio.create_task(_order(people))
        await images.called(DRAWN_BEFORE)
        images.always = "http_503"
        _tell(f"after {DRAWN_BEFORE} pictures the provider is down for {down:g} s")
        await asyncio.sleep(down)
        images.always = "ok"
        back = time.monotonic()
        said = await waiting
        took = time.monotonic() - back
    order = _in_order(images)
    charged = _charged(folder / "data" / "easel.sqlite")
    # Where a place is free, orders of the same moment may begin either way round.
    waited = order[DRAWN_BEFORE + 1 :]
    is_kept = waited == sorted(waited) and len(order) == ORDERS
    _tell(f"all {ORDERS} orders drawn {took:.0f} s after it came back; {charged} pictures charged")
    _tell(f"{len(images.calls)} calls; order kept: {is_kept}; {said} messages said what went on")
    return int(not (is_kept and charged == ORDERS and said))


async def _order(people: list[Person]) -> int:
    """Order everything; return how many messages said why they wait, once all are drawn."""
    orders = []
    for number in range(ORDERS):
        person = people[number % len(people)]
        prompt = f"thing {number}"
        order = await person.slash("imagine", prompt=prompt, number=1)
        orders.append((person, order))
        # The next one orders when this one has been answered: so it is known who came first.
        await person.wait_event(partial(_is_about, order=order), 30.0)
    async with asyncio.timeout(WITHIN_SECONDS):
        return sum(await asyncio.gather(*(_said_why(*order) for order in orders)))


async def _said_why(person: Person, order: str) -> bool:
    """Wait until an order is drawn; say whether its message ever said why it waits."""
    says = False

    def is_drawn(event: Frame) -> bool:
        nonlocal says
        if not _is_about(event, order):
            return False
        message = event["message"]
        says = says or SAYS in message["content"]
        return bool(message["attachments"]) and "(Drawing)" not in message["content"]

    await person.wait_event(is_drawn, WITHIN_SECONDS)
    return says


def _is_about(event: Frame, order: str) -> bool:
    message = event.get("message") or {}
    return bool((message.get("interaction_metadata") or {}).get("id") == order)


def _in_order(images: ImagesApi) -> list[int]:
    """Return the numbers of what was asked for, by the last time that each was."""
    asked = [re.search(r"thing (\d+)", str(call.fields["prompt"])) for call in images.calls]
    numbers = [int(found[1]) for found in asked if found]
    return list(reversed(dict.fromkeys(reversed(numbers))))


def _charged(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (total,) = connection.execute("SELECT sum(charged) FROM jobs").fetchone()
    return int(total)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
