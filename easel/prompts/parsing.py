"""From the text of a command, and the options beside it, to a Prompt."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from easel.errors import BadParameter, EmptyPrompt, PromptTooLong
from easel.model import Options, Prompt
from easel.prompts.cleaning import clean
from easel.prompts.parameters import BY_NAME, PARAMETERS, Parameter
from easel.prompts.unsupported import UNSUPPORTED
from easel.prompts.values import Unreadable

# What is quoted in the text is text, even when it looks like a parameter. Only a quotation mark
# that opens after a space and closes before one counts: a 5" screen opens nothing.
_QUOTED = r'(?:(?<=[\s(,])|^)(?:"[^"]*"|“[^“”]*”)(?=[\s,.;:!?)]|$)'
_FLAG = re.compile(rf"{_QUOTED}|(?:(?<=\s)|^)(?P<dashes>--|[—–])(?P<name>[^\W\d_][\w-]*)")
# A parameter typed with one dash, or with a space after two: at the end, with a value of its kind.
_SLIP = re.compile(
    r"(?:^|\s)(?P<typed>(?:--\s+|-)(?P<name>[^\W\d_]+))\s+(?P<value>[\d:/.]+|low|medium|high)\s*$",
    re.IGNORECASE,
)
_SHOWN_VALUE = 100
_NOTHING_CHOSEN = Options()


def parse(text: str, options: Options = _NOTHING_CHOSEN, *, limit: int = 1500) -> Prompt:
    """Read a prompt that ends with parameters, such as `a dog --ar 16:9 --n 2 --no cars`.

    `limit` is in characters and counts the words to draw and to avoid, not the parameters.
    Options and parameters are read alike; both may be given when they say the same.
    Raises EmptyPrompt, PromptTooLong or BadParameter, and nothing else for any text.
    """
    words, flags = _split(clean(text))
    _refuse_slip(words)
    found: dict[str, Any] = {}
    for name, value in flags:
        parameter = _parameter(name)
        if parameter.field in found:
            raise BadParameter(parameter.flag, value, f"{parameter.flag} is given twice: keep one.")
        found[parameter.field] = _read(parameter, value)
    prompt = Prompt(text=words, **_merge(found, options))
    _check_length(prompt, limit)
    return prompt


def _split(cleaned: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the words before the first parameter, and each parameter's name and value."""
    flags = [found for found in _FLAG.finditer(cleaned) if _is_flag(found)]
    ends = [flag.start() for flag in flags] + [len(cleaned)]
    values = (cleaned[flag.end() : end] for flag, end in zip(flags, ends[1:], strict=True))
    pairs = zip(flags, values, strict=True)
    words = cleaned[: ends[0]].strip()
    return words, [(flag["name"], value.strip(" ,;=:")) for flag, value in pairs]


def _refuse_slip(words: str) -> None:
    """Refuse `-n 2` and `-- ar 16:9`: drawn as words, they would be ignored in silence."""
    slip = _SLIP.search(words[-_SHOWN_VALUE:])
    if slip is None or slip["name"].casefold() not in BY_NAME:
        return
    meant = f"--{slip['name'].casefold()} {slip['value']}"
    reason = f"A parameter begins with two dashes and no space: {meant}."
    raise BadParameter(slip["typed"], slip["value"], reason, meant)


def _is_flag(found: re.Match[str]) -> bool:
    # A phone turns "--" into "—", but people also begin speech with it: only a name that is
    # known makes "—" a parameter.
    name = found["name"]
    return name is not None and (found["dashes"] == "--" or _is_known(name.casefold()))


def _is_known(name: str) -> bool:
    return name in BY_NAME or name in UNSUPPORTED


def _parameter(typed: str) -> Parameter:
    name = typed.casefold()
    if name in BY_NAME:
        return BY_NAME[name]
    shown = f"--{typed[:_SHOWN_VALUE]}"
    if name in UNSUPPORTED:
        raise BadParameter(shown, "", UNSUPPORTED[name])
    near = get_close_matches(name[:_SHOWN_VALUE], BY_NAME, n=1, cutoff=0.5)
    known = ", ".join(parameter.flag for parameter in PARAMETERS)
    reason = f"There is no such parameter. These can be used: {known}."
    raise BadParameter(shown, "", reason, BY_NAME[near[0]].flag if near else None)


def _read(parameter: Parameter, value: str) -> Any:
    flag, example = parameter.flag, f"{parameter.flag} {parameter.example}"
    if not value:
        raise BadParameter(flag, "", f"{flag} needs a value, such as {example}.")
    if not parameter.takes_many:
        value = value.strip('"“”')
    if not parameter.takes_many and " " in value:
        reason = f"{flag} takes one value, such as {example}. Words to draw go before it."
        raise BadParameter(flag, value[:_SHOWN_VALUE], reason)
    try:
        return parameter.read(value)
    except Unreadable as unreadable:
        shown = value[:_SHOWN_VALUE]
        raise BadParameter(flag, shown, unreadable.reason, unreadable.nearest) from None


def _merge(found: dict[str, Any], options: Options) -> dict[str, Any]:
    merged = dict(found)
    for parameter in PARAMETERS:
        option = getattr(options, parameter.field, None)
        if option is None:
            continue
        value = _read(parameter, clean(str(option)))
        said = merged.setdefault(parameter.field, value)
        if said != value:
            flag, write = parameter.flag, parameter.write
            reason = f"The option says {write(value)} and {flag} says {write(said)}: keep one."
            raise BadParameter(flag, write(said), reason)
    return merged


def _check_length(prompt: Prompt, limit: int) -> None:
    if not prompt.text:
        raise EmptyPrompt()
    length = len(prompt.text) + sum(map(len, prompt.avoid))
    if length > limit:
        raise PromptTooLong(length, limit)
