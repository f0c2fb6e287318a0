"""What people do and see, in the words of the tests: order, press, read the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.person import Frame, Message, Person, text

ENOUGH = 20.0
BLURPLE, GREY = 1, 2
BUTTON = 2


def answers(interaction_id: str) -> Callable[[Message], bool]:
    """Return whether a message is the answer to that interaction."""

    def is_it(message: Message) -> bool:
        cause = message.get("interaction_metadata") or {}
        return bool(cause.get("id") == interaction_id)

    return is_it


async def imagine(person: Person, prompt: str, **options: Any) -> Message:
    """Order pictures and return the message that shows them."""
    return await pictures(person, await person.slash("imagine", prompt=prompt, **options))


async def press(person: Person, message: Message, label: str) -> str:
    """Press a button under a message by its label; return the interaction's id."""
    return await person.click(message, buttons(message)[label]["custom_id"])


async def alone(person: Person, message: Message, number: int = 1) -> Message:
    """Post one picture of a message alone; return the message that shows it."""
    return await pictures(person, await press(person, message, f"U{number}"))


async def pictures(person: Person, interaction_id: str) -> Message:
    """Return the answer to an interaction, once there are pictures in it."""
    is_it = answers(interaction_id)
    return await person.wait_for(lambda m: is_it(m) and has_pictures(m), ENOUGH)


def has_pictures(message: Message) -> bool:
    """Return whether a message shows finished pictures, and not how far they are."""
    return bool(message["attachments"]) and "(Drawing)" not in message["content"]


async def first_words(person: Person, interaction_id: str) -> str:
    """Return the first answer to an interaction, as it was before any edit."""
    is_it = answers(interaction_id)
    event = await person.wait_event(lambda e: e["event"] == "message" and is_it(e["message"]))
    return str(event["message"]["content"])


async def edited(person: Person, interaction_id: str, says: str) -> None:
    """Wait until the answer to an interaction says something, if only for a while."""
    is_it = answers(interaction_id)
    await person.wait_event(
        lambda e: "message" in e and is_it(e["message"]) and says in e["message"]["content"],
        ENOUGH,
    )


async def stopped(person: Person, interaction_id: str) -> str:
    """Return what an order's message says, once it has ended without a picture."""
    is_it = answers(interaction_id)
    ended = await person.wait_for(lambda m: is_it(m) and "(Stopped)" in m["content"], ENOUGH)
    assert not ended["attachments"]
    return text(ended)


async def private_answer(person: Person, interaction_id: str) -> str:
    """Return what the private answer to an interaction says."""
    is_it = answers(interaction_id)
    answer = await person.wait_for(lambda m: is_it(m) and bool(text(m)))
    assert answer.get("private"), f"everybody can read: {text(answer)}"
    return text(answer)


async def refused(person: Person, prompt: str, **options: Any) -> str:
    """Order pictures that are refused; return what the private card says."""
    interaction_id = await person.slash("imagine", prompt=prompt, **options)
    return await private_answer(person, interaction_id)


def buttons(message: Message) -> dict[str, Frame]:
    """Return the buttons under a message by their labels."""
    items = [each for row in message["components"] for each in row["components"]]
    return {_label(each): each for each in items if each["type"] == BUTTON}


def job_id(message: Message) -> str:
    """Return the order that a message's buttons name."""
    named = next(iter(buttons(message).values()))["custom_id"]
    return str(next(part for part in named.split(":") if len(part) == 32))


def rows(message: Message) -> list[str]:
    """Return the labels of each row of buttons, such as "U1 U2 U3 U4 🔄"."""
    return [" ".join(map(_label, row["components"])) for row in message["components"]]


def _label(button: Frame) -> str:
    return str(button.get("label") or button["emoji"]["name"])
