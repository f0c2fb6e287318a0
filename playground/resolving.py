"""What a person chose by its id, looked up for the `resolved` part of an interaction's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from playground import payloads
from playground.mistake import Mistake
from playground.values import JSON, Channel, User
from playground.world import World

_TEXT_CHANNEL = 0


class Kind(Enum):
    """What can be chosen: the same for the options of commands and for the menus of messages."""

    USER = auto()
    ROLE = auto()
    MENTIONABLE = auto()
    CHANNEL = auto()


OPTIONS = {6: Kind.USER, 7: Kind.CHANNEL, 8: Kind.ROLE, 9: Kind.MENTIONABLE}
SELECTS = {5: Kind.USER, 6: Kind.ROLE, 7: Kind.MENTIONABLE, 8: Kind.CHANNEL}


class Resolving:
    """Collects what one person chose in one place; `found` is Discord's `resolved` object."""

    def __init__(self, world: World, person: User, where: Channel) -> None:
        self._world = world
        self._person = person
        self._where = where
        self.found: dict[str, dict[str, JSON]] = {}

    def add(self, kind: Kind, value: str, channel_types: Sequence[int] = ()) -> str:
        """Look one id up and return it. Raises Mistake for what cannot be chosen here."""
        if kind in (Kind.USER, Kind.MENTIONABLE) and self._add_user(value):
            return value
        if kind in (Kind.ROLE, Kind.MENTIONABLE) and self._add_role(value):
            return value
        if kind is Kind.CHANNEL and self._add_channel(value, channel_types):
            return value
        raise Mistake(f"Nobody and nothing that can be chosen here has the id {value}.")

    def _add_user(self, user_id: str) -> bool:
        person = next((user for user in self._present() if user.id == user_id), None)
        if person is None:
            return False
        self._note("users", user_id, payloads.user(person))
        if not self._where.is_dm:
            member = payloads.bare_member(self._world, person)
            self._note("members", user_id, member | {"permissions": str(person.permissions)})
        return True

    def _present(self) -> Iterator[User]:
        """Yield who can be chosen: everybody, and in a private channel the two who are in it."""
        if not self._where.is_dm:
            yield from self._world.members()
            return
        yield self._world.bot
        yield self._person

    def _add_role(self, role_id: str) -> bool:
        role = next((role for role in payloads.roles() if role["id"] == role_id), None)
        if role is None or self._where.is_dm:
            return False
        self._note("roles", role_id, role)
        return True

    def _add_channel(self, channel_id: str, channel_types: Sequence[int]) -> bool:
        channel = self._world.channels.get(channel_id)
        fits = not channel_types or _TEXT_CHANNEL in channel_types
        if channel is None or channel.is_dm or self._where.is_dm or not fits:
            return False
        shown = payloads.channel_object(self._world, channel)
        permissions = {"permissions": str(self._person.permissions)}
        self._note("channels", channel_id, shown | permissions)
        return True

    def _note(self, group: str, value: str, shown: JSON) -> None:
        self.found.setdefault(group, {})[value] = shown
