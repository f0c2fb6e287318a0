"""From a Prompt back to the one text that means it."""

from __future__ import annotations

from easel.model import Prompt
from easel.prompts.parameters import PARAMETERS


def show(prompt: Prompt) -> str:
    """Return the canonical text, such as `a dog --ar 16:9 --n 2`; parsing it gives `prompt`."""
    parts = [prompt.text]
    for parameter in PARAMETERS:
        value = getattr(prompt, parameter.field)
        if value:
            parts.append(f"{parameter.flag} {parameter.write(value)}")
    return " ".join(parts)
