"""Attachments as Discord shows them: signed CDN addresses, and where `attachment://` points.

An address is good for 24 hours and then dead, as on Discord: whoever stores one finds out.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from playground import cast
from playground.values import JSON, Attachment, Message
from playground.world import World

ADDRESS_SECONDS = 24 * 60 * 60
SCHEME = "attachment://"
_SECRET = b"the playground signs its addresses like the real thing; nothing depends on this key"
_EMBED_MEDIA = ("image", "thumbnail")
_EMBED_ICONS = ("author", "footer")


def path(attachment: Attachment) -> str:
    """Return where an attachment lives on the CDN."""
    kind, owner = "attachments", attachment.channel_id
    if attachment.ephemeral:
        kind, owner = "ephemeral-attachments", cast.APPLICATION_ID
    return f"/cdn/{kind}/{owner}/{attachment.id}/{quote(attachment.filename)}"


def signature(where: str, issued: str, expires: str) -> str:
    """Return what proves that this server made an address."""
    return hmac.new(_SECRET, f"{where}?{expires}&{issued}".encode(), hashlib.sha256).hexdigest()


def url(world: World, attachment: Attachment) -> str:
    """Return a signed address, the same for an hour and good for 24 hours at least."""
    now = int(world.clock.now()) // 3600 * 3600
    issued, expires = f"{now:x}", f"{now + 3600 + ADDRESS_SECONDS:x}"
    where = path(attachment)
    return (
        f"{world.base_url}{where}?ex={expires}&is={issued}&hm={signature(where, issued, expires)}"
    )


def attachment_object(world: World, attachment: Attachment) -> JSON:
    """Return an attachment object."""
    where = url(world, attachment)
    shown: dict[str, JSON] = {
        "id": attachment.id,
        "filename": attachment.filename,
        "size": attachment.size,
        "url": where,
        "proxy_url": where,
        "content_type": attachment.content_type,
    }
    if attachment.width is not None:
        shown |= {"width": attachment.width, "height": attachment.height}
    if attachment.title is not None:
        shown["title"] = attachment.title
    if attachment.description is not None:
        shown["description"] = attachment.description
    if attachment.ephemeral:
        shown["ephemeral"] = True
    return shown


def media_slots(components: list[JSON]) -> Iterator[tuple[str, JSON]]:
    """Yield (path, media object) for every picture or file that components show."""
    for where, component in walk(components):
        match component.get("type"):
            case 11:
                yield f"{where}.media", component.get("media")
            case 12:
                for place, item in enumerate(component.get("items") or ()):
                    yield f"{where}.items.{place}.media", item.get("media")
            case 13:
                yield f"{where}.file", component.get("file")


def walk(components: object, where: str = "components") -> Iterator[tuple[str, JSON]]:
    """Yield (path, component) for all components, the outer before the inner."""
    for place, component in enumerate(components if isinstance(components, list) else ()):
        if not isinstance(component, dict):
            continue
        here = f"{where}.{place}"
        yield here, component
        yield from walk(component.get("components"), f"{here}.components")
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield f"{here}.{key}", component[key]


def embed_slots(embeds: list[JSON]) -> Iterator[tuple[str, JSON, str]]:
    """Yield (path, object, key) for every address of a picture in embeds."""
    for place, embed in enumerate(embeds):
        for key in _EMBED_MEDIA:
            if isinstance(embed.get(key), dict):
                yield f"embeds.{place}.{key}.url", embed[key], "url"
        for key in _EMBED_ICONS:
            if isinstance(embed.get(key), dict) and embed[key].get("icon_url"):
                yield f"embeds.{place}.{key}.icon_url", embed[key], "icon_url"


def reference(message: Message, address: str) -> str:
    """Turn the CDN address of one of the message's own files back into `attachment://name`."""
    where = urlsplit(address).path
    for attachment in message.attachments:
        if where == path(attachment):
            return SCHEME + attachment.filename
    return address


def attachment_at(message: Message, attachment_id: str | None) -> Attachment | None:
    """Return the attachment of a message with an id."""
    return next((held for held in message.attachments if held.id == attachment_id), None)


def hidden_names(message: Message) -> set[str]:
    """Return the files that embeds or components show: the list of attachments omits them."""
    addresses = [slot.get("url", "") for _, slot in media_slots(message.components) if slot]
    addresses += [slot[key] for _, slot, key in embed_slots(message.embeds)]
    return {address.removeprefix(SCHEME) for address in addresses if address.startswith(SCHEME)}


def resolver(world: World, message: Message) -> Callable[[str], JSON]:
    """Return a function from an address to the media object that Discord shows for it."""
    named = {attachment.filename: attachment for attachment in message.attachments}

    def resolve(address: str) -> JSON:
        attachment = named.get(address.removeprefix(SCHEME))
        if not address.startswith(SCHEME) or attachment is None:
            return {"url": address, "proxy_url": address}
        shown = attachment_object(world, attachment)
        kept = ("url", "proxy_url", "width", "height", "content_type")
        return {key: shown[key] for key in kept if key in shown} | {"attachment_id": attachment.id}

    return resolve


_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")


def clean_filename(name: str) -> str:
    """Return a file name as Discord keeps it: spaces to `_`, then ASCII letters, digits, `_.-`."""
    cleaned = _UNSAFE.sub("", name.replace(" ", "_")).lstrip("._")
    return cleaned or "unknown"
