"""The pictures' bytes, by the SHA-256 of their content, in a folder or in S3."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

from easel.errors import BrokenPicture, StorageError, Vanished
from easel.storage.disk import make_folder, make_room, storage_error, wait_for_disk

if TYPE_CHECKING:
    from obstore.store import ObjectStore, S3Config

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


class PictureStore:
    """Keeps pictures under their digests, and what the engine sent under a name until then.

    What `put` and `put_incoming` have returned survives a power cut, and is there whole or not
    at all: obstore writes beside the file and renames it, and does not wait for the disk, which
    is therefore done here. Everything may be done twice. Raises StorageError (DiskFull when the
    disk is) for whatever the folder or the server says.
    """

    def __init__(
        self,
        url: str,
        *,
        min_free: int = 0,
        options: Mapping[str, str] | None = None,
        timeout_seconds: float = 30.0,
    ) -> None:
        """Open a folder, s3://bucket/prefix, or memory:// for what nobody needs to keep.

        `min_free` bytes stay free on the disk of a folder; `options` are the AWS_* variables;
        no reading or writing takes longer than `timeout_seconds`. Raises StorageError.
        """
        self._root = None if "://" in url else Path(url).absolute()
        self._min_free = min_free
        self._timeout = timeout_seconds
        self._objects = _opened(url, self._root, options or {})

    async def put(self, data: bytes, media_type: str) -> str:
        """Keep `data`, a picture of `media_type`, and return its digest in hexadecimal."""
        digest = await asyncio.to_thread(_digest, data)
        await self._write(_key(digest, media_type), data)
        return digest

    async def get(self, digest: str, media_type: str) -> bytes:
        """Return a kept picture's bytes.

        Raises Vanished when it is gone, BrokenPicture when it is not what was kept.
        """
        data = await self._read(_key(digest, media_type))
        if await asyncio.to_thread(_digest, data) != digest:
            raise BrokenPicture("it changed while it was kept")
        return data

    async def has(self, digest: str, media_type: str) -> bool:
        """Say whether a picture is kept, without reading it."""
        async with self._translated():
            try:
                await obstore.head_async(self._objects, _key(digest, media_type))
            except FileNotFoundError:
                return False
            return True

    async def put_incoming(self, name: str, data: bytes) -> None:
        """Keep what the engine sent, as it came, under a `name` of letters, digits and dashes."""
        await self._write(_incoming(name), data)

    async def get_incoming(self, name: str) -> bytes:
        """Return what was kept as `name`. Raises Vanished when it is gone."""
        return await self._read(_incoming(name))

    async def drop_incoming(self, name: str) -> None:
        """Throw away what was kept as `name`, if it is there."""
        async with self._translated():
            with suppress(FileNotFoundError):
                await obstore.delete_async(self._objects, _incoming(name))

    async def _write(self, key: str, data: bytes) -> None:
        async with self._translated():
            if self._root is not None:
                await asyncio.to_thread(make_room, self._root, len(data), self._min_free)
            await obstore.put_async(self._objects, key, data, use_multipart=False)
            if self._root is not None:
                await asyncio.to_thread(wait_for_disk, self._root / key, self._root)

    async def _read(self, key: str) -> bytes:
        async with self._translated():
            try:
                result = await obstore.get_async(self._objects, key)
            except FileNotFoundError as error:
                raise Vanished("picture") from error
            return bytes(await result.bytes_async())

    @asynccontextmanager
    async def _translated(self) -> AsyncIterator[None]:
        """Bound the time of what is done within, and make its errors ours."""
        try:
            async with asyncio.timeout(self._timeout):
                yield
        except TimeoutError as error:
            raise StorageError(f"no answer within {self._timeout:g} s") from error
        except (BaseError, OSError) as error:
            raise storage_error(error) from error


def _opened(url: str, root: Path | None, options: Mapping[str, str]) -> ObjectStore:
    if root is not None:
        make_folder(root)
        return LocalStore(root)
    if url == "memory://":
        return MemoryStore()
    is_plain = options.get("AWS_ENDPOINT_URL", "").startswith("http://")
    try:
        return S3Store.from_url(
            url, config=cast("S3Config", dict(options)), client_options={"allow_http": is_plain}
        )
    except (BaseError, ValueError) as error:
        raise storage_error(error) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _key(digest: str, media_type: str) -> str:
    return f"{digest[:2]}/{digest}.{_EXTENSIONS[media_type]}"


def _incoming(name: str) -> str:
    return f"incoming/{name}"
