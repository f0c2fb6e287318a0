"""Endpoints: who the bot is, where its gateway is, the server, its members and channels."""

from __future__ import annotations

from playground import cast, payloads, refusals
from playground.rest.call import Call
from playground.values import JSON


def gateway_url(call: Call) -> str:
    """Return the gateway's address, which follows from the server's own."""
    return call.world.base_url.replace("http", "ws", 1) + "/gateway"


def gateway(call: Call) -> JSON:
    """GET /gateway."""
    return {"url": gateway_url(call)}


def gateway_bot(call: Call) -> JSON:
    """GET /gateway/bot."""
    return payloads.gateway_bot(gateway_url(call))


def me(call: Call) -> JSON:
    """GET /users/@me."""
    return payloads.own_user(call.world)


def my_guilds(call: Call) -> JSON:
    """GET /users/@me/guilds."""
    return [
        {
            "id": cast.GUILD_ID,
            "name": cast.GUILD_NAME,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(call.world.bot.permissions),
            "features": [],
        }
    ]


def application(call: Call) -> JSON:
    """GET /applications/@me and /oauth2/applications/@me."""
    return payloads.application(call.world)


def user(call: Call) -> JSON:
    """GET /users/{user_id}."""
    return payloads.user(call.world.user(call.params["user_id"]))


def open_dm(call: Call) -> JSON:
    """POST /users/@me/channels.

    It works with people who accept no private messages; sending is what is refused then.
    """
    recipient = call.world.user(str(call.fields.get("recipient_id")))
    if recipient.bot:
        raise refusals.Refused(400, 50007, "Cannot send messages to this user")
    return payloads.channel_object(call.world, call.world.open_dm(recipient))


def channel(call: Call) -> JSON:
    """GET /channels/{channel_id}."""
    return payloads.channel_object(call.world, call.channel)


def typing(call: Call) -> None:
    """POST /channels/{channel_id}/typing: nobody sees it here, but it must be allowed."""
    if not call.channel.bot_may_write:
        raise refusals.missing_permissions()


def _check_guild(call: Call) -> None:
    if call.params["guild_id"] != cast.GUILD_ID:
        raise refusals.unknown_guild()


def guild(call: Call) -> JSON:
    """GET /guilds/{guild_id}."""
    _check_guild(call)
    shown = payloads.guild(call.world)
    if call.query.get("with_counts", "").lower() in ("true", "1", ""):
        count = 1 + len(call.world.people)
        shown |= {"approximate_member_count": count, "approximate_presence_count": count}
    return shown


def guild_channels(call: Call) -> JSON:
    """GET /guilds/{guild_id}/channels."""
    _check_guild(call)
    channels = call.world.channels.values()
    return [payloads.channel_object(call.world, c) for c in channels if not c.is_dm]


def guild_roles(call: Call) -> JSON:
    """GET /guilds/{guild_id}/roles."""
    _check_guild(call)
    return payloads.roles()


def member(call: Call) -> JSON:
    """GET /guilds/{guild_id}/members/{user_id}."""
    _check_guild(call)
    for person in call.world.members():
        if person.id == call.params["user_id"]:
            return payloads.member(call.world, person)
    raise refusals.unknown_member()
