"""Every server's policy in force, compiled; and its history, which only ever grows."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from easel import policy as rules
from easel.errors import NotAllowed, Vanished
from easel.model import Assignment, Model, Person, Place, Policy, PolicyVersion, Rules
from easel.storage import policies as rows
from easel.storage.database import Connection, Database

MANAGE = "Manage Server"
# How the history's line for an undo begins; no other change's line does.
TOOK_BACK = "took back: "
# So many places stay compiled: 0.1 to 0.2 MB each for a list of its own with packs that others
# have too (measured 2026-11 on 200 servers), made anew in some 20 ms.
COMPILED = 1_000

_Room = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """What holds in one place, its words compiled for matching.

    `policy` has the strictest rules of all `layers`, which say where each comes from; `theme` are
    words that every prompt must have. What the server itself lays down is `of_server`.
    """

    policy: Policy
    matcher: rules.Finder
    layers: tuple[rules.Layer, ...]
    of_server: Policy
    assignment: Assignment | None = None
    theme: tuple[str, ...] = ()
    theme_matcher: rules.Finder | None = None


class Policies:
    """The policies of all servers, read once and compiled once per version.

    `models` are the engine's, the one for who names none first: a policy must leave room in its
    limit for a prompt, and let one of them draw at all. `longest_prompt` is how many characters
    of one are read, None for as many as a model takes.
    """

    def __init__(
        self,
        database: Database,
        *,
        models: Mapping[str, Model],
        longest_prompt: int | None = None,
    ) -> None:
        self._database = database
        self._models = models
        self._longest_prompt = longest_prompt
        self._newest: dict[int, Policy] = {}
        self._compiled: OrderedDict[_Room, InForce] = OrderedDict()

    async def in_force(self, place: Place, *, at_least: int = 0) -> InForce:
        """Return what holds in `place`; read anew when what is known is older than `at_least`."""
        policy = await self._policy(place.server_id, at_least)
        room = _room(policy, place)
        known = self._compiled.get(room)
        if known is None or known.policy.version < policy.version:
            # Off the loop: Russian inflections load a dictionary the first time.
            known = await asyncio.to_thread(_compile, policy, place)
            self._keep(room, known)
        else:
            self._compiled.move_to_end(room)
        return known

    async def prepare(self) -> None:
        """Compile the packs that servers have in force, each combination once."""
        servers = await self._database.read(rows.servers)
        known: set[tuple[str, ...]] = set()
        for server_id in servers:
            policy = await self._policy(server_id, 0)
            if policy.packs and policy.packs not in known:
                known.add(policy.packs)
                await asyncio.to_thread(_compile_all, policy)

    async def of_server(self, server_id: int) -> Policy:
        """Return what a server lays down, whatever its channels add."""
        return await self._policy(server_id, 0)

    def room(self, policy: Rules) -> int:
        """Return how many characters an idea may have under `policy`, with the default model."""
        limit = next(iter(self._models.values())).prompt_limit
        room = rules.room_for_idea(policy, limit=limit)
        return room if self._longest_prompt is None else min(room, self._longest_prompt)

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
        version. Raises NotAllowed for who may not manage the server, and BadPolicy for what can't
        be saved.
        """

        def append(earlier: list[rows.Row]) -> tuple[str, rows.Record]:
            now = _policy(earlier[0]) if earlier else rules.DEFAULT
            edited = rules.by_hand(now, edit(now))
            rules.check_policy(edited, models=self._models)
            return change, rules.to_record(edited)

        _refuse_others(author)
        # Its lists are compiled before it holds: all packs take a second, and nobody waits so long.
        await asyncio.to_thread(_compile_all, edit(await self._policy(server_id, 0)))
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

    async def history(
        self, server_id: int, count: int, *, up_to: int | None = None
    ) -> list[PolicyVersion]:
        """Return the newest `count` versions, of those with numbers `up_to` that, newest first."""
        found = await self._database.read(lambda c: rows.history(c, server_id, count, up_to))
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
        _refuse_others(author)

        def write(connection: Connection) -> int:
            together(connection)
            return rows.save(
                connection, server_id=server_id, author=author, at=datetime.now(UTC), change=append
            )

        version = await self._database.write(write)
        return await self._policy(server_id, version)

    async def _policy(self, server_id: int, at_least: int) -> Policy:
        known = self._newest.get(server_id)
        if known is None or known.version < at_least:
            row = await self._database.read(lambda c: rows.in_force(c, server_id))
            read = rules.DEFAULT if row is None else _policy(row)
            known = self._newest.get(server_id)
            if known is None or known.version < read.version:
                # Only the newest is remembered: an edit may have overtaken this reading.
                self._newest[server_id] = known = read
        return known

    def _keep(self, room: _Room, compiled: InForce) -> None:
        known = self._compiled.get(room)
        if known is None or known.policy.version < compiled.policy.version:
            self._compiled[room] = compiled
            self._compiled.move_to_end(room)
        if len(self._compiled) > COMPILED:
            self._compiled.popitem(last=False)


def _refuse_others(author: Person) -> None:
    if not author.manages:
        raise NotAllowed(MANAGE)


def _compile(policy: Policy, place: Place) -> InForce:
    layers = rules.layers_of(policy, place)
    theme = rules.theme_of(policy, place)
    return InForce(
        policy=rules.resolve(layers).over(policy),
        matcher=rules.compile_layers(layers),
        layers=layers,
        of_server=policy,
        assignment=rules.assignment_of(policy, place),
        theme=theme,
        theme_matcher=rules.compile_words(theme) if theme else None,
    )


def _compile_all(policy: Policy) -> None:
    """Bring the lists of a policy's layers into the cache."""
    assignments = (each.rules for each in policy.assignments.values())
    for laid_down in (policy, *policy.channels.values(), *assignments):
        rules.compile_layers([rules.Layer(scope=rules.Scope.SERVER, rules=laid_down)])


def _room(policy: Policy, place: Place) -> _Room:
    """Return what tells places with different rules apart: all others of a server share theirs."""
    has_rules = place.room_id in {*policy.channels, *policy.assignments, *policy.themes}
    has_theme = place.channel_id in policy.themes
    return (
        place.server_id,
        place.room_id if has_rules else None,
        place.channel_id if has_theme else None,
    )


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
