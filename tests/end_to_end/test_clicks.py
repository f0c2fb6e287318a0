"""Where only owners' clicks count, each button of another's picture says so; a teacher's work."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from cogs.appeals import Answer, LookAtAppeal
from cogs.buttons import Again, Up, Vary
from cogs.client import COGS
from cogs.describe import DescribeAgain
from cogs.discipline import Acknowledge
from cogs.favourites import Favourite, FromShelf, Page
from cogs.offers import Confirm, Leave
from cogs.policy_changes import HistoryPage, SaveFile
from cogs.policy_words import Forms, FormsPage, LeaveDraft, SaveWords, UntickDoubtful
from cogs.presets import PutBand, SwitchPack
from cogs.proposals import ImagineAll, Proposed
from cogs.refused import (
    AskTeacher,
    ChangeWords,
    DrawNow,
    MeantOtherwise,
    ReadAnswer,
    UseRewording,
)
from cogs.region import Cells, Redraw, UploadMask, VaryRegion
from cogs.reports import Dismiss, Look, RemoveReported
from cogs.reviews import KeepBack, LookAtHeld, Release, ShowAlone
from cogs.settings import ModelMenu, Setting
from cogs.show import Remove
from cogs.single import CustomZoom, Double, EditButton
from cogs.ui import custom_ids as ids
from easel.model import Change
from playground.person import Frame, Message, NotPossible, Person, custom_ids, text
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    answers,
    buttons,
    imagine,
    job_id,
    pictures,
    press,
    private_answer,
)
from tests.end_to_end.teaching import let_hide, only_owners_click
from tests.end_to_end.test_people_policy import field

Item = type[discord.ui.DynamicItem[Any]]

MENU = 3  # a component's type: a menu of texts
RESTRICTED = "Job action restricted"
ONLY_OWNERS = "only the person who ordered a picture, and a teacher, may use its buttons"

# Everything that may be pressed about a picture, as it is written on a message.
ABOUT_A_PICTURE: dict[Item, list[str]] = {
    Up: [ids.UP],
    Vary: [ids.VARY],
    Again: [ids.AGAIN],
    EditButton: [
        ids.EDIT.replace("{change}", each).replace("{factor:g}", "2")
        for each in Change
        if each is not Change.VARY_REGION
    ],
    CustomZoom: [ids.CUSTOM_ZOOM],
    Double: [ids.DOUBLE],
    VaryRegion: [ids.REGION],
    Cells: [ids.CELLS.replace("{at:x}", "0").replace("{side}", "3").replace("{chosen:x}", "1")],
    Redraw: [ids.REDRAW.replace("{side}", "3").replace("{chosen:x}", "1")],
    UploadMask: [ids.MASK],
    Favourite: [ids.FAVOURITE],
    Remove: [ids.REMOVE],
    FromShelf: [ids.FROM_SHELF],
}
# And the rest, with why it is not another's picture that is pressed.
ABOUT_NO_PICTURE: dict[Item, str] = {
    Acknowledge: "a teacher's message to whoever presses",
    Confirm: "a batch is its own person's whatever the policy says",
    Leave: "only its own person sees it",
    Proposed: "words, ordered in the name of whoever presses",
    ImagineAll: "words, ordered in the name of whoever presses",
    DescribeAgain: "words about a picture that nobody ordered",
    Page: "the favourites of whoever presses",
    Setting: "the settings of whoever presses",
    ModelMenu: "the settings of whoever presses",
    RemoveReported: "a teacher's alone",
    Dismiss: "a teacher's alone",
    PutBand: "a teacher's alone",
    SwitchPack: "a teacher's alone",
    Look: "a teacher's alone",
    Answer: "a teacher's alone",
    LookAtAppeal: "a teacher's alone",
    **dict.fromkeys(
        (UseRewording, ChangeWords, MeantOtherwise, AskTeacher, ReadAnswer, DrawNow),
        "a refusal is its own person's whatever the policy says",
    ),
    Forms: "a teacher's draft",
    FormsPage: "a teacher's draft",
    UntickDoubtful: "a teacher's draft",
    SaveWords: "a teacher's draft",
    SaveFile: "a teacher's draft",
    LeaveDraft: "a teacher's draft",
    HistoryPage: "the policy's history, a teacher's alone",
    Release: "a teacher's alone",
    KeepBack: "a teacher's alone",
    ShowAlone: "a teacher's alone",
    LookAtHeld: "a teacher's alone",
}

KNOWN = (ABOUT_A_PICTURE, ABOUT_NO_PICTURE)

PRESSED = [
    pytest.param(item, custom_id, id=f"{item.__name__}-{number}")
    for item, written in ABOUT_A_PICTURE.items()
    for number, custom_id in enumerate(written)
]


def items(root: Item = discord.ui.DynamicItem) -> Iterator[Item]:
    """Yield every item that the cogs answer; those with a template of "never" are only parents."""
    for child in root.__subclasses__():
        yield from items(child)
        pattern = getattr(child, "__discord_ui_compiled_template__").pattern  # noqa: B009
        if child.__module__.startswith("cogs.") and "never" not in pattern:
            yield child


def _name(item: Item) -> str:
    """Return a name that stays: discord.py makes a cog's classes anew for every bot."""
    return f"{item.__module__}.{item.__name__}"


