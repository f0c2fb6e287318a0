"""The commands that the bot registered, for everybody and for the one server."""

from __future__ import annotations

from playground import cast, refusals
from playground.clock import Snowflakes
from playground.values import JSON, Channel, User

COMMANDS_PER_SCOPE = 100
_DEFAULTS: dict[str, JSON] = {
    "type": 1,
    "description": "",
    "name_localizations": None,
    "description_localizations": None,
    "default_member_permissions": None,
    "nsfw": False,
}


class CommandBook:
    """Application commands as Discord stores them: an id for life, a version for every change."""

    def __init__(self, ids: Snowflakes) -> None:
        self._ids = ids
        self._scopes: dict[str | None, dict[str, JSON]] = {None: {}, cast.GUILD_ID: {}}

    def all(self, guild_id: str | None) -> list[JSON]:
        """Return the commands of a server, or with None the global ones."""
        return list(self._scopes[guild_id].values())

    def everything(self) -> list[JSON]:
        """Return all commands that exist in the server, the server's own first."""
        return self.all(cast.GUILD_ID) + self.all(None)

    def get(self, guild_id: str | None, command_id: str) -> JSON:
        """Return one command; Refused (10063) if there is none."""
        try:
            return self._scopes[guild_id][command_id]
        except KeyError:
            raise refusals.unknown_command() from None

    def overwrite(self, guild_id: str | None, wanted: list[JSON]) -> list[JSON]:
        """Make the commands of a scope exactly those wanted; the same name keeps its id."""
        known = {_key(command): command for command in self.all(guild_id)}
        made = [self._stored(guild_id, body, known.get(_key(body))) for body in wanted]
        self._scopes[guild_id] = {command["id"]: command for command in made}
        return made

    def put(self, guild_id: str | None, body: JSON) -> tuple[JSON, bool]:
        """Add one command or replace the one of that name; also say whether it is new."""
        old = next((c for c in self.all(guild_id) if _key(c) == _key(body)), None)
        if old is None and len(self._scopes[guild_id]) >= COMMANDS_PER_SCOPE:
            raise refusals.too_many_commands()
        command = self._stored(guild_id, body, old)
        self._scopes[guild_id][command["id"]] = command
        return command, old is None

    def edit(self, guild_id: str | None, command_id: str, body: JSON) -> JSON:
        """Change some fields of a command."""
        old = self.get(guild_id, command_id)
        command = self._stored(guild_id, {**_definition(old), **body}, old)
        self._scopes[guild_id][command_id] = command
        return command

    def delete(self, guild_id: str | None, command_id: str) -> None:
        """Take a command away; Refused (10063) if there is none."""
        self.get(guild_id, command_id)
        del self._scopes[guild_id][command_id]

    def _stored(self, guild_id: str | None, body: JSON, old: JSON) -> JSON:
        definition = {**_DEFAULTS, **body}
        definition.pop("id", None)
        if not definition.get("options"):
            definition.pop("options", None)
        if definition["default_member_permissions"] is not None:
            definition["default_member_permissions"] = str(definition["default_member_permissions"])
        if guild_id is None:
            definition = _global(definition)
        else:
            definition["guild_id"] = guild_id
            for key in ("contexts", "dm_permission", "integration_types"):
                definition.pop(key, None)
        if old is not None and _definition(old) == _definition(definition):
            return old
        version = self._ids.new()
        identity = {"id": old["id"] if old else version, "application_id": cast.APPLICATION_ID}
        return {**identity, "version": version, **definition}


def _global(body: JSON) -> JSON:
    contexts = body.get("contexts")
    if contexts is None and "contexts" in body:
        body.pop("contexts")
    in_dm = 1 in contexts if contexts is not None else body.get("dm_permission") is not False
    return {
        **body,
        "dm_permission": in_dm,
        "integration_types": body.get("integration_types") or [0],
    }


def _definition(command: JSON) -> JSON:
    identity = ("id", "application_id", "version")
    return {key: value for key, value in command.items() if key not in identity}


def _key(command: JSON) -> tuple[int, str]:
    return command.get("type") or 1, command["name"]


def localised(thing: JSON, locale: str) -> JSON:
    """Return a command as a client in that language shows it: with what was translated for it."""
    shown = {**thing}
    for key in ("name", "description"):
        shown[key] = (thing.get(f"{key}_localizations") or {}).get(locale, thing.get(key))
        if shown[key] is None:
            del shown[key]
    for key in ("options", "choices"):
        if thing.get(key):
            shown[key] = [localised(each, locale) for each in thing[key]]
    return shown


def may_use(command: JSON, user: User) -> bool:
    """Say if the command's default permissions let this person see it in the server."""
    wanted = command["default_member_permissions"]
    if wanted is None or user.permissions & cast.ADMINISTRATOR:
        return True
    return int(wanted) != 0 and user.permissions & int(wanted) == int(wanted)


def is_offered_in(command: JSON, channel: Channel) -> bool:
    """Say if the command exists in this kind of channel."""
    if not channel.is_dm:
        contexts = command.get("contexts")
        return contexts is None or 0 in contexts
    return "guild_id" not in command and bool(command.get("dm_permission", True))
