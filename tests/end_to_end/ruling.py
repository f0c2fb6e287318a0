"""What a teacher lays down for people, and pictures that are posted alone, in the tests' words."""

from __future__ import annotations

from typing import Any

from playground.person import Message, Person
from tests.end_to_end.seeing import buttons, pictures, press
from tests.end_to_end.test_people_policy import CLICKS, HIDING, REPORTS, channel, opened, submit


async def lay_down(teacher: Person, fields: dict[str, Any]) -> None:
    """Save the people's part of the policy with some fields changed."""
    assert "Policy saved" in await submit(teacher, await opened(teacher), fields)


async def only_owners_click(teacher: Person) -> None:
    """Let nobody but the owner and teachers press buttons."""
    await lay_down(teacher, {CLICKS: "owner"})


async def hiding_is_allowed(teacher: Person) -> None:
    """Let students hide their orders from each other."""
    await lay_down(teacher, {HIDING: True})


async def reports_go_to(teacher: Person, name: str) -> str:
    """Let reports be posted in a channel; return its id."""
    await lay_down(teacher, {REPORTS: [channel(teacher, name)]})
    return channel(teacher, name)


async def alone(person: Person, message: Message, number: int = 1) -> Message:
    """Post one picture of a message alone; return its message."""
    return await pictures(person, await press(person, message, f"U{number}"))


def job_id(message: Message) -> str:
    """Return the order that a message's buttons name."""
    named = next(iter(buttons(message).values()))["custom_id"]
    return str(next(part for part in named.split(":") if len(part) == 32))
