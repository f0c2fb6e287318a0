"""From the JSON and files that a bot sends to a message in the world, checked on the way.

A new message and an edit share one path: the fields that were sent are laid over those that stood,
the result is checked as Discord checks it, and only then does anything change.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from playground import layout, media, pictures
from playground.checks import messages as checks
from playground.values import (
    JSON,
    Attachment,
    Content,
    Message,
    MessageFlag,
    Upload,
    User,
)
from playground.world import World

_SETTABLE = (
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2
)
_MENTION = re.compile(r"<@!?(\d+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What arrived: the decoded JSON, the files, and where in the JSON the message is.

    `prefix` is "data" for answers to interactions, so that mistakes carry the right path.
    """

    fields: dict[str, JSON]
    uploads: Sequence[Upload] = ()
    prefix: str = ""


def write(world: World, form: Form, blank: Message) -> Message:
    """Fill a message that is not posted yet from a form. Raises Refused."""
    checks.check_form(form.fields, form.uploads, form.prefix)
    flags = blank.flags | (form.fields.get("flags") or 0) & _SETTABLE
    draft = replace(blank, flags=flags)
    return _fill(world, form, draft)


def rewrite(world: World, form: Form, message: Message) -> None:
    """Change a posted message by a form and announce it. Raises Refused and changes nothing."""
    checks.check_form(form.fields, form.uploads, form.prefix)
    previous = message.attachments
    draft = _fill(world, form, replace(message, flags=_edited_flags(message, form)))
    for name in ("content", "embeds", "components", "attachments", "flags", "mentions"):
        setattr(message, name, getattr(draft, name))
    if message.thinking:
        message.flags &= ~MessageFlag.LOADING
    else:
        message.edited = world.clock.now()
    world.edited(message, previous=previous)


def _edited_flags(message: Message, form: Form) -> int:
    """An edit may hide embeds or turn to components for good; nothing else of the flags changes."""
    wanted: int | None = form.fields.get("flags")
    if wanted is None:
        return message.flags
    kept = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
    return kept | wanted & (MessageFlag.SUPPRESS_EMBEDS | MessageFlag.COMPONENTS_V2)


def _fill(world: World, form: Form, draft: Message) -> Message:
    fields = form.fields
    kept = _kept(fields, draft.attachments)
    added = tuple(_attachment(world, draft, fields, upload) for upload in form.uploads)
    filled = replace(
        draft,
        content=_text(fields, draft.content),
        embeds=_embeds(fields, draft),
        components=_components(fields, draft),
        attachments=kept + added,
    )
    checks.check_message(filled, form.prefix)
    return replace(filled, mentions=_mentions(world, filled, fields.get("allowed_mentions")))


def _text(fields: dict[str, JSON], before: str) -> str:
    """Discord trims what it shows."""
    return (fields["content"] or "").strip() if "content" in fields else before


def _embeds(fields: dict[str, JSON], draft: Message) -> list[JSON]:
    if "embeds" not in fields:
        return draft.embeds
    embeds = copy.deepcopy(fields["embeds"] or [])
    for embed in embeds:
        embed["type"] = "rich"
    for _, slot, key in media.embed_slots(embeds):
        slot[key] = media.reference(draft, slot[key])
    return embeds


def _components(fields: dict[str, JSON], draft: Message) -> list[JSON]:
    if "components" not in fields:
        return draft.components
    return layout.stored(fields["components"] or [], draft)


def _kept(fields: dict[str, JSON], before: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """When an edit lists attachments, those left out are dropped; when it lists none, all stay."""
    if "attachments" not in fields:
        return before
    listed = {str(entry.get("id")): entry for entry in fields["attachments"] or ()}
    return tuple(
        replace(attachment, description=listed[attachment.id].get("description"))
        if "description" in listed[attachment.id]
        else attachment
        for attachment in before
        if attachment.id in listed
    )


def _attachment(
    world: World, draft: Message, fields: dict[str, JSON], upload: Upload
) -> Attachment:
    listed = {str(entry.get("id")): entry for entry in fields.get("attachments") or ()}
    about = listed.get(str(upload.index), {})
    return attach(
        world,
        draft.channel_id,
        replace(upload, filename=about.get("filename") or upload.filename),
        description=about.get("description"),
        ephemeral=draft.private_to is not None,
    )


def attach(
    world: World,
    channel_id: str,
    upload: Upload,
    *,
    description: str | None = None,
    ephemeral: bool = False,
) -> Attachment:
    """Make an attachment of an uploaded file: its clean name, its type, its size as a picture."""
    filename = media.clean_filename(upload.filename)
    width, height = pictures.size(upload.data) or (None, None)
    stem = upload.filename.rpartition(".")[0]
    return Attachment(
        id=world.ids.new(),
        channel_id=channel_id,
        filename=filename,
        title=stem if filename != upload.filename else None,
        description=description,
        content_type=pictures.content_type(filename),
        size=len(upload.data),
        content=Content(upload.data),
        width=width,
        height=height,
        ephemeral=ephemeral,
    )


def _mentions(world: World, message: Message, allowed: JSON) -> tuple[User, ...]:
    """Return whom the message pings: those it names, as far as `allowed_mentions` lets it."""
    texts = [message.content] + [
        component["content"]
        for _, component in media.walk(message.components)
        if component.get("type") == 10
    ]
    named = dict.fromkeys(_MENTION.findall("\n".join(texts)))
    if allowed is not None and "users" not in (allowed.get("parse") or ()):
        listed = {str(user_id) for user_id in allowed.get("users") or ()}
        named = dict.fromkeys(user_id for user_id in named if user_id in listed)
    known = {user.id: user for user in world.members()}
    return tuple(known[user_id] for user_id in named if user_id in known)
