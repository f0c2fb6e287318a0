"""What /policy show shows: every rule of a place, and of those that layers add, where from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord

from cogs.ui.assignment_words import AssignmentWords
from cogs.ui.card import GREEN, Attachment, Card
from cogs.ui.editor_words import EditorWords
from cogs.ui.form_words import FormWords
from cogs.ui.moments import span
from easel.model import AgeBand, Clicks, Policy, SoftHits, Unmoderated
from easel.policies import InForce
from easel.policy import BANDS, PACKS, Layer, Scope, resolve

# An embed has 6000 characters in all, a field's value 1024 (Discord's API documentation,
# 2026-08-06). What is longer than these goes into a file.
TEXT, LIST, SHORT_LIST = 1000, 600, 200
MENTIONED = 10

_LESSONS = (
    "-# The list is the lesson's, in English; `/policy band` sets one for an age, in Russian too."
)
BAND_NAMES = FormWords.bands
_CLICKS = {Clicks.ANYONE: "anyone's", Clicks.OWNER: "the owner's and teachers'"}
_SLIPS = {SoftHits.ASK: "the student is asked", SoftHits.BLOCK: "refused like the word itself"}
_USUAL = {False: "the age band's", True: "the usual ones"}
_UNMODERATED = {Unmoderated.HOLD: "held for a teacher", Unmoderated.DRAW: "drawn"}


def policy(in_force: InForce, *, room: int, moderation: str) -> Card:
    """Show every part of what holds in a place; `room` is what is left for an idea there,
    and `moderation` who moderates.
    """
    shown = in_force.policy
    files: list[Attachment] = []
    embed = discord.Embed(title=_title(shown, in_force.layers), colour=GREEN)
    embed.description = _text("meta-prompt", shown.meta_prompt, files)
    if not shown.version:
        embed.description += f"\n{_LESSONS}"
    if len(in_force.layers) > 1:
        embed.description += f"\n-# {_from('meta_prompt', in_force.layers)}"
    for name, value in (*_lists(in_force, files), *_rules(in_force)):
        embed.add_field(name=name, value=value, inline=len(value) < 60)
    embed.add_field(name="Moderation", value=moderation)
    embed.set_footer(text=EditorWords().room_left(room))
    return Card(embed=embed, files=tuple(files))


def _title(policy: Policy, layers: tuple[Layer, ...]) -> str:
    title = f"Policy, version {policy.version}" if policy.version else "Policy (the default)"
    return f"{title}, in this channel" if len(layers) > 1 else title


def _lists(in_force: InForce, files: list[Attachment]) -> Iterator[tuple[str, str]]:
    """Yield the lists, layer by layer: they are not merged."""
    of_layers = [(layer, _of_layer(layer, in_force.layers, files)) for layer in in_force.layers]
    for number, name in enumerate(("Not drawn", "Packs", "Never refused", "Unticked forms")):
        said = [(layer, texts[number]) for layer, texts in of_layers if texts[number]]
        if len(in_force.layers) > 1:
            lines = [f"{text}\n-# from {_name(layer)}" for layer, text in said]
        else:
            lines = [text for _, text in said]
        if lines or name == "Not drawn":
            yield name, "\n".join(lines) or "nothing is listed"


def _of_layer(
    layer: Layer, layers: tuple[Layer, ...], files: list[Attachment]
) -> tuple[str, str, str, str]:
    rules, ending = layer.rules, "" if layer.scope is Scope.SERVER else f"-{layer.scope}"
    most = LIST if len(layers) == 1 else SHORT_LIST
    return (
        _list(f"words{ending}", rules.words, most, files),
        ", ".join(PACKS[each].title for each in rules.packs if each in PACKS),
        _list(f"allowed{ending}", rules.allowed, most, files),
        str(sum(map(len, rules.unticked.values())) or ""),
    )


def _rules(in_force: InForce) -> Iterator[tuple[str, str]]:
    for name, field, value in _values(in_force.policy):
        where = _from(field, in_force.layers) if len(in_force.layers) > 1 else ""
        yield name, f"{value}\n-# {where}" if where else value
    server = in_force.of_server
    yield "Age band", BAND_NAMES[server.band]
    yield "Teachers' channel", f"<#{server.reports_to}>" if server.reports_to else "no channel"
    if in_force.theme:
        yield "Theme", ", ".join(in_force.theme)
    if in_force.assignment is not None:
        yield (
            "Assignment",
            f"“{in_force.assignment.title}”, {span(in_force.assignment, AssignmentWords())}",
        )
    if elsewhere := sorted({*server.channels, *server.assignments}):
        shown = " ".join(f"<#{each}>" for each in elsewhere[:MENTIONED])
        more = f" and {len(elsewhere) - MENTIONED} more" if len(elsewhere) > MENTIONED else ""
        yield "Channels with rules of their own", shown + more


def _values(policy: Policy) -> Iterable[tuple[str, str, str]]:
    most, longest = policy.most_pictures, policy.longest_side
    own = BANDS[policy.band].thresholds
    scores = [f"{name} {score:g}" for name, score in policy.thresholds.items()]
    changed = [
        text
        for text, name in zip(scores, policy.thresholds, strict=True)
        if policy.thresholds[name] != own.get(name)
    ]
    helpline, is_own = policy.helpline, policy.band is AgeBand.OWN
    return (
        ("A word that may be a slip", "soft_hits", _SLIPS[policy.soft_hits]),
        ("Colours", "colour", policy.colour or "any"),
        ("Orientation", "orientation", policy.orientation),
        ("Aspect ratio", "aspect", str(policy.aspect or "any")),
        ("Models", "models", ", ".join(policy.models) or "all"),
        ("Qualities", "qualities", ", ".join(policy.qualities) or "all"),
        ("Pictures per order", "most_pictures", f"{most} at the most" if most else "any number"),
        ("Longest side", "longest_side", f"{longest:,} pixels" if longest else "any"),
        ("Pictures from outside", "references", _switch(policy.references)),
        ("Hidden orders", "hiding", _switch(policy.hiding)),
        ("Whose clicks count", "clicks", _CLICKS[policy.clicks]),
        ("While moderation can't be asked", "unmoderated", _UNMODERATED[policy.unmoderated]),
        ("Moderation's limits", "thresholds", ", ".join(changed) or _USUAL[is_own]),
        ("Helpline", "helpline", _cut(helpline, 300) or "none"),
    )


def _from(field: str, layers: tuple[Layer, ...]) -> str:
    makers = resolve(layers).makers[field]
    return f"from {' and '.join(_name(each) for each in makers)}" if makers else ""


def _name(layer: Layer) -> str:
    if layer.scope is Scope.ASSIGNMENT:
        return f"the assignment “{_cut(layer.title, 40)}”"
    return "this channel" if layer.scope is Scope.CHANNEL else "the server"


def _text(name: str, text: str, files: list[Attachment]) -> str:
    if len(text) <= TEXT:
        return text
    files.append(Attachment(name=f"{name}.txt", data=text.encode()))
    return f"{text[:TEXT]}… (the whole text is in the file)"


def _list(name: str, items: tuple[str, ...], most: int, files: list[Attachment]) -> str:
    listed = ", ".join(items)
    if len(listed) <= most:
        return listed
    files.append(Attachment(name=f"{name}.txt", data="\n".join(items).encode()))
    return f"{len(items)} entries, in the file {name}.txt"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"
