"""What a folder of files needs beyond writing: room that is left, and a wait for the disk."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from easel.errors import DiskFull, StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, 112}  # 112: Windows' ERROR_DISK_FULL
_OS_ERROR = re.compile(r"\(os error (\d+)\)")


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents. Raises StorageError when it can't be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folder} can't be made: {error.strerror}") from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise StorageError(f"{folder} can't be written to: permission denied")


def make_room(folder: Path, needed: int, min_free: int) -> None:
    """Make `folder` again if somebody removed it, and see that `needed` bytes fit in it.

    Raises DiskFull when they would leave fewer than `min_free` bytes free.
    """
    make_folder(folder)
    free = shutil.disk_usage(folder).free
    if free - needed < min_free:
        raise DiskFull(f"{free} bytes are free; {needed} are needed and {min_free} stay free")


def wait_for_disk(path: Path, root: Path) -> None:
    """Wait until the file `path` and its folders up to `root` would survive a power cut."""
    _sync(path, os.O_RDWR)
    if os.name == "nt":
        return  # Windows opens no folders, and keeps their entries in its journal
    for folder in path.parents:
        _sync(folder, os.O_RDONLY)
        if folder == root:
            return


def storage_error(error: Exception) -> StorageError:
    """Return ours for an `error` of the disk or of obstore, which tells errno only in words."""
    words = str(error).partition("\n")[0]
    number = error.errno if isinstance(error, OSError) else None
    if number is None and (found := _OS_ERROR.search(words)):
        number = int(found[1])
    return DiskFull(words) if number in _FULL else StorageError(words)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
