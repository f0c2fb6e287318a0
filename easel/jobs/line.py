"""The durable line: one workflow per job, one child per picture, on two queues.

Queue `person` lets nobody have more than a share of jobs under way; queue `picture` holds the
cap of pictures drawn at once and the limit of pictures per minute, so that an order of four
counts as it is billed and a retry pays the limit again.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from easel.jobs import outcome
from easel.jobs.work import Record, Work

if TYPE_CHECKING:
    from sqlalchemy import Engine

log = logging.getLogger(__name__)

PERSON = "person"
PICTURE = "picture"
# Pinned: with a version of DBOS's own making, a deploy would leave queued jobs behind.
VERSION = "1"
EXECUTOR = "easel"
# Waiting for results costs at most this many look-ups a second, however many jobs wait.
LOOKS_PER_SECOND = 200

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRules:
    """How the line moves: see `line` in config.yaml."""

    running_per_person: int
    images_at_once: int
    images_per_minute: int
    poll_seconds: float


class Json:
    """DBOS's serializer in JSON: its default is pickle, which nobody else can read."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=repr, ensure_ascii=False)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "json"


class Line:
    """The line of jobs; open it once per process.

    `database` is the engine on which the line keeps its own tables. The workflows run on an
    event loop and thread of DBOS's own, and so does every method of `work`.
    """

    def __init__(self, *, database: Engine, rules: LineRules, work: Work) -> None:
        self._database = database
        self._rules = rules
        self._work = work
        self._under_way = 0

    async def open(self) -> None:
        """Take up what an earlier process left, and begin to move."""
        await asyncio.to_thread(self._launch)

    async def start(self, job_id: str, person_id: int, number: int) -> None:
        """Put a job in the line; a job that is there already stays as it is."""
        from dbos import DBOS, SetEnqueueOptions, SetWorkflowID

        with SetWorkflowID(job_id), SetEnqueueOptions(queue_partition_key=str(person_id)):
            await DBOS.enqueue_workflow_async(PERSON, self._job, job_id, number)

    async def park(self) -> None:
        """Stop at once; what runs is taken up again by the next process that opens the line."""
        from dbos import DBOS

        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
        self._database.dispose()

    def _launch(self) -> None:
        # Imported here: it takes half a second, in which the bot can already log in.
        from dbos import DBOS

        _hush()
        DBOS(
            config={
                "name": "easel",
                "system_database_engine": self._database,
                "application_version": VERSION,
                "executor_id": EXECUTOR,
                "serializer": Json(),
                "use_listen_notify": False,
            }
        )
        self._register(DBOS)
        DBOS.launch()
        rules = self._rules
        DBOS.register_queue(
            PERSON,
            partition_concurrency=rules.running_per_person,
            polling_interval_sec=rules.poll_seconds,
            on_conflict="always_update",
        )
        DBOS.register_queue(
            PICTURE,
            global_concurrency=rules.images_at_once,
            limiter={"limit": rules.images_per_minute, "period": 60},
            polling_interval_sec=rules.poll_seconds,
            on_conflict="always_update",
        )

    def _register(self, dbos: Any) -> None:
        """Make the workflows and steps known by name; recovery finds them by it."""

        def step(name: str) -> Callable[[F], F]:
            return dbos.step(name=name)  # type: ignore[no-any-return]

        work, again_in = self._work, self._work.again_in

        @step("draw")
        async def draw(job_id: str, index: int, attempt: int) -> Record:
            name = f"draw {job_id}-{index}"
            return await outcome.record(
                work.draw(job_id, index), name=name, attempt=attempt, again_in=again_in
            )

        @step("check")
        async def check(job_id: str, index: int, attempt: int, drawn: Record) -> Record:
            name = f"check {job_id}-{index}"
            return await outcome.record(
                work.check(job_id, index, drawn), name=name, attempt=attempt, again_in=again_in
            )

        @step("keep")
        async def keep(job_id: str, index: int, attempt: int, checked: Record) -> Record:
            name = f"keep {job_id}-{index}"
            return await outcome.record(
                work.keep(job_id, index, checked), name=name, attempt=attempt, again_in=again_in
            )

        @step("settle")
        async def settle(job_id: str, failures: list[Record]) -> None:
            await work.settle(job_id, failures)

        @step("publish")
        async def publish(job_id: str, attempt: int) -> Record:
            return await outcome.record(
                work.publish(job_id), name=f"publish {job_id}", attempt=attempt, again_in=again_in
            )

        @dbos.workflow(name="picture")
        async def picture(job_id: str, index: int, attempt: int) -> Record:
            result = await draw(job_id, index, attempt)
            if result["error"] is None:
                result = await check(job_id, index, attempt, result["value"])
            if result["error"] is None:
                result = await keep(job_id, index, attempt, result["value"])
            return result

        @dbos.workflow(name="job")
        async def job(job_id: str, number: int) -> None:
            self._under_way += 1
            try:
                await settle(job_id, await self._draw_all(job_id, number))
                attempt = 0
                while (wait := (await publish(job_id, attempt))["again_in"]) is not None:
                    await dbos.sleep_async(wait)
                    attempt += 1
            finally:
                self._under_way -= 1

        self._job, self._picture = job, picture

    async def _draw_all(self, job_id: str, number: int) -> list[Record]:
        """Draw every picture of a job, in rounds; return the errors of those that failed.

        A round enqueues a child for each missing picture and waits for all of them. Those that
        are worth another try get it in the next round, after the longest of their waits.
        """
        from dbos import DBOS, SetWorkflowID

        missing, attempt, failures = list(range(number)), 0, []
        while missing:
            children = []
            for index in missing:
                with SetWorkflowID(f"{job_id}-{index}-{attempt}"):
                    children.append(
                        await DBOS.enqueue_workflow_async(
                            PICTURE, self._picture, job_id, index, attempt
                        )
                    )
            waits: dict[int, float] = {}
            for index, child in zip(missing, children, strict=True):
                result = await child.get_result(polling_interval_sec=self._look_again_in())
                if result["again_in"] is not None:
                    waits[index] = result["again_in"]
                elif result["error"] is not None:
                    failures.append(result["error"])
            if waits:
                await DBOS.sleep_async(max(waits.values()))
            missing, attempt = sorted(waits), attempt + 1
        return failures

    def _look_again_in(self) -> float:
        return max(0.03, self._under_way / LOOKS_PER_SECOND)


def _hush() -> None:
    """Let DBOS's warnings through our own log, but not what parking makes it say."""
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.addFilter(lambda record: "task cancelled" not in record.getMessage())
