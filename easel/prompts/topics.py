"""What there is to know about writing a prompt, for /help, autocomplete and the reference page."""

from __future__ import annotations

from dataclasses import dataclass

from easel.prompts.kinds import Parameter
from easel.prompts.parameters import PARAMETERS
from easel.prompts.parsing import MOST_AT_ONCE
from easel.prompts.references import MAX_REFERENCES
from easel.prompts.slips import NO_WEIGHTS
from easel.prompts.unsupported import UNSUPPORTED, Unsupported


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One entry: `name` to look it up by, `line` in one sentence, `details` for who opens it.

    `is_supported` is False for what Midjourney has and Easel has not; `line` then says why.
    """

    name: str
    line: str
    details: str = ""
    is_supported: bool = True


_FORMS = (
    Topic(
        name="links",
        line="Links to pictures before the words: they are followed.",
        details=f"`https://example.org/dog.png a dog in the snow` · at most {MAX_REFERENCES}"
        " pictures · two links or more need no words",
    ),
    Topic(
        name="{a, b}",
        line="Choices: one order for each.",
        details=r"`a {red, green} bird --ar {1:1, 16:9}` makes four orders · choices may hold"
        rf" choices · at most {MOST_AT_ONCE} orders at once · `\{{`, `\}}` and `\,` mean the"
        " character itself",
    ),
)
# What somebody may type who looks for one of these.
_ALIASES = {"{": "{a, b}", "{}": "{a, b}", "link": "links", "weights": "::"}
_WEIGHTS = Topic(name="::", line=NO_WEIGHTS, is_supported=False)


def topics() -> tuple[Topic, ...]:
    """Return every entry: forms, parameters, then what there is not."""
    return (
        *_FORMS,
        *map(_of_parameter, PARAMETERS),
        *map(_of_unsupported, UNSUPPORTED),
        _WEIGHTS,
    )


def topic_of(typed: str) -> Topic | None:
    """Return the entry that somebody means: `--aspect`, `ar` and `—AR` are all `--ar`."""
    wanted = typed.strip().casefold()
    bare = wanted.lstrip("-—–")
    rows: tuple[Parameter | Unsupported, ...] = (*PARAMETERS, *UNSUPPORTED)
    named = next((f"--{row.names[0]}" for row in rows if bare in row.names), None)
    name = named or _ALIASES.get(wanted, wanted)
    return next((each for each in topics() if each.name == name), None)


def _of_parameter(row: Parameter) -> Topic:
    others = [f"`--{name}`" for name in row.names[1:]]
    details = [f"`{row.usage}`"]
    if row.example:
        details.append(f"such as `{row.flag} {row.example}`")
    if others:
        details.append(f"also {', '.join(others)}")
    return Topic(name=row.flag, line=row.help, details=" · ".join(details))


def _of_unsupported(row: Unsupported) -> Topic:
    others = ", ".join(f"`--{name}`" for name in row.names[1:])
    details = f"also {others}" if others else ""
    return Topic(name=f"--{row.names[0]}", line=row.reason, details=details, is_supported=False)
