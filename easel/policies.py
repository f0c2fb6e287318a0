"""Every server's policy in force, compiled; and its history, which only ever grows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from easel import policy as rules
from easel.errors import NotAllowed, Vanished
from easel.model import Person, Policy, PolicyVersion
from easel.storage import policies as rows
from easel.storage.database import Connection, Database

MANAGE = "Manage Server"
# How the history's line for an undo begins; no other change's line does.
TOOK_BACK = "took back: "


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A policy with its words, and those of its channels' themes, compiled for matching."""

    policy: Policy
    matcher: rules.Matcher
    themes: Mapping[int, rules.Matcher] = field(default_factory=dict)


class Policies:
    """The policies of all servers, read once and compiled once per version.

    `limit` is the longest text the default model takes, in characters: a policy must leave
    room in it for a prompt.
    """

    def __init__(self, database: Database, *, limit: int) -> None:
        self._database = database
        self._limit = limit
        self._compiled: dict[int, InForce] = {}

    async def in_force(self, server_id: int, *, at_least: int = 0) -> InForce:
        """Return the server's policy; read anew when what is known is older than `at_least`."""
        known = self._compiled.get(server_id)
        if known is None or known.policy.version < at_least:
            row = await self._database.read(lambda c: rows.in_force(c, server_id))
            policy = rules.DEFAULT if row is None else _policy(row)
            compiled = await self._compile(policy)
            known = self._compiled.get(server_id)
            if known is None or known.policy.version < compiled.policy.version:
                # Only the newest is remembered: an edit may have overtaken this reading.
                self._compiled[server_id] = known = compiled
        return known

    async def edit(
        self,
        server_id: int,
        author: Person,
        change: str,
        edit: Callable[[Policy], Policy],
        together: Callable[[Connection], None] = lambda _: None,
    ) -> Policy:
        """Save what `edit` makes of the policy in force, for the very next order.

        `change` is the line for the history; what `together` writes stands and falls with the
        version. Raises NotAllowed for who may not manage the
        server, and BadPolicy for what can't be saved.
        """

        def append(earlier: list[rows.Row]) -> tuple[str, rows.Record]:
            now = rules.from_record(earlier[0].policy) if earlier else rules.DEFAULT
            edited = edit(now)
            rules.check_policy(edited, limit=self._limit)
            return change, rules.to_record(edited)

        return await self._save(server_id, author, append, together)

    async def undo(self, server_id: int, author: Person) -> Policy:
        """Take back the newest change that still stands, as a new version.

        Each call goes one step further back; the history says what it took back.
        Raises Vanished when nothing is left to undo.
        """

        def append(earlier: list[rows.Row]) -> tuple[str, rows.Record]:
            standing = _standing(earlier)
            if not standing:
                raise Vanished("earlier policy")
            undone = standing.pop()
            before = standing[-1].policy if standing else rules.to_record(rules.DEFAULT)
            return f"{TOOK_BACK}{undone.change}", before

        return await self._save(server_id, author, append)

    async def history(self, server_id: int, count: int) -> list[PolicyVersion]:
        """Return the newest `count` versions, the newest first."""
        found = await self._database.read(lambda c: rows.history(c, server_id, count))
        return [
            PolicyVersion(
                policy=_policy(row),
                author=Person(id=row.author_id, name=row.author_name),
                made_at=row.made_at,
                change=row.change,
            )
            for row in found
        ]

    async def _save(
        self,
        server_id: int,
        author: Person,
        append: rows.Change,
        together: Callable[[Connection], None] = lambda _: None,
    ) -> Policy:
        if not author.manages:
            raise NotAllowed(MANAGE)

        def write(connection: Connection) -> int:
            together(connection)
            return rows.save(
                connection, server_id=server_id, author=author, at=datetime.now(UTC), change=append
            )

        version = await self._database.write(write)
        return (await self.in_force(server_id, at_least=version)).policy

    async def _compile(self, policy: Policy) -> InForce:
        # Off the loop: Russian inflections load a dictionary the first time.
        matcher = await asyncio.to_thread(
            rules.compile_words,
            policy.words,
            allowed=policy.allowed,
            unticked=policy.unticked,
        )
        themes = {
            channel_id: await asyncio.to_thread(rules.compile_words, words)
            for channel_id, words in policy.themes.items()
        }
        return InForce(policy=policy, matcher=matcher, themes=themes)


def _standing(earlier: list[rows.Row]) -> list[rows.Row]:
    """Return the edits that no undo has taken back, the oldest first, out of the newest first."""
    standing: list[rows.Row] = []
    for version in reversed(earlier):
        if not version.change.startswith(TOOK_BACK):
            standing.append(version)
        elif standing:
            standing.pop()
    return standing


def _policy(row: rows.Row) -> Policy:
    return replace(rules.from_record(row.policy), version=row.version)
