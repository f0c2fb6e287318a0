"""A request as the parameters of one call: for a picture, or for words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from easel.engines.base import DrawRequest
from easel.engines.openai.dialect import clean, data_url, extras, in_prompt, shape, split
from easel.engines.openai.questions import Messages
from easel.engines.openai.servers import Server
from easel.model import Change, Model, Variety

File = tuple[str, bytes, str]
"""A name, the bytes, and the media type: what one part of a form is made of."""

GUIDANCE = {Variety.LOW: 1.5, Variety.MEDIUM: 1.0, Variety.HIGH: 0.5}
"""By how much the server's guidance scale is multiplied; the closer, the less is left to chance."""

VARIED = (Change.VARY_SUBTLE, Change.VARY_STRONG)


class Route(StrEnum):
    """Which of the Images API's calls it is: the end of its path."""

    GENERATIONS = "generations"
    EDITS = "edits"
    VARIATIONS = "variations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is sent: the fields, and the files when pictures are edited."""

    route: Route = Route.GENERATIONS
    fields: Mapping[str, Any]
    images: tuple[File, ...] = ()
    mask: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How everything is asked for: the server's ways, the format wanted, the most partials.

    `steps` and `guidance` are sent to servers that have them, None for their own; `secret` keys
    the hash that stands for a person.
    """

    server: Server
    output_format: str
    partials: int
    secret: bytes
    steps: int | None = None
    guidance: float | None = None

    def call(self, request: DrawRequest, model: Model) -> Call:
        """Return the call for `request`, with nothing in it that server and model do not have.

        Moderation is always the strict one; edits have no such parameter.
        """
        route = self._route(request)
        fields: dict[str, Any] = {
            "model": request.model,
            "prompt": self._prompt(request, model),
            "n": 1,
            **shape(self.server, request.size),
            "quality": model.quality_names.get(request.quality, request.quality.value),
            "output_format": self._format(model),
            "safety_identifier": self.pseudonym(request.person_id),
        }
        if model.moderation and route is Route.GENERATIONS:
            fields["moderation"] = "auto"
        if partials := min(request.partials, self.partials, model.partials):
            fields |= {"stream": True, "partial_images": partials}
        if self.server.extras_in == "body":
            fields |= extras(self.server, self._extras(request))
        fields = {name: fields[name] for name in fields if name not in self.server.omits}
        fields |= self.server.adds
        if route is Route.GENERATIONS:
            return Call(fields=fields)
        images = tuple(_file(number, data) for number, data in enumerate(request.sources))
        if route is Route.VARIATIONS:
            return Call(route=route, fields=_without_words(fields), images=images)
        mask = None if request.mask is None else ("mask.png", request.mask, "image/png")
        if mask is not None and self.server.mask_field != "mask":
            fields[self.server.mask_field], mask = data_url("image/png", mask[1]), None
        return Call(route=route, fields=fields, images=images, mask=mask)

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

    def _route(self, request: DrawRequest) -> Route:
        if not request.sources:
            return Route.GENERATIONS
        is_varied = request.change in VARIED and not request.is_remix and not request.roles
        return Route.VARIATIONS if self.server.variations and is_varied else Route.EDITS

    def _prompt(self, request: DrawRequest, model: Model) -> str:
        server = self.server
        text, idea = clean(server, request.prompt), clean(server, request.idea)
        if server.idea_first and len(idea) + 1 + len(text) <= model.prompt_limit:
            text = f"{idea}\n{text}"
        text = split(server, text, request.avoid)
        if server.extras_in == "prompt":
            text = in_prompt(text, extras(server, self._extras(request)))
        return text

    def _extras(self, request: DrawRequest) -> Mapping[str, Any]:
        return {
            # the pictures of one order differ, and each is the same again
            "seed": (request.seed + request.index) % 2**32,
            "avoid": ", ".join(request.avoid),
            "steps": self.steps,
            "guidance": self._guidance(request),
        }

    def _guidance(self, request: DrawRequest) -> float | None:
        """Return how closely to keep to the words; None for the server's own."""
        return None if self.guidance is None else self.guidance * GUIDANCE[request.variety]

    def _format(self, model: Model) -> str:
        return self.output_format if self.output_format in model.formats else model.formats[0]


def _without_words(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the call for variations of 2023 knows: it took no prompt."""
    return {name: value for name, value in fields.items() if name not in ("prompt", "moderation")}


def _file(number: int, data: bytes) -> File:
    """Return the part for one source; the API goes by the media type, not by the bytes."""
    if data.startswith(b"\x89PNG"):
        kind = "png"
    elif data.startswith(b"\xff\xd8"):
        kind = "jpeg"
    else:
        kind = "webp"
    return (f"image-{number}.{kind}", data, f"image/{kind}")
