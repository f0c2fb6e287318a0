"""From a Prompt back to the one text that means it."""

from __future__ import annotations

from easel.model import Prompt, Role
from easel.prompts.parameters import PARAMETERS
from easel.prompts.permutations import escape


def show(prompt: Prompt) -> str:
    """Return the canonical text, such as `a dog --ar 16:9 --n 2`; parsing it gives `prompt`.

    The links of pictures come first, then the words, then the parameters.
    """
    images = [each.url for each in prompt.references if each.role is Role.IMAGE]
    parameters = [row.write(prompt) for row in PARAMETERS]
    return escape(" ".join(filter(None, [*images, prompt.text, *parameters])))
