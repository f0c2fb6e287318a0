"""Endpoints: the application's commands, global ones and the server's."""

from __future__ import annotations

from playground import cast, refusals
from playground.checks import commands as checks
from playground.events import CommandsChanged
from playground.rest.call import Call, Reply
from playground.values import JSON

_LOCALIZATIONS = ("name_localizations", "description_localizations")


def _scope(call: Call) -> str | None:
    if call.params["application_id"] != cast.APPLICATION_ID:
        raise refusals.unknown_application()
    guild_id = call.params.get("guild_id")
    if guild_id not in (None, cast.GUILD_ID):
        raise refusals.missing_access()
    return guild_id


def every(call: Call) -> JSON:
    """GET .../commands; translations come only when `with_localizations` asks for them."""
    commands = call.world.commands.all(_scope(call))
    if call.query.get("with_localizations", "").lower() in ("true", "1"):
        return commands
    return [{k: v for k, v in c.items() if k not in _LOCALIZATIONS} for c in commands]


def overwrite(call: Call) -> JSON:
    """PUT .../commands: from now on exactly these."""
    scope = _scope(call)
    checks.check_all(call.body)
    made = call.world.commands.overwrite(scope, call.body)
    call.world.tell(CommandsChanged())
    return made


def create(call: Call) -> Reply:
    """POST .../commands: 201 for a new one, 200 for one that replaces its namesake."""
    scope = _scope(call)
    checks.check_one(call.fields)
    command, is_new = call.world.commands.put(scope, call.fields)
    call.world.tell(CommandsChanged())
    return Reply(201 if is_new else 200, command)


def get(call: Call) -> JSON:
    """GET .../commands/{command_id}."""
    return call.world.commands.get(_scope(call), call.params["command_id"])


def edit(call: Call) -> JSON:
    """PATCH .../commands/{command_id}."""
    scope, command_id = _scope(call), call.params["command_id"]
    old = call.world.commands.get(scope, command_id)
    checks.check_one({**old, **call.fields})
    command = call.world.commands.edit(scope, command_id, call.fields)
    call.world.tell(CommandsChanged())
    return command


def delete(call: Call) -> None:
    """DELETE .../commands/{command_id}."""
    call.world.commands.delete(_scope(call), call.params["command_id"])
    call.world.tell(CommandsChanged())
