"""From the text of a command, and the options beside it, to a Prompt, or to several."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType

from easel.errors import BadParameter
from easel.model import Options, Prompt
from easel.prompts.cleaning import clean
from easel.prompts.permutations import MANY, expand
from easel.prompts.personal import insert, settle
from easel.prompts.reading import Reading, check_whole, read

MOST_AT_ONCE = 40
_NOTHING_CHOSEN = Options()
_NO_CUSTOM: Mapping[str, str] = MappingProxyType({})
_ONE_ORDER = "Several orders at once can be made with /imagine only."


def parse(
    text: str,
    options: Options = _NOTHING_CHOSEN,
    *,
    limit: int = 1500,
    attachments: Sequence[str] = (),
    custom: Mapping[str, str] = _NO_CUSTOM,
) -> Prompt:
    """Read one prompt that ends with parameters, such as `a dog --ar 16:9 --n 2 --no cars`.

    `limit` is in characters and counts the words to draw and to avoid, not the parameters.
    Options and parameters are read alike; both may be given when they say the same.
    `attachments` are links that come before those typed, `custom` the person's own options
    (names as `check_option` returns them). Raises EmptyPrompt, PromptTooLong,
    BadParameter or BadLink, and nothing else for any text.
    """
    choices = expand(insert(clean(text), custom, ""), 1)
    if choices.count > 1:
        raise BadParameter("{ }", _number(choices.count), _ONE_ORDER)
    settled = settle(_tidy(choices.texts[0]), ())
    reading = read(settled, options, tuple(attachments))
    if reading.repeat > 1:
        raise BadParameter("--repeat", str(reading.repeat), _ONE_ORDER)
    check_whole(reading.prompt, limit)
    return reading.prompt


def parse_all(
    text: str,
    options: Options = _NOTHING_CHOSEN,
    *,
    limit: int = 1500,
    most: int = MOST_AT_ONCE,
    attachments: Sequence[str] = (),
    custom: Mapping[str, str] = _NO_CUSTOM,
    suffix: str = "",
) -> tuple[Prompt, ...]:
    """Read what may be several prompts: choices in braces, each as often as --repeat says.

    More than `most` are refused before they are made. `custom` are the person's own options
    as for `parse`, `suffix` ends every prompt.
    """
    whole = insert(clean(text), custom, suffix)
    readings = read_each(whole, options, most=most, attachments=attachments)
    for reading in readings:
        check_whole(reading.prompt, limit)
    return tuple(reading.prompt for reading in readings for _ in range(reading.repeat))


def read_each(
    text: str, options: Options, *, most: int, attachments: Sequence[str] = ()
) -> list[Reading]:
    """Read every prompt that clean `text` stands for, whether it is whole or not.

    Raises BadParameter, also for more than `most` orders, and BadLink.
    """
    choices = expand(text, most)
    if choices.count > most:
        raise BadParameter("{ }", _number(choices.count), _too_many(choices.count, most))
    chosen = [each.name for each in fields(options) if getattr(options, each.name) is not None]
    texts = [settle(_tidy(each), chosen) for each in choices.texts]
    readings = [read(each, options, tuple(attachments)) for each in texts]
    total = sum(reading.repeat for reading in readings)
    if total > most:
        raise BadParameter("--repeat", _number(total), _too_many(total, most))
    return readings


def _tidy(text: str) -> str:
    """Return clean text out of which something was chosen as clean as it was."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _number(count: int) -> str:
    return f"over {MANY:,}" if count >= MANY else f"{count:,}"


def _too_many(count: int, most: int) -> str:
    return f"This makes {_number(count)} orders at once, and {most:,} is the most."
