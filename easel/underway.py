"""What is being drawn in this process: how far it is, and how to stop it. Nothing here is kept."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from easel.errors import Stopped

T = TypeVar("T")

# So many previews are held at the most, of 100 KB each at the most: the oldest job's go first.
PREVIEWS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How far one picture is: its 0-based place in the job, and a small JPEG of it."""

    index: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A job's previews in the order of its pictures; `number` grows with every new one."""

    number: int
    previews: tuple[Preview, ...]


NOTHING = Look(number=0, previews=())


class UnderWay:
    """Holds the drawings and previews of the jobs that this process is at.

    Drawings begin and are stopped on one loop; previews come from any thread.
    """

    def __init__(self) -> None:
        self._drawings: dict[str, set[asyncio.Future[Any]]] = {}
        self._looks: dict[str, Look] = {}
        self._lock = threading.Lock()
        self._has_first = False
        self._waiter: asyncio.Future[None] | None = None

    async def during(self, job_id: str, drawing: Coroutine[Any, Any, T]) -> T:
        """Await `drawing`. Raises Stopped when `stop` ends it; its own clean-up is done then."""
        task = asyncio.ensure_future(drawing)
        tasks = self._drawings.setdefault(job_id, set())
        tasks.add(task)
        try:
            # Not awaited itself: that it was stopped is not to be taken for our own cancellation.
            await asyncio.wait((task,))
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise
        finally:
            tasks.discard(task)
            if not tasks:
                self._drawings.pop(job_id, None)
        if task.cancelled():
            raise Stopped
        return task.result()

    def stop(self, job_id: str) -> None:
        """Stop whatever is being drawn for a job, and forget how far it was."""
        for task in self._drawings.get(job_id, ()):
            task.cancel()
        self.forget(job_id)

    def show(self, job_id: str, index: int, data: bytes) -> None:
        """Take the newest preview of a picture in place of the one before."""
        with self._lock:
            old = self._looks.get(job_id, NOTHING)
            if old is NOTHING:
                self._note_first()
            others = [each for each in old.previews if each.index != index]
            previews = sorted([*others, Preview(index=index, data=data)], key=_place)
            self._looks[job_id] = Look(number=old.number + 1, previews=tuple(previews))
            while sum(len(look.previews) for look in self._looks.values()) > PREVIEWS:
                del self._looks[next(iter(self._looks))]

    def look(self, job_id: str) -> Look:
        """Return how far the pictures of a job are."""
        with self._lock:
            return self._looks.get(job_id, NOTHING)

    async def first_preview(self) -> None:
        """Wait until a job has its first preview; one that came since the last call counts.

        One task may wait at a time.
        """
        with self._lock:
            waiter = None if self._has_first else asyncio.get_running_loop().create_future()
            self._waiter = waiter
        if waiter is not None:
            await waiter
        with self._lock:
            self._has_first, self._waiter = False, None

    def forget(self, job_id: str) -> None:
        """Forget the previews of a job that has ended."""
        with self._lock:
            self._looks.pop(job_id, None)

    def _note_first(self) -> None:
        self._has_first = True
        # One that is cancelled may have a loop that is closed by now.
        if self._waiter is not None and not self._waiter.done():
            self._waiter.get_loop().call_soon_threadsafe(_wake, self._waiter)


def _wake(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


def _place(preview: Preview) -> int:
    return preview.index
