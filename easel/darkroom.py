"""Work on pictures' pixels, in threads of its own: decoding one takes up to 40 ms."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from easel.config.sections import PictureSettings
from easel.model import Aspect, Edit, Size
from easel.pictures.canvas import crop_to
from easel.pictures.check import Checked, check
from easel.pictures.enlarge import double
from easel.pictures.preview import colours, preview
from easel.pictures.region import place_mask, read_mask, region_mask, with_cells
from easel.pictures.shrink import shrink_to
from easel.pictures.tidy import tidy
from easel.pictures.widen import mask_around, place, widen

T = TypeVar("T")

THREADS = 2
# Of one loop: two are read from the disk or written to it while two are decoded.
AT_ONCE = 2 * THREADS


class Darkroom:
    """Does with pictures what easel.pictures can, off the loops that ask for it.

    `turns` bounds how many whole pictures are in memory for it: whoever reads one from the disk
    for the darkroom, or writes one to it, does so in a turn.
    """

    def __init__(self, limits: PictureSettings) -> None:
        self._turns: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}
        self._limits = limits
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="easel-pictures")

    @property
    def turns(self) -> asyncio.Semaphore:
        """Return the turns of the running loop: who waits for one is only woken on the same loop.

        The line's steps run on a loop of their own, beside the one that answers people.
        """
        return self._turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def checked(self, data: bytes, aspect: Aspect) -> tuple[bytes, Checked]:
        """Return a picture cut to `aspect`, and what it is. Raises a PictureError."""
        return await self._do(self._checked, data, aspect)

    async def preview(self, data: bytes, aspect: Aspect) -> bytes:
        """Return a small likeness. Raises a PictureError."""
        return await self._do(partial(preview, data, aspect, max_pixels=self._limits.max_pixels))

    async def colours(self, data: bytes, aspect: Aspect) -> bytes:
        """Return a likeness in which nothing can be made out. Raises a PictureError."""
        return await self._do(partial(colours, data, aspect, max_pixels=self._limits.max_pixels))

    async def shrunk(self, data: bytes, limit: int) -> bytes:
        """Return a picture as a JPEG of `limit` bytes at the most."""
        return await self._do(shrink_to, data, limit)

    async def doubled(self, data: bytes, media_type: str) -> bytes:
        """Return a picture at twice its size."""
        return await self._do(double, data, media_type)

    async def tidied(self, data: bytes) -> tuple[bytes, str]:
        """Return a picture from outside as it may be kept. Raises a PictureError."""
        async with self.turns:
            return await self._do(partial(tidy, data, max_pixels=self._limits.max_pixels))

    async def widened(
        self, data: bytes, edit: Edit, picture: Size, canvas: Size, aspect: Aspect
    ) -> tuple[bytes, bytes]:
        """Return the canvas of an edit that adds room, and its mask."""
        box = place(edit, picture, canvas, aspect)
        wide = await self._do(widen, data, canvas, box)
        return wide, await self._do(mask_around, canvas, box)

    async def masked(
        self,
        data: bytes,
        edit: Edit,
        picture: Size,
        canvas: Size,
        aspect: Aspect,
        mask: bytes | None,
    ) -> tuple[bytes, bytes]:
        """Return a picture on the canvas it was cut from, and the mask of the edit's region."""
        box = place(edit, picture, canvas, aspect)
        wide = await self._do(widen, data, canvas, box)
        if mask is not None:
            return wide, await self._do(place_mask, mask, canvas, box)
        assert edit.region is not None
        side, cells = edit.region.side, edit.region.cells
        return wide, await self._do(region_mask, canvas, box, side, cells)

    async def read_mask(self, data: bytes, picture: Size) -> bytes:
        """Return an uploaded mask as it may be kept. Raises a PictureError, ActionRestricted."""
        limits = self._limits
        return await self._do(
            partial(
                read_mask,
                data,
                picture,
                max_bytes=limits.max_bytes,
                max_pixels=limits.max_pixels,
            )
        )

    async def with_cells(self, data: bytes, side: int, chosen: tuple[int, ...]) -> bytes:
        """Return a picture, made small, with the cells to choose from drawn on it."""
        async with self.turns:
            return await self._do(with_cells, data, side, chosen)

    async def _do(self, work: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)

    def _checked(self, data: bytes, aspect: Aspect) -> tuple[bytes, Checked]:
        limits = self._limits

        def look(bytes_: bytes) -> Checked:
            return check(
                bytes_,
                max_bytes=limits.max_bytes,
                max_pixels=limits.max_pixels,
                min_side=limits.min_side,
            )

        checked = look(data)
        cut = crop_to(data, aspect)
        return (data, checked) if cut is data else (cut, look(cut))
