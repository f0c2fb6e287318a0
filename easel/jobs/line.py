"""The durable line: one workflow per job, one child per picture, on two queues.

Queue `person` lets nobody have more than a share of jobs under way; a queue of pictures for each
engine holds the cap of pictures drawn at once and the limit of pictures per minute, so that an
order of four counts as it is billed.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from easel.jobs.tries import PICTURE, queue_of
from easel.jobs.work import Record, Work

if TYPE_CHECKING:
    from dbos import DBOS
    from sqlalchemy import Engine

    from easel.jobs.workflow import Workflows

# Pinned: with a version of DBOS's own making, a deploy would leave queued jobs behind.
VERSION = "1"
EXECUTOR = "easel"


MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginePace:
    """How many pictures one engine draws at the same time, and starts in any 60 seconds."""

    at_once: int
    per_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRules:
    """How the line moves: see `line` in config.yaml. `engines` has the first to be asked first."""

    running_per_person: int
    engines: Mapping[str, EnginePace]
    poll_seconds: float


class Line:
    """The line of jobs; one per process.

    `database` is the engine on which the line keeps its own tables. The workflows run on an
    event loop and thread of DBOS's own, and so does every step of `work`: the loop on which
    people are answered does none of it. DBOS's asynchronous calls are not used on that loop
    either, since they would take its default executor for their own.
    """

    def __init__(self, *, database: Engine, rules: LineRules, work: Work) -> None:
        self._database = database
        self._rules = rules
        self._work = work
        self._limits: dict[str, int | None] = {
            name: pace.per_minute for name, pace in rules.engines.items()
        }
        self._workflows: Workflows | None = None
        self._launching: asyncio.Future[Workflows] | None = None
        self._dbos: DBOS | None = None

    async def open(self) -> None:
        """Take up what an earlier process left, and begin to move."""
        self._launching = asyncio.ensure_future(asyncio.to_thread(self._launch))
        self._workflows = await asyncio.shield(self._launching)

    async def start(
        self,
        job_id: str,
        person_id: int,
        number: int,
        *,
        engine: str = "",
        relaxed: bool = False,
        released: bool = False,
    ) -> None:
        """Put a job in the line of `engine`; one that is there already stays as it is.

        A relaxed one is drawn when nobody else waits, and takes nothing of its person's share. One
        whose words a teacher has released has been in the line before, and comes again.
        """
        start = partial(self._opened().enqueue, engine=engine, relaxed=relaxed, released=released)
        await asyncio.to_thread(start, job_id, person_id, number)

    async def limit(self, engine: str, per_minute: int | None) -> None:
        """Let an engine start so many pictures in any 60 seconds from now on; None is no limit."""
        if self._limits[engine] == per_minute:
            return
        self._limits[engine] = per_minute
        if self._workflows is not None:
            await asyncio.to_thread(self._set_limit, engine)

    async def is_over(self, job_id: str, *, released: bool = False) -> bool:
        """Return whether the job's workflow has come to an end of any kind."""
        return await asyncio.to_thread(self._opened().has_drawn, job_id, released=released)

    async def show_anew(self, job_id: str, what: str) -> None:
        """Publish a job once more, since `what` has been decided of it; doing it twice is once."""
        await asyncio.to_thread(self._opened().show_anew, job_id, what)

    async def tell(self, job_id: str) -> None:
        """Tell the teachers of something that no job's own workflow is going to tell."""
        await asyncio.to_thread(self._opened().tell, job_id)

    async def give_up(self, job_id: str, person_id: int, failure: Record) -> None:
        """Settle and publish a job whose own workflow ended without doing so."""
        await asyncio.to_thread(self._opened().give_up, job_id, person_id, failure)

    async def stop(self, job_id: str) -> None:
        """Take a job that was stopped out of the line, wherever it is, and publish its outcome.

        Steps that run go on until they end by themselves; no further one begins.
        """
        await asyncio.to_thread(self._opened().stop, job_id)

    @property
    def is_open(self) -> bool:
        """Say whether jobs can be started and stopped: not before `open`, not after `park`."""
        return self._workflows is not None

    async def park(self) -> None:
        """Stop at once; what runs is taken up by the next process that opens the line."""
        self._workflows = None
        if self._launching is not None:
            # Its thread goes on where `open` was cancelled; whoever awaited it heard its error.
            await asyncio.gather(self._launching, return_exceptions=True)
            self._launching = None
        if self._dbos is not None:
            await asyncio.to_thread(_stop, self._dbos)
            self._dbos = None
        self._database.dispose()

    def _opened(self) -> Workflows:
        if self._workflows is None:
            raise RuntimeError("the line is not open")
        return self._workflows

    def _launch(self) -> Workflows:
        # Imported here: it takes half a second, in which the bot can already log in.
        from dbos import DBOS

        from easel.jobs.serializer import Json
        from easel.jobs.workflow import ENDING, PERSON, Workflows

        _quieten()
        self._dbos = DBOS(
            config={
                "name": "easel",
                "system_database_engine": self._database,
                "application_version": VERSION,
                "executor_id": EXECUTOR,
                "serializer": Json(),
                "log_level": "WARNING",
                # Nothing here is told that way; parking waits for the listener's next look.
                "notification_listener_polling_interval_sec": 0.1,
            }
        )
        rules = self._rules
        workflows = Workflows(self._work, tuple(rules.engines))
        DBOS.launch()
        DBOS.register_queue(
            PERSON,
            partition_concurrency=rules.running_per_person,
            polling_interval_sec=rules.poll_seconds,
            on_conflict="always_update",
        )
        for name, pace in rules.engines.items():
            limit = self._limits[name]
            DBOS.register_queue(
                queue_of(name),
                global_concurrency=pace.at_once,
                limiter=None if limit is None else {"limit": limit, "period": MINUTE},
                polling_interval_sec=rules.poll_seconds,
                on_conflict="always_update",
            )
        DBOS.register_queue(
            ENDING, polling_interval_sec=rules.poll_seconds, on_conflict="always_update"
        )
        _forget_idle(tuple(map(queue_of, rules.engines)))
        return workflows

    def _set_limit(self, engine: str) -> None:
        from dbos import DBOS

        if (queue := DBOS.retrieve_queue(queue_of(engine))) is not None:
            limit = self._limits[engine]
            queue.set_limiter(None if limit is None else {"limit": limit, "period": MINUTE})


