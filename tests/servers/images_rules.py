"""What the Images API does not take: the same refusals as the real one, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.servers.images_errors import Row

_SHARED = {
    "model", "prompt", "n", "size", "quality", "background", "output_format",
    "output_compression", "stream", "partial_images", "user", "safety_identifier",
}  # fmt: skip
FIELDS = {"generations": _SHARED | {"moderation"}, "edits": _SHARED | {"input_fidelity"}}

_CHOICES = {
    "quality": {"low", "medium", "high", "xhigh", "max", "auto"},
    "output_format": {"png", "jpeg", "webp"},
    "moderation": {"auto", "low"},
    "background": {"auto", "opaque", "transparent"},
}
_RANGES = {"n": (1, 10), "partial_images": (0, 3), "output_compression": (0, 100)}
_LONGEST_PROMPT = 32_000
_MOST_IMAGES = 16
_MASK_BYTES = 4_000_000
_PIXELS = (655_360, 8_294_400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a form: the field it came in, its name, media type and bytes."""

    field: str
    name: str
    media_type: str
    data: bytes


def refusal(kind: str, fields: Mapping[str, Any], parts: Sequence[Part]) -> Row | None:
    """Return the 400 that OpenAI's server would give to this request, None for a good one."""
    for name in fields:
        if name not in FIELDS[kind]:
            return _bad(name, "unknown_parameter", f"Unknown parameter: '{name}'.")
    if not 0 < len(str(fields.get("prompt", ""))) <= _LONGEST_PROMPT:
        return _bad("prompt", "invalid_value", "The prompt is missing or too long.")
    for name, allowed in _CHOICES.items():
        if name in fields and fields[name] not in allowed:
            return _bad(name, "invalid_value", f"Invalid value: '{fields[name]}'.")
    for name, (least, most) in _RANGES.items():
        if name in fields and not least <= fields[name] <= most:
            return _bad(name, "invalid_value", f"Expected {least} to {most}.")
    if not _is_size(str(fields.get("size", "auto"))):
        return _bad("size", "invalid_value", f"Invalid size '{fields['size']}'.")
    return _bad_parts(parts) if kind == "edits" else None


def _is_size(size: str) -> bool:
    if size == "auto":
        return True
    if not (found := re.fullmatch(r"(\d{2,4})x(\d{2,4})", size)):
        return False
    width, height = int(found[1]), int(found[2])
    steep = max(width, height) > 3 * min(width, height)
    fits = _PIXELS[0] <= width * height <= _PIXELS[1] and max(width, height) <= 3840
    return fits and not steep and width % 16 == 0 and height % 16 == 0


def _bad_parts(parts: Sequence[Part]) -> Row | None:
    images = [part for part in parts if part.field in ("image", "image[]")]
    if not 0 < len(images) <= _MOST_IMAGES:
        return _bad("image", "invalid_value", "Expected 1 to 16 images.")
    if len(images) > 1 and any(part.field == "image" for part in images):
        return _bad("image", "duplicate_parameter", "Use 'image[]' for several images.")
    if any(part.media_type not in ("image/png", "image/jpeg", "image/webp") for part in images):
        return _bad("image", "unsupported_file_mimetype", "Expected png, jpeg or webp.")
    for mask in (part for part in parts if part.field == "mask"):
        if not mask.data.startswith(b"\x89PNG") or len(mask.data) > _MASK_BYTES:
            return _bad("mask", "invalid_image_file", "The mask must be a PNG below 4 MB.")
    return None


def _bad(param: str, code: str, message: str) -> Row:
    kind = "invalid_request_error"
    inner = {"message": message, "type": kind, "param": param, "code": code}
    return Row(status=400, body={"error": inner})
