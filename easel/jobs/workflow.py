"""The two durable workflows: a job, and each of its pictures; DBOS's side of the line."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial

from dbos import DBOS, SetEnqueueOptions, SetWorkflowID, WorkflowHandleAsync, error

from easel.errors import Stopped, StorageError
from easel.jobs import outcome
from easel.jobs.steps import Steps
from easel.jobs.tries import Try, child_of, job_of, queue_of
from easel.jobs.work import ELSEWHERE, Record, Work

PERSON = "person"
# What was stopped is told at once, whoever has their share of the line under way.
ENDING = "ending"
OVER = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
# A job that was under way in this many crashes is given up: it may be their cause.
CRASHES = 20
# A picture that ends in this process says so. Those that ended before a restart are looked up,
# first after so many seconds, then after twice as many each time.
FIRST_LOOK_SECONDS = 0.2
LONGEST_LOOK_SECONDS = 3.0
# What is added to a relaxed job's turn: it comes after all that are not, and fits until 2062.
BEHIND = 1_000_000_000
YEAR_2026 = 1_767_225_600  # its first second, since 1970
# Between a picture's end and DBOS's record of it lies one transaction.
RECORD_SECONDS = 0.01


class Workflows:
    """Registers the workflows under fixed names, by which a restart finds them again.

    `engines` are the names of those that have a queue; the first draws what names none of them.
    """

    def __init__(self, work: Work, engines: tuple[str, ...]) -> None:
        self._work = work
        self._steps = Steps(work)
        self._engines = engines
        self._turn = 0
        self._ends: dict[str, asyncio.Event] = {}
        # The jobs that run here and were stopped, until they notice.
        self._stopped: set[str] = set()

        @DBOS.workflow(name="picture", max_recovery_attempts=CRASHES)
        async def picture(
            job_id: str,
            index: int,
            attempt: int,
            looks: bool = False,
            engine: str = "",
            bound: bool = False,
        ) -> Record:
            this = Try(
                index=index,
                attempt=attempt,
                looks=looks,
                engine=self._there(engine),
                bound=bound,
            )
            try:
                return await self._draw_one(job_id, this)
            finally:
                if end := self._ends.get(DBOS.workflow_id or ""):
                    end.set()

        @DBOS.workflow(name="job", max_recovery_attempts=CRASHES)
        async def job(
            job_id: str, number: int, turn: int, looks: bool = False, engine: str = ""
        ) -> None:
            try:
                failures = await self._read(job_id) if looks else []
                if not failures:
                    tries = self._tries(number, looks, engine)
                    failures = await self._draw_all(job_id, tries, turn)
                await self._end(job_id, failures, tells=looks)
            finally:
                self._stopped.discard(job_id)

        @DBOS.workflow(name="released", max_recovery_attempts=CRASHES)
        async def released(
            job_id: str, number: int, turn: int, looks: bool, engine: str = ""
        ) -> None:
            try:
                tries = self._tries(number, looks, engine)
                failures = await self._draw_all(job_id, tries, turn)
                await self._end(job_id, failures, tells=looks)
            finally:
                self._stopped.discard(job_id)

        @DBOS.workflow(name="end")
        async def end(job_id: str, failures: list[Record]) -> None:
            await self._end(job_id, failures, tells=True)

        @DBOS.workflow(name="tell")
        async def tell(job_id: str) -> None:
            await self._steps.until_done("tell", self._work.tell, job_id)

        self._picture, self._job, self._released = picture, job, released
        self._give_up, self._tell = end, tell

    def enqueue(
        self,
        job_id: str,
        person_id: int,
        number: int,
        *,
        engine: str,
        relaxed: bool,
        released: bool,
    ) -> None:
        """Put a job in the line under its own id; one that is there stays as it is.

        One that a teacher has released is there a second time: its words are not read again.
        """
        key = f"{person_id}-relaxed" if relaxed else str(person_id)
        turn = self._next_turn() + (BEHIND if relaxed else 0)
        # DBOS itself orders by the second on SQLite, and within it by the workflow's random id.
        options = SetEnqueueOptions(queue_partition_key=key, priority=turn)
        workflow = self._released if released else self._job
        # What is looked at is settled here: a job goes the same way again after a restart.
        facts = (job_id, number, turn, self._work.moderates, engine)
        with SetWorkflowID(_name(job_id, released)), options:
            DBOS.enqueue_workflow(PERSON, workflow, *facts)

    def is_over(self, workflow_id: str) -> bool:
        """Return whether a workflow has come to an end of any kind."""
        status = DBOS.get_workflow_status(workflow_id)
        return status is not None and status.status in OVER

    def has_drawn(self, job_id: str, *, released: bool) -> bool:
        """Return whether a job's workflow is over, or the one that it has since its release."""
        return self.is_over(_name(job_id, released))

    def show_anew(self, job_id: str, what: str) -> None:
        """Publish a job once more: `what`, of which it has one each, was decided since."""
        with SetWorkflowID(f"{job_id}-{what}-decided"):
            DBOS.enqueue_workflow(ENDING, self._give_up, job_id, [])

    def tell(self, job_id: str) -> None:
        """Tell the teachers of what no job's own workflow is going to tell."""
        with SetWorkflowID(f"{job_id}-tell"):
            DBOS.enqueue_workflow(ENDING, self._tell, job_id)

    def give_up(self, job_id: str, person_id: int, failure: Record) -> None:
        """Settle and publish a job whose own workflow has ended without doing so."""
        key = str(person_id)
        with SetWorkflowID(f"{job_id}-end"), SetEnqueueOptions(queue_partition_key=key):
            DBOS.enqueue_workflow(PERSON, self._give_up, job_id, [failure])

    def stop(self, job_id: str) -> None:
        """Cancel a job and its pictures, and publish what became of it."""
        if job_id in map(job_of, tuple(self._ends)):
            self._stopped.add(job_id)
        both = [_name(job_id, released) for released in (False, True)]
        DBOS.cancel_workflows(both, cancel_children=True)
        with SetWorkflowID(f"{job_id}-end"):
            DBOS.enqueue_workflow(ENDING, self._give_up, job_id, [])

    def _next_turn(self) -> int:
        """Return a higher number than ever before: the order of jobs and of their pictures.

        The queue of jobs is looked through person by person, in no order, so the pictures of two
        jobs that came at nearly the same time could be enqueued the wrong way round. Seconds
        since 2026 go on after a restart, and fit DBOS's priorities until 2094.
        """
        self._turn = max(self._turn + 1, int(time.time()) - YEAR_2026)
        return self._turn

    def _there(self, engine: str) -> str:
        """Return `engine` where it has a queue: it may have been taken out of the settings."""
        return engine if engine in self._engines else self._engines[0]

    def _tries(self, number: int, looks: bool, engine: str) -> list[Try]:
        """Return the first try of each of so many pictures."""
        first = Try(index=0, engine=self._there(engine), looks=looks)
        return [replace(first, index=index) for index in range(number)]

    async def _read(self, job_id: str) -> list[Record]:
        """Have a job's words read; return why it is not to be drawn, if so."""
        result = await self._steps.patiently("read", self._work.read, job_id)
        failure = result["error"] or result["value"]["failure"]
        return [] if failure is None else [failure]

    async def _draw_all(self, job_id: str, missing: list[Try], turn: int) -> list[Record]:
        """Draw every picture of a job, in rounds; return the errors of those that failed.

        A round enqueues a child for each missing picture and waits for all of them. Those that
        are worth another try get it in the next round, after the longest of their waits, and
        pay the limit of pictures per minute again; so do those that another engine is to draw.
        """
        number, failures = 0, []
        while missing:
            children = [await self._enqueue(job_id, each, number, turn) for each in missing]
            again: list[Try] = []
            waits: list[float] = []
            for each, child in zip(missing, children, strict=True):
                result = await self._result(child, f"picture {job_id}-{each.index}", each.attempt)
                if result["again_in"] is not None:
                    again.append(each.next(result))
                    waits.append(result["again_in"])
                elif result["error"] is not None:
                    failures.append(result["error"])
            if waits:
                await DBOS.sleep_async(max(waits))
            missing, number = again, number + 1
        return failures

    async def _enqueue(
        self, job_id: str, this: Try, number: int, turn: int
    ) -> WorkflowHandleAsync[Record]:
        """Enqueue the child that draws a picture in round `number` of its job."""
        child_id = child_of(job_id, this.index, number)
        self._ends[child_id] = asyncio.Event()
        facts = (job_id, this.index, this.attempt, this.looks, this.engine, this.bound)
        with SetWorkflowID(child_id), SetEnqueueOptions(priority=turn):
            return await DBOS.enqueue_workflow_async(
                queue_of(self._there(this.engine)), self._picture, *facts
            )

    async def _result(self, child: WorkflowHandleAsync[Record], name: str, attempt: int) -> Record:
        """Return a picture's outcome; one whose workflow itself has died has failed too."""
        await self._until_over(child.workflow_id)
        ended = await outcome.record(
            self._unless_stopped(child),
            name=name,
            attempt=attempt,
            work=self._work,
        )
        result: Record = ended["value"] or ended
        return result

    async def _unless_stopped(self, child: WorkflowHandleAsync[Record]) -> Record:
        """Return a picture's record. Raises Stopped where its job was stopped."""
        try:
            return await child.get_result(polling_interval_sec=RECORD_SECONDS)
        except error.DBOSAwaitedWorkflowCancelledError as cancelled:
            if job_of(child.workflow_id) in self._stopped:
                raise Stopped from cancelled
            raise

    async def _draw_one(self, job_id: str, this: Try) -> Record:
        """Draw a picture, check and keep it; return the outcome, with the number of its try."""
        work, steps, which = self._work, self._steps, (job_id, this.index)
        result, attempt = await self._draw(job_id, this)
        if result["error"] is None and ELSEWHERE in result["value"]:
            return {**result, **result["value"], "value": None, "again_in": 0.0}
        if result["error"] is None:
            result = await steps.once("check", work.check, *which, result["value"], attempt=attempt)
        if this.looks and result["error"] is None:
            result = await steps.patiently("look", work.look, *which, result["value"])
        if result["error"] is None:
            result = await steps.once("keep", work.keep, *which, result["value"], attempt=attempt)
        return {**result, "attempt": attempt}

    async def _draw(self, job_id: str, this: Try) -> tuple[Record, int]:
        """Draw a picture, as often as it keeps its place; return the outcome of which try."""
        draw, attempt = partial(self._work.draw, engine=this.engine, bound=this.bound), this.attempt
        while True:
            result = await self._steps.once("draw", draw, job_id, this.index, attempt=attempt)
            if not result.get("stays"):  # an older Easel's record does not say
                return result, attempt
            await DBOS.sleep_async(result["again_in"])
            attempt += 1

    async def _end(self, job_id: str, failures: list[Record], *, tells: bool) -> None:
        # Only a closed account gives its person the quota and the share of the line back: when
        # the storage says no, this waits until it says yes.
        await self._steps.until_done(
            "settle", self._work.settle, job_id, failures, outlast=StorageError
        )
        await self._steps.until_done("publish", self._work.publish, job_id, outlast=StorageError)
        # A step of its own: publishing that a crash cut short is done again, and still needs all
        # by which the message is reached.
        await self._steps.until_done("forget", self._work.forget, job_id)
        if tells or failures:
            await self._steps.until_done("tell", self._work.tell, job_id)

    async def _until_over(self, child_id: str) -> None:
        """Wait until a picture's workflow is over, without asking the database all the time."""
        end, loop, wait = self._ends[child_id], asyncio.get_running_loop(), FIRST_LOOK_SECONDS
        while not end.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(end.wait(), wait)
                break
            # In a thread that is no part of the workflow: DBOS would record a look as a step.
            if await loop.run_in_executor(None, self.is_over, child_id):
                break
            wait = min(2 * wait, LONGEST_LOOK_SECONDS)
        del self._ends[child_id]


def _name(job_id: str, released: bool) -> str:
    return f"{job_id}-released" if released else job_id
