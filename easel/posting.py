"""Kept pictures made ready to be posted: as they are, or smaller where Discord takes only that."""

from __future__ import annotations

import logging

from easel.darkroom import Darkroom
from easel.errors import ActionRestricted, PictureError, Vanished
from easel.model import Aspect, Job, Picture, PictureKey, Place
from easel.parcel import Courier, File, Parcel
from easel.pictures.headers import read_header
from easel.storage import jobs as job_rows
from easel.storage import pictures as picture_rows
from easel.storage import withheld
from easel.storage.database import Database
from easel.storage.files import PictureStore

log = logging.getLogger(__name__)

# One request to Discord may have 25 MiB (its API documentation, 2026-08-06); a little is words.
REQUEST_LIMIT = 24 * 1024 * 1024
# So many files one message takes (Discord's API documentation, 2026-08-06).
REFERENCES = 10


class Posting:
    """Reads what is kept and makes parcels of it."""

    def __init__(
        self, *, database: Database, store: PictureStore, courier: Courier, darkroom: Darkroom
    ) -> None:
        self._database = database
        self._store = store
        self._courier = courier
        self._darkroom = darkroom

    async def picture(self, key: PictureKey) -> Picture:
        """Return a kept picture's record. Raises Vanished when there is none."""
        kept = await self._database.read(lambda c: picture_rows.of_job(c, key.job_id))
        for picture in kept:
            if picture.key == key:
                return picture
        raise Vanished("picture")

    async def file(self, key: PictureKey, place: Place) -> File:
        """Return a kept picture, ready to be posted. Raises Vanished when it is gone."""
        return await self._ready(await self.picture(key), place, 1)

    async def small(self, key: PictureKey) -> File:
        """Return a small likeness of a kept picture. Raises Vanished, PictureError."""
        picture = await self.picture(key)
        aspect = Aspect.of(picture.size.width, picture.size.height)
        async with self._darkroom.turns:
            data = await self._store.get(picture.digest, picture.media_type)
            likeness = await self._darkroom.preview(data, aspect)
        return File(picture=picture, data=likeness, media_type="image/jpeg")

    async def parcel(self, job: Job) -> Parcel:
        """Return a job's kept pictures; of one that was lost meanwhile, it says so."""
        kept = await self._database.read(lambda c: picture_rows.of_job(c, job.id))
        failure = await self._database.read(lambda c: job_rows.failure_of(c, job.id))
        files: list[File] = []
        for each in kept:
            try:
                files.append(await self._ready(each, job.place, len(kept)))
            except (Vanished, PictureError) as error:
                log.warning("job %s picture %d: %s", job.id, each.key.index, error)
                failure = failure or error
        return Parcel(job=job, files=tuple(files), failure=failure)

    async def withheld(self, job: Job) -> tuple[File, ...]:
        """Return what of a job is not shown, for teachers; what was lost is left out."""
        held = await self._database.read(lambda c: withheld.of_job(c, job.id))
        files = []
        for each in held:
            try:
                files.append(await self._ready(each.picture, job.place, len(held)))
            except (Vanished, PictureError) as error:
                log.warning("job %s: a withheld picture: %s", job.id, error)
        return tuple(files)

    async def given(self, job: Job) -> tuple[File, ...]:
        """Return the reference pictures of a job, for teachers, numbered as they were given."""
        files = []
        for index, each in enumerate(job.references[:REFERENCES]):
            try:
                data = await self._store.get(each.digest, each.media_type)
                picture = Picture(
                    key=PictureKey(job_id=job.id, index=index),
                    digest=each.digest,
                    media_type=each.media_type,
                    size=read_header(data).size,
                    bytes=len(data),
                    seconds=0.0,
                    cost=None,
                    engine="",
                    model="",
                )
                files.append(await self._ready(picture, job.place, len(job.references)))
            except (Vanished, PictureError) as error:
                log.warning("job %s: a reference picture: %s", job.id, error)
        return tuple(files)

    async def doubled(self, picture: Picture, place: Place) -> File:
        """Return `picture` at twice its size, ready to be posted; nothing of it is kept.

        Raises ActionRestricted where Discord would only take it smaller than that.
        """
        data = await self._store.get(picture.digest, picture.media_type)
        async with self._darkroom.turns:
            larger = await self._darkroom.doubled(data, picture.media_type)
            limit = min(self._courier.upload_limit(place), REQUEST_LIMIT)
            if len(larger) <= limit:
                return File(picture=picture, data=larger, media_type=picture.media_type)
            posted = await self._darkroom.shrunk(larger, limit)
        if read_header(posted).size.width < 2 * picture.size.width:
            reason = "At twice its size the picture is over this server's upload limit."
            raise ActionRestricted("Upscale (Subtle)", reason)
        return File(picture=picture, data=posted, media_type="image/jpeg")

    async def _ready(self, picture: Picture, place: Place, together: int) -> File:
        """Return the stored bytes, made smaller only where Discord would not take them."""
        data = await self._store.get(picture.digest, picture.media_type)
        limit = min(self._courier.upload_limit(place), REQUEST_LIMIT // together)
        if len(data) <= limit:
            return File(picture=picture, data=data, media_type=picture.media_type)
        smaller = await self._darkroom.shrunk(data, limit)
        return File(picture=picture, data=smaller, media_type="image/jpeg")