def put(
    classroom: Classroom, message: Message, item: Item, custom_id: str, about: str
) -> tuple[str, list[str] | None]:
    """Have a posted message carry an item about order `about`; return what to click."""
    named = custom_id.format(job_id=about, index=0)
    world = classroom.playground.world
    row = world.message(message["channel_id"], message["id"]).components[0]
    if item is not FromShelf:
        if named not in custom_ids(message):
            row["components"][0]["custom_id"] = named
        return named, None
    value = f"{about}:0"
    menu: Frame = {"type": MENU, "id": row["components"][0]["id"], "custom_id": named}
    menu |= {"min_values": 1, "max_values": 1, "disabled": False, "placeholder": "Post one"}
    row["components"] = [menu | {"options": [{"label": "1. a dog", "value": value}]}]
    return named, [value]


def test_each_item_that_can_be_pressed_is_known_to_be_about_a_picture_or_not() -> None:
    for name in COGS:
        importlib.import_module(f"cogs.{name}")
    about_pictures, others = ({_name(each) for each in known} for known in KNOWN)
    assert set(map(_name, items())) == about_pictures | others
    assert not about_pictures & others


@pytest.mark.parametrize(("item", "custom_id"), PRESSED)
async def test_a_classmate_is_refused_and_a_teacher_is_not(
    classroom: Classroom,
    amara: Person,
    boris: Person,
    teacher: Person,
    item: Item,
    custom_id: str,
) -> None:
    message = await imagine(amara, "a dog --ar 3:2 --n 1")
    await only_owners_click(teacher)
    pressed = put(classroom, message, item, custom_id, job_id(message))
    refused = await private_answer(boris, await boris.click(message, *pressed))
    assert RESTRICTED in refused
    if item is not Remove:  # which says so whatever the policy says of clicks
        assert ONLY_OWNERS in refused
    assert [each for each in boris.events if each["event"] == "modal"] == []
    assert classroom.charged() == 1
    click = await teacher.click(message, *pressed)
    assert (await teacher.outcome(click))["state"] == "answered"
    said = [text(each) for each in teacher.messages.values() if answers(click)(each)]
    assert RESTRICTED not in "".join(said)


@pytest.mark.parametrize(
    ("item", "custom_id"), [each for each in PRESSED if each.values[0] is not Remove]
)
async def test_a_hidden_order_s_buttons_are_gone_for_classmates_who_make_them_up(
    classroom: Classroom,
    amara: Person,
    boris: Person,
    teacher: Person,
    item: Item,
    custom_id: str,
) -> None:
    await let_hide(teacher, on=True)
    hidden = await imagine(amara, "a dog --stealth --ar 3:2 --n 1")
    seen = await imagine(boris, "a cat --n 1")
    pressed = put(classroom, seen, item, custom_id, job_id(hidden))
    refused = await private_answer(boris, await boris.click(seen, *pressed))
    assert "It is gone" in refused
    assert "a dog" not in refused
    assert classroom.charged() == 2


async def test_a_classmate_who_remixes_gets_no_form(
    amara: Person, boris: Person, teacher: Person
) -> None:
    await private_answer(boris, await boris.slash("prefer remix"))
    message = await imagine(amara, "a dog --n 1")
    await only_owners_click(teacher)
    for label in ("V1", "🔄"):
        assert ONLY_OWNERS in await private_answer(boris, await press(boris, message, label))
    with pytest.raises(TimeoutError):
        await boris.next_modal(0.2)


async def test_a_form_that_was_opened_before_the_policy_changed_orders_nothing(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    picture = await pictures(amara, await press(amara, await imagine(amara, "a dog --n 1"), "U1"))
    await press(boris, picture, "Custom Zoom")
    form = await boris.next_modal()
    await only_owners_click(teacher)
    refused = await private_answer(
        boris, await boris.submit(form, {field(form, "Zoom")["custom_id"]: "1.5"})
    )
    assert ONLY_OWNERS in refused
    assert classroom.charged() == 1


async def test_what_is_not_on_a_message_cannot_be_pressed(amara: Person, boris: Person) -> None:
    message = await imagine(amara, "a dog --n 1")
    for written in (ids.DOUBLE, ids.REMOVE):
        with pytest.raises(NotPossible):
            await boris.click(message, written.format(job_id=job_id(message), index=0))
    assert set(buttons(message)) == {"U1", "V1", "🔄"}
