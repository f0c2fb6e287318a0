"""Users, members, channels and the server as the JSON objects of Discord's API v10."""

from __future__ import annotations

from playground import cast
from playground.clock import iso
from playground.values import JSON, Channel, User
from playground.world import World

_NEVER_LIMITED: dict[str, JSON] = {"total": 1000, "remaining": 1000, "reset_after": 0}


def user(person: User) -> JSON:
    """Return a user object."""
    return {
        "id": person.id,
        "username": person.username,
        "global_name": None if person.bot else person.name,
        "discriminator": "0001" if person.bot else "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }


def own_user(world: World) -> JSON:
    """Return the bot's own account as `/users/@me` shows it."""
    private = {"mfa_enabled": False, "locale": "en-US", "email": None, "verified": True}
    return {**user(world.bot), **private}


def bare_member(world: World, person: User) -> JSON:
    """Return a member object without its user, as it comes with a message."""
    return {
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": list(person.role_ids),
        "joined_at": iso(world.began),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
    }


def member(world: World, person: User) -> JSON:
    """Return a member object."""
    return {**bare_member(world, person), "user": user(person)}


def overwrites(channel: Channel) -> list[JSON]:
    """Return what a test took away from the bot in this channel."""
    denied = 0
    if not channel.bot_may_see:
        denied |= cast.VIEW_CHANNEL
    if not channel.bot_may_write:
        denied |= cast.SEND_MESSAGES
    if not channel.bot_may_attach:
        denied |= cast.ATTACH_FILES
    if not denied:
        return []
    return [{"id": cast.APPLICATION_ID, "type": 1, "allow": "0", "deny": str(denied)}]


def bot_permissions(world: World, channel: Channel) -> str:
    """Return what the bot may do in a channel, as the bit set in decimal digits."""
    if channel.is_dm:
        return str(cast.BOT_MAY_IN_DM)
    denied = sum(int(overwrite["deny"]) for overwrite in overwrites(channel))
    return str(world.bot.permissions & ~denied)


def channel_object(world: World, channel: Channel) -> JSON:
    """Return a channel object: a text channel, or a private one with its recipient."""
    last = next(reversed(channel.messages), None)
    if channel.is_dm:
        recipient = world.user(channel.person_id or "")
        return {
            "id": channel.id,
            "type": 1,
            "flags": 0,
            "last_message_id": last,
            "recipients": [user(recipient)],
        }
    return {
        "id": channel.id,
        "type": 0,
        "flags": 0,
        "guild_id": cast.GUILD_ID,
        "name": channel.name,
        "topic": channel.topic,
        "position": channel.position,
        "parent_id": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": last,
        "permission_overwrites": overwrites(channel),
    }


def roles() -> list[JSON]:
    """Return the roles of the server: everyone, teachers, and the one the bot came with."""
    bot_tags = {"bot_id": cast.APPLICATION_ID}
    return [
        _role(cast.GUILD_ID, "@everyone", cast.EVERYONE_MAY, 0),
        _role(cast.TEACHER_ROLE_ID, "Teacher", cast.TEACHER_MAY, 2),
        {
            **_role(cast.BOT_ROLE_ID, "Easel", cast.EVERYONE_MAY, 1),
            "managed": True,
            "tags": bot_tags,
        },
    ]


def _role(role_id: str, name: str, permissions: int, position: int) -> JSON:
    return {
        "id": role_id,
        "name": name,
        "permissions": str(permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def guild(world: World) -> JSON:
    """Return the server as `/guilds/{id}` shows it."""
    nothing = (
        "icon description home_header splash discovery_splash banner application_id afk_channel_id"
        " system_channel_id widget_channel_id max_presences vanity_url_code rules_channel_id"
        " safety_alerts_channel_id public_updates_channel_id incidents_data"
    )
    return {
        **dict.fromkeys(nothing.split()),
        "id": cast.GUILD_ID,
        "name": cast.GUILD_NAME,
        "owner_id": cast.OWNER_ID,
        "region": "deprecated",
        "afk_timeout": 300,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": roles(),
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 1,
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 2,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": world.locale,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
    }


def guild_create(world: World) -> JSON:
    """Return the server as the gateway's GUILD_CREATE shows it."""
    return {
        **guild(world),
        "joined_at": iso(world.began),
        "large": False,
        "unavailable": False,
        "member_count": 1 + len(world.people),
        "voice_states": [],
        "members": [member(world, world.bot)],
        "channels": [channel_object(world, c) for c in world.channels.values() if not c.is_dm],
        "threads": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(world: World) -> JSON:
    """Return the bot's application."""
    return {
        "id": cast.APPLICATION_ID,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "summary": "",
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": {**user(world.bot), "id": cast.OWNER_ID, "username": "owner", "bot": False},
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def gateway_bot(url: str) -> JSON:
    """Return where and how often a bot may connect."""
    start = {**_NEVER_LIMITED, "max_concurrency": 1}
    return {"url": url, "shards": 1, "session_start_limit": start}
