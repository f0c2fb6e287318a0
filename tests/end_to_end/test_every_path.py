"""Every way to a picture, with refused words through each: nothing is drawn, nothing is charged.

What is there comes from the code: each command, menu, form, button, event and word of the command
line is either in ROWS or in NO_PATH with the reason. Whoever adds one adds it here.
"""

from __future__ import annotations

import asyncio
import importlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import discord
import pytest
from discord import app_commands

from cogs.client import COGS, Easel
from easel import alone
from easel.errors import DisallowedWords
from easel.model import Assignment, Rules
from easel.settings import Settings
from playground import cast
from playground.person import File, Message, Person
from tests.conftest import ROOT
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.picking import field, hole, picker, png
from tests.end_to_end.seeing import (
    answers,
    buttons,
    imagine,
    job_id,
    pictures,
    press,
    private_answer,
)
from tests.end_to_end.test_appeals import DRAW, asked, in_private, refusal
from tests.end_to_end.test_clicks import items
from tests.pictures.samples import encoded, noise

# Nobody minds this word while the pictures of the old messages are drawn; then it is listed.
WORD = "tower"
REFUSED = f"a {WORD} on a hill"
DOG = File("dog.png", encoded(noise(64, 64), "PNG"))
MASK = File("mask.png", png(hole(96, 160, 800, 640)))
READING = {"text_model": "gpt-6-luna"}
# One student is refused here more often than anybody is in a minute.
PATIENT = {"refusals_per_minute": 1000}
BANNED = "Banned prompt detected"
GENERAL = int(cast.channels()[2].id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Messages from before the word was listed: with it, and of a dog."""

    classroom: Classroom
    amara: Person
    tower: Message
    tower_alone: Message
    tower_cells: Message
    dog: Message
    dog_alone: Message
    dog_cells: Message
    shelf: Message
    batch: Message
    described: Message
    shortened: Message
    reworded: Message
    slip: Message
    allowed: Message


Act = Callable[[Scene], Awaitable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to a picture: what of the code it goes through, and how a person goes it."""

    name: str
    through: frozenset[str]
    act: Act


def row(name: str, through: str, act: Act) -> Row:
    return Row(name=name, through=frozenset(through.split(", ")), act=act)


def command(name: str, /, **options: Any) -> Act:
    """Return the act of sending a command."""
    return lambda scene: scene.amara.slash(name, options)


def pressing(message: str, label: str) -> Act:
    """Return the act of pressing an old message's button."""
    return lambda scene: press(scene.amara, getattr(scene, message), label)


def handing_in(message: str, label: str, **fields: Any) -> Act:
    """Return the act of pressing what opens a form, and handing it in with the refused words."""

    async def act(scene: Scene) -> str:
        await press(scene.amara, getattr(scene, message), label)
        form = await scene.amara.next_modal()
        filled = {"Prompt": REFUSED, **fields}
        return await scene.amara.submit(
            form, {field(form, name)["custom_id"]: value for name, value in filled.items()}
        )

    return act


def remixing(message: str, label: str) -> Act:
    """Return the act of handing a button's form in while Remix is on."""

    async def act(scene: Scene) -> str:
        await private_answer(scene.amara, await scene.amara.slash("prefer remix"))
        try:
            return await handing_in(message, label)(scene)
        finally:
            await private_answer(scene.amara, await scene.amara.slash("prefer remix"))

    return act


def with_suffix(act: Act) -> Act:
    """Return the act of ordering while the suffix has the word."""

    async def suffixed(scene: Scene) -> str:
        await private_answer(
            scene.amara, await scene.amara.slash("prefer suffix", text=f"by a {WORD}")
        )
        try:
            order = await act(scene)
            assert BANNED in await private_answer(scene.amara, order)
            return order
        finally:
            await private_answer(scene.amara, await scene.amara.slash("prefer suffix"))

    return suffixed


async def own_option(scene: Scene) -> str:
    await private_answer(
        scene.amara, await scene.amara.slash("prefer option set", name="old", value=REFUSED)
    )
    return await scene.amara.slash("imagine", prompt="a dog --old")


async def menu(scene: Scene, name: str) -> str:
    return await scene.amara.menu(scene.tower, name)


async def from_shelf(scene: Scene) -> str:
    components = [each for line in scene.shelf["components"] for each in line["components"]]
    chooser = next(each for each in components if "options" in each)
    chosen = [chooser["options"][0]["value"]]
    return await scene.amara.click(scene.shelf, chooser["custom_id"], chosen)


async def in_assignment(scene: Scene) -> str:
    """Order in another channel what only its assignment refuses."""
    await scene.amara.go("general")
    order = await scene.amara.slash("imagine", prompt="a balloon in the sky")
    assert BANNED in await private_answer(scene.amara, order)
    await scene.amara.go("art-class")
    return order


async def draw_now(scene: Scene) -> str:
    await scene.amara.open_dm()
    try:
        click = await press(scene.amara, scene.allowed, DRAW)
        assert BANNED in await private_answer(scene.amara, click)
        return click
    finally:
        await scene.amara.go("art-class")


ALONE = ("Vary (Subtle)", "Vary (Strong)", "Zoom Out 2x", "Zoom Out 1.5x", "Upscale (Creative)")
ALONE += ("⬅️", "➡️", "⬆️", "⬇️", "Make Square")

ROWS = (
    row("a prompt", "/imagine", command("imagine", prompt=REFUSED)),
    row(
        "options",
        "/imagine",
        command("imagine", prompt=REFUSED, number=1, aspect="3:2", quality="low"),
    ),
    row("flags", "/imagine", command("imagine", prompt=f"{REFUSED} --ar 3:2 --n 1 --raw --q low")),
    row("what to leave out", "/imagine", command("imagine", prompt=f"a dog --no all but a {WORD}")),
    row("choices", "/imagine", command("imagine", prompt=f"a {{dog, {WORD}}} on a hill")),
    row("several", "/imagine", command("imagine", prompt=f"{REFUSED} --repeat 3")),
    row("a picture beside it", "/imagine", command("imagine", prompt=REFUSED, image=DOG)),
    row("an own option", "/imagine, /prefer option set", own_option),
    row("the suffix", "/imagine, /prefer suffix", with_suffix(command("imagine", prompt="a dog"))),
    row("a blend", "/blend", with_suffix(command("blend", image1=DOG, image2=DOG))),
    row("what is to be shorter", "/shorten", command("shorten", prompt=REFUSED)),
    row("an assignment", "/imagine", in_assignment),
    row("a batch of before", "Confirm", pressing("batch", "Order all 2")),
    row("what was described", "Proposed, PromptForm", handing_in("described", "1️⃣")),
    row("what was made shorter", "Proposed, PromptForm", handing_in("shortened", "1️⃣")),
    row("all that was described", "ImagineAll", pressing("described", "Imagine all")),
    row("V", "Vary", pressing("tower", "V1")),
    row("the same again", "Again", pressing("tower", "🔄")),
    row("V with other words", "Vary, PromptForm, /prefer remix", remixing("dog", "V1")),
    row("again with other words", "Again, PromptForm", remixing("dog", "🔄")),
    row("U", "Up", pressing("tower", "U1")),
    *(row(f"{label} of before", "EditButton", pressing("tower_alone", label)) for label in ALONE),
    *(
        row(f"{label} with other words", "EditButton, PromptForm", remixing("dog_alone", label))
        for label in ALONE
        if label != "Upscale (Creative)"  # which asks for no words
    ),
    row("a zoom of before", "CustomZoom, ZoomForm", handing_in("tower_alone", "Custom Zoom")),
    row("a zoom", "CustomZoom, ZoomForm", handing_in("dog_alone", "Custom Zoom", Zoom="1.5")),
    row("twice as large", "Double", pressing("tower_alone", "Upscale (Subtle)")),
    row("the cells of before", "VaryRegion", pressing("tower_alone", "Vary (Region)")),
    row("a cell of before", "Cells", pressing("tower_cells", "A1")),
    row("a region of before", "Redraw, RegionForm", handing_in("tower_cells", "Draw it anew…")),
    row("a region", "Redraw, RegionForm", handing_in("dog_cells", "Draw it anew…")),
    row("a mask", "UploadMask, MaskForm", handing_in("dog_cells", "Upload a mask…", Mask=[MASK])),
    row("shown again", "/show", lambda scene: scene.amara.slash("show", job=job_id(scene.tower))),
    row("sent in private", "DM Results", partial(menu, name="DM Results")),
    row("a favourite of before", "FromShelf", from_shelf),
    row("a rewording of before", "UseRewording", pressing("reworded", "Use: a banner")),
    row("changed words", "ChangeWords, PromptForm", handing_in("reworded", "Change my words")),
    row("meant otherwise", "MeantOtherwise", pressing("slip", "No, I mean something else")),
    row("allowed once, listed since", "DrawNow", draw_now),
)

# What is no way to a picture, and why.
NO_PATH = {
    "/describe": "its answer is words, which pass the list before anybody reads them",
    "DescribeAgain": "its answer is words, which pass the list before anybody reads them",
    "/policy test": "says what an order would become, and orders nothing",
    "/favorites": "shows what passes the list and leaves out the rest",
    "Page": "shows what passes the list and leaves out the rest",
    "Favourite": "marks a picture that is there; showing it asks the list",
    "on_raw_reaction_add": "sends what passes `parcel`, as DM Results does, or marks or removes",
    "Report Job": "shows a teacher what was reported, whatever the list says: that is its use",
    "Look": "shows a teacher what was reported, whatever the list says: that is its use",
    "ReportForm": "takes words for a teacher, not for a picture",
    "AskTeacher": "takes refused words to a teacher",
    "ReadAnswer": "shows an answer; its button is DrawNow",
    "Answer": "a teacher's answer; the order is its student's",
    "LookAtAppeal": "shows a teacher a question",
    "PhraseForm": "takes a phrase for the policy",
    "python bot.py check": "matches words, and has no engine",
    "python bot.py doctor": "looks at the installation and draws nothing",
    "/models": "shows what there is to draw with",
    **dict.fromkeys(
        ("/help", "/info", "/cancel", "/settings", "Cancel Job", "Remove", "Leave", "Setting"),
        "orders nothing and shows no picture",
    ),
    **dict.fromkeys(
        ("/fast", "/relax", "/stealth", "/public", "/prefer auto_dm", "ModelMenu", "Acknowledge"),
        "changes how the next order is taken, not its words",
    ),
    **dict.fromkeys(
        ("/prefer option list", "/prefer option remove"),
        "a person's own words, listed or forgotten",
    ),
    **dict.fromkeys(
        ("/policy words forms", "/policy words list", "Forms", "FormsPage", "UntickDoubtful"),
        "shows a teacher the list, in words",
    ),
    "Release": "a teacher lets an order go on that has passed the list already",
    **dict.fromkeys(
        ("/policy held", "KeepBack", "LookAtHeld", "ShowAlone"),
        "shows a teacher what moderation holds back: that is its use",
    ),
    **dict.fromkeys(
        (
            *("/policy export", "/policy import", "/policy restore", "HistoryPage"),
            *("SaveFile", "SaveWords", "LeaveDraft", "/policy band", "/policy packs", "PutBand"),
            *("SwitchPack", "SafetyForm", "TeacherForm", "AssignmentForm", "/assignment start"),
            *("/assignment end", "/assignment show"),
            *("/policy show", "/policy edit", "/policy history", "/policy reports", "/policy undo"),
            *("/policy reset", "/policy appeals", "/policy log", "/policy words add"),
            *("/policy words remove", "/class block", "/class unblock", "/class contact"),
            *("/class credits", "/class person", "/class theme", "PolicyForm", "PictureForm"),
            *("EngineForm", "PeopleForm", "RemoveReported", "Dismiss"),
        ),
        "a teacher's; it makes rules, and no picture",
    ),
}


@pytest.fixture
async def scene(classroom: Classroom) -> AsyncIterator[Scene]:
    """What a bot made before; then the word is listed, and the bot starts anew."""
    rules = {
        "references": True,
        "assignments": {GENERAL: Assignment(title="the sky", rules=Rules(words=("balloons",)))},
    }
    await classroom.lay_down(**rules)
    async with classroom.enter("Amara") as amara, classroom.enter("Ms Rivera") as teacher:
        async with classroom.bot(engine=READING, policy=PATIENT):
            before = await _before(classroom, amara, teacher)
        async with _listed(classroom):
            yield before


@asynccontextmanager
async def _listed(classroom: Classroom) -> AsyncIterator[None]:
    await classroom.lay_down(words=("swords", "towers", "banners", "walls"))
    async with classroom.bot(engine=READING, policy=PATIENT):
        yield


async def _before(classroom: Classroom, amara: Person, teacher: Person) -> Scene:
    tower = await imagine(amara, f"a {WORD} --ar 3:2 --n 1")
    dog = await imagine(amara, "a dog --ar 3:2 --n 1")
    tower_alone = await pictures(amara, await press(amara, tower, "U1"))
    dog_alone = await pictures(amara, await press(amara, dog, "U1"))
    await private_answer(amara, await press(amara, tower_alone, "Favorite"))
    return Scene(
        classroom=classroom,
        amara=amara,
        tower=tower,
        tower_alone=tower_alone,
        tower_cells=await _chosen(amara, tower_alone),
        dog=dog,
        dog_alone=dog_alone,
        dog_cells=await _chosen(amara, dog_alone),
        shelf=await pictures(amara, await amara.slash("favorites")),
        batch=await _answer(amara, "imagine", prompt=f"a {{red, green}} {WORD}"),
        described=await _answer(amara, "describe", image=DOG),
        shortened=await _answer(amara, "shorten", prompt=f"{REFUSED} in the early morning light"),
        reworded=await refusal(amara, "a sword"),
        slip=await refusal(amara, "a swrod by a wall"),
        allowed=await _allowed(amara, teacher),
    )


async def _chosen(person: Person, alone: Message) -> Message:
    shown = await picker(person, alone)
    await press(person, shown, "A1")
    return await person.wait_for(
        lambda m: m["id"] == shown["id"] and not buttons(m)["Draw it anew…"].get("disabled")
    )


async def _answer(person: Person, name: str, **options: Any) -> Message:
    order = await person.slash(name, options)
    return await person.wait_for(lambda m: answers(order)(m) and bool(m["components"]))


async def _allowed(person: Person, teacher: Person) -> Message:
    """Have a teacher allow a text with a sword once; return the private message that says so."""
    await asked(person, "a sword by a wall")
    listed = await teacher.slash("policy appeals")
    card = await teacher.wait_for(lambda m: answers(listed)(m) and bool(m["components"]))
    chooser = card["components"][0]["components"][0]
    looked = await teacher.click(card, chooser["custom_id"], [chooser["options"][0]["value"]])
    shown = await teacher.wait_for(lambda m: answers(looked)(m) and bool(m["components"]))
    await press(teacher, shown, "Allow once")
    told = await in_private(person, "You may draw this, once")
    await person.go("art-class")
    return told


async def test_refused_words_come_through_on_no_path(scene: Scene) -> None:
    charged, calls = scene.classroom.charged(), len(scene.classroom.images.calls)
    orders = scene.classroom.playground.world
    assert orders.bot_is_online
    let_through = []
    for each in ROWS:
        answer = await private_answer(scene.amara, await each.act(scene))
        if BANNED not in answer:
            let_through.append(f"{each.name}: {answer}")
    assert let_through == []
    assert len(scene.classroom.images.calls) == calls
    assert scene.classroom.charged() == charged


async def test_the_command_line_refuses_as_discord_does(classroom: Classroom) -> None:
    await classroom.lay_down(words=("towers",))
    settings = classroom.settings()
    lay_down, _ = await alone.policy_of(settings, None)
    with pytest.raises(DisallowedWords):
        await alone.drawn(settings, lay_down, REFUSED, agree=lambda _: True, stop=asyncio.Event())
    assert classroom.images.calls == []


async def test_whatever_people_can_use_is_a_row_or_no_path() -> None:
    there = await _there()
    rows = {name for each in ROWS for name in each.through} | {"python bot.py draw"}
    rows |= {"/prefer remix", "/prefer suffix", "/prefer option set"}
    assert there - rows - NO_PATH.keys() == set(), "a row, or a line in NO_PATH with the reason"
    assert (rows | NO_PATH.keys()) - there == set(), "what is no longer there"
    assert rows & NO_PATH.keys() == set()


async def _there() -> set[str]:
    """Return the name of every command, menu, form, item, event and word of the command line."""
    for module in _modules():
        importlib.import_module(module)
    forms = {form for form in _below(discord.ui.Modal) if form.__module__.startswith("cogs.")}
    shell = re.findall(r'add_parser\("(\w+)"', (ROOT / "bot.py").read_text(encoding="utf-8"))
    return {
        *(await _known_to_discord()),
        *(each.__name__ for each in (*items(), *forms)),
        *(f"python bot.py {word}" for word in shell),
    }


async def _known_to_discord() -> set[str]:
    """Return the commands, the menus, and the events that the cogs listen to."""
    async with Easel(Settings()) as bot:
        for name in COGS:
            await bot.load_extension(f"cogs.{name}")
        every = [c for c in bot.tree.walk_commands() if isinstance(c, app_commands.Command)]
        menus = bot.tree.get_commands(type=discord.AppCommandType.message)
        commands = {f"/{each.qualified_name}" for each in every}
        return {*commands, *(each.name for each in menus), *bot.extra_events}


def _modules() -> Iterator[str]:
    for path in (ROOT / "cogs").rglob("*.py"):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)
