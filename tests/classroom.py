"""A studio as the bot has it, with a courier that keeps what it is given."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from easel.engines.base import Engine
from easel.engines.moderator import Moderator
from easel.errors import BadLink
from easel.model import Job, Order, PictureKey, Place, Ticket, Trouble
from easel.opening import opened
from easel.parcel import Case, File, Parcel
from easel.settings import Settings
from easel.starting import START_AGAIN
from easel.storage.database import sqlite_file
from easel.studio import Studio
from tests.examples import an_order

MESSAGE = 77
WAIT = 30.0  # seconds that a test waits for a parcel before it fails


@dataclass(kw_only=True)
class KeepingCourier:
    """Implements Courier: keeps every parcel; raises `errors`, one a delivery."""

    limit: int = 10 * 1024 * 1024
    errors: list[Exception] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    warnings: list[tuple[Place, str, Trouble]] = field(default_factory=list)
    attached: dict[str, bytes] = field(default_factory=dict)
    cases: list[tuple[Case, Place]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._came = asyncio.Condition()

    def upload_limit(self, place: Place) -> int:
        return self.limit

    async def download(self, url: str) -> bytes:
        if url not in self.attached:
            raise BadLink(url, "It was not attached.")
        return self.attached[url]

    async def deliver(self, parcel: Parcel) -> None:
        if self.errors:
            raise self.errors.pop(0)
        async with self._came:
            self.parcels.append(parcel)
            self._came.notify_all()

    async def tell(self, case: Case, place: Place) -> None:
        async with self._came:
            self.cases.append((case, place))
            self._came.notify_all()

    async def case(self, number: int = 0) -> Case:
        """Wait until the teachers were told so many cases, and return the last of them."""
        async with asyncio.timeout(WAIT), self._came:
            await self._came.wait_for(lambda: len(self.cases) > number)
        return self.cases[number][0]

    async def parcel_number(self, job: Job, number: int) -> Parcel:
        """Wait for a later parcel of `job`: 0 is the first."""
        async with asyncio.timeout(WAIT), self._came:
            await self._came.wait_for(lambda: len(self._of(job)) > number)
        return self._of(job)[number]

    async def warn(self, place: Place, engine: str, trouble: Trouble) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.warnings.append((place, engine, trouble))

    async def parcel(self, job: Job) -> Parcel:
        """Wait for the parcel of `job`."""
        async with asyncio.timeout(WAIT), self._came:
            await self._came.wait_for(lambda: self._of(job))
        return self._of(job)[0]

    def _of(self, job: Job) -> list[Parcel]:
        return [each for each in self.parcels if each.job.id == job.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classroom:
    """A studio at work, and who brings what it makes."""

    studio: Studio
    courier: KeepingCourier

    async def drawn(self, wish: Order | str = "a dog on a hill") -> Parcel:
        """Order a picture and wait for what becomes of it."""
        order = an_order(wish) if isinstance(wish, str) else wish
        ticket = await self.studio.imagine(order)
        assert isinstance(ticket, Ticket)
        return await self.after(ticket.job)

    async def after(self, job: Job) -> Parcel:
        """Give an accepted job its first answer and wait for what becomes of it."""
        await self.studio.starting.answered(job, MESSAGE)
        return await self.courier.parcel(job)


@asynccontextmanager
async def classroom(
    settings: Settings,
    engine: Engine | None = None,
    *,
    courier: KeepingCourier | None = None,
    line_file: Path | None = None,
    is_moving: bool = True,
    moderator: Moderator | None = None,
    start_again: float = START_AGAIN,
) -> AsyncIterator[Classroom]:
    """Open a studio, with its line moving or not. `line_file` saves its line a second."""
    database = sqlite_file(settings.storage.database)
    if line_file is not None and database is not None and not database.parent.exists():
        database.parent.mkdir()
        shutil.copy(line_file, database.parent)
    courier = courier or KeepingCourier()
    async with opened(
        settings, courier, engine, moderator=moderator, start_again=start_again
    ) as studio:
        moving = asyncio.create_task(studio.starting.keep()) if is_moving else None
        try:
            yield Classroom(studio=studio, courier=courier)
        finally:
            if moving is not None:
                if moving.done():
                    moving.result()
                moving.cancel()
                await asyncio.gather(moving, return_exceptions=True)


def key(file: File) -> PictureKey:
    return file.picture.key


def is_kept(settings: Settings, file: File) -> bool:
    """Say whether a file is in the folder of pictures, by the digest of its bytes."""
    digest = hashlib.sha256(file.data).hexdigest()
    there = list(Path(settings.storage.pictures).rglob(f"{digest}.*"))
    return file.picture.digest == digest and [each.read_bytes() for each in there] == [file.data]
