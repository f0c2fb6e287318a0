"""Pictures that a prompt points at: fetched, tidied and kept before their order is accepted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from urllib.parse import unquote, urlsplit

from easel.darkroom import Darkroom
from easel.errors import BadLink, PictureError, WrongSize
from easel.haste import Haste
from easel.links.fetcher import Fetcher
from easel.model import KeptReference, Reference
from easel.parcel import Courier
from easel.storage.files import PictureStore

# So many attached pictures are in memory for it; the fetcher bounds those from elsewhere.
AT_ONCE = 8

# Told before anything that may take longer than a first answer may; and whether that answer is
# for its person alone.
Patience = Callable[[bool], Awaitable[None]]


async def no_patience(_is_hidden: bool) -> None:
    """Go on without telling anybody: for those who are waited for anyway."""


class References:
    """Has pictures brought from Discord, or from the addresses that people typed.

    `haste` counts how often for each person: most of what is fetched is fetched before its order
    is counted, and for some there never is one.
    """

    def __init__(
        self,
        *,
        fetcher: Fetcher,
        courier: Courier,
        store: PictureStore,
        darkroom: Darkroom,
        haste: Haste,
    ) -> None:
        self._fetcher = fetcher
        self._courier = courier
        self._store = store
        self._darkroom = darkroom
        self._haste = haste
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._fetcher.close()

    async def keep(
        self,
        wanted: Sequence[Reference],
        *,
        person_id: int,
        attached: Collection[str],
        known: Sequence[KeptReference] = (),
        patience: Patience = no_patience,
        is_hidden: bool = False,
    ) -> tuple[KeptReference, ...]:
        """Return the pictures that `wanted` points at, kept in the store.

        `attached` are the addresses that came from Discord and not from a person; `known`
        are kept already. Raises TooFast, BadLink for the first that can't be had, StorageError.
        """
        have = {each.url: (each.digest, each.media_type) for each in known}
        missing = list(dict.fromkeys(each.url for each in wanted if each.url not in have))
        if missing:
            self._haste.refuse(person_id)
            await patience(is_hidden)
            fetched = await asyncio.gather(*(self._kept(url, attached) for url in missing))
            have.update(zip(missing, fetched, strict=True))
        return tuple(
            KeptReference(
                role=each.role,
                url=each.url,
                digest=have[each.url][0],
                media_type=have[each.url][1],
            )
            for each in wanted
        )

    async def download(
        self, url: str, *, person_id: int, patience: Patience, is_hidden: bool
    ) -> bytes:
        """Return a file that was handed in with a form. Raises TooFast, BadLink."""
        self._haste.refuse(person_id)
        await patience(is_hidden)
        async with self._turns:
            return await self._downloaded(url)

    async def _kept(self, url: str, attached: Collection[str]) -> tuple[str, str]:
        if url not in attached:
            return await self._tidied(url, await self._fetcher.fetch(url))
        async with self._turns:
            return await self._tidied(_file_name(url), await self._downloaded(url))

    async def _downloaded(self, url: str) -> bytes:
        try:
            return await self._courier.download(url)
        except BadLink as error:  # nobody typed that address; the file's name they know
            raise BadLink(_file_name(url), error.reason) from error

    async def _tidied(self, name: str, data: bytes) -> tuple[str, str]:
        """Keep a picture, tidied; `name` is what its person calls it."""
        try:
            tidied, media_type = await self._darkroom.tidied(data)
        except WrongSize as error:
            raise BadLink(name, f"The picture is {error.size}; it may be {error.limit}.") from error
        except PictureError as error:
            raise BadLink(name, "That is no sound PNG, JPEG or WebP picture.") from error
        return await self._store.put(tidied, media_type), media_type


def _file_name(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2])
