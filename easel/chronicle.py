"""A policy's history: who changed what, from which value to which, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from easel import policy as rules
from easel.errors import Vanished
from easel.model import Person, Policy, PolicyVersion
from easel.policies import Policies


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version, and how it differs from the one before."""

    version: PolicyVersion
    differences: tuple[rules.Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Entries of a history, the newest first; `newest` is the number of the version in force."""

    entries: tuple[Entry, ...]
    newest: int


class Chronicle:
    """Reads the history of policies, and brings an earlier version back."""

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    async def page(self, server_id: int, count: int, *, up_to: int | None = None) -> Page:
        """Return `count` versions, from number `up_to` backwards; from the newest without it."""
        found = await self._policies.history(server_id, count + 1, up_to=up_to)
        newest = found[0] if up_to is None and found else None
        if newest is None:
            newest = next(iter(await self._policies.history(server_id, 1)), None)
        before = [*(each.policy for each in found[1:]), rules.DEFAULT]
        entries = tuple(
            Entry(version=each, differences=rules.differences(earlier, each.policy))
            for each, earlier in zip(found, before, strict=False)
        )
        return Page(entries=entries[:count], newest=newest.policy.version if newest else 0)

    async def since(self, server_id: int, version: int) -> tuple[PolicyVersion, ...]:
        """Return the versions that came after `version`, the oldest first; at most fifty."""
        found = await self._policies.history(server_id, 50)
        return tuple(each for each in reversed(found) if each.policy.version > version)

    async def restore(self, server_id: int, author: Person, version: int) -> Policy:
        """Put the policy of an earlier version back in force, as a new version; 0 is the default.

        Raises Vanished for a version that there was not, NotAllowed, and BadPolicy for one that
        can't be kept any more.
        """
        earlier = await self._of_version(server_id, version)
        return await self._policies.edit(
            server_id, author, f"went back to version {version}", lambda _now: earlier
        )

    async def _of_version(self, server_id: int, version: int) -> Policy:
        if version == 0:
            return rules.DEFAULT
        found = await self._policies.history(server_id, 1, up_to=version)
        if not found or found[0].policy.version != version:
            raise Vanished("policy version")
        return found[0].policy
