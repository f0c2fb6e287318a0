"""What Discord refuses in a message, first in the form that arrives, then in the whole it makes."""

from __future__ import annotations

from collections.abc import Sequence

from playground import media, refusals
from playground.checks import components, embeds
from playground.refusals import FormErrors
from playground.values import JSON, Message, Upload

CONTENT_CHARACTERS = 2000
ATTACHMENTS = 10
EMBEDS = 10
DESCRIPTION_CHARACTERS = 1024
NONCE_CHARACTERS = 25
_NOT_HERE = ("poll", "sticker_ids", "thread_name", "applied_tags", "shared_client_theme")
_MENTION_KINDS = ("users", "roles", "everyone")


def at(prefix: str, path: str) -> str:
    """Join a form's prefix and a path inside of it."""
    return f"{prefix}.{path}" if prefix else path


def check_form(fields: dict[str, JSON], uploads: Sequence[Upload], prefix: str) -> None:
    """Refuse a form whose single fields are of the wrong type or size."""
    _check_known(fields)
    errors = FormErrors()
    if (content := fields.get("content")) is not None:
        errors.length(at(prefix, "content"), content, 0, CONTENT_CHARACTERS)
    if (flags := fields.get("flags")) is not None and not isinstance(flags, int):
        errors.add(at(prefix, "flags"), "NUMBER_TYPE_COERCE", f'Value "{flags}" is not int.')
    if fields.get("embeds") is not None:
        embeds.check(fields["embeds"], at(prefix, "embeds"), errors, most=EMBEDS)
    if fields.get("components") is not None:
        components.check(fields["components"], at(prefix, "components"), errors)
    if fields.get("allowed_mentions") is not None:
        _check_allowed_mentions(fields["allowed_mentions"], at(prefix, "allowed_mentions"), errors)
    _check_attachments(fields, uploads, at(prefix, "attachments"), errors)
    _check_nonce(fields.get("nonce"), at(prefix, "nonce"), errors)
    errors.raise_if_any()


def check_message(message: Message, prefix: str) -> None:
    """Refuse a message that is too much, too little, or contradicts itself."""
    errors = FormErrors()
    if len(message.attachments) > ATTACHMENTS:
        errors.add(at(prefix, "attachments"), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer.")
    embeds.check_total(message.embeds, at(prefix, "embeds"), errors)
    components.check_whole(message, at(prefix, "components"), errors)
    if message.is_v2:
        _check_no_legacy(message, prefix, errors)
    _check_references(message, prefix, errors)
    errors.raise_if_any()
    legacy = message.content or message.embeds or message.attachments
    if not message.components and (message.is_v2 or not legacy):
        raise refusals.empty_message()


def _check_known(fields: dict[str, JSON]) -> None:
    for name in _NOT_HERE:
        if fields.get(name):
            raise refusals.Refused(501, 0, f"The playground does not know messages with {name!r}.")


def _check_allowed_mentions(allowed: JSON, path: str, errors: FormErrors) -> None:
    if not isinstance(allowed, dict):
        errors.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return
    parse = allowed.get("parse") or []
    for place, kind in enumerate(parse):
        if kind not in _MENTION_KINDS:
            errors.choice(f"{path}.parse.{place}", kind, ", ".join(_MENTION_KINDS))
    for kind in ("users", "roles"):
        listed = allowed.get(kind) or []
        errors.count(f"{path}.{kind}", listed, 0, 100)
        if listed and kind in parse:
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            errors.add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _check_attachments(
    fields: dict[str, JSON], uploads: Sequence[Upload], path: str, errors: FormErrors
) -> None:
    listed = fields.get("attachments")
    if len(uploads) > ATTACHMENTS:
        errors.add(path, "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    if listed is None or not errors.count(path, listed, 0, ATTACHMENTS):
        return
    indexes = {str(upload.index) for upload in uploads}
    for place, entry in enumerate(listed):
        here = f"{path}.{place}"
        if not isinstance(entry, dict) or entry.get("id") is None:
            errors.required(f"{here}.id")
            continue
        # A number this small is the place of a file in this request, not the id of an old one.
        if int(entry["id"]) < 1000 and str(entry["id"]) not in indexes:
            errors.add(here, "ATTACHMENT_NOT_FOUND", f"files[{entry['id']}] was not uploaded")
        if entry.get("description") is not None:
            errors.length(f"{here}.description", entry["description"], 0, DESCRIPTION_CHARACTERS)


def _check_nonce(nonce: JSON, path: str, errors: FormErrors) -> None:
    if isinstance(nonce, str):
        errors.length(path, nonce, 0, NONCE_CHARACTERS)
    elif nonce is not None and not isinstance(nonce, int):
        errors.add(path, "BASE_TYPE_STRING", "Could not interpret value as string.")


def _check_no_legacy(message: Message, prefix: str, errors: FormErrors) -> None:
    for name in ("content", "embeds"):
        if getattr(message, name):
            errors.add(
                at(prefix, name),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _check_references(message: Message, prefix: str, errors: FormErrors) -> None:
    """Every `attachment://name` must name a file of this message.

    Discord refuses that in components and silently shows no picture in embeds; here both are
    refused, because a picture that silently does not show is what a test wants to hear of.
    """
    names = {attachment.filename for attachment in message.attachments}
    slots = [(where, slot["url"]) for where, slot in media.media_slots(message.components)]
    slots += [(where, slot[key]) for where, slot, key in media.embed_slots(message.embeds)]
    for where, address in slots:
        if address.startswith(media.SCHEME) and address.removeprefix(media.SCHEME) not in names:
            errors.add(
                at(prefix, where if where.endswith("url") else f"{where}.url"),
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                f'The referenced attachment ("{address}") was not found',
            )
