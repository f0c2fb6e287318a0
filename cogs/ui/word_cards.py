"""What a teacher sees of words before they are saved, and of the list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import discord
from discord import app_commands

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, CHOICES, DESCRIPTION, GREEN, YELLOW, Attachment, Card, one_line
from cogs.ui.draft_buttons import save_or_leave
from cogs.ui.editor_words import EditorWords
from easel.drafts import Reviewed
from easel.model import Policy, PolicyDraftKind
from easel.policy import PACKS, Doubt, Form, Review

# A menu shows 25 options, an embed's field takes 1024 characters (Discord's API documentation,
# 2026-08-06).
PAGE = 25
FIELD = 1024
# So many harmless prompts are named, and so much of each; and so many doubtful forms of a kind.
NAMED, QUOTED = 8, 100
DOUBTED = 12

Item = discord.ui.Button[Any] | discord.ui.Select[Any]


def reviewed(found: Reviewed, start: int, say: EditorWords) -> Card:
    """Show every form that words would match, with a menu to untick some, from number `start`."""
    draft, review = found.draft, found.review
    is_new = draft.kind is PolicyDraftKind.ADD
    embed = discord.Embed(
        title=say.adding(len(draft.words)) if is_new else say.forms_of(draft.words[0]),
        colour=YELLOW,
    )
    lines = "\n".join(_lines(review))
    files: tuple[Attachment, ...] = ()
    if len(lines) > DESCRIPTION:
        lines, files = say.all_forms(len(review.forms)), (_file(review),)
    embed.description = lines
    if found.already:
        already = ", ".join(map(discord.utils.escape_markdown, found.already))
        embed.add_field(name=say.already_listed, value=already[:FIELD], inline=False)
    if doubtful := [form for form in review.forms if form.doubt and form.is_ticked]:
        embed.add_field(name=say.looks_twice, value=_doubts(doubtful, say), inline=False)
    embed.add_field(name=say.not_refused, value=_mistakes(review, say), inline=False)
    footer = say.nothing_yet
    if len(review.forms) > PAGE:
        last = min(start + PAGE, len(review.forms))
        footer = f"{say.page(start + 1, last, len(review.forms))} {footer}"
    embed.set_footer(text=footer)
    return Card(embed=embed, files=files, view=_view(found, start, say))


def listed(policy: Policy, say: EditorWords) -> Card:
    """Show the list, the forms that are left out, packs and phrases; a long list as a file."""
    words = ", ".join(map(discord.utils.escape_markdown, policy.words)) or say.no_words
    without = [say.without_forms(word, ", ".join(forms)) for word, forms in policy.unticked.items()]
    more = "".join(f"\n• {discord.utils.escape_markdown(line)}" for line in without)
    if policy.packs:
        more += f"\n\n{say.packs([PACKS[each].title for each in policy.packs if each in PACKS])}"
    if policy.allowed:
        more += f"\n\n{say.allowed(', '.join(policy.allowed))}"
    files: tuple[Attachment, ...] = ()
    if len(words) + len(more) > DESCRIPTION:
        text = "\n".join((*policy.words, "", *without))
        files = (Attachment(name="words.txt", data=text.encode()),)
        words, more = say.words_count(len(policy.words)), ""
    title = f"{say.words_title} · {len(policy.words)}"
    return Card(
        embed=discord.Embed(title=title, description=words + more, colour=GREEN), files=files
    )


def offered(policy: Policy, typed: str) -> list[app_commands.Choice[str]]:
    """Return the entries that may be meant by the last of the words that are typed."""
    before, comma, last = typed.rpartition(",")
    start = f"{before}{comma} " if comma else ""
    wanted = last.strip().casefold()
    fitting = [word for word in policy.words if wanted in word.casefold()]
    fitting.sort(key=lambda word: not word.casefold().startswith(wanted))
    full = [f"{start}{word}" for word in fitting]
    return [app_commands.Choice(name=each, value=each) for each in full if len(each) <= CHOICE][
        :CHOICES
    ]


def _lines(review: Review) -> Iterator[str]:
    for entry, forms in groupby(review.forms, key=lambda form: form.entry):
        yield f"**{discord.utils.escape_markdown(entry)}** – {', '.join(map(_form, forms))}"


def _form(form: Form) -> str:
    shown = discord.utils.escape_markdown(form.text)
    return shown if form.is_ticked else f"~~{shown}~~"


def _file(review: Review) -> Attachment:
    lines = [
        f"{entry}: {', '.join(form.text for form in forms)}"
        for entry, forms in groupby(review.forms, key=lambda form: form.entry)
    ]
    return Attachment(name="forms.txt", data="\n".join(lines).encode())


def _doubts(doubtful: list[Form], say: EditorWords) -> str:
    """Return a line for each kind of doubt, with the forms of it."""
    lines = []
    for doubt, said in say.doubts.items():
        forms = [form.text for form in doubtful if form.doubt is doubt]
        if forms:
            more = f", {say.and_more(len(forms) - DOUBTED)}" if len(forms) > DOUBTED else ""
            shown = ", ".join(map(discord.utils.escape_markdown, forms[:DOUBTED]))
            lines.append(f"⚠️ {said}: **{shown}**{more}")
    return "\n".join(lines)[:FIELD]


def _mistakes(review: Review, say: EditorWords) -> str:
    if not review.refused:
        return f"✅ {say.none_refused(review.innocent)}"
    lines = [f"⚠️ {say.some_refused(len(review.refused), review.innocent)}"]
    lines += [f"• {prompt[:QUOTED]}" for prompt in review.refused[:NAMED]]
    if len(review.refused) > NAMED:
        lines.append(say.and_more(len(review.refused) - NAMED))
    return "\n".join(lines)[:FIELD]


def _view(found: Reviewed, start: int, say: EditorWords) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(_menu(found, start, say))
    total = len(found.review.forms)
    if total > PAGE:
        view.add_item(_turn("◀", start - PAGE, found))
        view.add_item(_turn("▶", start + PAGE, found))
    if any(form.is_ticked and form.doubt is Doubt.AMBIGUOUS for form in found.review.forms):
        named = custom_ids.FORMS_DOUBTFUL.format(draft_id=found.draft.id)
        view.add_item(discord.ui.Button(label=say.untick_doubtful, custom_id=named))
    for button in save_or_leave(custom_ids.WORDS_SAVE, found.draft.id, say):
        view.add_item(button)
    view.stop()
    return view


def _menu(found: Reviewed, start: int, say: EditorWords) -> discord.ui.Select[Any]:
    shown = found.review.forms[start : start + PAGE]
    options = [
        discord.SelectOption(
            label=one_line(form.text)[:CHOICE],
            value=str(number),
            description=_about(form, say),
            default=form.is_ticked,
        )
        for number, form in enumerate(shown, start)
    ]
    return discord.ui.Select(
        custom_id=custom_ids.FORMS.format(start=start, draft_id=found.draft.id),
        placeholder=say.untick,
        options=options,
        min_values=0,
        max_values=len(options),
    )


def _about(form: Form, say: EditorWords) -> str:
    doubt = f" · {say.doubts[form.doubt]}" if form.doubt else ""
    return f"{form.entry}{doubt}"[:CHOICE]


def _turn(label: str, start: int, found: Reviewed) -> discord.ui.Button[Any]:
    named = custom_ids.FORMS_PAGE.format(start=max(0, start), draft_id=found.draft.id)
    is_there = 0 <= start < len(found.review.forms)
    return discord.ui.Button(label=label, custom_id=named, disabled=not is_there)
