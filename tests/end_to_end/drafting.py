"""How a teacher puts words on the list: the card of a draft, and its buttons."""

from __future__ import annotations

from playground.person import Message, Person, text
from tests.end_to_end.seeing import ENOUGH, answers, buttons, press


async def ban(teacher: Person, words: str) -> str:
    """Put words on the list, in all their forms; return what the teacher is told."""
    card = await draft(teacher, await teacher.slash("policy words add", words=words))
    return await save(teacher, card)


async def draft(teacher: Person, interaction_id: str, label: str = "Save") -> Message:
    """Return the private card of a draft that an interaction opened, once it can be saved."""
    is_it = answers(interaction_id)
    card = await teacher.wait_for(lambda m: is_it(m) and label in buttons(m), ENOUGH)
    assert card.get("private")
    return card


async def save(teacher: Person, card: Message) -> str:
    """Press Save under a draft; return what its card says then."""
    await press(teacher, card, "Save")
    saved = await teacher.wait_for(
        lambda m: m["id"] == card["id"] and "Policy saved" in text(m), ENOUGH
    )
    return text(saved)
