"""`python bot.py draw "a dog"`: pictures from the command line, under the same policy."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import signal
import sys
import time
from argparse import REMAINDER, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path

from easel import alone
from easel.errors import EaselError, Held
from easel.model import Quote
from easel.parcel import File, Parcel
from easel.settings import Settings, load

# Returns the title and the text that people read about an error, with Discord's marks in them.
Explain = Callable[[EaselError], tuple[str, str]]

_PROMPT = 'what to draw, parameters and all: "a dog on a hill --ar 3:2 --n 2"'
_SERVER = "whose policy to obey; needed only where several servers have one"
_POLICY = "obey this file of /policy export, and no server's policy"
_TO = "the folder for the pictures; that of config.yaml unless named"
_YES = "do not ask before several orders at once ({a, b}, --repeat)"
# Said in place of the words for people in a class, who have a teacher to ask.
_HELD = (
    "Not shown: the moderation service does not answer, and this policy shows nothing that it has"
    " not seen. Look at MODERATION_BASE_URL in .env and at your connection, or set moderation.name"
    " to off in config.yaml.\n"
)
# Of the prompt, so many characters are in the files' names.
_NAMED = 40


def add_to(parser: ArgumentParser, explain: Explain) -> None:
    """Add the command's arguments to `parser`, and `do`, which runs it."""
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--server", type=int, metavar="ID", help=_SERVER)
    whose.add_argument("--policy", type=Path, metavar="FILE", help=_POLICY)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=_TO)
    parser.add_argument("--yes", action="store_true", help=_YES)
    parser.add_argument("prompt", nargs=REMAINDER, help=_PROMPT)
    parser.set_defaults(do=partial(run, explain=explain))


def run(given: Namespace, *, explain: Explain) -> int:
    """Draw, say where the pictures are and what they cost; return the exit code."""
    logging.basicConfig(level=logging.ERROR, format="%(name)s: %(message)s")
    try:
        settings = load(given.folder)
        return asyncio.run(_draw(settings, given, explain))
    except EaselError as error:
        return _fail(error, explain)
    except KeyboardInterrupt:  # where no handler could be set for it
        sys.stderr.write("Stopped; what was being drawn is not kept.\n")
        return 1


async def _draw(settings: Settings, given: Namespace, explain: Explain) -> int:
    if given.policy is not None:
        lay_down, whose = alone.policy_in(given.policy), f"in {given.policy}"
    else:
        lay_down, server_id = await alone.policy_of(settings, given.server)
        whose = "that Easel comes with" if server_id is None else f"of server {server_id}"
    _say(f"Drawing under the policy {whose}. Ctrl-C stops, and keeps what is drawn by then.")
    begun = time.monotonic()
    parcels = await alone.drawn(
        settings,
        lay_down,
        " ".join(given.prompt),
        agree=lambda quote: given.yes or _agrees(quote),
        stop=_interrupted(),
    )
    folder = given.to or _folder(settings)
    for parcel in parcels:
        for file in parcel.files:
            path = _keep(folder, parcel, file)
            size = file.picture.size
            _say(f"{path}  {size.width}x{size.height}, {len(file.data) / 1000:,.0f} kB")
    if any(parcel.files for parcel in parcels):
        _say(_account(parcels, time.monotonic() - begun))
    failures = [parcel.failure for parcel in parcels if parcel.failure is not None]
    for failure in failures:
        _fail(failure, explain)
    return 1 if failures else 0


def _agrees(quote: Quote) -> bool:
    question = f"Draw {quote.pictures} pictures in {quote.orders} orders ({_money(quote.cost)})?"
    # While this waits for a line the loop stands still, and with it the loop's ear for Ctrl-C.
    heard_by = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return input(f"{question} [y/N] ").strip().casefold() in ("y", "yes", "д", "да")
    except (EOFError, KeyboardInterrupt):
        _say("\nNobody answered, so nothing was drawn; --yes goes ahead without asking.")
        return False
    finally:
        signal.signal(signal.SIGINT, heard_by)


def _interrupted() -> asyncio.Event:
    """Return an event that Ctrl-C sets; where the system knows no such handler, it ends us."""
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)
    return stop


def _folder(settings: Settings) -> Path:
    pictures = settings.storage.pictures
    return Path("images") if "://" in pictures else Path(pictures)


def _keep(folder: Path, parcel: Parcel, file: File) -> Path:
    """Write a picture under a name of its own, made of the prompt; nothing is written over."""
    words = re.sub(r"\W+", "-", parcel.job.prompt.text).strip("-")[:_NAMED].strip("-")
    kind = file.media_type.removeprefix("image/").replace("jpeg", "jpg")
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / f"{words or 'picture'}-{number}.{kind}"
        with contextlib.suppress(FileExistsError), path.open("xb") as out:
            out.write(file.data)
            break
    return path


def _account(parcels: Sequence[Parcel], seconds: float) -> str:
    files = [file for parcel in parcels for file in parcel.files]
    known = [file.picture.cost for file in files if file.picture.cost is not None]
    cost = _money(sum(known, Decimal(0)) if len(known) == len(files) else None)
    job = parcels[0].job
    pictures = "1 picture" if len(files) == 1 else f"{len(files)} pictures"
    return f"{pictures} by {job.engine} ({job.model}, {job.quality}) in {seconds:.1f} s: {cost}"


def _money(cost: Decimal | None) -> str:
    """Return an amount of US dollars in words."""
    if cost is None:
        return "at a price that is not known"
    return f"${cost:,.4f}" if cost else "free"


def _fail(error: EaselError, explain: Explain) -> int:
    if isinstance(error, Held):
        sys.stderr.write(_HELD)
        return 1
    title, text = explain(error)
    sys.stderr.write(f"{title}: {re.sub(r'[*`]', '', text)}\n")
    return 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
