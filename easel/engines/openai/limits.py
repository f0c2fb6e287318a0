"""How many pictures a provider says it draws for us in a minute."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Seen in answers of 2025 and 2026; no header of OpenAI's documentation counts pictures.
_HEADER = "x-ratelimit-limit-images"
_SAID = re.compile(r"images per min(?:ute)?[^:]*: Limit:? (\d+)", re.IGNORECASE)


def images_per_minute(headers: Mapping[str, str], message: str = "") -> int | None:
    """Return the limit that an answer tells, by its header or in an error's words, or None.

    Header names are in lower case. A limit of 0 is none that anybody could keep to.
    """
    text = headers.get(_HEADER, "").strip()
    if not re.fullmatch(r"\d{1,6}", text):
        found = _SAID.search(message)
        text = found[1] if found else ""
    return int(text) or None if text else None
