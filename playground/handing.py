"""Files that people hand in: with a command, in a form, in a message."""

from __future__ import annotations

import base64
import binascii

from playground import writing
from playground.message_payloads import ATTACHMENT_BYTES
from playground.mistake import Mistake
from playground.values import JSON, Attachment, Channel, Upload
from playground.world import World

_MEGABYTE = 1024 * 1024


def upload(
    world: World, channel: Channel, value: JSON, name: str, *, ephemeral: bool = True
) -> Attachment:
    """Return a file that came as {"name": ..., "data": base64}.

    `name` says in mistakes what it was handed in for. What belongs to no message is ephemeral.
    Raises Mistake, also for more than 10 MiB.
    """
    try:
        filename, data = str(value["name"]), base64.b64decode(value["data"], validate=True)
    except (TypeError, KeyError, binascii.Error):
        raise Mistake(f"{name!r} is a file with a name and base64 data.") from None
    if len(data) > ATTACHMENT_BYTES:
        limit = ATTACHMENT_BYTES // _MEGABYTE
        raise Mistake(f"{filename} is too large: a file has at most {limit} MB.")
    sent = Upload(index=0, filename=filename, content_type="", data=data)
    return writing.attach(world, channel.id, sent, ephemeral=ephemeral)
