"""One text, with nothing left to choose or to insert, read into a Prompt."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from easel.errors import BadLink, BadParameter, EmptyPrompt, PromptTooLong
from easel.model import Options, Prompt, Reference, Role
from easel.prompts.cleaning import clean
from easel.prompts.kinds import Links, Parameter, Valued
from easel.prompts.numbered import refuse_numbers
from easel.prompts.parameters import BY_NAME, PARAMETERS
from easel.prompts.references import MAX_REFERENCES, read_link, refuse_links, take_links
from easel.prompts.slips import refuse_slip, refuse_weights
from easel.prompts.splitting import split, unquoted
from easel.prompts.unsupported import REASONS

_SHOWN = 100
_TAKES_VALUE = {name: isinstance(row, Valued) for name, row in BY_NAME.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A prompt, and how often it is ordered."""

    prompt: Prompt
    repeat: int = 1


def read(text: str, options: Options, attachments: tuple[str, ...] = ()) -> Reading:
    """Read one text whose characters all mean themselves; whether it is whole isn't asked.

    Raises BadParameter and BadLink.
    """
    words, flags = split(text)
    typed, words = take_links(words)
    _refuse_lookalikes(words)
    given: dict[str, Any] = {}
    links = [*(read_link(clean(url)) for url in attachments), *typed]
    references = [Reference(role=Role.IMAGE, url=url) for url in links]
    for row, value in _in_order(_merge(_given(flags), options)):
        if isinstance(row, Links):
            references += value
        else:
            given[row.field] = value
    repeat = given.pop("repeat", 1)
    return Reading(prompt=Prompt(text=words, references=tuple(references), **given), repeat=repeat)


def check_whole(prompt: Prompt, limit: int) -> None:
    """Raise EmptyPrompt, PromptTooLong, BadLink or BadParameter unless it can be drawn.

    `limit` is in characters and counts the words to draw and to avoid.
    """
    images = [each for each in prompt.references if each.role is Role.IMAGE]
    if not prompt.text and len(images) < 2:
        raise EmptyPrompt()
    length = len(prompt.text) + sum(map(len, prompt.avoid))
    if length > limit:
        raise PromptTooLong(length, limit)
    if len(prompt.references) > MAX_REFERENCES:
        raise BadLink(
            prompt.references[MAX_REFERENCES].url[:_SHOWN],
            f"A prompt follows at most {MAX_REFERENCES} pictures, all kinds together.",
        )
    if prompt.image_weight is not None and not images:
        reason = "--iw is about the pictures before the words, and there are none: give a link."
        raise BadParameter("--iw", f"{prompt.image_weight:g}", reason)


def _refuse_lookalikes(words: str) -> None:
    refuse_slip(words, _TAKES_VALUE)
    text = unquoted(words)
    refuse_links(text)
    refuse_weights(text)
    refuse_numbers(text)


def _given(flags: list[tuple[str, str]]) -> dict[str, tuple[Parameter, Any]]:
    """Return what each parameter says, by its key."""
    said: dict[str, tuple[Parameter, Any]] = {}
    for name, typed in flags:
        row = find(name)
        before = said.get(row.key)
        if before is not None and before[0] is row:
            reason = f"{row.flag} is given twice: keep one."
            raise BadParameter(row.flag, typed.strip(" ,;=:")[:_SHOWN], reason)
        value = row.read(typed)
        if before is not None and before[1] != value:
            reason = f"{before[0].flag} and {row.flag} say different things: keep one."
            raise BadParameter(row.flag, typed.strip(" ,;=:")[:_SHOWN], reason)
        said.setdefault(row.key, (row, value))
    return said


def find(typed: str) -> Parameter:
    """Return the parameter of that name, without dashes, in any case. Raises BadParameter."""
    name = typed.casefold()
    if name in BY_NAME:
        return BY_NAME[name]
    shown = f"--{typed[:_SHOWN]}"
    if name in REASONS:
        raise BadParameter(shown, "", REASONS[name])
    near = get_close_matches(name[:_SHOWN], BY_NAME, n=1, cutoff=0.5)
    known = ", ".join(parameter.flag for parameter in PARAMETERS)
    reason = f"There is no such parameter. These can be used: {known}."
    raise BadParameter(shown, "", reason, BY_NAME[near[0]].flag if near else None)


def _merge(
    said: dict[str, tuple[Parameter, Any]], options: Options
) -> dict[str, tuple[Parameter, Any]]:
    merged = dict(said)
    for row in PARAMETERS:
        option = getattr(options, row.field, None)
        if option is None or not isinstance(row, Valued):
            continue
        value = row.read(clean(str(option)))
        parameter, before = merged.setdefault(row.key, (row, value))
        if before != value:
            reason = (
                f"The option says {row.to_text(value)} and {parameter.flag} says"
                f" {row.to_text(before)}: keep one."
            )
            raise BadParameter(parameter.flag, row.to_text(before), reason)
    return merged


def _in_order(said: dict[str, tuple[Parameter, Any]]) -> list[tuple[Parameter, Any]]:
    """Return what was said in the order of the table, which is the order it is printed in."""
    keys = dict.fromkeys(row.key for row in PARAMETERS)
    return [said[key] for key in keys if key in said]
