"""A studio for one text, without Discord: the same gate and the same line, in a folder of its own.

A bot may be running on the installation's database meanwhile: that is only read, for its policy.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from easel.errors import BadLink, StartError, StorageError
from easel.model import Address, Job, Model, Order, Person, Place, Policy, Proposal, Quote, Trouble
from easel.opening import opened
from easel.parcel import Case, Parcel
from easel.policies import Policies
from easel.policy import decode_file, read_policy
from easel.settings import Settings
from easel.storage import policies as rows
from easel.storage.database import Database, sqlite_file
from easel.studio import Studio

_HERE = Place(server_id=0, channel_id=0)
_WHO = Person(id=0, name="You", manages=True)
# The policy that Easel comes with, and the engine's models -> the policy that holds.
LayDown = Callable[[Policy, Mapping[str, Model]], Policy]
# As large as a picture may ever be: nothing is made smaller for an upload.
_NO_LIMIT = 1 << 40
# Bytes that are read of a policy's file: more than any may have, so that a larger one is refused.
_MOST_READ = 1 << 20


class Album:
    """The Courier of one person at a terminal: keeps what comes until it is asked for."""

    def __init__(self) -> None:
        self._came: dict[str, asyncio.Future[Parcel]] = {}

    def upload_limit(self, place: Place) -> int:
        """Return a limit that no picture reaches."""
        return _NO_LIMIT

    async def download(self, url: str) -> bytes:
        """Refuse: nothing can be attached at a terminal."""
        raise BadLink(url, "Only Discord has attached files.")

    async def deliver(self, parcel: Parcel) -> None:
        """Keep a parcel; the same one again changes nothing."""
        if not (future := self._of(parcel.job)).done():
            future.set_result(parcel)

    async def tell(self, case: Case, place: Place) -> None:
        """Tell nobody: who sits at a terminal is not a class's teacher."""

    async def warn(self, place: Place, engine: str, trouble: Trouble) -> None:
        """Say nothing: the order fails for it, and its failure is shown."""

    async def parcel(self, job: Job) -> Parcel:
        """Wait for what becomes of a job."""
        return await self._of(job)

    def _of(self, job: Job) -> asyncio.Future[Parcel]:
        return self._came.setdefault(job.id, asyncio.get_running_loop().create_future())


async def policy_of(settings: Settings, server_id: int | None) -> tuple[LayDown, int | None]:
    """Return the policy that holds, and the server whose it is; None: the one Easel comes with.

    With no server named it is that of the only one in the database. Raises StartError when there
    are several, when the one named has none, or when the database can't be read.
    """
    path = sqlite_file(settings.storage.database)
    if path is not None and not path.exists():
        servers: list[int] = []
    else:
        database = Database(settings.storage.database)  # not opened: it is left as it is
        try:
            servers = await database.read(rows.servers)
            if (chosen := _chosen(servers, server_id)) is not None:
                policy = await Policies(database, models={}).of_server(chosen)
                return lambda _, __: policy, chosen
        except StorageError as error:
            raise StartError(
                f"the bot's database can't be read for its policy ({error.message}); start the"
                " bot once, so that it brings it up to date"
            ) from error
        finally:
            await database.close()
    _chosen(servers, server_id)
    return lambda default, _: default, None


def _chosen(servers: Sequence[int], wanted: int | None) -> int | None:
    known = ", ".join(map(str, servers))
    if wanted is not None and wanted not in servers:
        there = f"these have: {known}" if servers else "no server has"
        raise StartError(f"server {wanted} has no policy of its own; {there}")
    if wanted is None and len(servers) > 1:
        raise StartError(f"several servers have a policy; choose one with --server: {known}")
    return wanted or next(iter(servers), None)


def policy_in(file: Path) -> LayDown:
    """Return the policy that a file of /policy export has. Raises StartError, BadPolicy."""
    try:
        with file.open("rb") as opened_file:
            text = decode_file(opened_file.read(_MOST_READ))
    except OSError as error:
        raise StartError(f"{file} can't be read: {error.strerror}") from error
    return lambda onto, models: read_policy(text, onto, models=models)


async def drawn(
    settings: Settings,
    lay_down: LayDown,
    text: str,
    *,
    agree: Callable[[Quote], bool],
    stop: asyncio.Event,
) -> list[Parcel]:
    """Order `text` under a policy and return what became of it, a parcel an order.

    Several orders in one text are asked about first: none is made unless `agree` says so. When
    `stop` is set, what is not drawn yet is stopped, and what is drawn comes all the same.
    Raises a Refusal, or StartError when no studio can be opened.
    """
    album = Album()
    async with _studio(settings, album) as (studio, line):
        await studio.policies.edit(
            _HERE.server_id,
            _WHO,
            "of this order",
            lambda default: lay_down(default, studio.engine.models),
        )
        jobs = await _ordered(studio, text, agree)
        for job in jobs:
            await studio.starting.answered(job, None)
        stopping = asyncio.create_task(_stop_when(stop, studio, jobs))
        parcels = asyncio.gather(*(album.parcel(job) for job in jobs))
        try:
            await asyncio.wait((parcels, line), return_when=asyncio.FIRST_COMPLETED)
            if line.done():  # it ends only by failing
                line.result()
            return await parcels
        finally:
            stopping.cancel()
            parcels.cancel()


async def _ordered(studio: Studio, text: str, agree: Callable[[Quote], bool]) -> list[Job]:
    found = await studio.imagine(_order(text))
    if not isinstance(found, Proposal):
        return [found.job]
    if not agree(found.quote):
        return []
    return [ticket.job for ticket in await studio.confirm(_order(""), found.offer.id)]


async def _stop_when(stop: asyncio.Event, studio: Studio, jobs: Sequence[Job]) -> None:
    await stop.wait()
    for job in jobs:
        if not await studio.orders.is_over(job):
            await studio.orders.stop(_WHO, _HERE, job.id)


@asynccontextmanager
async def _studio(
    settings: Settings, album: Album
) -> AsyncIterator[tuple[Studio, asyncio.Task[None]]]:
    """Open a studio and the task that moves its line, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="easel-") as folder:
        aside = replace(
            settings,
            storage=replace(
                settings.storage,
                database=f"sqlite:///{Path(folder, 'easel.sqlite').as_posix()}",
                pictures=str(Path(folder, "pictures")),
            ),
            # Who sits at a console is told at once what does not work, and does not wait for it.
            line=replace(settings.line, patience_minutes=0.0),
            # Nobody watches a picture grow here, so none is paid for or waited for.
            engine=replace(
                settings.engine, partials=0, sketch_partials=0, sketch_pause_seconds=0.0
            ),
        )
        async with opened(aside, album) as studio:
            line = asyncio.create_task(studio.starting.keep())
            try:
                yield studio, line
            finally:
                await studio.close()
                line.cancel()
                await asyncio.gather(line, return_exceptions=True)


def _order(text: str) -> Order:
    never = datetime.now(UTC) + timedelta(days=1)
    address = Address(application_id=0, token="-", expires_at=never)
    return Order(person=_WHO, place=_HERE, text=text, address=address)
