"""Prompts as people read them: their pictures by number, in place of links that are long and end.

A form that was filled with one is read back with the links that its numbers stand for; where they
stand for nothing, `parse` refuses them instead of drawing them as words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from easel.errors import BadLink
from easel.model import Prompt
from easel.prompts.printing import show

_NUMBERED = re.compile(r"‹picture ([0-9]{1,2})›")
_NOWHERE = (
    "This stands for a picture of another order. Attach the picture here, or give its link before"
    " the words."
)


def show_numbered(prompt: Prompt) -> str:
    """Return what `show` does, with `‹picture 1›` in place of the first link, and so on."""
    numbers = {url: f"‹picture {number}›" for number, url in enumerate(_urls(prompt), 1)}
    references = tuple(replace(each, url=numbers[each.url]) for each in prompt.references)
    return show(replace(prompt, references=references))


def restore(text: str, prompt: Prompt) -> str:
    """Return `text` with the links of `prompt` in place of its numbers; others are left."""
    urls = dict(enumerate(_urls(prompt), 1))
    return _NUMBERED.sub(lambda found: urls.get(int(found[1]), found[0]), text)


def refuse_numbers(words: str) -> None:
    """Raise BadLink for a number of which nobody knows the picture."""
    if found := _NUMBERED.search(words):
        raise BadLink(found[0], _NOWHERE)


def without_numbers(words: str) -> str:
    """Return `words` with nothing in them that `refuse_numbers` refuses."""
    return _NUMBERED.sub(r"picture \1", words)


def _urls(prompt: Prompt) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.url for each in prompt.references))