def _forget_idle(ours: tuple[str, ...]) -> None:
    """Forget the queues of engines that are no longer there, once nothing waits in them.

    Until then they move on as they did: what waits there is drawn by another engine.
    """
    from dbos import DBOS

    for queue in DBOS.list_queues():
        if not queue.name.startswith(PICTURE) or queue.name in ours:
            continue
        if not DBOS.list_workflows(queue_name=queue.name, status=["ENQUEUED", "PENDING"], limit=1):
            DBOS.delete_queue(queue.name)


def _stop(dbos: DBOS) -> None:
    """End DBOS; the queues first, which else hand work to an event loop that is no more."""
    for event in dbos.background_thread_stop_events:
        event.set()
    for thread in threading.enumerate():
        # One that has not begun yet can't be joined, and will see that its queue has stopped.
        if thread.name.startswith("queue-worker-") and thread.is_alive():
            thread.join(timeout=5)
    dbos.destroy(destroy_registry=True)


def _quieten() -> None:
    """Send DBOS's warnings to our own log, without what parking and stopping make it say."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """Say whether a message of DBOS's tells more than that we parked or stopped something."""
    from dbos import error

    cancelled = (error.DBOSAwaitedWorkflowCancelledError, error.DBOSWorkflowCancelledError)
    if record.exc_info and isinstance(record.exc_info[1], cancelled):
        return False
    said = record.getMessage()
    return "task cancelled" not in said and "no longer owned by this execution" not in said
