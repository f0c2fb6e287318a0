"""`python bot.py doctor`: what would stop the bot, or leave a class without pictures, in sentences.

It changes nothing: the database is not brought up to date, and what is written to the pictures'
folder is taken away again. No key is ever shown. Nothing leaves this computer without --live.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from easel.config.engines import EngineEntry
from easel.engines.models import ending, read_catalogue
from easel.errors import AlreadyRunning, EaselError, EngineError, StartError, StorageError
from easel.providers import access_of
from easel.settings import Settings, load
from easel.storage.claim import claimed
from easel.storage.database import Database, sqlite_file
from easel.storage.files import PictureStore
from easel.storage.migration import refuse_newer

_LIVE = "also ask the engine's server whether it takes the key, and try a bucket in S3"
_PROBE = "doctor"
_GIB = 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, in a sentence; `is_fatal` when it stops the bot or all its pictures."""

    sentence: str
    is_fatal: bool = False

    def __str__(self) -> str:
        return f"{'PROBLEM' if self.is_fatal else 'ok     '} {self.sentence}"


def add_to(parser: ArgumentParser) -> None:
    """Add the command's arguments to `parser`, and `do`, which runs it."""
    parser.add_argument("--live", action="store_true", help=_LIVE)
    parser.set_defaults(do=run)


def run(given: Namespace) -> int:
    """Say what was found, a line each; return 1 when something of it is fatal."""
    return asyncio.run(_tell(given.folder, is_live=given.live))


async def _tell(folder: Path, *, is_live: bool) -> int:
    code = 0
    async for finding in examined(folder, datetime.now(UTC).date(), is_live=is_live):
        sys.stdout.write(f"{finding}\n")
        sys.stdout.flush()
        code = code or int(finding.is_fatal)
    return code


async def examined(folder: Path, today: date, *, is_live: bool = False) -> AsyncIterator[Finding]:
    """Yield what is found of the installation in `folder`."""
    try:
        settings = load(folder)
    except StartError as error:
        yield Finding(sentence=f"The settings: {_reason(error)}.", is_fatal=True)
        return
    yield Finding(sentence="The settings can be read.")
    yield _token(settings)
    for entry in settings.roster():
        yield _engine(settings, entry)
        yield _model(settings, entry, today)
    yield await _database(settings)
    yield await _pictures(settings, is_live=is_live)
    for entry in settings.roster() if is_live else ():
        yield await _answer(settings, entry)


def _token(settings: Settings) -> Finding:
    if settings.secrets.discord_token is not None:
        return Finding(sentence="DISCORD_TOKEN is there.")
    return Finding(
        sentence="There is no DISCORD_TOKEN: the bot would start in the playground, not in Discord."
    )


def _engine(settings: Settings, entry: EngineEntry) -> Finding:
    """Say who draws, and what opens it, without showing that."""
    if entry.kind == "sketch":
        return Finding(sentence="The sketch engine draws, on this computer and for nothing.")
    host = urlsplit(entry.address or "https://api.openai.com").hostname
    has_key = entry.variable in settings.secrets.keys
    if entry.kind != "azure":
        opened = "there is a key for it" if has_key else "it asks for no key"
        return Finding(sentence=f"{host} draws, and {opened}.")
    if settings.secrets.azure_client_secret is not None:
        opened = "there is a registered application for it"
    elif settings.secrets.azure_openai_ad_token is not None:
        opened = "there is a token for it, which lasts about an hour"
    else:
        opened = "there is a key for it"
    return Finding(sentence=f"Azure draws at {host}, and {opened}.")


def _model(settings: Settings, entry: EngineEntry, today: date) -> Finding:
    """Say whether the usual model is known, and for how long it is served."""
    catalogue = read_catalogue()
    if entry.kind == "sketch":
        return Finding(sentence="Its one model is always in service.")
    name = entry.default_model or settings.engine.default_model
    if name not in catalogue.models:
        return Finding(
            sentence=f"The model {name} is not in the table: what it can do is learned as it draws."
        )
    row = catalogue.models[name]
    if sentence := ending(row, today):
        # Elsewhere somebody may have it still: an older server, a deployment of that name.
        is_openais = entry.kind == "openai" and entry.address is None
        return Finding(sentence=sentence, is_fatal=is_openais and row.is_retired(today))
    return Finding(sentence=f"The model {name} is in service, as of {catalogue.checked}.")


async def _database(settings: Settings) -> Finding:
    url = settings.storage.database
    path = sqlite_file(url)
    where = "The database's server" if path is None else f"The database {path}"
    try:
        is_running = await asyncio.to_thread(_is_claimed, url)
        if path is None or path.exists():
            await _read(url)
    except (StartError, StorageError) as error:
        return Finding(sentence=f"{where}: {_reason(error)}.", is_fatal=True)
    if path is not None and not path.exists():
        return Finding(sentence=f"{where} will be made at the first start.")
    return Finding(sentence=f"{where} can be used.{' A bot is running on it.' * is_running}")


def _is_claimed(url: str) -> bool:
    """Say whether a bot is running on the database. Raises StartError when none could."""
    try:
        with claimed(url):
            return False
    except AlreadyRunning:
        return True


async def _read(url: str) -> None:
    """See that the tables are none of a newer Easel's. Raises StorageError."""
    database = Database(url)  # not opened: it is left as it is
    try:
        await database.read(refuse_newer)
    finally:
        await database.close()


async def _pictures(settings: Settings, *, is_live: bool) -> Finding:
    place = settings.storage.pictures
    is_bucket = "://" in place
    if is_bucket and not is_live:
        return Finding(sentence=f"The pictures are kept in {place}: --live tries it.")
    try:
        store = PictureStore(
            place,
            min_free=settings.storage.min_free,
            options=settings.secrets.aws,
            timeout_seconds=settings.storage.timeout_seconds,
        )
        await store.put_incoming(_PROBE, b"doctor")
        await store.drop_incoming(_PROBE)
    except StorageError as error:
        return Finding(sentence=f"The pictures in {place}: {_reason(error)}.", is_fatal=True)
    if is_bucket:
        return Finding(sentence=f"The pictures in {place} can be written.")
    free = shutil.disk_usage(place).free / _GIB
    return Finding(
        sentence=f"The pictures' folder {place} can be written; {free:.1f} GiB are free."
    )


async def _answer(settings: Settings, entry: EngineEntry) -> Finding:
    """Ask the engine's server for its models, which costs nothing."""
    if entry.kind == "sketch":
        return Finding(sentence="The sketch engine needs nobody to answer.")
    # imported here: without --live nobody waits for its modules
    from easel.engines.openai import OpenAIEngine

    engine = OpenAIEngine(
        access_of(settings, entry),
        read_catalogue(),
        default_model=entry.default_model or settings.engine.default_model,
        secret=b"",
        timeout_seconds=settings.engine.timeout_seconds,
    )
    try:
        await engine.reach()
    except EngineError as error:
        return Finding(sentence=f"The server of {entry.name}: {_reason(error)}.", is_fatal=True)
    finally:
        await engine.close()
    return Finding(sentence=f"The server of {entry.name} answers, and takes what opens it.")


def _reason(error: EaselError) -> str:
    """Return what an error says by itself, or what it is."""
    said = getattr(error, "message", "") or str(error)
    return str(said).rstrip(".")
