"""Who comes past the list: whoever has a pass for these very words; all others are noted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from easel import noting
from easel import policy as rules
from easel.errors import ListedWords, NotInPolicy, Refusal, Vanished
from easel.haste import Haste
from easel.model import Job, Note, NoteKind, Pass, SoftHits
from easel.noting import Asked
from easel.policies import InForce
from easel.storage import class_log
from easel.storage import passes as rows
from easel.storage.database import Connection, Database


class Passes:
    """Finds passes for what the list refuses, and keeps the log of what has none.

    A pass lives for `life`, a line of the log for `log_life`; `per_minute` refusals of one person
    are written into it.
    """

    def __init__(
        self, database: Database, *, life: timedelta, log_life: timedelta, per_minute: int
    ) -> None:
        self._database = database
        self._life = life
        self._log_life = log_life
        self._haste = Haste(per_minute)

    async def admit(
        self, asked: Asked, refusal: ListedWords, in_force: InForce, taken: Collection[str] = ()
    ) -> Pass:
        """Return the pass that lets all hits through, none of those `taken`.

        Where there is none, `refusal` is noted and raised with all that its card needs.
        """
        digest, now = noting.digest_of(asked.prompt), datetime.now(UTC)
        usable = await self._database.read(
            lambda c: rows.usable(c, asked.person.id, asked.place.server_id, digest, now)
        )
        asks = in_force.policy.soft_hits is SoftHits.ASK
        for each in usable:
            if each.id in taken or (each.is_soft and not asks):
                continue
            if all(map(each.lets_through, refusal.hits)):
                return each
        raise await self.noted(asked, refusal, in_force)

    async def noted(self, asked: Asked, refusal: Refusal, in_force: InForce) -> Refusal:
        """Write a refusal into the class's log, and return it as it is to be raised.

        Raises TooFast for who has been refused so often that nobody could read it all.
        """
        self._haste.refuse(asked.person.id)
        note = noting.refused(asked, refusal, in_force)
        await self._database.write(lambda c: self._add(c, note))
        if isinstance(refusal, ListedWords):
            return type(refusal)(
                refusal.hits, note_id=note.id, reworded=note.reworded, is_order=note.is_order
            )
        if isinstance(refusal, NotInPolicy) and note.is_order:
            return replace(refusal, note_id=note.id)
        return refusal

    async def mean(self, note: Note, in_force: InForce) -> None:
        """Let the person of a question order its words once: they meant something else.

        Raises Vanished where nothing was asked, or the policy asks no more.
        """
        if note.kind is not NoteKind.ASKED or in_force.policy.soft_hits is not SoftHits.ASK:
            raise Vanished("question")

        def give(connection: Connection) -> None:
            now = datetime.now(UTC)
            rows.give(connection, note, is_soft=True, at=now, until=now + self._life)
            self._add(connection, noting.meant(note))

        await self._database.write(give)

    def _add(self, connection: Connection, note: Note) -> None:
        class_log.add(connection, (note,), note.made_at - self._log_life)


def refuse_banned(job: Job, in_force: InForce) -> None:
    """Raise DisallowedWords or DidYouMean for words of a job that nothing let through."""
    let_through = Pass(id="", words=job.excused, is_soft=False)
    rules.refuse_listed(in_force.policy, in_force.matcher, job.prompt, let_through)
