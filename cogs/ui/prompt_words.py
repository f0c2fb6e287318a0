"""A prompt as people read it in a message: nothing in it works, and its pictures have numbers."""

from __future__ import annotations

from dataclasses import replace

import discord

from easel import prompts
from easel.model import Prompt, Role

# What one message's text keeps of a prompt: room for names, state and footer beside it.
SHOWN = 1500


def headline(prompt: Prompt) -> str:
    """Return the prompt with its parameters, for the first line of a message."""
    return escaped(prompts.show_numbered(_named(prompt)))


def title(prompt: Prompt) -> str:
    """Return the words alone, for lists and for those who can't see the picture."""
    return _named(prompt).text


def escaped(text: str, most: int = SHOWN) -> str:
    """Return `text` as it was typed, without markdown and links, cut after `most` characters.

    A link or an invitation would unfold a page of the person's choice in the bot's own message;
    with its slashes escaped it is text, wherever it is cut.
    """
    text = discord.utils.escape_markdown(text, ignore_links=False).replace("/", r"\/")
    return text if len(text) <= most else text[: most - 1].rstrip("\\") + "…"


def _named(prompt: Prompt) -> Prompt:
    """Return a prompt without words, which blends its pictures, with words that say so."""
    if prompt.text:
        return prompt
    others = tuple(each for each in prompt.references if each.role is not Role.IMAGE)
    number = len(prompt.references) - len(others)
    return replace(prompt, text=f"Blend of {number} pictures", references=others)
