"""What people read of the engines: while an order waits for one, who drew instead, what to mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import discord

from cogs.ui.card import RED, Card
from easel.model import Job, Picture, Trouble

# What is only fair to say of an engine, under every picture of its own.
NOTES = {"sketch": "Sketch engine: drawn offline by a small program, not by an AI model"}

_WHILE_IT_WAITS: Mapping[Trouble, str] = {
    Trouble.SILENT: "The picture service does not answer; your order keeps its place",
    Trouble.MONEY: (
        "The picture service's account has no credit left; your order keeps its place. Please tell"
        " your teacher"
    ),
    Trouble.KEY: (
        "The picture service refuses the bot's key; your order keeps its place. Please tell your"
        " teacher"
    ),
}
_FOR_TEACHERS: Mapping[Trouble, tuple[str, str]] = {
    Trouble.SILENT: ("The picture service does not answer", "Nothing is lost or charged."),
    Trouble.MONEY: (
        "The picture service is out of credit",
        "The account of the engine `{engine}` has no credit left or has met a spending limit. Add"
        " credit, or raise the limit, on the service's page for billing.",
    ),
    Trouble.KEY: (
        "The picture service refuses the bot's key",
        "The engine `{engine}` does not take its key, or the key may not use the model. Whoever"
        " runs the bot has to look at the key in `.env`, or at the account's rights.",
    ),
}
_AND_ORDERS = (
    " Orders wait meanwhile, in their order, and are charged only when they are drawn. I try again"
    " by myself all the while and will not write of this again until it has worked."
)


def while_it_waits(trouble: Trouble) -> str:
    """Say to who ordered why nothing happens."""
    return _WHILE_IT_WAITS[trouble]


def warning(engine: str, trouble: Trouble) -> Card:
    """Tell teachers of an engine that is paused, and what is to be done."""
    title, text = _FOR_TEACHERS[trouble]
    description = text.format(engine=engine) + _AND_ORDERS
    return Card(embed=discord.Embed(title=title, description=description, colour=RED))


def models(job: Job, pictures: Iterable[Picture]) -> str:
    """Name the models that drew, in the order of the pictures."""
    return " and ".join(dict.fromkeys(each.model for each in pictures)) or job.model


def stood_in(job: Job, pictures: Iterable[Picture]) -> list[str]:
    """Say where another engine than the job's own drew."""
    others = dict.fromkeys(each.model for each in pictures if each.engine != job.engine)
    if not others:
        return []
    return [f"-# {job.model} did not answer: drawn by {' and '.join(others)}"]


def notes(job: Job, pictures: Iterable[Picture]) -> list[str]:
    """Say what is only fair of the engines that drew, or that are to draw."""
    names = dict.fromkeys(each.engine for each in pictures) or (job.engine,)
    return [f"-# {NOTES[name]}" for name in names if name in NOTES]
