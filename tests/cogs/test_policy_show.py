"""/policy show fits into one card, however much was laid down; what is cut is in a file."""

from __future__ import annotations

from dataclasses import replace

from cogs.ui.policy_show import policy
from cogs.ui.russian.labels import in_russian_labels
from easel.model import Assignment, Place, Policy, Rules
from easel.policies import InForce
from easel.policy import (
    DEFAULT,
    OPEN,
    PACKS,
    assignment_of,
    compile_layers,
    layers_of,
    resolve,
    with_assignment,
    with_channel,
)

ROOM = 2**63
HERE = Place(server_id=1, channel_id=ROOM)
# Of an embed, from Discord's API documentation of 2026-08-06.
MOST, FIELDS, VALUE = 6000, 25, 1024


def much(rules: Rules) -> Rules:
    """Return as much as may be laid down."""
    return replace(
        rules,
        meta_prompt="Draw with care. " * 250,
        words=tuple(f"a word of the longest that may be listed, number {n:03}" for n in range(500)),
        allowed=tuple(f"an allowed phrase, as long as possible, no. {n:03}" for n in range(200)),
        unticked={"word": ("words",)},
        packs=tuple(PACKS),
        colour="c" * 100,
        models=tuple(f"gpt-image-{n}-sunburst" for n in range(8)),
        thresholds={f"category/number-{n}": 0.123 for n in range(13)},
        helpline="h" * 1000,
    )


def in_force(laid_down: Policy) -> InForce:
    layers = layers_of(laid_down, HERE)
    return InForce(
        policy=resolve(layers).over(laid_down),
        matcher=compile_layers([]),
        layers=layers,
        of_server=laid_down,
        assignment=assignment_of(laid_down, HERE),
        theme=("t" * 60,) * 5,
    )


def test_the_largest_policy_of_three_layers_fits_into_a_card() -> None:
    server = much(DEFAULT)
    assert isinstance(server, Policy)
    laid_down = with_channel(server, ROOM, much(OPEN))
    laid_down = with_assignment(laid_down, ROOM, Assignment(title="T" * 100, rules=much(OPEN)))
    card = policy(in_force(laid_down), room=27_000, moderation="omni-moderation")
    embed = card.embed
    assert embed is not None
    assert len(embed) <= MOST
    assert len(embed.fields) <= FIELDS
    assert all(0 < len(each.value or "") <= VALUE and each.name for each in embed.fields)
    assert {each.name for each in card.files} >= {"meta-prompt.txt", "words.txt"}
    assert card.files[0].data.decode() == resolve(layers_of(laid_down, HERE)).rules.meta_prompt


def test_only_the_policy_that_nobody_changed_points_to_the_age_bands() -> None:
    at_first, changed = (
        policy(in_force(each), room=1, moderation="nobody")
        for each in (DEFAULT, replace(DEFAULT, version=1))
    )
    assert at_first.embed is not None
    assert changed.embed is not None
    assert "`/policy band`" in str(at_first.embed.description)
    assert "`/policy band`" not in str(changed.embed.description)
    russian = in_russian_labels(at_first).embed
    assert russian is not None
    assert "`/policy band` задаёт список" in str(russian.description)
