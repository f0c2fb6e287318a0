"""What teachers are asked about, and what follows from their decisions."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from easel.alerts import Alerts
from easel.errors import NotAllowed, Vanished
from easel.jobs.line import Line
from easel.model import Decision, JobState, Person, Place, Review, ReviewKind
from easel.parcel import Case
from easel.storage import jobs as job_rows
from easel.storage import releasing
from easel.storage import reviews as rows
from easel.storage.database import Connection, Database

log = logging.getLogger(__name__)

MANAGE = "Manage Server"
_UNFINISHED = (JobState.WAITING, JobState.DRAWING)


class Reviews:
    """Decides each once, in one transaction; what follows is taken up by the line.

    After a crash between the two, the next start does it.
    """

    def __init__(self, *, database: Database, alerts: Alerts, line: Line) -> None:
        self._database = database
        self._alerts = alerts
        self._line = line

    async def open(self, teacher: Person, place: Place, count: int) -> list[Review]:
        """Return a server's newest reviews that nobody has decided. Raises NotAllowed."""
        _refuse_others(teacher)
        return await self._database.read(lambda c: rows.newest(c, place, count))

    async def case(
        self, teacher: Person, place: Place, job_id: str, kind: ReviewKind
    ) -> Case | None:
        """Return what there is to decide, None when it is decided. Raises NotAllowed, Vanished."""
        review = await self._review(teacher, place, job_id, kind)
        if not await self._database.read(lambda c: rows.is_open(c, job_id, kind)):
            return None
        return await self._alerts.case(review)

    async def release(
        self, teacher: Person, place: Place, job_id: str, kind: ReviewKind
    ) -> Review | None:
        """Have an order drawn, or its pictures shown, after all; None where it was decided before.

        Raises NotAllowed for all but teachers, Vanished where there is nothing to release.
        """
        if kind not in (ReviewKind.WORDS, ReviewKind.PICTURES):
            raise Vanished("order")
        return await self._decide(teacher, place, job_id, kind, Decision.RELEASED)

    async def keep_back(
        self, teacher: Person, place: Place, job_id: str, kind: ReviewKind
    ) -> Review | None:
        """Leave it as it is, for good, or note that a teacher has seen it; None as `release`."""
        return await self._decide(teacher, place, job_id, kind, Decision.KEPT)

    async def take_up(self) -> None:
        """Do what follows from earlier decisions, and tell what was not told, after a crash."""
        for job_id, kind in await self._database.read(rows.not_passed_on):
            await self._pass_on(job_id, kind)
        for name in await self._database.read(rows.untold_without_a_job):
            await self.tell(name)

    async def tell(self, name: str) -> None:
        """Have the teachers told of a review that no order came of, now or at the next start."""
        if not self._line.is_open:
            return
        try:
            await self._line.tell(name)
        except Exception:  # whatever it was: it is in the tables
            log.exception("review %s is told at the next start", name)

    async def _decide(
        self, teacher: Person, place: Place, job_id: str, kind: ReviewKind, decision: Decision
    ) -> Review | None:
        review = await self._review(teacher, place, job_id, kind)
        at = datetime.now(UTC)

        def decide(connection: Connection) -> tuple[bool, bool]:
            if not rows.decide(connection, job_id, kind, decision, by=teacher, at=at):
                return False, False
            follows = _carry_out(connection, job_id, kind, decision)
            if not follows:
                rows.passed_on(connection, job_id, kind, at)
            return True, follows

        is_first, follows = await self._database.write(decide)
        if follows:
            await self._pass_on(job_id, kind)
        if is_first:
            log.info("job %s: %s %s by %s", job_id, kind, decision, teacher.id)
        return review if is_first else None

    async def _review(self, teacher: Person, place: Place, job_id: str, kind: ReviewKind) -> Review:
        _refuse_others(teacher)
        review = await self._database.read(lambda c: rows.find(c, job_id, kind))
        if review is None or review.place.server_id != place.server_id:
            raise Vanished("order")
        return review

    async def _pass_on(self, job_id: str, kind: ReviewKind) -> None:
        """Let the line take up what was decided; where it can't now, the next start does."""
        if not self._line.is_open:
            return
        job = await self._database.read(lambda c: job_rows.find(c, job_id))
        try:
            if job is not None and job.state in _UNFINISHED:
                await self._line.start(
                    job.id, job.person.id, job.number, relaxed=job.is_relaxed, released=True
                )
            elif job is not None:
                await self._line.show_anew(job_id, kind)
        except Exception:  # whatever it was: the decision is in the tables
            log.exception("job %s: a decision is passed on at the next start", job_id)
        else:
            at = datetime.now(UTC)
            await self._database.write(lambda c: rows.passed_on(c, job_id, kind, at))


def _carry_out(connection: Connection, job_id: str, kind: ReviewKind, decision: Decision) -> bool:
    """Write down what a decision changes of an order; False where its message stays as it is."""
    if decision is Decision.KEPT:
        return releasing.keep_back(connection, job_id)
    if kind is ReviewKind.WORDS:
        return releasing.draw_after_all(connection, job_id)
    releasing.show_after_all(connection, job_id)
    return True


def _refuse_others(teacher: Person) -> None:
    if not teacher.manages:
        raise NotAllowed(MANAGE)
