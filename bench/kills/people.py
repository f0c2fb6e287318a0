"""People who order again and again, whether or not the bot is there to hear them."""

from __future__ import annotations

import asyncio
import itertools
from contextlib import suppress
from random import Random

from playground.person import Message, NotPossible, Person, custom_ids

PICTURES = 4
# One person's seconds between two orders.
PAUSES = (1.0, 3.5)
# How often a person presses a button of somebody's pictures, where there are any.
BUTTONS = 0.4


async def order_steadily(
    person: Person, chance: Random, serial: itertools.count[int], hurry: asyncio.Event
) -> None:
    """Type /imagine, press V, press 🔄, until cancelled; what is refused is tried no more.

    Orders come after a pause, or at once when `hurry` is set.
    """
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), chance.uniform(*PAUSES))
        hurry.clear()
        try:
            await _order(person, chance, next(serial))
        except NotPossible:
            continue  # the commands are not there yet, or the message has gone


async def _order(person: Person, chance: Random, number: int) -> None:
    drawn = [message for message in person.messages.values() if _buttons(message)]
    if drawn and chance.random() < BUTTONS:
        message = chance.choice(drawn)
        await person.click(message, chance.choice(_buttons(message)))
    else:
        await person.slash("imagine", prompt=f"a dog on hill {number}", number=PICTURES)


def _buttons(message: Message) -> list[str]:
    """Return the buttons that order pictures: V and 🔄, not U."""
    return [each for each in custom_ids(message) if not each.startswith("easel:up:")]
