"""What an engine is given to start from: the picture to edit, its mask, reference pictures."""

from __future__ import annotations

from dataclasses import dataclass

from easel.darkroom import Darkroom
from easel.errors import ActionRestricted, PictureError
from easel.model import Change, Job, PictureKey
from easel.pictures.headers import PNG
from easel.posting import Posting
from easel.storage.files import PictureStore

_MASK = "Vary (Region)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The pictures for a drawing, the one to edit first, and the mask that belongs to it."""

    pictures: tuple[bytes, ...] = ()
    mask: bytes | None = None


class Sources:
    """Reads and makes them."""

    def __init__(self, *, store: PictureStore, posting: Posting, darkroom: Darkroom) -> None:
        self._store = store
        self._posting = posting
        self._darkroom = darkroom

    async def of(self, job: Job) -> Source:
        """Return what `job` starts from; an edit that adds room gets its picture on a canvas.

        Raises Vanished when the picture to edit is gone, StorageError.
        """
        references = [
            await self._store.get(each.digest, each.media_type) for each in job.references
        ]
        if job.parent is None or job.edit is None:
            return Source(pictures=tuple(references))
        parent = await self._posting.picture(job.parent)
        data, mask, edit = await self._store.get(parent.digest, parent.media_type), None, job.edit
        if edit.widens:
            async with self._darkroom.turns:
                data, mask = await self._darkroom.widened(
                    data, edit, parent.size, job.size, job.aspect
                )
        elif edit.change is Change.VARY_REGION and edit.region is not None:
            digest = edit.region.mask
            drawn = None if digest is None else await self._store.get(digest, PNG)
            async with self._darkroom.turns:
                data, mask = await self._darkroom.masked(
                    data, edit, parent.size, job.size, job.aspect, drawn
                )
        return Source(pictures=(data, *references), mask=mask)

    async def keep_mask(self, key: PictureKey, data: bytes) -> str:
        """Keep an uploaded mask for a picture; return its digest.

        Raises ActionRestricted for what is no mask of that picture.
        """
        parent = await self._posting.picture(key)
        try:
            async with self._darkroom.turns:
                mask = await self._darkroom.read_mask(data, parent.size)
        except PictureError as error:
            reason = f"A mask is a PNG of the picture's own size, {parent.size}."
            raise ActionRestricted(_MASK, reason) from error
        return await self._store.put(mask, PNG)

    async def picker(self, key: PictureKey, side: int, chosen: tuple[int, ...]) -> bytes:
        """Return a picture, made small, with the cells to choose from drawn on it: a JPEG."""
        parent = await self._posting.picture(key)
        data = await self._store.get(parent.digest, parent.media_type)
        return await self._darkroom.with_cells(data, side, chosen)
