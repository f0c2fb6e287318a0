"""Where the words of a prompt end and its parameters begin."""

from __future__ import annotations

import re
from collections.abc import Container

from easel.prompts.parameters import BY_NAME
from easel.prompts.unsupported import REASONS

# What is quoted in the text is text, even when it looks like a parameter. Only a quotation mark
# that opens after a space and closes before one counts: a 5" screen opens nothing.
QUOTED = r'(?:(?<=[\s(,])|^)(?:"[^"]*"|“[^“”]*”)(?=[\s,.;:!?)]|$)'
FLAG = r"(?P<dashes>--|[—–])(?P<name>[^\W\d_][\w-]*)"
_FLAG = re.compile(rf"{QUOTED}|(?:(?<=\s)|^){FLAG}")
_QUOTED = re.compile(QUOTED)


def split(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the words before the first parameter, and each parameter's name and value.

    Names are as they were typed, without dashes; values keep their punctuation.
    """
    flags = [found for found in _FLAG.finditer(text) if is_flag(found)]
    ends = [flag.start() for flag in flags] + [len(text)]
    values = (text[flag.end() : end].strip() for flag, end in zip(flags, ends[1:], strict=True))
    pairs = zip(flags, values, strict=True)
    return text[: ends[0]].strip(), [(flag["name"], value) for flag, value in pairs]


def is_flag(found: re.Match[str], others: Container[str] = ()) -> bool:
    """Say whether a match of QUOTED or FLAG is a parameter; `others` are known names too."""
    # A phone turns "--" into "—", but people also begin speech with it: only a name that is
    # known makes "—" a parameter.
    name = found["name"]
    if name is None:
        return False
    return found["dashes"] == "--" or is_known(name) or name.casefold() in others


def is_known(name: str) -> bool:
    """Say whether `name`, without dashes, is a parameter here or at Midjourney."""
    return name.casefold() in BY_NAME or name.casefold() in REASONS


def unquoted(words: str) -> str:
    """Return `words` with a space for each quotation."""
    return _QUOTED.sub(" ", words)
