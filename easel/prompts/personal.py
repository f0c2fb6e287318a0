"""A person's own `--name`s and suffix, put into what they typed.

They are inserted before choices are made, so that they may hold some and stand in some. Only when
each text is settled are their words moved to the words, and what the suffix says again dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from easel.prompts.parameters import BY_NAME
from easel.prompts.permutations import enclose
from easel.prompts.splitting import FLAG, QUOTED, is_flag, is_known, split

# `clean` lets nobody type these, so they mark what was inserted: where an option's text begins,
# and where the suffix does.
_OPTION, _SUFFIX = "\x01", "\x02"
# Within choices a name may follow a brace or a comma: {--mine,--other}.
_NAME = re.compile(rf"{QUOTED}|(?:(?<=[\s{{,])|^){FLAG}")


def insert(text: str, custom: Mapping[str, str], suffix: str) -> str:
    """Return clean `text` with the options it names, and the suffix, in it and marked.

    `custom` has names without dashes in lower case. An option's text is not looked at again.
    """

    def replaced(found: re.Match[str]) -> str:
        if not is_flag(found, custom):
            return found[0]
        name = found["name"].casefold()
        own = None if is_known(name) else custom.get(name)
        return found[0] if own is None else f"{_OPTION} {enclose(own)} "

    with_options = _NAME.sub(replaced, text) if custom else text
    return f"{with_options} {_SUFFIX} {suffix}" if suffix else with_options


def settle(text: str, chosen: Collection[str]) -> str:
    """Return `text`, with nothing left to choose, without marks: words first, then parameters.

    What is typed wins: a parameter of the suffix is dropped where the text, or an option beside
    it, says the same. `chosen` names the fields that options beside the text say.
    """
    typed, _, suffix = text.partition(_SUFFIX)
    if not suffix and _OPTION not in typed:
        return typed
    words, flags = [], []
    for part in typed.split(_OPTION):
        more_words, more_flags = split(part)
        words.append(more_words)
        flags += more_flags
    more_words, weak = split(suffix)
    words.append(more_words)
    said = {_key(name) for name, _ in flags} | set(chosen)
    flags += [(name, value) for name, value in weak if _key(name) not in said]
    parameters = (f"--{name} {value}".rstrip() for name, value in flags)
    return " ".join(filter(None, [*words, *parameters]))


def _key(name: str) -> str:
    row = BY_NAME.get(name.casefold())
    return row.key if row else name.casefold()
