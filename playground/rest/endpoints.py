"""The table of every endpoint this server knows."""

from __future__ import annotations

from playground import limits
from playground.rest import account, commands, interactions, messages
from playground.rest.call import Endpoint, Handler
from playground.values import JSON

_CHANNEL = "/channels/{channel_id}"
_MESSAGES = f"{_CHANNEL}/messages"
_MESSAGE = f"{_MESSAGES}/{{message_id}}"
_REACTION = f"{_MESSAGE}/reactions/{{emoji}}"
_WEBHOOK = "/webhooks/{application_id}/{token}"
_APPLICATION = "/applications/{application_id}"
_GUILD = "/guilds/{guild_id}"


def _read(path: str, handler: Handler, main: str | None = None) -> Endpoint:
    return Endpoint("GET", path, handler, limits.READ, main)


def _webhook(method: str, path: str, handler: Handler) -> Endpoint:
    return Endpoint(method, _WEBHOOK + path, handler, limits.WEBHOOK, "token", as_bot=False)


def _commands(scope: str, main: str) -> tuple[Endpoint, ...]:
    every, one = f"{scope}/commands", f"{scope}/commands/{{command_id}}"
    return (
        _read(every, commands.every, main),
        Endpoint("PUT", every, commands.overwrite, limits.COMMANDS, main),
        Endpoint("POST", every, commands.create, limits.COMMANDS, main),
        _read(one, commands.get, main),
        Endpoint("PATCH", one, commands.edit, limits.COMMANDS, main),
        Endpoint("DELETE", one, commands.delete, limits.COMMANDS, main),
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    _read("/gateway", account.gateway),
    _read("/gateway/bot", account.gateway_bot),
    _read("/users/@me", account.me),
    _read("/users/@me/guilds", account.my_guilds),
    Endpoint("POST", "/users/@me/channels", account.open_dm, limits.OPEN_DM),
    _read("/users/{user_id}", account.user),
    _read("/applications/@me", account.application),
    _read("/oauth2/applications/@me", account.application),
    _read(_GUILD, account.guild, "guild_id"),
    _read(f"{_GUILD}/channels", account.guild_channels, "guild_id"),
    _read(f"{_GUILD}/roles", account.guild_roles, "guild_id"),
    _read(f"{_GUILD}/members/{{user_id}}", account.member, "guild_id"),
    *_commands(_APPLICATION, "application_id"),
    *_commands(f"{_APPLICATION}/guilds/{{guild_id}}", "guild_id"),
    _read(_CHANNEL, account.channel, "channel_id"),
    Endpoint("POST", f"{_CHANNEL}/typing", account.typing, limits.POST_MESSAGE, "channel_id"),
    _read(_MESSAGES, messages.history, "channel_id"),
    Endpoint("POST", _MESSAGES, messages.post, limits.POST_MESSAGE, "channel_id"),
    _read(_MESSAGE, messages.get, "channel_id"),
    Endpoint("PATCH", _MESSAGE, messages.edit, limits.EDIT_MESSAGE, "channel_id"),
    Endpoint("DELETE", _MESSAGE, messages.delete, limits.DELETE_MESSAGE, "channel_id"),
    Endpoint("PUT", f"{_REACTION}/@me", messages.react, limits.REACT, "channel_id"),
    Endpoint("DELETE", f"{_REACTION}/@me", messages.unreact, limits.REACT, "channel_id"),
    Endpoint(
        "DELETE", f"{_REACTION}/{{user_id}}", messages.unreact_other, limits.REACT, "channel_id"
    ),
    Endpoint(
        "POST",
        "/interactions/{interaction_id}/{token}/callback",
        interactions.callback,
        None,
        as_bot=False,
    ),
    _webhook("POST", "", interactions.follow_up),
    _webhook("GET", "/messages/{message_id}", interactions.get),
    _webhook("PATCH", "/messages/{message_id}", interactions.edit),
    _webhook("DELETE", "/messages/{message_id}", interactions.delete),
)


def describe(method: str, path: str) -> dict[str, JSON]:
    """Return the body of the answer to a request that the table does not know."""
    return {"code": 0, "message": f"The playground does not know {method} {path}."}
