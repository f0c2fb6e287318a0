"""What people have set for themselves: /settings and /prefer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from easel import prompts
from easel.errors import BadPreference
from easel.model import Person, Place, Preferences
from easel.storage import preferences as rows
from easel.storage.database import Connection, Database


class Personal:
    """The preferences of everyone, each read once. Only this process changes them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[int, int], Preferences] = {}

    async def of(self, person: Person, place: Place) -> Preferences:
        """Return what a person has set on that server."""
        key = place.server_id, person.id
        if key not in self._known:
            found = await self._database.read(lambda c: rows.of(c, person, place))
            # a change may have overtaken this reading
            self._known.setdefault(key, found)
        return self._known[key]

    async def change(
        self, person: Person, place: Place, change: Callable[[Preferences], Preferences]
    ) -> Preferences:
        """Keep what `change` makes of a person's preferences; what it raises changes nothing."""

        def write(connection: Connection) -> Preferences:
            changed = change(rows.of(connection, person, place))
            rows.put(connection, person, place, changed)
            return changed

        changed = await self._database.write(write)
        self._known[place.server_id, person.id] = changed
        return changed

    async def set_option(self, person: Person, place: Place, name: str, text: str) -> Preferences:
        """Keep an own option, in place of one of that name. Raises BadPreference."""
        name, text = prompts.check_option(name, text)

        def change(chosen: Preferences) -> Preferences:
            options = {**chosen.options, name: text}
            if len(options) > (most := Preferences.MOST_OPTIONS):
                reason = f"You have {most} options, which is the most: remove one first."
                raise BadPreference(name, reason)
            return replace(chosen, options=options)

        return await self.change(person, place, change)

    async def remove_option(self, person: Person, place: Place, name: str) -> Preferences:
        """Forget an own option. Raises BadPreference when there is none of that name."""
        wanted = prompts.own_name(name)

        def change(chosen: Preferences) -> Preferences:
            if wanted not in chosen.options:
                reason = "You have no option of that name; see /prefer option list."
                raise BadPreference(f"--{wanted[:100]}", reason)
            left = {each: text for each, text in chosen.options.items() if each != wanted}
            return replace(chosen, options=left)

        return await self.change(person, place, change)

    async def set_suffix(self, person: Person, place: Place, text: str) -> Preferences:
        """Keep the suffix of a person's prompts; empty for none. Raises BadPreference."""
        suffix = prompts.check_suffix(text)
        return await self.change(person, place, lambda chosen: replace(chosen, suffix=suffix))
