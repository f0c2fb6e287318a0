"""Vary (Region) as people do it: open the picker, press its cells, hand in its forms."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from playground.person import File, Frame, Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import answers, buttons, imagine, pictures, press
from tests.end_to_end.test_after_u import check_edits

GREEN = 3


async def alone(person: Person, prompt: str = "a dog --ar 3:2 --n 1") -> Message:
    """Order a picture and post it alone."""
    return await pictures(person, await press(person, await imagine(person, prompt), "U1"))


async def picker(person: Person, message: Message) -> Message:
    """Press Vary (Region) and return the private message to choose on."""
    is_it = answers(await press(person, message, "Vary (Region)"))
    shown = await person.wait_for(lambda m: is_it(m) and bool(m["attachments"]))
    assert shown.get("private")
    return shown


async def push(person: Person, shown: Message, *labels: str) -> Message:
    """Press buttons of a picker, one after another; return it as it is in the end."""
    for label in labels:
        old = _pictures(shown)
        await press(person, shown, label)
        shown = await person.wait_for(
            lambda m, of=shown["id"], old=old: m["id"] == of and not old & _pictures(m)
        )
    return shown


def chosen(shown: Message) -> list[str]:
    """Return the names of the cells whose buttons are green."""
    return [name for name, button in buttons(shown).items() if button["style"] == GREEN]


async def form(person: Person, shown: Message, label: str) -> Frame:
    """Press a button of a picker that opens a form; return the form."""
    await press(person, shown, label)
    return await person.next_modal()


async def hand_in(person: Person, opened: Frame, **fields: Any) -> str:
    """Fill a form in by its labels; return the interaction's id."""
    return await person.submit(
        opened, {field(opened, label)["custom_id"]: value for label, value in fields.items()}
    )


def field(opened: Frame, label: str) -> Frame:
    """Return a form's field by its label."""
    (found,) = [row for row in opened["modal"]["components"] if row["label"] == label]
    return dict(found["component"])


async def redrawn(person: Person, shown: Message, words: str) -> Message:
    """Draw the chosen cells anew in those words; return the message with the pictures."""
    opened = await form(person, shown, "Draw it anew…")
    return await pictures(person, await hand_in(person, opened, Prompt=words))


async def masked(person: Person, message: Message, mask: bytes, words: str = "a cat --n 1") -> str:
    """Hand in a mask for a picture; return the interaction's id."""
    opened = await form(person, await picker(person, message), "Upload a mask…")
    return await hand_in(person, opened, Mask=[File("mask.png", mask)], Prompt=words)


def png(image: Image.Image, kind: str = "PNG") -> bytes:
    with io.BytesIO() as file:
        image.save(file, kind)
        return file.getvalue()


def hole(*corners: int, size: tuple[int, int] = (1536, 1024)) -> Image.Image:
    """Return a mask that is transparent in one box."""
    image = Image.new("RGBA", size, (0, 0, 0, 255))
    image.paste((0, 0, 0, 0), corners)
    return image


def alpha(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).getchannel("A").tobytes()


def sent_mask(classroom: Classroom) -> bytes:
    """Return the mask of the last edit, which must be valid by OpenAI's specification."""
    edit = classroom.images.calls[-1]
    check_edits([edit])
    (mask,) = [part.data for part in edit.parts if part.field == "mask"]
    return mask


def _pictures(message: Message) -> set[str]:
    return {each["id"] for each in message["attachments"]}
