"""Whether a person's own option or suffix can be saved."""

from __future__ import annotations

import re

from easel.errors import BadLink, BadParameter, BadPreference
from easel.model import Options
from easel.prompts.cleaning import clean
from easel.prompts.parsing import MOST_AT_ONCE, read_each
from easel.prompts.splitting import is_known

MAX_PREFERENCE = 500
_NAME = re.compile(r"[^\W\d_][\w-]{0,31}")


def own_name(typed: str) -> str:
    """Return the name of an own option as it is saved: without dashes, in lower case."""
    return clean(typed).lstrip("-—–").casefold()


def check_option(name: str, text: str) -> tuple[str, str]:
    """Return the name, without dashes and in lower case, and the text as they are to be saved.

    The text holds words, parameters, links or choices. Raises BadPreference.
    """
    cleaned = own_name(name)
    flag = f"--{cleaned[:100]}"
    if not _NAME.fullmatch(cleaned):
        reason = "A name begins with a letter and has at most 32 letters, digits, - and _."
        raise BadPreference(flag, reason)
    if is_known(cleaned):
        raise BadPreference(flag, f"{flag} means something already. Choose another name.")
    checked = _check(flag, text)
    if not checked:
        raise BadPreference(flag, "Write what it stands for: words, parameters or both.")
    return cleaned, checked


def check_suffix(text: str) -> str:
    """Return the suffix as it is to be saved, nothing for no suffix. Raises BadPreference."""
    return _check("suffix", text)


def _check(name: str, text: str) -> str:
    cleaned = clean(text)
    if len(cleaned) > MAX_PREFERENCE:
        reason = f"It has {len(cleaned):,} characters and {MAX_PREFERENCE} fit."
        raise BadPreference(name, reason)
    try:
        read_each(cleaned, Options(), most=MOST_AT_ONCE)
    except BadParameter as refusal:
        nearest = f" Did you mean {refusal.nearest}?" if refusal.nearest else ""
        named = "" if refusal.name in refusal.reason else f"{refusal.name}: "
        raise BadPreference(name, f"{named}{refusal.reason}{nearest}") from None
    except BadLink as refusal:
        raise BadPreference(name, f"{refusal.url}: {refusal.reason}") from None
    return cleaned
