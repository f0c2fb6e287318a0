"""The pages that are written from the code say what the code does."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import discord

from cogs import handbook
from cogs.client import COGS, Easel
from cogs.handbook import Entry
from cogs.ui import (
    appeal_cards,
    change_cards,
    grid_buttons,
    offers,
    preset_cards,
    proposals,
    refusal_cards,
    review_cards,
    single_buttons,
    word_cards,
)
from cogs.ui.language import Language
from cogs.ui.speaking import speech
from easel.chronicle import Entry as HistoryEntry
from easel.chronicle import Page
from easel.drafts import Reviewed
from easel.errors import DidYouMean
from easel.model import (
    AgeBand,
    Appeal,
    Aspect,
    OfferKind,
    PictureKey,
    PolicyDraft,
    PolicyDraftKind,
    PolicyVersion,
    Proposal,
    Quote,
    ReviewKind,
    Verdict,
)
from easel.model import Review as Waiting
from easel.offers import offered
from easel.parcel import Case, File
from easel.policy import DEFAULT, Doubt, Form, Review
from easel.settings import Settings
from tests.examples import ANNA, CLASS, NOON, TEACHER, a_job, a_note, a_picture
from tools import commands

# The entries that are about several buttons.
SEVERAL = {
    "U1 to U4": {"U1", "U2", "U3", "U4"},
    "V1 to V4": {"V1", "V2", "V3", "V4"},
    "⬅️ ➡️ ⬆️ ⬇️": {"⬅️", "➡️", "⬆️", "⬇️"},
    "1️⃣ to 5️⃣": set(proposals.KEYCAPS),
    "Use: …": {"Use: a knight"},
    "◀ ▶": {"◀", "▶"},
    "Newer and Older": {"Newer", "Older"},
}
# What asks or leaves in so many words needs no line of its own.
PLAIN = {"Order all 2", "Leave it", "Read the answer"}

ALLOWED = Appeal(note=a_note(), asked_at=NOON, verdict=Verdict.ONCE)


async def test_the_page_of_commands_is_what_the_code_says() -> None:
    assert commands.PAGE.read_text(encoding="utf-8") == await commands.page(), "run `make docs`"


async def test_the_handbook_has_every_menu_that_messages_have() -> None:
    async with Easel(Settings()) as bot:
        for name in COGS:
            await bot.load_extension(f"cogs.{name}")
        menus = bot.tree.get_commands(type=discord.AppCommandType.message)
        assert {menu.name for menu in menus} == {entry.name for entry in handbook.MENUS}


REFUSED = DidYouMean((), note_id="f" * 32, reworded="a knight", is_order=True)


def shown() -> set[str]:
    """Return the label of each button under pictures, proposals, refusals and policies."""
    job, say = a_job(aspect=Aspect(3, 2)), speech(Language.ENGLISH)
    files = tuple(
        File(picture=a_picture(job, index), data=b"", media_type="image/png") for index in range(4)
    )
    offer = offered(OfferKind.DESCRIBE, ANNA, CLASS, [f"a dog {number}" for number in range(5)])
    proposal = Proposal(offer=offer, quote=Quote(orders=2, pictures=8, cost=Decimal(0)))
    views = [
        grid_buttons.under(job, files),
        single_buttons.under(job, PictureKey(job_id=job.id, index=0)),
        proposals.described(offer, b"", ANNA.id, "sketch").view,
        offers.confirmation(proposal).view,
        refusal_cards.choices(REFUSED, refusal_cards.words_in(Language.ENGLISH)),
        refusal_cards.outcome(ALLOWED, 0).view,
        refusal_cards.answered(ALLOWED).view,
        appeal_cards.appeal(ALLOWED, (), say.appeals).view,
        *(review_cards.case(held(kind), say.reviews, in_channel=True).view for kind in ReviewKind),
        preset_cards.band(DEFAULT, AgeBand.YOUNG, say.forms).view,
        word_cards.reviewed(reviewed(), 0, say.editor).view,
        change_cards.history(history(), say.editor).view,
    ]
    items = [item for view in views if view is not None for item in view.children]
    return {label(item) for item in items if not isinstance(item, discord.ui.Select)}


def reviewed() -> Reviewed:
    """Return a draft with more forms than a menu takes, one of them doubtful."""
    draft = PolicyDraft(
        id="d" * 32, kind=PolicyDraftKind.ADD, server_id=1, version=0, made_at=NOON, words=("bow",)
    )
    forms = [
        Form(entry="bow", text=f"bow {number}", is_ticked=True, doubt=Doubt.AMBIGUOUS)
        for number in range(word_cards.PAGE + 1)
    ]
    return Reviewed(draft=draft, review=Review(forms=tuple(forms), innocent=1, refused=()))


def history() -> Page:
    """Return the newest page of a history that has another."""
    newest = change_cards.PAGE + 1
    version = PolicyVersion(
        policy=replace(DEFAULT, version=newest), author=TEACHER, made_at=NOON, change="changed it"
    )
    return Page(entries=(HistoryEntry(version=version, differences=()),), newest=newest)


def held(kind: ReviewKind) -> Case:
    """Return what a teacher is to decide or to see."""
    review = Waiting(
        job_id="", kind=kind, place=CLASS, person=ANNA, words="", categories=(), made_at=NOON
    )
    return Case(review=review, job=None, files=())


def label(item: discord.ui.Item[discord.ui.View]) -> str:
    assert isinstance(item, discord.ui.Button)
    return " ".join(filter(None, (str(item.emoji or ""), item.label)))


def labels(entry: Entry) -> set[str]:
    """Return the labels of the buttons that an entry is about."""
    return SEVERAL.get(entry.name, {entry.name})


def test_the_handbook_explains_every_button() -> None:
    explained = set().union(*map(labels, handbook.BUTTONS))
    assert shown() - PLAIN == explained


def test_every_entry_is_named_once_and_said_in_one_sentence() -> None:
    for entries in (handbook.BUTTONS, handbook.MENUS, handbook.REACTIONS):
        names = [entry.name for entry in entries]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[A-Z].*\.", entry.line) for entry in entries)


def test_a_pipe_in_an_entry_breaks_no_table() -> None:
    row = commands.render([Entry(name="/test", line="One | two.", details=("a|b",))])
    assert r"| **/test** | One \| two. | a\|b |" in row
