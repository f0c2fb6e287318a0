"""A request as the parameters of one call: for a picture, or for words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from easel.engines.base import DrawRequest
from easel.engines.openai.questions import Messages
from easel.model import Model

File = tuple[str, bytes, str]
"""A name, the bytes, and the media type: what one part of a form is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is sent: the fields, and the files when pictures are edited."""

    fields: Mapping[str, Any]
    images: tuple[File, ...] = ()
    mask: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How everything is asked for: the format wanted, the most partials, the hash's key."""

    output_format: str
    partials: int
    secret: bytes

    def call(self, request: DrawRequest, model: Model) -> Call:
        """Return the call for `request`, with nothing in it that `model` does not have.

        Moderation is always the strict one; edits have no such parameter.
        """
        fields: dict[str, Any] = {
            "model": request.model,
            "prompt": request.prompt,
            "n": 1,
            "size": str(request.size),
            "quality": request.quality.value,
            "output_format": self._format(model),
            "safety_identifier": self.pseudonym(request.person_id),
        }
        if partials := min(request.partials, self.partials, model.partials):
            fields |= {"stream": True, "partial_images": partials}
        if not request.sources:
            return Call(fields=fields | {"moderation": "auto"})
        mask = None if request.mask is None else ("mask.png", request.mask, "image/png")
        images = tuple(_file(number, data) for number, data in enumerate(request.sources))
        return Call(fields=fields, images=images, mask=mask)

    def chat(self, model: str, messages: Messages, person_id: int) -> dict[str, Any]:
        """Return the fields of a chat of one turn, which the provider is asked not to keep.

        No more is said than every server knows: not how long to think, nor in which format.
        """
        return {
            "model": model,
            "messages": messages,
            "store": False,
            "safety_identifier": self.pseudonym(person_id),
        }

    def pseudonym(self, person_id: int) -> str:
        """Return a name that the provider can hold someone to, and that tells it nothing else.

        64 hexadecimal digits, the longest that `safety_identifier` may be (November 2026).
        """
        return hmac.new(self.secret, str(person_id).encode(), hashlib.sha256).hexdigest()

    def _format(self, model: Model) -> str:
        return self.output_format if self.output_format in model.formats else model.formats[0]


def _file(number: int, data: bytes) -> File:
    """Return the part for one source; the API goes by the media type, not by the bytes."""
    if data.startswith(b"\x89PNG"):
        kind = "png"
    elif data.startswith(b"\xff\xd8"):
        kind = "jpeg"
    else:
        kind = "webp"
    return (f"image-{number}.{kind}", data, f"image/{kind}")
