"""What a teacher lays down through the forms of /policy edit, and clicks that no client sends."""

from __future__ import annotations

from typing import Any

from playground.person import Frame, Message, Person
from playground.values import InteractionType
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.picking import hand_in
from tests.end_to_end.seeing import private_answer


async def lay_down(teacher: Person, part: str, **fields: Any) -> str:
    """Open a part's form, fill fields in by their labels; return the private answer."""
    return await private_answer(
        teacher, await hand_in(teacher, await form(teacher, part), **fields)
    )


async def form(teacher: Person, part: str) -> Frame:
    """Open the form of a part of the policy."""
    await teacher.slash("policy edit", part=part)
    return await teacher.next_modal()


async def let_hide(teacher: Person, *, on: bool) -> None:
    """Let students hide orders from each other, or not."""
    assert "Policy saved" in await lay_down(teacher, "people", **{"Hidden orders": on})


async def only_owners_click(teacher: Person) -> None:
    """Let nobody but the owner and teachers press buttons."""
    assert "Policy saved" in await lay_down(teacher, "people", **{"Whose clicks count": "owner"})


async def reports_go_to(teacher: Person, name: str) -> str:
    """Let reports be posted in a channel, by its name; return its id."""
    (found,) = [each["id"] for each in teacher.state["channels"] if each["name"] == name]
    assert "Policy saved" in await lay_down(teacher, "people", **{"Teachers' channel": [found]})
    return str(found)


def forge(classroom: Classroom, person: Person, message: Message, data: Frame) -> str:
    """Press what stands on a message that the person can't see, or is not offered so.

    Return the interaction's id.
    """
    world = classroom.playground.world
    channel = world.channel(message["channel_id"])
    return world.interactions.start(
        InteractionType.COMPONENT,
        world.user(person.id),
        channel,
        data,
        message=world.message(channel.id, message["id"]),
    ).id
