"""What students ask their teacher about, what the teacher says, and the log of it all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from easel import policy as rules
from easel import prompts
from easel.errors import AppealsOpen, BadPolicy, EaselError, NotAllowed, Vanished
from easel.model import Appeal, Note, Person, Place, Policy, Prompt, Verdict
from easel.passes import Passes
from easel.policies import MANAGE, Policies
from easel.storage import appeals as rows
from easel.storage import class_log
from easel.storage import passes as pass_rows
from easel.storage.database import Connection, Database


class _Answered(EaselError):
    """Another teacher was first."""


class Appeals:
    """Keeps questions and answers; a pass that is given lives for `pass_life`."""

    def __init__(
        self,
        *,
        database: Database,
        policies: Policies,
        passes: Passes,
        most_open: int,
        pass_life: timedelta,
    ) -> None:
        self._database = database
        self._policies = policies
        self._passes = passes
        self._most_open = most_open
        self._pass_life = pass_life

    async def own(self, person: Person, note_id: str) -> Note:
        """Return what was refused to this person. Raises Vanished, also for another's."""
        note = await self._database.read(lambda c: class_log.find(c, note_id))
        if note is None or note.person.id != person.id:
            raise Vanished("order")
        return note

    async def mean(self, person: Person, note_id: str) -> Note:
        """Note that a person meant something else than was asked, and let them order it once."""
        note = await self.own(person, note_id)
        in_force = await self._policies.in_force(note.place)
        await self._passes.mean(note, in_force)
        return note

    async def ask(self, person: Person, note_id: str) -> tuple[Appeal, bool]:
        """Ask the teacher about what was refused; return the question, and whether it is new.

        Whoever asks about the same words again gets the question as it stands, until what a
        teacher allowed is used up or taken back. Raises Vanished, and AppealsOpen where enough is
        open.
        """
        note = replace(await self.own(person, note_id), person=person)
        if not note.hits:
            raise Vanished("question")
        now = datetime.now(UTC)
        policy = await self._policies.of_server(note.place.server_id)

        def put(connection: Connection) -> tuple[Appeal, bool]:
            known = rows.about(connection, note)
            if known is not None and _stands(connection, known, note, policy, now):
                return known, False
            if rows.open_of(connection, person.id, note.place) >= self._most_open:
                raise AppealsOpen(self._most_open)
            return rows.put(connection, note, now), True

        return await self._database.write(put)

    async def find(self, note_id: str) -> Appeal:
        """Return the question about a line of the log. Raises Vanished."""
        appeal = await self._database.read(lambda c: rows.find(c, note_id))
        if appeal is None:
            raise Vanished("question")
        return appeal

    async def open(self, teacher: Person, place: Place, note_id: str) -> Appeal:
        """Return a question of this server for who may answer it. Raises NotAllowed, Vanished."""
        if not teacher.manages:
            raise NotAllowed(MANAGE)
        appeal = await self.find(note_id)
        if appeal.note.place.server_id != place.server_id:
            raise Vanished("question")
        return appeal

    async def unanswered(self, teacher: Person, place: Place, count: int) -> list[Appeal]:
        """Return a server's questions that nobody has answered, the oldest first."""
        if not teacher.manages:
            raise NotAllowed(MANAGE)
        return await self._database.read(lambda c: rows.unanswered(c, place, count))

    async def log(self, teacher: Person, place: Place, words: str, count: int) -> list[Note]:
        """Return a server's newest refusals and odd-looking orders that have `words` in them."""
        if not teacher.manages:
            raise NotAllowed(MANAGE)
        return await self._database.read(lambda c: class_log.newest(c, place, words, count))

    async def answer(
        self, teacher: Person, place: Place, note_id: str, verdict: Verdict
    ) -> tuple[Appeal, bool]:
        """Allow an order once, or keep the rule; return the question, and whether this was first.

        Raises NotAllowed, Vanished.
        """
        appeal = await self.open(teacher, place, note_id)
        now = datetime.now(UTC)

        def decide(connection: Connection) -> bool:
            if not rows.decide(connection, note_id, verdict, by=teacher.name, at=now):
                return False
            if verdict is Verdict.ONCE:
                until = now + self._pass_life
                pass_rows.give(connection, appeal.note, is_soft=False, at=now, until=until)
            return True

        is_first = await self._database.write(decide)
        return await self.find(note_id), is_first

    def phrases(self, note: Note) -> tuple[str, ...]:
        """Return the phrases that a teacher is likely to allow always."""
        prompt = _prompt(note)
        return rules.phrases_around("\n".join((prompt.text, *prompt.avoid)), note.hits)

    async def allow_always(
        self, teacher: Person, place: Place, note_id: str, phrases: Iterable[str]
    ) -> tuple[Appeal, bool]:
        """Let phrases of a question pass from now on, as a version of the policy.

        Return the question, and whether this was the first answer. Raises BadPolicy for phrases
        that leave something of the prompt refused, NotAllowed, Vanished.
        """
        appeal = await self.open(teacher, place, note_id)
        wanted = tuple(dict.fromkeys(" ".join(each.split()) for each in phrases if each.strip()))
        await asyncio.to_thread(_refuse_uncovering, appeal.note, wanted)
        now = datetime.now(UTC)

        def decide(connection: Connection) -> None:
            if not rows.decide(
                connection, note_id, Verdict.ALWAYS, by=teacher.name, at=now, phrases=wanted
            ):
                raise _Answered

        def allow(policy: Policy) -> Policy:
            return rules.with_phrases(policy, appeal.note.place, wanted)

        try:
            await self._policies.edit(
                place.server_id, teacher, f"always allowed {', '.join(wanted)}", allow, decide
            )
        except _Answered:
            # Behind the other teacher's transaction, which may not be on the disk yet.
            await self._database.write(lambda _: None)
            return await self.find(note_id), False
        return await self.find(note_id), True


def _stands(
    connection: Connection, appeal: Appeal, note: Note, policy: Policy, now: datetime
) -> bool:
    """Say whether `note` asks nothing anew.

    Words that were refused once more after they were always allowed are refused for another reason.
    """
    if appeal.verdict in (None, Verdict.KEEP):
        return True
    asked = appeal.note
    if appeal.verdict is Verdict.ALWAYS:
        holds = rules.with_phrases(policy, asked.place, appeal.phrases) == policy
        return holds and note.id == asked.id
    place, words = asked.place.server_id, asked.digest
    return bool(pass_rows.usable(connection, asked.person.id, place, words, now))


def _refuse_uncovering(note: Note, phrases: Sequence[str]) -> None:
    """Raise BadPolicy where something of a prompt would be refused in spite of the phrases."""
    if not phrases:
        raise BadPolicy("allowed", "Write the phrase that is always to be allowed.")
    listed = rules.compile_words((hit.word for hit in note.hits), allowed=phrases)
    if left := rules.disallowed(listed, _prompt(note)):
        typed = ", ".join(f"“{hit.text}”" for hit in left)
        reason = f"The phrase has to be in the prompt, with {typed} inside it."
        raise BadPolicy("allowed", reason)


def _prompt(note: Note) -> Prompt:
    return prompts.parse(note.text, limit=len(note.text))
