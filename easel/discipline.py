"""What a teacher lays down for one person: a block, a message to be read, a number of pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from easel.errors import NotAllowed, Vanished
from easel.model import Person, Place, Terms
from easel.policies import MANAGE
from easel.storage import terms as rows
from easel.storage.database import Connection, Database

# What fits into a card with its title and the button below.
MESSAGE = 1500


class Discipline:
    """Keeps each person's terms; they hold for the very next order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person_id: int, place: Place) -> Terms:
        """Return the terms of a person on a server."""
        return await self._database.read(lambda c: rows.of(c, person_id, place))

    async def refuse(self, person: Person, place: Place) -> None:
        """Raise Blocked or MessagePending where nothing is taken from a person now.

        The record of an order asks once more; this is for what goes before it, or has none.
        """
        rows.refuse(await self.of(person.id, place), datetime.now(UTC))

    async def block(
        self, teacher: Person, place: Place, person_id: int, until: timedelta, reason: str
    ) -> Terms:
        """Take no orders of a person for so long; no time at all ends a block.

        Raises NotAllowed for who may not manage the server, as everything here does.
        """
        end = datetime.now(UTC) + until if until else None
        words = " ".join(reason.split())[:MESSAGE]
        return await self._change(
            teacher,
            place,
            person_id,
            lambda old: replace(old, blocked_until=end, reason=words if end else ""),
        )

    async def contact(self, teacher: Person, place: Place, person_id: int, message: str) -> Terms:
        """Take no orders of a person until they have read a message; empty takes one back."""
        words = message.strip()[:MESSAGE]
        author = teacher.name if words else ""
        return await self._change(
            teacher, place, person_id, lambda old: replace(old, message=words, author=author)
        )

    async def credits(
        self, teacher: Person, place: Place, person_id: int, pictures: int | None
    ) -> Terms:
        """Let a person have so many pictures in 24 hours; None is what everybody may have."""
        return await self._change(
            teacher, place, person_id, lambda old: replace(old, pictures_per_day=pictures)
        )

    async def acknowledge(self, person: Person, place: Place, fingerprint: str) -> None:
        """Note that a person has read the message of that fingerprint.

        Raises Vanished when theirs is another by now, or acknowledged already.
        """

        def read(connection: Connection) -> None:
            theirs = rows.of(connection, person.id, place)
            if not theirs.message or Terms.fingerprint(theirs.message) != fingerprint:
                raise Vanished("message")
            rows.put(connection, person.id, place, replace(theirs, message="", author=""))

        await self._database.write(read)

    async def _change(
        self, teacher: Person, place: Place, person_id: int, change: Callable[[Terms], Terms]
    ) -> Terms:
        if not teacher.manages:
            raise NotAllowed(MANAGE)

        def write(connection: Connection) -> Terms:
            changed = change(rows.of(connection, person_id, place))
            rows.put(connection, person_id, place, changed)
            return changed

        return await self._database.write(write)
